extension QuadraticNumber: SignedNumeric {
  /// The rational number `value`.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }

  /// The rational number `source`; never nil.
  public init?<Source: BinaryInteger>(exactly source: Source) { self.init(Rational(Integer(source))) }

  /// The sum.
  ///
  /// - Precondition: both lie in one field ℚ(√D): one of them is rational, or the product of the radicands is a perfect square, as
  ///   ``hasCommonField(with:)`` tells. Numbers that come from one vector, or from one problem, always do.
  public static func + (left: QuadraticNumber, right: QuadraticNumber) -> QuadraticNumber {
    // No input reaches this: a file names one radicand for all vectors of a proof, and the checker of expressions asks
    // `hasCommonField` first; a solver makes all numbers of a problem from one root; evidence and polyhedra that are made of
    // vectors from elsewhere refuse two radicands with a typed error before they calculate. An operator of `SignedNumeric`
    // cannot throw; who adds numbers of his own asks `hasCommonField` first, as before an index into an array.
    guard let sum = left.sum(with: right) else { preconditionFailure(Self.noCommonField) }
    return sum
  }

  /// The difference, under the precondition of the sum.
  public static func - (left: QuadraticNumber, right: QuadraticNumber) -> QuadraticNumber { left + (-right) }

  /// The product, under the precondition of the sum.
  public static func * (left: QuadraticNumber, right: QuadraticNumber) -> QuadraticNumber {
    // No input reaches this, for the reason given at the sum.
    guard let (other, radicand) = left.field(with: right) else { preconditionFailure(Self.noCommonField) }
    let (p, q, r, s) = (left.rationalPart, left.coefficient, other.rationalPart, other.coefficient)
    return QuadraticNumber(
      p * r + (q.isZero || s.isZero ? 0 : q * s * Rational(radicand)), p * s + q * r, irrationalRoot: radicand)
  }

  /// Multiplies by `right` in place.
  public static func *= (left: inout QuadraticNumber, right: QuadraticNumber) { left = left * right }

  /// The quotient, under the precondition of the sum.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  public static func / (left: QuadraticNumber, right: QuadraticNumber) throws(ArithmeticError) -> QuadraticNumber {
    left * (try right.reciprocal())
  }

  /// (p − q·√D)/(p² − q²D).
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  public func reciprocal() throws(ArithmeticError) -> QuadraticNumber {
    let inverse = try norm.reciprocal()
    return QuadraticNumber(rationalPart * inverse, -coefficient * inverse, irrationalRoot: radicand)
  }

  /// The negative.
  public static prefix func - (operand: QuadraticNumber) -> QuadraticNumber {
    QuadraticNumber(-operand.rationalPart, -operand.coefficient, irrationalRoot: operand.radicand)
  }

  /// Whether the sum and the product with `other` lie in one field ℚ(√D).
  public func hasCommonField(with other: QuadraticNumber) -> Bool { field(with: other) != nil }

  private static var noCommonField: String { "numbers of two different fields ℚ(√D)" }

  /// `other` over the radicand of `self` or, if `self` is rational, over its own, with that radicand; nil if there is no such field.
  private func field(with other: QuadraticNumber) -> (other: QuadraticNumber, radicand: Integer)? {
    if other.isRational || other.radicand == radicand { return (other, radicand) }
    if isRational { return (other, other.radicand) }
    // √D′ = √(DD′)/D·√D.
    guard let root = try? QuadraticNumber(0, 1, root: radicand * other.radicand).rational,
      let factor = try? root / Rational(radicand)
    else { return nil }
    return (
      QuadraticNumber(other.rationalPart, other.coefficient * factor, irrationalRoot: radicand), radicand
    )
  }

  /// The sum; nil if the two have no field in common.
  func sum(with other: QuadraticNumber) -> QuadraticNumber? {
    guard let (other, radicand) = field(with: other) else { return nil }
    return QuadraticNumber(
      rationalPart + other.rationalPart, coefficient + other.coefficient, irrationalRoot: radicand)
  }
}
