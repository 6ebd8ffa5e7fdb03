import CMPFR

extension Interval {
  /// {x²}, the tightest interval of its precision.
  ///
  /// - Postcondition: 0 ≤ lower.
  public func squared() -> Interval {
    withEndpoints { a, b in
      Interval(precision: precision) { lower, upper in
        switch IntervalSigns(a, b) {
        case .nonnegative:
          mpfr_sqr(lower, a, MPFR_RNDD)
          mpfr_sqr(upper, b, MPFR_RNDU)
        case .nonpositive:
          mpfr_sqr(lower, b, MPFR_RNDD)
          mpfr_sqr(upper, a, MPFR_RNDU)
        case .mixed:
          mpfr_set_zero(lower, 1)
          mpfr_sqr(upper, mpfr_cmpabs(a, b) > 0 ? a : b, MPFR_RNDU)
        }
      }
    }
  }

  /// {x^exponent}, the tightest interval of its precision, with x^0 = 1 for all x; `nil` if there is no such value,
  /// which is for [0, 0] and a negative exponent only.
  ///
  ///     even exponent:   [-2, 3]^2 = [0, 9],     [-2, 3]^-2 = [1/9, +∞)
  ///     odd exponent:    [-2, 3]^3 = [-8, 27],   [-2, 3]^-1 = entire,      [0, 3]^-1 = [1/3, +∞)
  ///
  /// - Complexity: two correctly rounded powers.
  public func power(_ exponent: Int) -> Interval? {
    switch exponent {
    case 0: return Interval(1, precision: precision)
    case 1: return self
    case 2: return squared()
    default: break
    }
    return withEndpoints { a, b in
      if exponent < 0 && mpfr_is_zero(a) != 0 && mpfr_is_zero(b) != 0 { return nil }
      return Interval(precision: precision) { lower, upper in
        if exponent.isMultiple(of: 2) {
          Interval.raiseToEven(exponent, lower, upper, a, b)
        } else {
          Interval.raiseToOdd(exponent, lower, upper, a, b)
        }
      }
    }
  }

  /// {√x : x ≥ 0}, the tightest interval of its precision, or `nil` if no element is nonnegative.
  public func squareRoot() -> Interval? {
    withEndpoints { a, b in
      guard mpfr_signum(b) >= 0 else { return nil }
      return Interval(precision: precision) { lower, upper in
        if mpfr_signum(a) > 0 { Interval.setSquareRoot(lower, a, MPFR_RNDD) }
        Interval.setSquareRoot(upper, b, MPFR_RNDU)
      }
    }
  }

  /// [lower, upper] = [a, b]^n for an even n; an even power is monotone in the magnitude.
  private static func raiseToEven(
    _ exponent: Int, _ lower: MutableEndpoint, _ upper: MutableEndpoint, _ a: Endpoint, _ b: Endpoint
  ) {
    let signs = IntervalSigns(a, b)
    // Endpoints of least and of largest magnitude; `near` is meaningless if the signs are mixed, and 0 takes its place.
    let (near, far) =
      signs == .mixed ? (a, mpfr_cmpabs(a, b) > 0 ? a : b) : signs == .nonnegative ? (a, b) : (b, a)
    let reachesZero = signs == .mixed || mpfr_is_zero(near) != 0
    if exponent > 0 {
      if !reachesZero { mpfr_pow_si(lower, near, exponent, MPFR_RNDD) }
      mpfr_pow_si(upper, far, exponent, MPFR_RNDU)
    } else {
      mpfr_pow_si(lower, far, exponent, MPFR_RNDD)
      if reachesZero { mpfr_set_inf(upper, 1) } else { mpfr_pow_si(upper, near, exponent, MPFR_RNDU) }
    }
  }

  /// [lower, upper] = [a, b]^n for an odd n: increasing if n > 0, decreasing on both sides of its pole 0 if n < 0.
  private static func raiseToOdd(
    _ exponent: Int, _ lower: MutableEndpoint, _ upper: MutableEndpoint, _ a: Endpoint, _ b: Endpoint
  ) {
    if exponent > 0 {
      mpfr_pow_si(lower, a, exponent, MPFR_RNDD)
      mpfr_pow_si(upper, b, exponent, MPFR_RNDU)
    } else if IntervalSigns(a, b) == .mixed {
      mpfr_set_inf(lower, -1)
      mpfr_set_inf(upper, 1)
    } else {
      if mpfr_is_zero(b) != 0 { mpfr_set_inf(lower, -1) } else { mpfr_pow_si(lower, b, exponent, MPFR_RNDD) }
      if mpfr_is_zero(a) != 0 { mpfr_set_inf(upper, 1) } else { mpfr_pow_si(upper, a, exponent, MPFR_RNDU) }
    }
  }
}
