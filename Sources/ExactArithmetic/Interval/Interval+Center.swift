import CMPFR

extension Interval {
  /// The midpoint, rounded to the precision of the interval: a single point in or next to it, 0 for the whole line.
  ///
  /// For iterations that correct themselves and whose result is verified afterwards; it encloses nothing.
  public var center: Interval {
    withEndpoints { a, b in
      Interval(precision: precision) { lower, upper in
        mpfr_add(lower, a, b, MPFR_RNDN)
        mpfr_div_2si(lower, lower, 1, MPFR_RNDN)
        if mpfr_number_p(lower) == 0 { mpfr_set_zero(lower, 1) }
        mpfr_set(upper, lower, MPFR_RNDN)
      }
    }
  }

  /// The largest e with 2^e ≤ |x| for some element x of the interval, or `nil` for the point 0 and unbounded intervals.
  public var leadingBitExponent: Int? {
    withEndpoints { lower, upper in
      guard mpfr_number_p(lower) != 0, mpfr_number_p(upper) != 0 else { return nil }
      let exponents = [lower, upper].filter { mpfr_zero_p($0) == 0 }.map { Int(mpfr_get_exp($0)) - 1 }
      return exponents.max()
    }
  }
}
