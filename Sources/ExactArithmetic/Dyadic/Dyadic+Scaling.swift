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
    let dropped = e - exponent
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
}
