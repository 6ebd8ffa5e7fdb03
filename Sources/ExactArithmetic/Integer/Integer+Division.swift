import CGMP

extension Integer {
  /// The quotient rounded towards zero, and the remainder.
  ///
  /// ```
  /// self == quotient * divisor + remainder,   |remainder| < |divisor|
  /// ```
  ///
  /// A nonzero remainder has the sign of `self`.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  /// - Complexity: one division of GMP.
  public func quotientAndRemainder(
    dividingBy divisor: Integer
  ) throws(ArithmeticError) -> (quotient: Integer, remainder: Integer) {
    if divisor.isZero { throw .divisionByZero }
    if object == nil && divisor.object == nil {
      let (quotient, overflow) = word.dividedReportingOverflow(by: divisor.word)
      if !overflow { return (Integer(quotient), Integer(word % divisor.word)) }
    }
    let quotient = IntegerObject.make()
    let remainder = IntegerObject.make()
    withSource { dividend in
      divisor.withSource { divisor in
        quotient.withHeader { quotient in
          remainder.withHeader { mpz_tdiv_qr(quotient, $0, dividend, divisor) }
        }
      }
    }
    return (Integer(quotient), Integer(remainder))
  }

  /// The quotient `self / divisor` rounded to an integer; a tie under ``RoundingDirection/nearest`` goes to the even one.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  /// - Complexity: one division of GMP.
  public func divided(by divisor: Integer, rounding: RoundingDirection) throws(ArithmeticError) -> Integer {
    var (quotient, remainder) = try quotientAndRemainder(dividingBy: divisor)
    if remainder.isZero { return quotient }
    let sign = signum * divisor.signum
    let awayFromZero =
      switch rounding {
      case .towardZero: false
      case .down: sign < 0
      case .up: sign > 0
      case .nearest:
        switch (remainder.magnitude << 1).order(comparedTo: divisor.magnitude) {
        case ..<0: false
        case 0: quotient.isOdd
        default: true
        }
      }
    if awayFromZero { quotient += Integer(sign) }
    return quotient
  }

  /// The quotient `self / divisor` when it is known to be an integer, as in fraction-free elimination.
  ///
  /// If `divisor` does not divide `self`, the result is some integer without meaning.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  /// - Complexity: one exact division of GMP, about half the time of a division with remainder.
  public func exactQuotient(by divisor: Integer) throws(ArithmeticError) -> Integer {
    if divisor.isZero { throw .divisionByZero }
    if object == nil && divisor.object == nil {
      let (quotient, overflow) = word.dividedReportingOverflow(by: divisor.word)
      if !overflow { return Integer(quotient) }
    }
    return withSource { dividend in
      divisor.withSource { divisor in Integer.make { mpz_divexact($0, dividend, divisor) } }
    }
  }

  /// The largest integer that divides both, nonnegative; `gcd(0, 0)` is 0.
  ///
  /// - Complexity: one greatest common divisor of GMP.
  public static func greatestCommonDivisor(_ left: Integer, _ right: Integer) -> Integer {
    if left.object == nil && right.object == nil {
      return Integer(MachineWord.greatestCommonDivisor(left.word.magnitude, right.word.magnitude))
    }
    return left.withSource { left in right.withSource { right in make { mpz_gcd($0, left, right) } } }
  }

  /// The smallest nonnegative integer that both divide; 0 if one of them is 0.
  ///
  /// - Complexity: one greatest common divisor, one division and one multiplication of GMP.
  public static func leastCommonMultiple(_ left: Integer, _ right: Integer) -> Integer {
    left.withSource { left in right.withSource { right in make { mpz_lcm($0, left, right) } } }
  }

  /// The largest integer `r` with `r * r <= self`.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the value is negative.
  /// - Complexity: one square root with remainder of GMP.
  public func squareRoot() throws(ArithmeticError) -> Integer { try squareRootAndRemainder().root }

  /// The largest integer `root` with `root * root <= self`, and the remainder `self - root * root`, which is 0 if and only
  /// if the value is a perfect square.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the value is negative.
  /// - Complexity: one square root with remainder of GMP.
  public func squareRootAndRemainder() throws(ArithmeticError) -> (root: Integer, remainder: Integer) {
    if signum < 0 { throw .domain("square root of a negative integer") }
    // GMP's root without a remainder, mpz_sqrt, is one too small for some numbers, and mpz_perfect_square_p takes some for
    // squares that are none: the remark in Interval+Roots.swift says which.
    let root = IntegerObject.make()
    let remainder = IntegerObject.make()
    withSource { source in
      root.withHeader { root in remainder.withHeader { mpz_sqrtrem(root, $0, source) } }
    }
    return (Integer(root), Integer(remainder))
  }

  /// The value multiplied `exponent` times with itself; `0` to the power 0 is 1.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the exponent is negative; ``ArithmeticError/tooLarge(_:)`` if the
  ///   result may have more than ``maximalBitWidth`` bits.
  /// - Complexity: `log2(exponent)` multiplications of GMP.
  public func power(_ exponent: Int) throws(ArithmeticError) -> Integer {
    if exponent < 0 { throw .domain("negative power of an integer") }
    if object == nil && word.magnitude <= 1 { return exponent % 2 == 0 && !(exponent > 0 && word == 0) ? 1 : self }
    let (bits, overflow) = bitWidth.multipliedReportingOverflow(by: exponent)
    if overflow || bits > Integer.maximalBitWidth {
      throw .tooLarge("power \(exponent) of a number of \(bitWidth) bits has more than \(Integer.maximalBitWidth) bits")
    }
    return withSource { source in Integer.make { mpz_pow_ui($0, source, UInt(exponent)) } }
  }

  /// `10^exponent`, for `0 <= exponent`.
  ///
  /// - Precondition: the result fits in memory; a negative exponent is an error of the caller.
  /// - Complexity: `log2(exponent)` multiplications of GMP.
  public static func powerOfTen(_ exponent: Int) -> Integer {
    make { mpz_ui_pow_ui($0, 10, UInt(exponent)) }
  }
}

/// Arithmetic of single machine words.
@usableFromInline
enum MachineWord {
  /// The greatest common divisor, by halving and subtracting; 0 if both are 0.
  @inlinable
  static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
    if left == 0 { return right }
    if right == 0 { return left }
    let shift = (left | right).trailingZeroBitCount
    var a = left &>> UInt(left.trailingZeroBitCount)
    var b = right &>> UInt(right.trailingZeroBitCount)
    // Both odd: the difference is even, and its odd part is what remains.
    while a != b {
      if a > b { swap(&a, &b) }
      b &-= a
      b &>>= UInt(b.trailingZeroBitCount)
    }
    return a &<< UInt(shift)
  }
}
