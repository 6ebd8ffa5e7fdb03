extension Rational: CustomStringConvertible {
  /// `p/q` in lowest terms, or `p` for an integer.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// The value rounded to a number of significant decimal digits, all of which are printed.
  ///
  /// A value `x` with `10^k <= |x| < 10^(k+1)` is printed as a multiple of `10^(k + 1 - significantDigits)`, the next
  /// one in the direction `rounding`; a tie goes to the even last digit. Positional notation stands for
  /// `-6 <= k < significantDigits`, so no printed digit is made up; `d.ddde±k` stands for the rest. Zero is `0`.
  ///
  /// ```
  /// Rational(parsing: x.decimal(significantDigits: n, rounding: .down)) <= x
  /// ```
  ///
  /// - Parameter significantDigits: the number of digits; fewer than one counts as one, and more than
  ///   ``Interval/maximalSignificantDigits`` as that.
  /// - Complexity: one division of numbers of the size of the value, and one conversion of GMP.
  public func decimal(significantDigits: Int, rounding: RoundingDirection = .nearest) -> String {
    if isZero { return "0" }
    let count = max(1, min(significantDigits, Interval.maximalSignificantDigits))
    let direction = signum < 0 ? rounding.mirrored : rounding
    let magnitude = magnitude
    var leading = magnitude.decimalExponent
    var digits = magnitude.quotientByPowerOfTen(leading + 1 - count, rounding: direction)
    if digits == Integer.powerOfTen(count) {
      // Rounded up to the next power of ten.
      leading += 1
      digits = Integer.powerOfTen(count - 1)
    }
    return (signum < 0 ? "-" : "") + Rational.layout(digits.description, leading: leading)
  }

  /// The digits, of which the first counts `10^leading`, with a point or an exponent.
  private static func layout(_ digits: String, leading: Int) -> String {
    if leading >= digits.count || leading < -6 {
      let fraction = digits.dropFirst()
      return digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(leading)"
    }
    if leading < 0 { return "0." + String(repeating: "0", count: -leading - 1) + digits }
    let fraction = digits.dropFirst(leading + 1)
    return digits.prefix(leading + 1) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The `k` with `10^k <= self < 10^(k+1)`, for a positive value.
  var decimalExponent: Int {
    // 2^(bits - 1) < self < 2^(bits + 1), and 30102999566 / 10^11 < log10(2) < 30102999567 / 10^11: the estimate is at
    // most one off, and the comparisons settle it.
    let bits = numerator.bitWidth - denominator.bitWidth
    let (high, low) = bits.multipliedFullWidth(by: 30_102_999_566)
    var exponent = 100_000_000_000.dividingFullWidth((high, low)).quotient
    while self < Rational.powerOfTen(exponent) { exponent -= 1 }
    while self >= Rational.powerOfTen(exponent + 1) { exponent += 1 }
    return exponent
  }

  /// The rounded quotient `self / 10^exponent`, for a positive value.
  private func quotientByPowerOfTen(_ exponent: Int, rounding: RoundingDirection) -> Integer {
    let power = Integer.powerOfTen(abs(exponent))
    return exponent >= 0
      ? Rational.quotient(of: numerator, by: denominator * power, rounding: rounding)
      : Rational.quotient(of: numerator * power, by: denominator, rounding: rounding)
  }
}
