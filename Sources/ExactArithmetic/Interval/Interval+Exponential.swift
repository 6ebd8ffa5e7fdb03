import CMPFR

extension Interval {
  /// {e^x}, the tightest interval of its precision.
  ///
  /// - Postcondition: 0 ≤ lower.
  public func exponential() -> Interval {
    withEndpoints { a, b in
      Interval(precision: precision) { lower, upper in
        mpfr_exp(lower, a, MPFR_RNDD)
        mpfr_exp(upper, b, MPFR_RNDU)
      }
    }
  }

  /// {log x : x > 0}, the tightest interval of its precision, or `nil` if no element is positive.
  public func logarithm() -> Interval? {
    withEndpoints { a, b in
      guard mpfr_signum(b) > 0 else { return nil }
      return Interval(precision: precision) { lower, upper in
        if mpfr_signum(a) > 0 { mpfr_log(lower, a, MPFR_RNDD) } else { mpfr_set_inf(lower, -1) }
        mpfr_log(upper, b, MPFR_RNDU)
      }
    }
  }
}
