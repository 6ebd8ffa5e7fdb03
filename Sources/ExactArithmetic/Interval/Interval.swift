import CMPFR

/// A non-empty closed connected set of reals, [lower, upper], with binary floating-point endpoints.
///
/// The endpoints have ``precision`` bits and are exact numbers of their own; either may be infinite, and an infinite
/// endpoint is not an element. Every operation rounds outward: for all x in X and y in Y,
///
///     x + y ∈ X + Y,    x·y ∈ X * Y,    …
///
/// and the result is the tightest interval of the result's precision where the documentation says "tightest"
/// (IEEE 1788's sense). The empty set is not an interval: an operation which may have no value on any element of its
/// argument returns `nil` for it. Exponents range over ±2^30; a result beyond is rounded outward like any other, to an
/// infinite endpoint if need be.
///
/// A binary operation has the larger precision of its operands.
///
/// Equality (`==`) and hashing are those of sets: the endpoints are the same numbers. Statements about an unknown real
/// *inside* an interval are three-valued; see ``isLess(than:)``.
///
/// - Complexity: one heap object an interval, which holds both endpoints; a copy shares it.
public struct Interval: @unchecked Sendable {
  // The storage is written only while it is uniquely referenced, hence `@unchecked Sendable`.
  var storage: IntervalStorage

  /// The precision of the endpoints, in bits.
  public var precision: Int { storage.precision }
}

extension Interval: Hashable {
  /// Whether both intervals are the same set.
  public static func == (left: Interval, right: Interval) -> Bool {
    withEndpoints(left, right) { a, b, c, d in mpfr_equal_p(a, c) != 0 && mpfr_equal_p(b, d) != 0 }
  }

  /// Hashes sign, exponent and leading limb of both endpoints, which do not depend on the precision.
  public func hash(into hasher: inout Hasher) {
    withEndpoints { lower, upper in
      for endpoint in [lower, upper] {
        hasher.combine(mpfr_signum(endpoint))
        guard mpfr_is_regular(endpoint) != 0 else {
          hasher.combine(mpfr_is_infinite(endpoint))
          continue
        }
        hasher.combine(mpfr_exponent(endpoint))
        hasher.combine(mpfr_limbs(endpoint)[IntervalStorage.limbCount(precision: precision) - 1])
      }
    }
  }
}
