import CGMP
import CMPFR

extension Interval {
  /// {sin x}, the tightest interval of its precision if the endpoints are below 2^``maximalReductionExponent`` in
  /// magnitude, else [-1, 1].
  ///
  /// - Postcondition: -1 ≤ lower ≤ upper ≤ 1.
  /// - Complexity: two correctly rounded sines, and π to as many bits as the larger endpoint has before the point.
  public func sine() -> Interval {
    wave(quadrantOfMaximum: 0, quadrantOfMinimum: 2) { mpfr_sin($0, $1, $2) }
  }

  /// {cos x}, the tightest interval of its precision if the endpoints are below 2^``maximalReductionExponent`` in
  /// magnitude, else [-1, 1].
  ///
  /// - Postcondition: -1 ≤ lower ≤ upper ≤ 1.
  /// - Complexity: two correctly rounded cosines, and π to as many bits as the larger endpoint has before the point.
  public func cosine() -> Interval {
    wave(quadrantOfMaximum: 3, quadrantOfMinimum: 1) { mpfr_cos($0, $1, $2) }
  }

  /// Arguments of 2^this or more are not reduced modulo 2π: that would need π to a million bits and more.
  public static var maximalReductionExponent: Int { 1 << 20 }

  /// The tightest interval of `precision` bits that contains π.
  public static func pi(precision: Int) -> Interval {
    Interval(precision: precision) { lower, upper in
      mpfr_const_pi(lower, MPFR_RNDD)
      mpfr_const_pi(upper, MPFR_RNDU)
    }
  }

  /// An enclosure of cos(πq): a single number if q is a multiple of 1/2 or 1/3, else at most a few units in the last
  /// place wide.
  ///
  /// q is reduced exactly: with r the distance of q to the nearest even integer, in [0, 1],
  ///
  ///     cos(πq) = cos(πr) = -cos(π(1 - r)),    cos(πr) = sin(π(1/2 - r)),
  ///
  /// and the cosine is only taken of an angle in [0, π/4], the sine of one in (0, π/4), where both are conditioned well.
  ///
  /// - Complexity: two sines or cosines of `precision` + 32 bits or a little more.
  public static func cosinePi(_ q: Rational, precision: Int) -> Interval {
    let half = Rational.powerOfTwo(-1)
    let quarter = Rational.powerOfTwo(-2)
    // r = |q - 2·⌊q/2 + 1/2⌋| in [0, 1].
    var r = (q - Rational(2) * Rational((q * half + half).floor())).magnitude
    let isNegative = r > half
    if isNegative { r = Rational(1) - r }
    let value: Interval
    if r.isZero {
      value = Interval(1, precision: precision)
    } else if r == half {
      value = Interval(0, precision: precision)
    } else if r * Rational(3) == Rational(1) {
      value = Interval(half, precision: precision)
    } else {
      // An angle of relative error 2^-(w - 2) in (0, π/4] gives a sine or cosine of about the same relative error.
      let working = admissible(precision) + 32
      let pi = Interval.pi(precision: working)
      let wide =
        r <= quarter
        ? (pi * Interval(r, precision: working)).cosine() : (pi * Interval(half - r, precision: working)).sine()
      value = wide.rounded(toPrecision: precision)
    }
    return isNegative ? -value : value
  }

  /// An enclosure of sin(πq) = cos(π(1/2 - q)); see ``cosinePi(_:precision:)``.
  public static func sinePi(_ q: Rational, precision: Int) -> Interval {
    cosinePi(Rational.powerOfTwo(-1) - q, precision: precision)
  }
}

extension Interval {
  /// The range of a function with maxima 1 between the quadrants `quadrantOfMaximum` and the next, minima -1 between
  /// `quadrantOfMinimum` and the next (modulo 4), and monotone between; quadrant k is [kπ/2, (k + 1)π/2].
  private func wave(
    quadrantOfMaximum: Int, quadrantOfMinimum: Int,
    _ function: (MutableEndpoint, Endpoint, mpfr_rnd_t) -> Int32
  ) -> Interval {
    withEndpoints { a, b in
      Interval(precision: precision) { lower, upper in
        guard let (first, span) = Interval.quadrants(a, b) else {
          mpfr_set_si(lower, -1, MPFR_RNDD)
          mpfr_set_si(upper, 1, MPFR_RNDU)
          return
        }
        // From quadrant `first` one enters the quadrant after an extremum in this many steps, 1 to 4.
        let hasMaximum = span > (quadrantOfMaximum - first) & 3
        let hasMinimum = span > (quadrantOfMinimum - first) & 3
        switch (hasMinimum, hasMaximum) {
        case (true, true):
          mpfr_set_si(lower, -1, MPFR_RNDD)
          mpfr_set_si(upper, 1, MPFR_RNDU)
        case (false, false):
          // Increasing where the next extremum is a maximum.
          let isIncreasing = (quadrantOfMaximum - first) & 3 < (quadrantOfMinimum - first) & 3
          _ = function(lower, isIncreasing ? a : b, MPFR_RNDD)
          _ = function(upper, isIncreasing ? b : a, MPFR_RNDU)
        case (true, false):
          // The other value is formed where -1 will stand.
          _ = function(upper, a, MPFR_RNDU)
          _ = function(lower, b, MPFR_RNDU)
          mpfr_max(upper, upper, lower, MPFR_RNDU)
          mpfr_set_si(lower, -1, MPFR_RNDD)
        case (false, true):
          _ = function(lower, a, MPFR_RNDD)
          _ = function(upper, b, MPFR_RNDD)
          mpfr_min(lower, lower, upper, MPFR_RNDD)
          mpfr_set_si(upper, 1, MPFR_RNDU)
        }
      }
    }
  }

  /// The quadrant of `a` modulo 4, and how many quadrants further on `b` lies if fewer than 4, else 4; `nil` if an
  /// endpoint is infinite or too large to be reduced.
  private static func quadrants(_ a: Endpoint, _ b: Endpoint) -> (first: Int, span: Int)? {
    // |x| < 1 lies in the quadrants -1 and 0.
    if let first = smallQuadrant(a), let last = smallQuadrant(b) { return (first & 3, last - first) }
    guard let first = quadrant(a), let last = quadrant(b) else { return nil }
    let remainder = first.residueModuloFour
    let span = (last - first).int ?? 4
    return (remainder, min(span, 4))
  }

  /// -1 or 0 for an `x` in (-1, 1), else `nil`.
  @inline(__always)
  private static func smallQuadrant(_ x: Endpoint) -> Int? {
    if mpfr_is_zero(x) != 0 { return 0 }
    guard mpfr_is_regular(x) != 0, mpfr_exponent(x) <= 0 else { return nil }
    return mpfr_signum(x) < 0 ? -1 : 0
  }

  /// ⌊2x/π⌋, or `nil` if `x` is infinite or too large.
  private static func quadrant(_ x: Endpoint) -> Integer? {
    if let small = smallQuadrant(x) { return Integer(small) }
    guard mpfr_is_infinite(x) == 0, mpfr_exponent(x) <= maximalReductionExponent else { return nil }
    // 2x/π is irrational for x ≠ 0, so both bounds have the same floor at some precision.
    var precision = max(mpfr_exponent(x), 0) + 64
    while true {
      let bounds = floorsOfQuadrant(x, precision: precision)
      if bounds.lower == bounds.upper { return bounds.lower }
      precision *= 2
    }
  }

  /// The floors of a lower and of an upper bound of 2x/π, from π to `precision` bits.
  private static func floorsOfQuadrant(_ x: Endpoint, precision: Int) -> (lower: Integer, upper: Integer) {
    // 2x/π is negative if x is: then the larger π gives the larger quotient.
    let pi = Interval.pi(precision: precision)
    let quotient = pi.withEndpoints { below, above in
      Interval(precision: precision) { lower, upper in
        let isNegative = mpfr_signum(x) < 0
        mpfr_div(lower, x, isNegative ? below : above, MPFR_RNDD)
        mpfr_div(upper, x, isNegative ? above : below, MPFR_RNDU)
        mpfr_mul_2si(lower, lower, 1, MPFR_RNDD)
        mpfr_mul_2si(upper, upper, 1, MPFR_RNDU)
      }
    }
    return quotient.withEndpoints { lower, upper in
      (
        Integer.make { _ = mpfr_get_z($0, lower, MPFR_RNDD) }, Integer.make { _ = mpfr_get_z($0, upper, MPFR_RNDD) }
      )
    }
  }
}

extension Integer {
  /// The value modulo 4, in 0 ..< 4.
  fileprivate var residueModuloFour: Int {
    let quotient = self >> 2
    return (self - (quotient << 2)).int ?? 0
  }
}
