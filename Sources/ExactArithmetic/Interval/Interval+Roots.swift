import CMPFR

// Square roots of endpoints, checked where the root that MPFR returns may be wrong.
//
// MPFR takes roots of more than four words from GMP's `mpn_sqrtrem` without a remainder. Where the first approximation S
// of that function is one too large, it is lowered, 2S is added to the remainder, and a carry out of this sum is dropped
// (`mpn_dc_sqrt` in GMP 6.2.1 and 6.3.0). A remainder that looks small without the carry is then taken for the whole:
// the number passes for the square that it is not, and MPFR returns a root rounded up that lies below the root, with the
// ternary value 0; or the right root is lowered once more, and MPFR returns it, rounded up, below the root with the
// ternary value 1. The carry occurs only if the leading word of 2S exceeds 2^64 by no more than the error of the
// approximation, four: all wrong roots begin with a one and 60 zeros. `Integer.squareRootAndRemainder` is not affected,
// for GMP computes the remainder in another way when it is asked for it.
extension Interval {
  /// Sets `root` to √x rounded down or up, for an `x` that is at least 0 or +∞ and not `root` itself.
  @inline(__always)
  static func setSquareRoot(_ root: MutableEndpoint, _ x: Endpoint, _ rounding: mpfr_rnd_t) {
    let ternary = mpfr_sqrt(root, x, rounding)
    if ternary == 0 || isNextToPowerOfTwo(root) { correctSquareRoot(root, x, rounding) }
  }

  /// Sets `result` to √(x² + y²) rounded down or up, for `x` and `y` that are at least 0 or +∞ and not `result` itself.
  @inline(__always)
  static func setHypotenuse(_ result: MutableEndpoint, _ x: Endpoint, _ y: Endpoint, _ rounding: mpfr_rnd_t) {
    let ternary = mpfr_hypot(result, x, y, rounding)
    if ternary == 0 || isNextToPowerOfTwo(result) { correctHypotenuse(result, x, y, rounding) }
  }

  /// Whether `root` is regular and begins with a one and 31 zeros, as every wrong root does and one of 2^31 others.
  @inline(__always)
  private static func isNextToPowerOfTwo(_ root: Endpoint) -> Bool {
    guard mpfr_is_regular(root) != 0 else { return false }
    return mpfr_limbs(root)[IntervalStorage.limbCount(precision: root.pointee._mpfr_prec) - 1] &>> 32 == 1 << 31
  }

  /// Moves `root`, which is a few units off at most, to √x rounded as asked, by comparing exact squares with `x`.
  @inline(never)
  private static func correctSquareRoot(_ root: MutableEndpoint, _ x: Endpoint, _ rounding: mpfr_rnd_t) {
    guard mpfr_is_regular(root) != 0 else { return }
    // Outward is up where the root is rounded up, else down.
    let outward: Int32 = rounding == MPFR_RNDU ? 1 : -1
    withScratch(precision: 2 * root.pointee._mpfr_prec) { square in
      var order = outward * orderOfSquare(root, x, square)
      while order < 0 {
        step(root, outward)
        order = outward * orderOfSquare(root, x, square)
      }
      while order > 0 {
        step(root, -outward)
        order = outward * orderOfSquare(root, x, square)
        if order < 0 { return step(root, outward) }
      }
    }
  }

  /// Replaces `root` by the next number of its precision above or below.
  private static func step(_ root: MutableEndpoint, _ direction: Int32) {
    if direction > 0 { mpfr_nextabove(root) } else { mpfr_nextbelow(root) }
  }

  /// The sign of root² - x for regular numbers, exactly, with `square` of twice the precision of `root`.
  private static func orderOfSquare(_ root: Endpoint, _ x: Endpoint, _ square: MutableEndpoint) -> Int32 {
    // Both scaled so that no exponent leaves the range; the limbs stay where they are.
    var (scaledRoot, scaledNumber) = (root.pointee, x.pointee)
    scaledRoot._mpfr_exp = 0
    scaledNumber._mpfr_exp -= 2 * root.pointee._mpfr_exp
    mpfr_sqr(square, &scaledRoot, MPFR_RNDN)
    return mpfr_cmp3(square, &scaledNumber, 1).signum()
  }

  /// Sets `result`, the hypotenuse that MPFR returned, to the root of the exact sum of squares.
  @inline(never)
  private static func correctHypotenuse(
    _ result: MutableEndpoint, _ x: Endpoint, _ y: Endpoint, _ rounding: mpfr_rnd_t
  ) {
    // MPFR takes no root if a number is 0 or infinite, or if the exponents are far apart.
    guard mpfr_is_regular(x) != 0, mpfr_is_regular(y) != 0, mpfr_is_regular(result) != 0 else { return }
    let (far, near) = mpfr_exponent(x) >= mpfr_exponent(y) ? (x, y) : (y, x)
    let exponent = mpfr_exponent(far)
    let distance = exponent - mpfr_exponent(near)
    guard distance <= 2 * (max(far.pointee._mpfr_prec, result.pointee._mpfr_prec) + 1) else { return }
    var (scaledFar, scaledNear) = (far.pointee, near.pointee)
    scaledFar._mpfr_exp = 0
    scaledNear._mpfr_exp = -distance
    // The sum is below 2 and a multiple of the last places of both squares.
    let precision = 2 * max(far.pointee._mpfr_prec, near.pointee._mpfr_prec + distance) + 1
    withScratch(precision: precision) { sum in
      mpfr_sqr(sum, &scaledNear, MPFR_RNDN)
      mpfr_fma(sum, &scaledFar, &scaledFar, sum, MPFR_RNDN)
      setSquareRoot(result, sum, rounding)
    }
    mpfr_mul_2si(result, result, exponent, rounding)
  }
}
