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
  public var width: Rational? {
    guard let lower = lowerEndpoint, let upper = upperEndpoint else { return nil }
    return Rational(upper - lower)
  }

  /// A dyadic element of the interval: (lower + upper)/2 exactly if it is bounded, the finite endpoint of a half-line,
  /// 0 if it is the whole line.
  public var midpoint: Rational {
    switch (lowerEndpoint, upperEndpoint) {
    case (let lower?, let upper?): Rational((lower + upper).scaled(byPowerOfTwo: -1))
    case (let lower?, nil): Rational(lower)
    case (nil, let upper?): Rational(upper)
    case (nil, nil): Rational(0)
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
