import ExactArithmetic

/// A rectangle in the complex plane that contains one complex number.
public struct ComplexInterval: Hashable, Sendable {
  /// An enclosure of the real part.
  public let real: Interval

  /// An enclosure of the imaginary part.
  public let imaginary: Interval

  /// The rectangle with these sides.
  public init(_ real: Interval, _ imaginary: Interval) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The tightest rectangle of `precision` bits that contains `value`.
  public init(_ value: GaussianRational, precision: Int) {
    real = Interval(value.real, precision: precision)
    imaginary = Interval(value.imaginary, precision: precision)
  }

  /// An enclosure of |z|.
  public var modulus: Interval { Interval.hypotenuse(real, imaginary) }

  /// Whether `value` lies in the rectangle.
  public func contains(_ value: GaussianRational) -> Bool {
    real.contains(value.real) && imaginary.contains(value.imaginary)
  }

  /// The centre of the rectangle, exactly.
  public var midpoint: GaussianRational { GaussianRational(real.midpoint, imaginary.midpoint) }

  /// The longer side, or `nil` if it is infinite.
  public var width: Rational? {
    guard let first = real.width, let second = imaginary.width else { return nil }
    return max(first, second)
  }

  /// The rectangle scaled by 2^exponent, exactly.
  func scaled(byPowerOfTwo exponent: Int) -> ComplexInterval {
    ComplexInterval(real.scaled(byPowerOfTwo: exponent), imaginary.scaled(byPowerOfTwo: exponent))
  }

  /// The rectangles of a real vector that lists all real parts and then all imaginary parts.
  static func pairing(_ parts: some Collection<Interval>) -> [ComplexInterval] {
    let parts = Array(parts)
    let count = parts.count / 2
    return (0..<count).map { ComplexInterval(parts[$0], parts[count + $0]) }
  }
}
