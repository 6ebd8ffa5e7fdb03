import CGMP

extension Dyadic: AdditiveArithmetic {
  /// The number 0.
  public static var zero: Dyadic { 0 }

  /// The sum.
  ///
  /// - Complexity: linear in the number of bits of operands and result; no greatest common divisor. No allocation while
  ///   the aligned significands fit in `Int`.
  public static func + (left: Dyadic, right: Dyadic) -> Dyadic {
    if let sum = small(left, plus: right) { return sum }
    return left.significand.withSource { a in
      right.significand.withSource { sum(a, left.exponent, $0, right.exponent) }
    }
  }

  /// The difference.
  ///
  /// - Complexity: that of the sum.
  public static func - (left: Dyadic, right: Dyadic) -> Dyadic {
    if right.significand.object == nil, let difference = small(left, plus: -right) { return difference }
    return left.significand.withSource { a in
      right.significand.withSource { c in
        var negative = c.pointee
        negative._mp_size = -negative._mp_size
        return sum(a, left.exponent, &negative, right.exponent)
      }
    }
  }

  /// Adds `right` in place.
  public static func += (left: inout Dyadic, right: Dyadic) {
    if let sum = small(left, plus: right) {
      left = sum
      return
    }
    var exponent = left.exponent
    let isUpdated = left.significand.updateIfUnique { target in
      right.significand.withSource { exponent = add(target, target, exponent, $0, right.exponent) }
    }
    if isUpdated { left.exponent = exponent } else { left = left + right }
  }

  /// Subtracts `right` in place.
  public static func -= (left: inout Dyadic, right: Dyadic) {
    left.negate()
    left += right
    left.negate()
  }

  /// The sum if both significands are inline and aligning them does not overflow.
  @inline(__always)
  static func small(_ left: Dyadic, plus right: Dyadic) -> Dyadic? {
    guard left.significand.object == nil && right.significand.object == nil else { return nil }
    var (a, c) = (left.significand.word, right.significand.word)
    if a == 0 { return right }
    if c == 0 { return left }
    if left.exponent == right.exponent {
      let (sum, overflow) = a.addingReportingOverflow(c)
      if overflow { return nil }
      if sum == 0 { return Dyadic(unchecked: 0, exponent: 0) }
      let zeros = sum.trailingZeroBitCount
      return Dyadic(unchecked: Integer(sum &>> zeros), exponent: left.exponent + zeros)
    }
    let exponent = min(left.exponent, right.exponent)
    let (distance, overflowOfDistance) = max(left.exponent, right.exponent).subtractingReportingOverflow(exponent)
    guard !overflowOfDistance && distance < Int.bitWidth else { return nil }
    if left.exponent > exponent {
      let shifted = a &<< distance
      guard shifted &>> distance == a else { return nil }
      a = shifted
    } else {
      let shifted = c &<< distance
      guard shifted &>> distance == c else { return nil }
      c = shifted
    }
    let (sum, overflow) = a.addingReportingOverflow(c)
    // An even and an odd number: the sum is odd already.
    return overflow ? nil : Dyadic(unchecked: Integer(sum), exponent: exponent)
  }

  private static func sum(
    _ a: UnsafePointer<MP_INT>, _ leftExponent: Int, _ c: UnsafePointer<MP_INT>, _ rightExponent: Int
  ) -> Dyadic {
    var exponent = 0
    let significand = Integer.make { exponent = add($0, a, leftExponent, c, rightExponent) }
    return Dyadic(unchecked: significand, exponent: exponent)
  }

  /// Writes the significand of `a * 2^leftExponent + c * 2^rightExponent` to `result`, which may be `a` and is not `c`,
  /// and returns the exponent.
  private static func add(
    _ result: UnsafeMutablePointer<MP_INT>, _ a: UnsafePointer<MP_INT>, _ leftExponent: Int,
    _ c: UnsafePointer<MP_INT>, _ rightExponent: Int
  ) -> Int {
    if c.pointee._mp_size == 0 {
      if result != a { mpz_set(result, a) }
      return leftExponent
    }
    if a.pointee._mp_size == 0 {
      mpz_set(result, c)
      return rightExponent
    }
    if leftExponent == rightExponent {
      mpz_add(result, a, c)
      if result.pointee._mp_size == 0 { return 0 }
      let zeros = mpz_scan1(result, 0)
      mpz_tdiv_q_2exp(result, result, zeros)
      return leftExponent + Int(zeros)
    }
    if leftExponent > rightExponent {
      mpz_mul_2exp(result, a, UInt(leftExponent - rightExponent))
      mpz_add(result, result, c)
      return rightExponent
    }
    Integer.addShifted(result, a, c, by: UInt(rightExponent - leftExponent))
    return leftExponent
  }
}

extension Dyadic: SignedNumeric {
  /// The integer `source`; never nil.
  public init?<Source: BinaryInteger>(exactly source: Source) {
    self.init(Integer(source))
  }

  /// The product.
  ///
  /// - Complexity: one multiplication of GMP.
  @inlinable
  public static func * (left: Dyadic, right: Dyadic) -> Dyadic {
    var result = left
    result *= right
    return result
  }

  /// Multiplies by `right` in place.
  public static func *= (left: inout Dyadic, right: Dyadic) {
    if left.isZero { return }
    if right.isZero {
      left = right
      return
    }
    // Odd times odd is odd.
    left.significand *= right.significand
    left.exponent += right.exponent
  }

  /// Replaces the value by its negative.
  public mutating func negate() {
    significand.negate()
  }
}
