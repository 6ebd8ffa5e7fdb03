extension Rational {
  /// The largest integer that is at most the value.
  public func floor() -> Integer { roundedToInteger(.down) }

  /// The smallest integer that is at least the value.
  public func ceiling() -> Integer { roundedToInteger(.up) }

  /// The integer next to the value in the given direction; a tie goes to the even one.
  public func roundedToInteger(_ rounding: RoundingDirection) -> Integer {
    Rational.quotient(of: numerator, by: denominator, rounding: rounding)
  }

  /// The multiple of `2^e` next to the value in the given direction; a tie goes to the even multiple.
  ///
  /// ```
  /// |result - self| <= 2^(e - 1) for .nearest, < 2^e for the others
  /// ```
  ///
  /// - Precondition: the result fits in memory: its significand has as many bits as the value has before the place `e`.
  /// - Complexity: one division of GMP; none for a multiple of `2^e` and for a value far below `2^e`.
  public func rounded(toMultipleOfPowerOfTwo e: Int, rounding: RoundingDirection = .nearest) -> Dyadic {
    let (numerator, denominator) = (numerator, denominator)
    let twos = denominator.trailingZeroBitCount
    if denominator.bitWidth == twos + 1, -twos >= e { return Dyadic(significand: numerator, exponent: -twos) }
    // |self| < 2^(e - 1): the value is rounded as any other of its sign between 0 and half a unit is.
    if numerator.bitWidth - denominator.bitWidth + 2 <= e {
      return Dyadic(significand: Integer(signum), exponent: e - 2)
        .rounded(toMultipleOfPowerOfTwo: e, rounding: rounding)
    }
    let quotient =
      e <= 0
      ? Rational.quotient(of: numerator << -e, by: denominator, rounding: rounding)
      : Rational.quotient(of: numerator, by: denominator << e, rounding: rounding)
    return Dyadic(significand: quotient, exponent: e)
  }

  /// The rounded quotient by a positive integer.
  static func quotient(of numerator: Integer, by divisor: Integer, rounding: RoundingDirection) -> Integer {
    do {
      return try numerator.divided(by: divisor, rounding: rounding)
    } catch {
      // Division fails for the divisor zero alone.
      return 0
    }
  }

  /// The `Double` next to the value in the given direction; of two at the same distance, the one with the even
  /// significand.
  ///
  /// Beyond the largest finite `Double` the result is infinite, or the largest finite one where the direction says so.
  /// A value below the least positive `Double` may become a zero.
  ///
  /// - Complexity: one division of GMP.
  public func double(rounding: RoundingDirection = .nearest) -> Double {
    if isZero { return 0 }
    if object == nil && word.magnitude <= 1 << 53 {
      if denominatorWord == 1 { return Double(word) }
      // Both are exact in binary64, and its division rounds the quotient, which is no less than 2^-53, to nearest.
      if rounding == .nearest && denominatorWord <= 1 << 53 { return Double(word) / Double(denominatorWord) }
    }
    let isNegative = signum < 0
    let direction = isNegative ? rounding.mirrored : rounding
    let magnitude = magnitude
    // 2^(leading - 1) < magnitude < 2^(leading + 1), so a unit of 2^(leading - 53) leaves 53 or 54 bits; one more step
    // settles which.
    let leading = numerator.bitWidth - denominator.bitWidth
    let isAtLeast = magnitude >= Rational.powerOfTwo(leading)
    let exponent = max((isAtLeast ? leading : leading - 1) - 52, -1074)
    if exponent > 971 {
      let bound: Double = direction == .up || direction == .nearest ? .infinity : .greatestFiniteMagnitude
      return isNegative ? -bound : bound
    }
    let units = magnitude.rounded(toMultipleOfPowerOfTwo: exponent, rounding: direction)
    // At most 53 bits, or 2^53 after rounding up: the conversion and the scaling are exact, or overflow to infinity as
    // rounding up and to nearest ask for.
    let significand = units.significand.int ?? 0
    let result = Double(sign: .plus, exponent: units.exponent, significand: Double(significand))
    return isNegative ? -result : result
  }
}
