import CMPFR

extension Interval {
  /// {x·y + z}, the tightest interval of its precision: one rounding only.
  ///
  /// - Complexity: a product of the exact precision and a sum; eight fused multiply-adds where an exponent of the product
  ///   leaves the range.
  public static func fusedProduct(_ x: Interval, _ y: Interval, adding z: Interval) -> Interval {
    let precision = max(x.precision, y.precision, z.precision)
    guard let product = exactProduct(x, y) else { return extremeFusedProduct(x, y, z, precision: precision) }
    return withEndpoints(product, z) { a, b, c, d in
      Interval(precision: precision) { lower, upper in
        mpfr_add(lower, a, c, MPFR_RNDD)
        mpfr_add(upper, b, d, MPFR_RNDU)
      }
    }
  }

  /// {x·y} without a rounding, or `nil` if no interval holds its endpoints.
  private static func exactProduct(_ x: Interval, _ y: Interval) -> Interval? {
    // The product of numbers of p and q bits has p + q bits; only its exponent may not fit, which MPFR's flags tell.
    let exact = x.precision + y.precision
    guard exact <= maximalPrecision else { return nil }
    let rangeFlags = mpfr_flags_t(MPFR_FLAGS_UNDERFLOW | MPFR_FLAGS_OVERFLOW)
    mpfr_flags_clear(rangeFlags)
    let product = x.rounded(toPrecision: exact) * y
    return mpfr_flags_test(rangeFlags) == 0 ? product : nil
  }

  /// {x·y + z} from the four products of endpoints, none of which is rounded before the sum.
  ///
  /// x·y + z takes its extremes where x and y are endpoints, and rounding keeps the order, so that the least of the rounded
  /// values is the rounded least value.
  @inline(never)
  private static func extremeFusedProduct(_ x: Interval, _ y: Interval, _ z: Interval, precision: Int) -> Interval {
    let sums = x.withEndpoints { a, b in
      Interval.withEndpoints(y, z) { c, d, low, high in
        [(a, c), (a, d), (b, c), (b, d)].map { first, second in
          Interval(precision: precision) { lower, upper in
            setFusedProduct(lower, first, second, low, MPFR_RNDD)
            setFusedProduct(upper, first, second, high, MPFR_RNDU)
          }
        }
      }
    }
    return sums.dropFirst().reduce(sums[0]) { $0.hull(with: $1) }
  }

  /// Sets `result` to x·y + z rounded once, with 0·∞ = 0.
  private static func setFusedProduct(
    _ result: MutableEndpoint, _ x: Endpoint, _ y: Endpoint, _ z: Endpoint, _ rounding: mpfr_rnd_t
  ) {
    if mpfr_is_zero(x) != 0 || mpfr_is_zero(y) != 0 {
      mpfr_set(result, z, rounding)
    } else {
      mpfr_fma(result, x, y, z, rounding)
    }
  }
}
