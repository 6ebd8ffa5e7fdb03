import CMPFR

extension Interval {
  /// The smallest interval that contains both, exactly.
  public func hull(with other: Interval) -> Interval {
    Interval.combining(self, other) { lower, upper, a, b, c, d in
      mpfr_min(lower, a, c, MPFR_RNDD)
      mpfr_max(upper, b, d, MPFR_RNDU)
    }
  }

  /// The common elements, exactly, or `nil` if there are none.
  public func intersection(with other: Interval) -> Interval? {
    guard !isDisjoint(with: other) else { return nil }
    return Interval.combining(self, other) { lower, upper, a, b, c, d in
      mpfr_max(lower, a, c, MPFR_RNDD)
      mpfr_min(upper, b, d, MPFR_RNDU)
    }
  }

  /// Whether the intervals have no common element.
  public func isDisjoint(with other: Interval) -> Bool {
    Interval.withEndpoints(self, other) { a, b, c, d in mpfr_less_p(b, c) != 0 || mpfr_less_p(d, a) != 0 }
  }

  /// Whether `value` is an element.
  public func contains(_ value: Rational) -> Bool {
    value.withSource { number in
      withEndpoints { lower, upper in mpfr_cmp_q(lower, number) <= 0 && mpfr_cmp_q(upper, number) >= 0 }
    }
  }

  /// Whether every element of `other` is one of this interval.
  public func contains(_ other: Interval) -> Bool { other.isSubset(of: self) }

  /// Whether every element is one of `other`.
  public func isSubset(of other: Interval) -> Bool {
    Interval.withEndpoints(self, other) { a, b, c, d in mpfr_lessequal_p(c, a) != 0 && mpfr_lessequal_p(b, d) != 0 }
  }

  /// Whether every element is an inner point of `other`.
  public func isInterior(to other: Interval) -> Bool {
    Interval.withEndpoints(self, other) { a, b, c, d in
      let isBelow = mpfr_less_p(c, a) != 0 || mpfr_is_infinite(c) != 0
      let isAbove = mpfr_less_p(b, d) != 0 || mpfr_is_infinite(d) != 0
      return isBelow && isAbove
    }
  }
}
