extension Dyadic {
  /// The value times `2^power`, exactly.
  public func scaled(byPowerOfTwo power: Int) -> Dyadic {
    isZero ? self : Dyadic(unchecked: significand, exponent: exponent + power)
  }

  /// `2^exponent`.
  public static func powerOfTwo(_ exponent: Int) -> Dyadic {
    Dyadic(unchecked: 1, exponent: exponent)
  }

  /// The multiple of `2^e` next to the value in the given direction; a tie goes to the even multiple.
  ///
  /// ```
  /// |result - self| <= 2^(e - 1) for .nearest, < 2^e for the others
  /// ```
  public func rounded(toMultipleOfPowerOfTwo e: Int, rounding: RoundingDirection) -> Dyadic {
    if isZero || exponent >= e { return self }
    // More bits than there are, in place of a number of bits that does not fit in an `Int`.
    let (distance, overflow) = e.subtractingReportingOverflow(exponent)
    let dropped = overflow ? Int.max : distance
    var quotient = significand >> dropped
    // The significand is odd and at least one bit is dropped, so the value lies strictly between two multiples; it is
    // a tie iff exactly one bit is dropped.
    let isAboveFloor =
      switch rounding {
      case .down: false
      case .up: true
      case .towardZero: signum < 0
      case .nearest: dropped == 1 ? quotient.isOdd : (significand >> (dropped - 1)).isOdd
      }
    if isAboveFloor { quotient += 1 }
    return Dyadic(significand: quotient, exponent: e)
  }

  /// The `Double` next to the value; infinite, or a zero of its sign, beyond the range of these.
  ///
  /// - Complexity: linear in the number of bits of the significand, whatever the exponent is.
  func double() -> Double {
    if isZero { return 0 }
    let sign: Double = signum < 0 ? -1 : 1
    // From 2^1024 on all values are infinite, and below 2^-1075 all are 0.
    if wideLeadingBitExponent >= 1024 { return sign * .infinity }
    if wideLeadingBitExponent < -1075 { return sign * 0 }
    return Rational(self).double()
  }
}
