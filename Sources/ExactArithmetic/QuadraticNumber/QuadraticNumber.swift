/// The real number `rationalPart + coefficient·√radicand`, computed with exactly.
///
/// The radicand is a non-negative integer, not necessarily free of squares. A value whose root is rational is held as a rational number, with
/// the coefficient 0 and the radicand 0; otherwise √radicand is irrational, and 1 and √radicand are independent over ℚ.
///
/// Equality, order and signs are those of the real numbers, for any two radicands (√8 equals 2·√2). Sums and products have to
/// stay in one field ℚ(√D): see ``+(_:_:)``.
public struct QuadraticNumber: Sendable {
  /// p in p + q·√D.
  public let rationalPart: Rational

  /// q in p + q·√D; 0 if the value is rational.
  public let coefficient: Rational

  /// D in p + q·√D: no perfect square; 0 if the value is rational.
  public let radicand: Integer

  /// The rational number `value`.
  public init(_ value: Rational) {
    (rationalPart, coefficient, radicand) = (value, 0, 0)
  }

  /// `rationalPart + coefficient·√radicand`; rational if the radicand is a perfect square.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the radicand is negative.
  /// - Complexity: one integer square root of the radicand.
  public init(_ rationalPart: Rational, _ coefficient: Rational, root radicand: Integer) throws(ArithmeticError) {
    let (root, remainder) = try radicand.squareRootAndRemainder()
    if remainder.isZero {
      self.init(rationalPart + coefficient * Rational(root))
    } else {
      self.init(rationalPart, coefficient, irrationalRoot: radicand)
    }
  }

  /// `rationalPart + coefficient·√radicand` for a radicand that is known to be no perfect square, unless the coefficient is 0.
  package init(_ rationalPart: Rational, _ coefficient: Rational, irrationalRoot radicand: Integer) {
    self.rationalPart = rationalPart
    self.coefficient = coefficient
    self.radicand = coefficient.isZero ? 0 : radicand
  }

  /// √value, exactly: √(a/b) = √(ab)/b.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the value is negative.
  public static func squareRoot(of value: Rational) throws(ArithmeticError) -> QuadraticNumber {
    try QuadraticNumber(
      0, Rational(numerator: 1, denominator: value.denominator), root: value.numerator * value.denominator)
  }

  /// Whether the value is rational.
  public var isRational: Bool { coefficient.isZero }

  /// The value if it is rational.
  public var rational: Rational? { isRational ? rationalPart : nil }

  /// Whether the value is 0.
  public var isZero: Bool { rationalPart.isZero && coefficient.isZero }

  /// The square of q·√D.
  var rootSquare: Rational { coefficient * coefficient * Rational(radicand) }

  /// −1, 0 or 1: the sign of the value, found by comparing p² with q²D where p and q have different signs.
  public var signum: Int {
    let (one, two) = (rationalPart.signum, coefficient.signum)
    if one == two || two == 0 { return one }
    if one == 0 { return two }
    return rationalPart * rationalPart > rootSquare ? one : two
  }

  /// The absolute value.
  public var magnitude: QuadraticNumber { signum < 0 ? -self : self }

  /// p − q·√D.
  public var conjugate: QuadraticNumber {
    QuadraticNumber(rationalPart, -coefficient, irrationalRoot: radicand)
  }

  /// The product with the conjugate, p² − q²D; 0 for the number 0 only.
  public var norm: Rational { rationalPart * rationalPart - rootSquare }
}

extension QuadraticNumber: Comparable, Hashable {
  /// Whether the two are the same real number.
  public static func == (left: QuadraticNumber, right: QuadraticNumber) -> Bool {
    // If p + a = p′ + a′ with roots a, a′ of rational numbers that are irrational or 0, then p = p′: else a − a′ = p′ − p ≠ 0 is rational,
    // so is a + a′ = (a² − a′²)/(a − a′), and so is a.
    guard left.rationalPart == right.rationalPart else { return false }
    if left.radicand == right.radicand { return left.coefficient == right.coefficient }
    return left.coefficient.signum == right.coefficient.signum && left.rootSquare == right.rootSquare
  }

  /// Whether `left` is smaller than `right`.
  public static func < (left: QuadraticNumber, right: QuadraticNumber) -> Bool {
    if let difference = left.sum(with: -right) { return difference.signum < 0 }
    // The radicands differ: compare a = q√D − q′√D′ with c = p′ − p, by signs and then by squares.
    let rational = right.rationalPart - left.rationalPart
    let (one, two) = (left.coefficient.signum, right.coefficient.signum)
    let squares = (left.rootSquare, right.rootSquare)
    let sign =
      one != two ? (one - two).signum() : squares.0 == squares.1 ? 0 : (squares.0 < squares.1 ? -one : one)
    guard sign == rational.signum, sign != 0 else { return sign < rational.signum }
    // a² − c² = q²D + q′²D′ − c² − 2qq′√(DD′), where DD′ may be a square.
    let excess = squares.0 + squares.1 - rational * rational
    let factor = -2 * left.coefficient * right.coefficient
    guard let comparison = try? QuadraticNumber(excess, factor, root: left.radicand * right.radicand) else {
      return false
    }
    return sign > 0 ? comparison.signum < 0 : comparison.signum > 0
  }

  /// Feeds the value into `hasher`; equal values feed the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rationalPart)
    hasher.combine(coefficient.signum)
    hasher.combine(rootSquare)
  }
}

extension QuadraticNumber: CustomStringConvertible {
  /// `p`, `r*sqrt(D)` or `p + r*sqrt(D)`, with rational numbers p and r in lowest terms, such as `1/2 - 3/4*sqrt(5)`.
  public var description: String {
    if isRational { return rationalPart.description }
    if rationalPart.isZero { return "\(coefficient)*sqrt(\(radicand))" }
    return "\(rationalPart) \(coefficient.signum < 0 ? "-" : "+") \(coefficient.magnitude)*sqrt(\(radicand))"
  }
}

extension ExactReal {
  /// The number `value`.
  public init(_ value: QuadraticNumber) {
    let rationalPart = ExactReal(value.rationalPart)
    self =
      value.isRational
      ? rationalPart : rationalPart + ExactReal(value.radicand).squareRoot() * ExactReal(value.coefficient)
  }
}
