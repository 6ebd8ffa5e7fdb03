import CGMP

// The field operations on canonical GMP rationals where they stand. GMP's own pay two greatest common divisors; these
// pay none where the shape of the denominators shows the result to be in lowest terms: powers of two, and integers.

extension UnsafePointer where Pointee == MP_INT {
  /// The `e` with value `2^e`; nil for a value that is no power of two.
  @inline(__always)
  fileprivate var powerOfTwoExponent: UInt? {
    let size = Int(pointee._mp_size)
    guard size > 0, let limbs = pointee._mp_d else { return nil }
    let leading = limbs[size - 1]
    guard leading & (leading &- 1) == 0 else { return nil }
    // For most numbers that are no power of two, the first comparison fails.
    for index in 0..<size - 1 where limbs[index] != 0 { return nil }
    return UInt(size - 1) * 64 + UInt(leading.trailingZeroBitCount)
  }

  /// Whether the value is 1.
  @inline(__always)
  fileprivate var isOne: Bool { pointee._mp_size == 1 && pointee._mp_d[0] == 1 }
}

extension Rational {
  typealias Target = UnsafeMutablePointer<MP_RAT>
  typealias Source = UnsafePointer<MP_RAT>

  /// Writes `left + right` to `result`, which may be `left` and is not `right`.
  static func add(_ result: Target, _ left: Source, _ right: Source) {
    let (a, b) = (mpq_numsrc(left), mpq_densrc(left))
    let (c, d) = (mpq_numsrc(right), mpq_densrc(right))
    let (numerator, denominator) = (mpq_numref(result), mpq_denref(result))
    if let leftExponent = b.powerOfTwoExponent, let rightExponent = d.powerOfTwoExponent {
      if leftExponent == rightExponent {
        mpz_add(numerator, a, c)
        if numerator != a { mpz_set(denominator, b) }
        removeTwos(result, exponent: leftExponent)
      } else if leftExponent < rightExponent {
        // The numerator over the larger power is odd, and the other one becomes even: the sum is odd.
        mpz_mul_2exp(numerator, a, rightExponent - leftExponent)
        mpz_add(numerator, numerator, c)
        mpz_set(denominator, d)
      } else {
        Integer.addShifted(numerator, a, c, by: leftExponent - rightExponent)
        if numerator != a { mpz_set(denominator, b) }
      }
    } else if d.isOne {
      // gcd(a + c b, b) = gcd(a, b) = 1.
      if numerator != a {
        mpz_set(numerator, a)
        mpz_set(denominator, b)
      }
      mpz_addmul(numerator, c, denominator)
    } else if b.isOne {
      mpz_mul(numerator, a, d)
      mpz_add(numerator, numerator, c)
      mpz_set(denominator, d)
    } else {
      mpq_add(result, left, right)
    }
  }

  /// Writes `left - right` to `result`, which may be `left` and is not `right`.
  @inline(__always)
  static func subtract(_ result: Target, _ left: Source, _ right: Source) {
    var negative = right.pointee
    negative._mp_num._mp_size = -negative._mp_num._mp_size
    add(result, left, &negative)
  }

  /// Writes `left * right` to `result`, which may be `left` and is not `right`.
  static func multiply(_ result: Target, _ left: Source, _ right: Source) {
    guard let leftExponent = mpq_densrc(left).powerOfTwoExponent,
      let rightExponent = mpq_densrc(right).powerOfTwoExponent
    else { return mpq_mul(result, left, right) }
    mpz_mul(mpq_numref(result), mpq_numsrc(left), mpq_numsrc(right))
    let exponent = leftExponent + rightExponent
    let denominator = mpq_denref(result)
    if denominator != mpq_densrc(left) || rightExponent > 0 {
      mpz_set_ui(denominator, 1)
      mpz_mul_2exp(denominator, denominator, exponent)
    }
    // Numerators over even denominators are odd, and then so is their product.
    if leftExponent == 0 || rightExponent == 0 { removeTwos(result, exponent: exponent) }
  }

  /// Cancels the powers of two in a number over the denominator `2^exponent`.
  @inline(__always)
  private static func removeTwos(_ result: Target, exponent: UInt) {
    if exponent == 0 { return }
    let (numerator, denominator) = (mpq_numref(result), mpq_denref(result))
    if numerator.pointee._mp_size == 0 { return mpz_set_ui(denominator, 1) }
    if numerator.pointee._mp_d[0] & 1 == 1 { return }
    let zeros = min(mpz_scan1(numerator, 0), exponent)
    mpz_tdiv_q_2exp(numerator, numerator, zeros)
    mpz_tdiv_q_2exp(denominator, denominator, zeros)
  }
}
