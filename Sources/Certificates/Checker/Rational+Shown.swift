import ExactArithmetic

extension Rational {
  /// The longest text of a number that a verdict gives in full, in characters.
  private static let maximalLength = 40

  /// The significant digits of a number that is rounded, or that a decimal may have instead of a quotient.
  private static let significantDigits = 12

  /// The number in full if at most 40 characters write it: an integer, a decimal of at most 12 significant digits, or a quotient; or
  /// else `nil`.
  var shownInFull: String? {
    if let shortDecimal { return shortDecimal }
    guard numerator.bitWidth + denominator.bitWidth < 8 * Self.maximalLength else { return nil }
    let text = description
    return text.count <= Self.maximalLength ? text : nil
  }

  /// The number in full if that is an integer of at most 40 characters or a decimal of at most 12 significant digits; or else `nil`.
  private var shortDecimal: String? {
    // An exponent of ten takes few characters, whatever its size; no other integer of that many bits is short.
    if isInteger, numerator.bitWidth < 4 * Self.maximalLength, description.count <= Self.maximalLength {
      return description
    }
    return exactDecimal
  }

  /// The decimal of fewest significant digits, at most 12, that is this number.
  private var exactDecimal: String? {
    let full = decimal(significantDigits: Self.significantDigits, rounding: .down)
    guard (try? Rational(parsing: full, maximalExponent: Self.greatestMaximalExponent)) == self else { return nil }
    return (1...Self.significantDigits).lazy.map { decimal(significantDigits: $0, rounding: .down) }
      .first { (try? Rational(parsing: $0, maximalExponent: Self.greatestMaximalExponent)) == self }
  }

  /// The number in full if that is short, else rounded to 12 significant digits in the direction `rounding`: an inequality that
  /// gets weaker that way remains true of what is shown.
  func shown(rounding: RoundingDirection) -> String {
    shownInFull ?? decimal(significantDigits: Self.significantDigits, rounding: rounding)
  }

  /// The number as an integer or a decimal: in full if that is short, else rounded to 12 significant digits in the direction `rounding`.
  func shownAsDecimal(rounding: RoundingDirection) -> String {
    shortDecimal ?? decimal(significantDigits: Self.significantDigits, rounding: rounding)
  }

  /// The number in full if that is short, else the interval between its two roundings to 12 significant digits.
  package var shown: String { shownInFull ?? "in [\(shown(rounding: .down)), \(shown(rounding: .up))]" }

  /// `2^-5` or `3·2^-5` for such a number, the number as ``shown`` for any other.
  package var shownAsPower: String {
    guard let dyadic = Dyadic(exactly: self), dyadic.exponent < 0, dyadic.significand.bitWidth <= 64 else {
      return shown
    }
    let power = "2^\(dyadic.exponent)"
    return dyadic.significand == 1 ? power : "\(dyadic.significand)·\(power)"
  }
}
