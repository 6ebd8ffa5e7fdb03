extension QuadraticNumber {
  /// An enclosure whose endpoints have `precision` bits, as narrow relative to the value as a few roundings allow.
  public func enclosure(precision: Int) -> Interval {
    if isRational { return Interval(rationalPart, precision: precision) }
    let working = Interval.admissible(precision) + 8
    // Not the difference of two numbers that may be close, but (p² − q²D)/(p − q√D), where nothing cancels.
    let cancels = rationalPart.signum * coefficient.signum < 0
    let root = Interval(rootSquare, precision: working).squareRoot() ?? .entire(precision: working)
    let signed = (coefficient.signum < 0) != cancels ? -root : root
    let sum = Interval(rationalPart, precision: working) + signed
    guard cancels else { return sum.rounded(toPrecision: precision) }
    let quotient = Interval(norm, precision: working).divided(by: sum) ?? .entire(precision: working)
    return quotient.rounded(toPrecision: precision)
  }

  /// The largest integer that is at most the value.
  ///
  /// - Complexity: one integer square root and one division.
  public func floor() -> Integer { scaledFloor(shift: 0) }

  /// The smallest integer that is at least the value.
  public func ceiling() -> Integer { -(-self).floor() }

  /// The multiple of `2^e` next to the value in the given direction; a tie goes to the even multiple.
  ///
  /// ```
  /// |result - self| <= 2^(e - 1) for .nearest, < 2^e for the others
  /// ```
  ///
  /// - Precondition: the result fits in memory: its significand has as many bits as the value has before the place `e`.
  /// - Complexity: one integer square root and one division; neither for a value far below `2^e`.
  public func rounded(toMultipleOfPowerOfTwo e: Int, rounding: RoundingDirection = .nearest) -> Dyadic {
    if isRational { return rationalPart.rounded(toMultipleOfPowerOfTwo: e, rounding: rounding) }
    if e > magnitudeBitWidth {
      // |self| < 2^(e - 1): the value is rounded as any other of its sign between 0 and half a unit is.
      return Dyadic(significand: Integer(signum), exponent: e - 2)
        .rounded(toMultipleOfPowerOfTwo: e, rounding: rounding)
    }
    precondition(e > -Integer.maximalBitWidth, "a multiple of 2^\(e) has too many bits")
    // An irrational number is never a multiple, nor half way between two.
    if rounding == .nearest { return Dyadic(significand: (scaledFloor(shift: 1 - e) + 1) >> 1, exponent: e) }
    let roundsUp = rounding == .up || (rounding == .towardZero && signum < 0)
    return Dyadic(significand: scaledFloor(shift: -e) + (roundsUp ? 1 : 0), exponent: e)
  }

  /// Some b ≥ 0 with |x| < 2^b.
  private var magnitudeBitWidth: Int {
    let rational = rationalPart.numerator.bitWidth - rationalPart.denominator.bitWidth + 1
    let root = coefficient.numerator.bitWidth - coefficient.denominator.bitWidth + 1 + radicand.bitWidth
    return max(rational, root, 0) + 1
  }

  /// ⌊x·2^shift⌋.
  private func scaledFloor(shift: Int) -> Integer {
    // x·2^shift = (P ± √M)/d with integers P, M ≥ 0 and d > 0; and ⌊(P ± √M)/d⌋ = ⌊(P + ⌊±√M⌋)/d⌋.
    let least = Integer.leastCommonMultiple(rationalPart.denominator, coefficient.denominator)
    let common = least << max(0, -shift)
    let factor = Rational(least << max(0, shift))
    let root = coefficient * factor
    let square = (root * root).numerator * radicand
    // A square is never negative.
    var (integralRoot, remainder) = (try? square.squareRootAndRemainder()) ?? (0, 0)
    if root.signum < 0 { integralRoot = -integralRoot - (remainder.isZero ? 0 : 1) }
    let numerator = (rationalPart * factor).numerator + integralRoot
    return (try? numerator.divided(by: common, rounding: .down)) ?? 0
  }
}
