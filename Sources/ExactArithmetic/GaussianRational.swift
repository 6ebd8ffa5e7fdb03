/// The complex number real + i·imaginary with rational parts.
public struct GaussianRational: Hashable, Sendable {
  /// The real part.
  public var real: Rational

  /// The imaginary part.
  public var imaginary: Rational

  /// The number real + i·imaginary.
  public init(_ real: Rational, _ imaginary: Rational = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// Whether the number is 0.
  public var isZero: Bool { real.isZero && imaginary.isZero }

  /// The conjugate, real − i·imaginary.
  public var conjugate: GaussianRational { GaussianRational(real, -imaginary) }

  /// |z|² = real² + imaginary², exactly.
  public var squaredModulus: Rational { real * real + imaginary * imaginary }

  /// The sum.
  public static func + (left: GaussianRational, right: GaussianRational) -> GaussianRational {
    GaussianRational(left.real + right.real, left.imaginary + right.imaginary)
  }

  /// The difference.
  public static func - (left: GaussianRational, right: GaussianRational) -> GaussianRational {
    GaussianRational(left.real - right.real, left.imaginary - right.imaginary)
  }

  /// The product.
  ///
  /// - Complexity: four multiplications of rationals.
  public static func * (left: GaussianRational, right: GaussianRational) -> GaussianRational {
    GaussianRational(
      left.real * right.real - left.imaginary * right.imaginary,
      left.real * right.imaginary + left.imaginary * right.real)
  }

  /// 1/z.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` if z = 0.
  public func reciprocal() throws(ArithmeticError) -> GaussianRational {
    let scale = try squaredModulus.reciprocal()
    return GaussianRational(real * scale, -imaginary * scale)
  }

  /// z·2^exponent, exactly.
  public func scaled(byPowerOfTwo exponent: Int) -> GaussianRational {
    let factor = Rational.powerOfTwo(exponent)
    return GaussianRational(real * factor, imaginary * factor)
  }
}

extension GaussianRational: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The real integer `value`.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }

  /// `a`, `bi` or `a + bi`, with exact fractions.
  public var description: String {
    imaginary.isZero ? "\(real)" : real.isZero ? "\(imaginary)i" : "\(real) + \(imaginary)i"
  }
}
