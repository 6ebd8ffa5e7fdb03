import ExactArithmetic

/// An exact number in a text for a person.
package enum ShownNumber {
  /// The longest number that is shown in full, in characters.
  package static let longestExactText = 80

  /// The digits of a longer one.
  private static let significantDigits = 20

  /// `value` as `p/q` if that is short or asked for; else the decimal `1e99999` if that is the very number, else the two
  /// outward-rounded decimals that it lies between.
  package static func text(_ value: Rational, isExact: Bool = false) -> String {
    // A bit is at least 0.3 of a digit: no long number is written out only to be measured.
    let bits = value.numerator.bitWidth + value.denominator.bitWidth
    if isExact || bits * 3 / 10 <= longestExactText, case let text = value.description,
      isExact || text.count <= longestExactText
    {
      return text
    }
    let lower = decimal(value, significantDigits: significantDigits, rounding: .down)
    let upper = decimal(value, significantDigits: significantDigits, rounding: .up)
    return lower == upper ? lower : "[\(lower), \(upper)]"
  }

  /// `value` rounded to a number of significant digits, without zeros at the end if it has an exponent.
  package static func decimal(_ value: Rational, significantDigits: Int, rounding: RoundingDirection) -> String {
    let decimal = value.decimal(significantDigits: significantDigits, rounding: rounding)
    let parts = decimal.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, var digits = parts.first, digits.contains(".") else { return decimal }
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return "\(digits)e\(parts[1])"
  }
}
