import ExactArithmetic

/// Numbers in which Taylor coefficients are computed.
protocol SeriesScalar: Sendable {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static prefix func - (operand: Self) -> Self
  /// The quotient, if the divisor is known not to be 0.
  func quotient(by divisor: Self) -> Self?
  /// The square root, if the number is known to be positive.
  func positiveRoot() -> Self?
  /// Whether the number is known to be exactly 0.
  var isKnownZero: Bool { get }
  /// A rational number, at the precision of this one.
  func number(_ value: Rational) -> Self
  /// π, at the precision of this one.
  /// π, at the precision of this one.
  var circleConstant: Self { get }
  /// cos(πq), at the precision of this one.
  func cosinePi(_ q: Rational) -> Self
}

extension Interval: SeriesScalar {
  func quotient(by divisor: Interval) -> Interval? { divided(by: divisor) }
  func positiveRoot() -> Interval? { isPositive == .holds ? squareRoot() : nil }
  var isKnownZero: Bool { isExactlyZero }
  func number(_ value: Rational) -> Interval { Interval(value, precision: precision) }
  var circleConstant: Interval { .pi(precision: precision) }
  func cosinePi(_ q: Rational) -> Interval { .cosinePi(q, precision: precision) }
}

extension ExactReal: SeriesScalar {
  /// The bits with which the sign of a divisor is decided.
  private static let precision = 512

  func quotient(by divisor: ExactReal) -> ExactReal? {
    guard let enclosure = try? divisor.enclosure(precision: Self.precision), enclosure.isZero == .fails else {
      return nil
    }
    return divided(by: divisor)
  }

  func positiveRoot() -> ExactReal? {
    guard let enclosure = try? enclosure(precision: Self.precision), enclosure.isPositive == .holds else { return nil }
    return squareRoot()
  }

  /// Expressions are simplified as they are made: like terms cancel.
  var isKnownZero: Bool { rational == 0 }
  func number(_ value: Rational) -> ExactReal { ExactReal(value) }
  var circleConstant: ExactReal { .pi }
  func cosinePi(_ q: Rational) -> ExactReal { .cosinePi(q) }
}

/// The Taylor coefficients f(t), f′(t), f″(t)/2, … of a function, at one t or enclosed over a range of t.
struct TaylorSeries<Scalar: SeriesScalar>: Sendable {
  /// The coefficients, from that of degree 0.
  let coefficients: [Scalar]

  /// The coefficient of degree 0.
  var value: Scalar { coefficients[0] }

  /// Any number of the right precision.
  var scale: Scalar { coefficients[0] }

  /// The series of t itself at the points `value`.
  init(parameter value: Scalar, order: Int) {
    coefficients = (0...order).map { $0 == 0 ? value : value.number($0 == 1 ? 1 : 0) }
  }

  private init(_ coefficients: [Scalar]) { self.coefficients = coefficients }

  /// Whether all coefficients are known to be exactly 0: over a range that contains an interval, the function is 0 on it.
  var isKnownZero: Bool { coefficients.allSatisfy(\.isKnownZero) }

  /// The series of a constant, of the order of this one.
  func constant(_ value: Scalar) -> TaylorSeries {
    TaylorSeries(coefficients.indices.map { $0 == 0 ? value : value.number(0) })
  }

  static func + (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    TaylorSeries(zip(left.coefficients, right.coefficients).map { $0 + $1 })
  }

  static func - (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    TaylorSeries(zip(left.coefficients, right.coefficients).map { $0 - $1 })
  }

  static prefix func - (operand: TaylorSeries) -> TaylorSeries { TaylorSeries(operand.coefficients.map { -$0 }) }

  static func * (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    TaylorSeries(
      left.coefficients.indices.map { degree in
        var sum = left.coefficients[0] * right.coefficients[degree]
        for i in 0..<degree { sum = sum + left.coefficients[i + 1] * right.coefficients[degree - i - 1] }
        return sum
      })
  }

  /// The quotient; nil unless the divisor is known not to vanish.
  func divided(by divisor: TaylorSeries) -> TaylorSeries? {
    var result: [Scalar] = []
    for degree in coefficients.indices {
      var rest = coefficients[degree]
      for i in 0..<degree { rest = rest - result[i] * divisor.coefficients[degree - i] }
      guard let next = rest.quotient(by: divisor.coefficients[0]) else { return nil }
      result.append(next)
    }
    return TaylorSeries(result)
  }

  /// The square root; nil unless the function is known to be positive.
  func squareRoot() -> TaylorSeries? {
    guard let first = coefficients[0].positiveRoot() else { return nil }
    var result = [first]
    let twice = first + first
    for degree in coefficients.indices.dropFirst() {
      var rest = coefficients[degree]
      for i in 1..<max(1, degree) { rest = rest - result[i] * result[degree - i] }
      guard let next = rest.quotient(by: twice) else { return nil }
      result.append(next)
    }
    return TaylorSeries(result)
  }
}
