import CGMP

extension Integer {
  /// The number of bits of the magnitude: the least `b` with `|self| < 2^b`; 0 for 0.
  @inlinable
  public var bitWidth: Int {
    guard let object else { return Int.bitWidth - word.magnitude.leadingZeroBitCount }
    return object.withHeader { mpz_sizeinbase($0, 2) }
  }

  /// The exponent of the largest power of two that divides the value; 0 for 0.
  @inlinable
  public var trailingZeroBitCount: Int {
    guard let object else { return word == 0 ? 0 : word.trailingZeroBitCount }
    return object.withHeader { Int(mpz_scan1($0, 0)) }
  }

  /// Whether 2 does not divide the value.
  @inlinable
  public var isOdd: Bool {
    guard let object else { return word & 1 == 1 }
    return object.withHeader { $0.pointee._mp_d[0] & 1 == 1 }
  }

  /// `2^exponent`, for `0 <= exponent`.
  ///
  /// - Precondition: the result fits in memory; a negative exponent is an error of the caller.
  @inlinable
  public static func powerOfTwo(_ exponent: Int) -> Integer {
    precondition(exponent >= 0, "a negative power of two is no integer")
    return Integer(1) << exponent
  }

  /// `left * 2^right`, rounded down if `right` is negative.
  ///
  /// - Precondition: the result fits in memory.
  @inlinable
  public static func << (left: Integer, right: Int) -> Integer {
    var result = left
    result <<= right
    return result
  }

  /// `left / 2^right` rounded down; the product with `2^-right` if `right` is negative.
  ///
  /// - Precondition: the result fits in memory.
  @inlinable
  public static func >> (left: Integer, right: Int) -> Integer {
    var result = left
    result >>= right
    return result
  }

  /// Multiplies by `2^right` in place; rounds down if `right` is negative.
  @inlinable
  public static func <<= (left: inout Integer, right: Int) {
    if right >= 0 { left.shiftLeft(right.magnitude) } else { left.shiftRight(right.magnitude) }
  }

  /// Divides by `2^right` in place and rounds down; multiplies by `2^-right` if `right` is negative.
  @inlinable
  public static func >>= (left: inout Integer, right: Int) {
    if right >= 0 { left.shiftRight(right.magnitude) } else { left.shiftLeft(right.magnitude) }
  }

  @inlinable
  mutating func shiftLeft(_ count: UInt) {
    if object == nil {
      if word == 0 || count == 0 { return }
      // One bit is the sign: shifting back recovers the value iff nothing was lost.
      if count < UInt(Int.bitWidth) {
        let shifted = word &<< Int(count)
        if shifted &>> Int(count) == word {
          word = shifted
          return
        }
      }
    }
    shiftLeftLarge(count)
  }

  @inlinable
  mutating func shiftRight(_ count: UInt) {
    if object == nil {
      word = word >> min(count, UInt(Int.bitWidth - 1))
    } else {
      shiftRightLarge(count)
    }
  }

  @usableFromInline
  mutating func shiftLeftLarge(_ count: UInt) {
    precondition(count <= UInt(Int32.max) * 64, "a shift beyond what GMP can hold")
    if updateIfUnique({ mpz_mul_2exp($0, $0, count) }) { return }
    self = withSource { source in Integer.make { mpz_mul_2exp($0, source, count) } }
  }

  @usableFromInline
  mutating func shiftRightLarge(_ count: UInt) {
    if updateIfUnique({ mpz_fdiv_q_2exp($0, $0, count) }) { return }
    self = withSource { source in Integer.make { mpz_fdiv_q_2exp($0, source, count) } }
  }

  /// Writes `a + c * 2^count` to `result`, which may be `a` and is not `c`.
  static func addShifted(
    _ result: UnsafeMutablePointer<MP_INT>, _ a: UnsafePointer<MP_INT>, _ c: UnsafePointer<MP_INT>, by count: UInt
  ) {
    if result != a {
      mpz_mul_2exp(result, c, count)
      mpz_add(result, result, a)
    } else if count < 64 {
      mpz_addmul_ui(result, c, 1 << count)
    } else {
      var shifted = MP_INT()
      mpz_init(&shifted)
      mpz_mul_2exp(&shifted, c, count)
      mpz_add(result, a, &shifted)
      mpz_clear(&shifted)
    }
  }
}
