import ExactArithmetic

/// The numbers in which the closed forms are evaluated: exact reals, and intervals with a derivative.
///
/// The formulas of the theory stand once in the code, in ``ClosedFormParts``, and both kinds of number go through it.
protocol ClosedFormArithmetic: Sendable {
  /// What is thrown when a quotient or a root is not known to exist.
  associatedtype Failure: Error

  /// A rational constant of the same precision as this number.
  func constant(_ value: Rational) -> Self
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  func divided(by divisor: Self) throws(Failure) -> Self
  func squareRoot() throws(Failure) -> Self
  static func maximum(_ left: Self, _ right: Self) -> Self
}

extension ClosedFormArithmetic {
  /// The product with a rational number.
  func times(_ factor: Rational) -> Self { constant(factor) * self }
}

extension ExactReal: ClosedFormArithmetic {
  typealias Failure = Never

  func constant(_ value: Rational) -> ExactReal { ExactReal(value) }
}
