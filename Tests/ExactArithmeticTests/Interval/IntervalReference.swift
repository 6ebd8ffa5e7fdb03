import ExactArithmetic
import TestSupport

/// A real number or an infinity: what the endpoints of an interval are.
enum Extended: Comparable, Hashable {
  case minusInfinity
  case finite(Rational)
  case plusInfinity

  var rational: Rational? {
    if case .finite(let value) = self { return value }
    return nil
  }

  var signum: Int {
    switch self {
    case .minusInfinity: -1
    case .finite(let value): value.signum
    case .plusInfinity: 1
    }
  }

  static prefix func - (operand: Extended) -> Extended {
    switch operand {
    case .minusInfinity: .plusInfinity
    case .finite(let value): .finite(-value)
    case .plusInfinity: .minusInfinity
    }
  }

  /// The sum; of an infinity and its opposite, which no bound of a sum needs, the first.
  static func + (left: Extended, right: Extended) -> Extended {
    if case .finite(let first) = left, case .finite(let second) = right { return .finite(first + second) }
    return left.rational == nil ? left : right
  }

  /// The product, with 0·∞ = 0.
  static func * (left: Extended, right: Extended) -> Extended {
    if case .finite(let first) = left, case .finite(let second) = right { return .finite(first * second) }
    let sign = left.signum * right.signum
    return sign == 0 ? .finite(0) : sign > 0 ? .plusInfinity : .minusInfinity
  }

  /// The reciprocal of a number other than 0; 0 for an infinity.
  var reciprocal: Extended { rational.flatMap { try? .finite($0.reciprocal()) } ?? .finite(0) }
}

/// A closed interval with exact endpoints: what `Interval` is compared with.
struct ExactInterval: Hashable {
  var lower: Extended
  var upper: Extended

  init(_ lower: Extended, _ upper: Extended) {
    self.lower = lower
    self.upper = upper
  }

  init(_ interval: Interval) {
    lower = interval.lowerBound.map { .finite($0) } ?? .minusInfinity
    upper = interval.upperBound.map { .finite($0) } ?? .plusInfinity
  }

  /// The interval of `precision` bits, rounded outward.
  func interval(precision: Int) -> Interval? {
    switch (lower.rational, upper.rational) {
    case (let lower?, let upper?): Interval(lower: lower, upper: upper, precision: precision)
    case (let lower?, nil): .atLeast(lower, precision: precision)
    case (nil, let upper?): .atMost(upper, precision: precision)
    case (nil, nil): .entire(precision: precision)
    }
  }

  /// The smallest interval with endpoints of `precision` bits around this one, by rounding of rationals alone.
  func tightest(precision: Int) -> ExactInterval {
    func round(_ endpoint: Extended, _ direction: RoundingDirection) -> Extended {
      guard let value = endpoint.rational, !value.isZero else { return endpoint }
      let unit = leadingExponent(value) - precision + 1
      return .finite(Rational(value.rounded(toMultipleOfPowerOfTwo: unit, rounding: direction)))
    }
    return ExactInterval(round(lower, .down), round(upper, .up))
  }

  func contains(_ value: Rational) -> Bool { lower <= .finite(value) && .finite(value) <= upper }

  static func hull(_ points: [Extended]) -> ExactInterval? {
    guard let lower = points.min(), let upper = points.max() else { return nil }
    return ExactInterval(lower, upper)
  }

  static func + (left: ExactInterval, right: ExactInterval) -> ExactInterval {
    ExactInterval(left.lower + right.lower, left.upper + right.upper)
  }

  static prefix func - (operand: ExactInterval) -> ExactInterval { ExactInterval(-operand.upper, -operand.lower) }

  static func * (left: ExactInterval, right: ExactInterval) -> ExactInterval {
    let products = [left.lower, left.upper].flatMap { x in [right.lower, right.upper].map { x * $0 } }
    return hull(products) ?? left
  }

  /// The hull of {x/y : y ≠ 0}, from the parts of the divisor on both sides of zero; `nil` if there are none.
  func divided(by divisor: ExactInterval) -> ExactInterval? {
    let zero = Extended.finite(0)
    var parts: [ExactInterval] = []
    if divisor.upper > zero {
      let largest = divisor.lower > zero ? divisor.lower.reciprocal : .plusInfinity
      parts.append(self * ExactInterval(divisor.upper.reciprocal, largest))
    }
    if divisor.lower < zero {
      let smallest = divisor.upper < zero ? divisor.upper.reciprocal : .minusInfinity
      parts.append(self * ExactInterval(smallest, divisor.lower.reciprocal))
    }
    return ExactInterval.hull(parts.flatMap { [$0.lower, $0.upper] })
  }

  /// The hull of the n-th powers, n ≥ 1, from the endpoints and zero.
  func power(_ exponent: Int) -> ExactInterval {
    var points = [lower, upper]
    if lower <= .finite(0) && upper >= .finite(0) { points.append(.finite(0)) }
    let powers = points.map { point in (1..<exponent).reduce(point) { power, _ in power * point } }
    return ExactInterval.hull(powers) ?? self
  }
}

/// ⌊log₂|value|⌋ of a value other than 0.
func leadingExponent(_ value: Rational) -> Int {
  let guess = value.numerator.bitWidth - value.denominator.bitWidth
  return value.magnitude >= Rational.powerOfTwo(guess) ? guess : guess - 1
}

extension SeededGenerator {
  /// A rational with a bias to zero, to powers of two, and to large and small exponents.
  mutating func scatteredRational() -> Rational {
    let sign = Bool.random(using: &self) ? 1 : -1
    let exponent = Int.random(in: -60...60, using: &self)
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return 0
    case 1: return Rational(sign) * Rational.powerOfTwo(exponent)
    case 2: return Rational(Int.random(in: -4...4, using: &self))
    case 3:
      let value = Rational(sign) * Rational.powerOfTwo(20 * exponent)
      return value + Rational.powerOfTwo(exponent)
    default:
      let numerator = Integer(Int.random(in: 1...(1 << 60), using: &self))
      let denominator = Integer(Int.random(in: 1...(1 << 30), using: &self))
      let value = try? Rational(numerator: numerator, denominator: denominator)
      return Rational(sign) * (value ?? 1) * Rational.powerOfTwo(exponent / 2 - 30)
    }
  }

  /// An interval with a bias to single numbers, half-lines and endpoints zero.
  mutating func interval(precision: Int) -> Interval {
    let (first, second) = (scatteredRational(), scatteredRational())
    let (lower, upper) = (min(first, second), max(first, second))
    switch Int.random(in: 0..<12, using: &self) {
    case 0: return .atLeast(lower, precision: precision)
    case 1: return .atMost(upper, precision: precision)
    case 2: return Interval(first, precision: precision)
    default: return Interval(lower: lower, upper: upper, precision: precision) ?? .entire(precision: precision)
    }
  }

  mutating func precision() -> Int {
    [2, 3, 24, 53, 64, 65, 128, 200, 256].randomElement(using: &self) ?? 53
  }
}
