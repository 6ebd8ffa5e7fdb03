/// A subfield of the real numbers whose elements are computed with, compared with zero and enclosed exactly.
///
/// Algorithms that only add, multiply, divide and look at signs are written once for every such field.
public protocol ExactOrderedField: SignedNumeric, Comparable, Hashable, Sendable {
  /// The element that equals a rational number.
  init(_ value: Rational)

  /// Whether the value is 0.
  var isZero: Bool { get }

  /// −1, 0 or 1: the sign of the value.
  var signum: Int { get }

  /// The quotient.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  static func / (left: Self, right: Self) throws(ArithmeticError) -> Self

  /// An interval of `precision` bits that contains the value.
  func enclosure(precision: Int) -> Interval

  /// The value if it is rational.
  var rational: Rational? { get }

  /// Whether sums and products of all numbers in `vectors` are values of this type; true for a type that is one field.
  ///
  /// - Complexity: linear in the number of entries.
  static func haveCommonField(_ vectors: [[Self]]) -> Bool

  /// The image of a vector under the extension of a map that is linear over the rational numbers, or `nil` if the map has no
  /// value at a rational part of the vector.
  ///
  /// - Precondition: the entries lie in one field.
  static func applying(_ map: ([Rational]) -> [Rational]?, to vector: [Self]) -> [Self]?
}

extension ExactOrderedField {
  /// True: the type is one field.
  public static func haveCommonField(_ vectors: [[Self]]) -> Bool { true }

  /// The quotient by a divisor that is known to be other than 0; the quotient by 0 is 0.
  public func divided(byNonzero divisor: Self) -> Self {
    do {
      return try self / divisor
    } catch {
      return 0
    }
  }

  /// A double near the value, without a guarantee; for guesses only.
  public var approximation: Double { enclosure(precision: 64).dyadicMidpoint.double() }

  /// Σ firstᵢ·secondᵢ over the common indices; terms with a factor 0 cost nothing.
  public static func innerProduct(_ first: [Self], _ second: [Self]) -> Self {
    var sum: Self = 0
    for i in 0..<min(first.count, second.count) where !first[i].isZero && !second[i].isZero {
      sum += first[i] * second[i]
    }
    return sum
  }
}

extension Rational: ExactOrderedField {
  /// The same value.
  public init(_ value: Rational) { self = value }

  /// The tightest interval of `precision` bits that contains the value.
  public func enclosure(precision: Int) -> Interval { Interval(self, precision: precision) }

  /// The value.
  public var rational: Rational? { self }

  /// The value of the map.
  public static func applying(_ map: ([Rational]) -> [Rational]?, to vector: [Rational]) -> [Rational]? { map(vector) }
}
