import ExactArithmetic

/// The value f(0) and the right derivative f′(0+) of a function of τ ≥ 0, both enclosed: forward-mode differentiation.
///
/// Every operation follows the chain rule for one-sided derivatives. Where a maximum has a kink, its right derivative is the larger
/// of the two when the values are known to tie, and is enclosed by the hull of both when they may tie.
struct IntervalJet: Sendable {
  /// Encloses f(0).
  let value: Interval
  /// Encloses f′(0+).
  let derivative: Interval

  /// The function with this value and this right derivative.
  init(_ value: Interval, derivative: Interval) {
    (self.value, self.derivative) = (value, derivative)
  }

  /// A constant function.
  init(constant value: Interval) {
    self.init(value, derivative: Interval(0, precision: value.precision))
  }
}

extension IntervalJet: ClosedFormArithmetic {
  typealias Failure = ArithmeticError

  func constant(_ value: Rational) -> IntervalJet {
    IntervalJet(constant: Interval(value, precision: self.value.precision))
  }

  static func + (left: IntervalJet, right: IntervalJet) -> IntervalJet {
    IntervalJet(left.value + right.value, derivative: left.derivative + right.derivative)
  }

  static func - (left: IntervalJet, right: IntervalJet) -> IntervalJet {
    IntervalJet(left.value - right.value, derivative: left.derivative - right.derivative)
  }

  static func * (left: IntervalJet, right: IntervalJet) -> IntervalJet {
    IntervalJet(
      left.value * right.value, derivative: left.derivative * right.value + left.value * right.derivative)
  }

  /// (f/g)′ = (f′ − (f/g)·g′)/g.
  func divided(by divisor: IntervalJet) throws(ArithmeticError) -> IntervalJet {
    guard divisor.value.isZero == .fails, let quotient = value.divided(by: divisor.value),
      let slope = (derivative - quotient * divisor.derivative).divided(by: divisor.value)
    else { throw .undecided("whether a divisor is zero", precision: value.precision) }
    return IntervalJet(quotient, derivative: slope)
  }

  /// (√f)′ = f′/(2√f), f > 0.
  func squareRoot() throws(ArithmeticError) -> IntervalJet {
    guard value.isPositive == .holds, let root = value.squareRoot(),
      let slope = derivative.divided(by: root.scaled(byPowerOfTwo: 1))
    else { throw .undecided("whether a radicand is positive", precision: value.precision) }
    return IntervalJet(root, derivative: slope)
  }

  static func maximum(_ left: IntervalJet, _ right: IntervalJet) -> IntervalJet {
    if left.value.isLess(than: right.value) == .holds { return right }
    if right.value.isLess(than: left.value) == .holds { return left }
    let isTie = left.value.isSingleton && left.value == right.value
    return IntervalJet(
      .maximum(left.value, right.value),
      derivative: isTie
        ? .maximum(left.derivative, right.derivative) : left.derivative.hull(with: right.derivative))
  }
}
