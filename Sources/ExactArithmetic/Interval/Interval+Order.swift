import CMPFR

extension Interval {
  /// Whether x < y for the real x in this interval and the real y in `other`, as far as the intervals tell.
  ///
  /// - Returns: `holds` if x < y for all elements, `fails` if for none, else `undecided`.
  public func isLess(than other: Interval) -> ThreeValued {
    Interval.withEndpoints(self, other) { a, b, c, d in
      mpfr_less_p(b, c) != 0 ? .holds : mpfr_greaterequal_p(a, d) != 0 ? .fails : .undecided
    }
  }

  /// Whether x ≤ y for the real x in this interval and the real y in `other`, as far as the intervals tell.
  ///
  /// - Returns: `holds` if x ≤ y for all elements, `fails` if for none, else `undecided`.
  public func isAtMost(_ other: Interval) -> ThreeValued {
    Interval.withEndpoints(self, other) { a, b, c, d in
      mpfr_lessequal_p(b, c) != 0 ? .holds : mpfr_greater_p(a, d) != 0 ? .fails : .undecided
    }
  }

  /// Whether x > 0 for the real x in this interval, as far as the interval tells.
  public var isPositive: ThreeValued {
    withEndpoints { a, b in mpfr_signum(a) > 0 ? .holds : mpfr_signum(b) <= 0 ? .fails : .undecided }
  }

  /// Whether x ≥ 0 for the real x in this interval, as far as the interval tells.
  public var isNonnegative: ThreeValued {
    withEndpoints { a, b in mpfr_signum(a) >= 0 ? .holds : mpfr_signum(b) < 0 ? .fails : .undecided }
  }

  /// Whether x = 0 for the real x in this interval, as far as the interval tells.
  public var isZero: ThreeValued {
    withEndpoints { a, b in
      let (lower, upper) = (mpfr_signum(a), mpfr_signum(b))
      return lower == 0 && upper == 0 ? .holds : lower > 0 || upper < 0 ? .fails : .undecided
    }
  }

  /// Whether neither endpoint is greater than the corresponding one of `other`: for every element of one interval the
  /// other has an element on the right side of it (IEEE 1788's `less`).
  public func isEndpointwiseAtMost(_ other: Interval) -> Bool {
    Interval.withEndpoints(self, other) { a, b, c, d in mpfr_lessequal_p(a, c) != 0 && mpfr_lessequal_p(b, d) != 0 }
  }

  /// {min(x, y)}, exactly.
  public static func minimum(_ first: Interval, _ second: Interval) -> Interval {
    combining(first, second) { lower, upper, a, b, c, d in
      mpfr_min(lower, a, c, MPFR_RNDD)
      mpfr_min(upper, b, d, MPFR_RNDU)
    }
  }

  /// {max(x, y)}, exactly.
  public static func maximum(_ first: Interval, _ second: Interval) -> Interval {
    combining(first, second) { lower, upper, a, b, c, d in
      mpfr_max(lower, a, c, MPFR_RNDD)
      mpfr_max(upper, b, d, MPFR_RNDU)
    }
  }

  /// {|x|}, exactly.
  public var magnitude: Interval {
    switch signs {
    case .nonnegative: self
    case .nonpositive: -self
    case .mixed:
      withEndpoints { a, b in
        Interval(precision: precision) { _, upper in mpfr_abs(upper, mpfr_cmpabs(a, b) > 0 ? a : b, MPFR_RNDU) }
      }
    }
  }
}
