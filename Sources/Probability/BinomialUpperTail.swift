import ExactArithmetic

/// The tail probability P(X ≥ k) of the binomial distribution of n trials, 1 ≤ k ≤ n, in interval arithmetic.
struct BinomialUpperTail {
  let successes: Int
  let trials: Int
  let precision: Int
  /// The binomial coefficient of n and k.
  private let coefficient: Interval

  /// The number of terms after which the rest of the sum is estimated again.
  private static let termsBetweenEstimates = 16

  init(successes: Int, trials: Int, precision: Int) {
    self.successes = successes
    self.trials = trials
    self.precision = precision
    var product = Interval(1, precision: precision)
    let count = min(successes, trials - successes)
    for index in 0..<count {
      product *= Interval(trials - index, precision: precision)
      product = product.divided(by: Interval(index + 1, precision: precision)) ?? .entire(precision: precision)
    }
    coefficient = product
  }

  /// Whether P(X ≥ k) ≤ level for the success probability p, 0 < p < 1.
  ///
  /// The terms tᵢ = C(n, i)·pⁱ·(1 − p)^(n−i), i ≥ k, are added up from i = k. The ratios of successive terms decrease,
  ///
  ///     tᵢ₊₁/tᵢ = (n − i)/(i + 1) · p/(1 − p) = rᵢ,
  ///
  /// so that the terms after tᵢ add up to at most tᵢ·rᵢ/(1 − rᵢ) as soon as rᵢ < 1. The sum ends when that tells the
  /// answer or is below the rounding errors; and as soon as the terms alone exceed the level.
  func isAtMost(_ level: Rational, at p: Dyadic) -> ThreeValued {
    let bound = Interval(level, precision: precision)
    let probability = Interval(p, precision: precision)
    let complement = Interval(1 - p, precision: precision)
    guard let odds = probability.divided(by: complement), let first = probability.power(successes),
      let second = complement.power(trials - successes)
    else { return .undecided }
    var term = coefficient * first * second
    var sum = term
    let negligible = Interval(level * .powerOfTwo(-precision), precision: precision)
    for index in successes..<trials {
      let product = odds * Interval(trials - index, precision: precision)
      guard let ratio = product.divided(by: Interval(index + 1, precision: precision)) else { return .undecided }
      if (index - successes).isMultiple(of: Self.termsBetweenEstimates) {
        if bound.isLess(than: sum) == .holds { return .fails }
        let gap = Interval(1, precision: precision) - ratio
        if gap.isPositive == .holds, let rest = (term * ratio).divided(by: gap) {
          // The rest lies between 0 and its estimate.
          let total = sum + rest.hull(with: Interval(0, precision: precision))
          if rest.isAtMost(negligible) == .holds { return total.isAtMost(bound) }
          if total.isAtMost(bound) == .holds { return .holds }
        }
      }
      term *= ratio
      sum += term
    }
    return sum.isAtMost(bound)
  }
}
