import CGMP
import CMPFR

extension Interval {
  /// The tightest interval of `precision` bits that contains `value`.
  ///
  /// - Postcondition: lower ≤ value ≤ upper, and lower = upper if `value` is a number of `precision` bits.
  public init(_ value: Int, precision: Int) {
    self.init(precision: precision) { lower, upper in
      mpfr_set_si(lower, value, MPFR_RNDD)
      mpfr_set_si(upper, value, MPFR_RNDU)
    }
  }

  /// The tightest interval of `precision` bits that contains `value`.
  public init(_ value: Integer, precision: Int) {
    self = value.withSource { number in
      Interval(precision: precision) { lower, upper in
        mpfr_set_z(lower, number, MPFR_RNDD)
        mpfr_set_z(upper, number, MPFR_RNDU)
      }
    }
  }

  /// The tightest interval of `precision` bits that contains `value`.
  public init(_ value: Rational, precision: Int) {
    self = value.withSource { number in
      Interval(precision: precision) { lower, upper in
        mpfr_set_q(lower, number, MPFR_RNDD)
        mpfr_set_q(upper, number, MPFR_RNDU)
      }
    }
  }

  /// The tightest interval of `precision` bits that contains `value`.
  public init(_ value: Dyadic, precision: Int) {
    self = value.significand.withSource { number in
      let exponent = Interval.boundedExponent(value.exponent)
      return Interval(precision: precision) { lower, upper in
        mpfr_set_z_2exp(lower, number, exponent, MPFR_RNDD)
        mpfr_set_z_2exp(upper, number, exponent, MPFR_RNDU)
      }
    }
  }

  /// `exponent` brought between ±2^60. A number beyond either bound is outside the range of MPFR's exponents, however long
  /// its significand is; MPFR adds that length to the exponent in a machine word, which must not overflow.
  private static func boundedExponent(_ exponent: Int) -> Int { max(-(1 << 60), min(exponent, 1 << 60)) }

  /// The tightest interval of `precision` bits that contains [lower, upper], or `nil` if lower > upper.
  public init?(lower: Rational, upper: Rational, precision: Int) {
    guard lower <= upper else { return nil }
    self = lower.withSource { first in
      upper.withSource { second in
        Interval(precision: precision) {
          mpfr_set_q($0, first, MPFR_RNDD)
          mpfr_set_q($1, second, MPFR_RNDU)
        }
      }
    }
  }

  /// The interval [lower, upper] itself, with the least precision that holds both endpoints, or `nil` if
  /// lower > upper. An endpoint whose exponent is out of range is rounded outward.
  ///
  /// - Parameter precision: a lower bound on the precision of the result.
  public init?(exactLower lower: Dyadic, exactUpper upper: Dyadic, atLeast precision: Int = Interval.minimalPrecision) {
    guard lower <= upper else { return nil }
    let needed = max(precision, lower.significand.bitWidth, upper.significand.bitWidth)
    self = lower.significand.withSource { first in
      upper.significand.withSource { second in
        Interval(precision: needed) {
          mpfr_set_z_2exp($0, first, Interval.boundedExponent(lower.exponent), MPFR_RNDD)
          mpfr_set_z_2exp($1, second, Interval.boundedExponent(upper.exponent), MPFR_RNDU)
        }
      }
    }
  }

  /// The set of all reals.
  public static func entire(precision: Int) -> Interval {
    Interval(precision: precision) { lower, upper in
      mpfr_set_inf(lower, -1)
      mpfr_set_inf(upper, 1)
    }
  }

  /// The tightest half-line of `precision` bits that contains all reals ≥ `lowerBound`.
  public static func atLeast(_ lowerBound: Rational, precision: Int) -> Interval {
    lowerBound.withSource { number in
      Interval(precision: precision) { lower, upper in
        mpfr_set_q(lower, number, MPFR_RNDD)
        mpfr_set_inf(upper, 1)
      }
    }
  }

  /// The tightest half-line of `precision` bits that contains all reals ≤ `upperBound`.
  public static func atMost(_ upperBound: Rational, precision: Int) -> Interval {
    upperBound.withSource { number in
      Interval(precision: precision) { lower, upper in
        mpfr_set_inf(lower, -1)
        mpfr_set_q(upper, number, MPFR_RNDU)
      }
    }
  }

  /// The tightest interval of `precision` bits that contains this one.
  ///
  /// - Complexity: shares the storage if the precision is the same.
  public func rounded(toPrecision precision: Int) -> Interval {
    guard Interval.admissible(precision) != self.precision else { return self }
    return withEndpoints { a, b in
      Interval(precision: precision) {
        mpfr_set($0, a, MPFR_RNDD)
        mpfr_set($1, b, MPFR_RNDU)
      }
    }
  }
}
