/// A dyadic rational `significand * 2^exponent`: the numbers of training data and of binary floating point.
///
/// The significand is odd or zero, and the exponent of zero is 0, so each value has one representation. Sums align by
/// shifting and pay no greatest common divisor.
///
/// Exponents are machine words: an exponent beyond `Int` ends the process, as the overflow of an `Int` does. A sum needs
/// as many bits as the exponents of its operands are apart.
public struct Dyadic: Hashable, Sendable {
  /// An odd integer, or zero.
  public internal(set) var significand: Integer

  /// The exponent of two; 0 for zero.
  public internal(set) var exponent: Int

  /// The value `significand * 2^exponent`, for any significand.
  ///
  /// - Complexity: linear in the number of bits of the significand.
  @inlinable
  public init(significand: Integer, exponent: Int) {
    self.init(unchecked: significand, exponent: exponent)
    normalize()
  }

  /// The value of a significand that is odd, or zero with exponent 0.
  @usableFromInline
  init(unchecked significand: Integer, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Makes the significand odd or the exponent of zero 0.
  @usableFromInline
  mutating func normalize() {
    let zeros = significand.trailingZeroBitCount
    if zeros > 0 {
      significand >>= zeros
      exponent += zeros
    } else if significand.isZero {
      exponent = 0
    }
  }

  /// The integer `value`.
  public init(_ value: Integer) {
    self.init(significand: value, exponent: 0)
  }

  /// The integer `value`.
  public init(_ value: Int) {
    self.init(significand: Integer(value), exponent: 0)
  }

  /// The value of a binary floating-point number, exactly.
  ///
  /// - Throws: ``ArithmeticError/notFinite(_:)`` if `value` is infinite or not a number.
  public init(exactly value: Double) throws(ArithmeticError) {
    guard value.isFinite else { throw .notFinite("\(value)") }
    // A subnormal number has the exponent of the least normal one and no hidden bit.
    let hiddenBit: UInt64 = value.isNormal ? 1 << 52 : 0
    let magnitude = Int(value.significandBitPattern | hiddenBit)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    self.init(significand: Integer(value.sign == .minus ? -magnitude : magnitude), exponent: exponent)
  }

  /// The value of a rational number whose denominator is a power of two; nil for another denominator.
  public init?(exactly value: Rational) {
    let denominator = value.denominator
    let exponent = denominator.trailingZeroBitCount
    guard denominator.bitWidth == exponent + 1 else { return nil }
    self.init(significand: value.numerator, exponent: -exponent)
  }

  /// Whether the value is 0.
  @inlinable
  public var isZero: Bool { significand.isZero }

  /// −1, 0 or 1: the sign of the value.
  @inlinable
  public var signum: Int { significand.signum }

  /// The absolute value.
  public var magnitude: Dyadic { Dyadic(unchecked: significand.magnitude, exponent: exponent) }

  /// Whether the value is an integer.
  public var isInteger: Bool { exponent >= 0 }

  /// The exponent of the leading bit: the greatest `e` with `2^e <= |self|`; nil for 0.
  ///
  /// - Precondition: it fits in an `Int`.
  public var leadingBitExponent: Int? { isZero ? nil : Int(wideLeadingBitExponent) }

  /// The exponent of the leading bit of a value other than 0, which may not fit in an `Int`.
  var wideLeadingBitExponent: Int128 { Int128(exponent) + Int128(significand.bitWidth - 1) }
}

extension Dyadic: ExpressibleByIntegerLiteral {
  /// The integer `value`.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Dyadic: Comparable {
  /// Whether `left` is smaller than `right`.
  ///
  /// - Complexity: constant if signs or magnitudes differ; else linear in the number of bits.
  public static func < (left: Dyadic, right: Dyadic) -> Bool {
    if left.exponent == right.exponent { return left.significand < right.significand }
    if left.signum != right.signum { return left.signum < right.signum }
    if left.isZero { return false }
    let (leftLeading, rightLeading) = (left.wideLeadingBitExponent, right.wideLeadingBitExponent)
    // Equal signs: the leading bits decide unless they agree, and then aligning costs no more than the operands have.
    if leftLeading != rightLeading { return (leftLeading < rightLeading) == (left.signum > 0) }
    let exponent = min(left.exponent, right.exponent)
    return left.significand << (left.exponent - exponent) < right.significand << (right.exponent - exponent)
  }
}

extension Dyadic: CustomStringConvertible {
  /// The integer, or `significand*2^exponent`, such as `-3*2^-4`.
  public var description: String { exponent == 0 ? "\(significand)" : "\(significand)*2^\(exponent)" }
}
