import CGMP
import CMPFR

extension Interval {
  /// The greatest lower bound, exactly, or `nil` if the interval is unbounded below.
  public var lowerBound: Rational? { lowerEndpoint.map { Rational($0) } }

  /// The least upper bound, exactly, or `nil` if the interval is unbounded above.
  public var upperBound: Rational? { upperEndpoint.map { Rational($0) } }

  /// The lower endpoint as the dyadic number that it is, or `nil` if it is -∞.
  public var lowerEndpoint: Dyadic? { withEndpoints { lower, _ in Interval.dyadic(lower) } }

  /// The upper endpoint as the dyadic number that it is, or `nil` if it is +∞.
  public var upperEndpoint: Dyadic? { withEndpoints { _, upper in Interval.dyadic(upper) } }

  /// Whether both endpoints are finite.
  public var isBounded: Bool {
    withEndpoints { lower, upper in mpfr_is_infinite(lower) == 0 && mpfr_is_infinite(upper) == 0 }
  }

  /// Whether this is the set of all reals.
  public var isEntire: Bool {
    withEndpoints { lower, upper in mpfr_is_infinite(lower) != 0 && mpfr_is_infinite(upper) != 0 }
  }

  /// Whether the interval has one element only.
  public var isSingleton: Bool { withEndpoints { lower, upper in mpfr_equal_p(lower, upper) != 0 } }

  /// upper - lower, exactly, or `nil` if the interval is unbounded.
  ///
  /// - Complexity: as many bits as the exponents of the endpoints are apart from each other and from 0, at most 2^31; see
  ///   ``isWider(thanPowerOfTwo:)`` for a comparison that needs none.
  public var width: Rational? {
    guard let lower = lowerEndpoint, let upper = upperEndpoint else { return nil }
    return Rational(upper - lower)
  }

  /// Whether upper - lower > 2^exponent, exactly; true for an unbounded interval.
  ///
  /// - Complexity: one subtraction of 64 bits, whatever the exponents of the endpoints are.
  public func isWider(thanPowerOfTwo exponent: Int) -> Bool {
    // Finite endpoints are below 2^(2^30 - 1), and the least positive one is 2^-2^30.
    let limit = 1 << 30
    guard exponent < limit, let lowerEndpoint, let upperEndpoint else { return !isBounded }
    // Here the rounded width might be infinite, or the least positive number, where the exact one is not.
    if exponent.magnitude >= limit - 2 { return upperEndpoint - lowerEndpoint > Dyadic.powerOfTwo(exponent) }
    return withEndpoints { lower, upper in
      var isWider = true
      Interval.withScratch(precision: 64) { width in
        // Rounded up, the width exceeds a power of two if and only if it does so exactly.
        mpfr_sub(width, upper, lower, MPFR_RNDU)
        isWider = mpfr_cmp_si_2exp(width, 1, exponent) > 0
      }
      return isWider
    }
  }

  /// A dyadic element of the interval: (lower + upper)/2 exactly if it is bounded, the finite endpoint of a half-line,
  /// 0 if it is the whole line.
  ///
  /// - Complexity: as many bits as the exponents of the endpoints are apart from each other and from 0, at most 2^31.
  public var midpoint: Rational { Rational(dyadicMidpoint) }

  /// The ``midpoint`` as the dyadic number that it is: as many bits as the exponents of the endpoints are apart.
  var dyadicMidpoint: Dyadic {
    switch (lowerEndpoint, upperEndpoint) {
    case (let lower?, let upper?): (lower + upper).scaled(byPowerOfTwo: -1)
    case (let lower?, nil): lower
    case (nil, let upper?): upper
    case (nil, nil): 0
    }
  }

  /// A bound on the distance from ``midpoint`` to any element, or `nil` if the interval is unbounded.
  ///
  /// The midpoint of a bounded interval is exact, and so is this bound: half of the ``width``.
  public var radiusUpperBound: Rational? {
    guard let lower = lowerEndpoint, let upper = upperEndpoint else { return nil }
    return Rational((upper - lower).scaled(byPowerOfTwo: -1))
  }

  /// The largest magnitude of an element, max(|lower|, |upper|), or `nil` if the interval is unbounded.
  public var magnitudeUpperBound: Rational? {
    guard let lower = lowerEndpoint, let upper = upperEndpoint else { return nil }
    return Rational(max(lower.magnitude, upper.magnitude))
  }

  /// The smallest magnitude of an element; 0 if the interval contains 0.
  public var magnitudeLowerBound: Rational {
    if let lower = lowerEndpoint, lower.signum > 0 { return Rational(lower) }
    if let upper = upperEndpoint, upper.signum < 0 { return Rational(upper.magnitude) }
    return Rational(0)
  }

  /// The value of an endpoint, or `nil` if it is infinite.
  private static func dyadic(_ endpoint: Endpoint) -> Dyadic? {
    guard mpfr_is_infinite(endpoint) == 0 else { return nil }
    guard mpfr_is_zero(endpoint) == 0 else { return Dyadic(significand: 0, exponent: 0) }
    var exponent = 0
    let significand = Integer.make { exponent = mpfr_get_z_2exp($0, endpoint) }
    return Dyadic(significand: significand, exponent: exponent)
  }
}
