import CMPFR

extension Interval {
  /// {x/y : y ≠ 0}, the tightest interval of its precision that contains it, or `nil` if the divisor is [0, 0].
  ///
  /// A divisor that contains zero gives a half-line, or the whole line if quotients of both signs occur
  /// (IEEE 1788, 10.5.3). The quotient of [0, 0] by a divisor other than [0, 0] is [0, 0].
  ///
  /// - Complexity: at most two divisions.
  public func divided(by divisor: Interval) -> Interval? {
    let isUndefined = divisor.withEndpoints { mpfr_is_zero($0) != 0 && mpfr_is_zero($1) != 0 }
    return isUndefined ? nil : Interval.combining(self, divisor, Interval.divide)
  }

  /// {1/x : x ≠ 0}, the tightest interval of its precision that contains it, or `nil` for [0, 0].
  public func reciprocal() -> Interval? { Interval(1, precision: precision).divided(by: self) }

  /// Sets [lower, upper] to [a, b]/[c, d], rounded outward, [c, d] ≠ [0, 0].
  ///
  /// No quotient ∞/∞ or 0/0 is formed: an infinite endpoint of the dividend is only divided by the divisor's endpoint
  /// of smaller magnitude, which is finite.
  private static func divide(
    _ lower: MutableEndpoint, _ upper: MutableEndpoint, _ a: Endpoint, _ b: Endpoint, _ c: Endpoint, _ d: Endpoint
  ) {
    let dividend = IntervalSigns(a, b)
    if mpfr_signum(a) == 0 && mpfr_signum(b) == 0 {
      mpfr_set_zero(lower, 1)
      mpfr_set_zero(upper, 1)
    } else if mpfr_signum(c) > 0 {
      mpfr_div(lower, a, dividend == .nonnegative ? d : c, MPFR_RNDD)
      mpfr_div(upper, b, dividend == .nonpositive ? d : c, MPFR_RNDU)
    } else if mpfr_signum(d) < 0 {
      mpfr_div(lower, b, dividend == .nonpositive ? c : d, MPFR_RNDD)
      mpfr_div(upper, a, dividend == .nonnegative ? c : d, MPFR_RNDU)
    } else {
      divideByZeroContaining(lower, upper, a, b, c, d, dividend)
    }
  }

  /// The case c ≤ 0 ≤ d, not both zero, of a dividend other than [0, 0].
  private static func divideByZeroContaining(
    _ lower: MutableEndpoint, _ upper: MutableEndpoint, _ a: Endpoint, _ b: Endpoint, _ c: Endpoint, _ d: Endpoint,
    _ dividend: IntervalSigns
  ) {
    mpfr_set_inf(lower, -1)
    mpfr_set_inf(upper, 1)
    switch (dividend, mpfr_signum(c) == 0, mpfr_signum(d) == 0) {
    case (.nonnegative, true, false): mpfr_div(lower, a, d, MPFR_RNDD)
    case (.nonpositive, true, false): mpfr_div(upper, b, d, MPFR_RNDU)
    case (.nonnegative, false, true): mpfr_div(upper, a, c, MPFR_RNDU)
    case (.nonpositive, false, true): mpfr_div(lower, b, c, MPFR_RNDD)
    default: break
    }
  }
}
