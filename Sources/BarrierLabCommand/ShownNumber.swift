import BarrierLab

/// An exact number in a text for a person.
enum ShownNumber {
  /// The longest number that is shown in full, in characters.
  static let longestExactText = 80

  /// The digits of a longer one.
  private static let significantDigits = 20

  /// `value` as `p/q` if that is short or asked for; else the decimal `1e99999` if that is the very number, else the two
  /// outward-rounded decimals that it lies between.
  static func text(_ value: Rational, isExact: Bool = false) -> String {
    // A bit is at least 0.3 of a digit: no long number is written out only to be measured.
    let bits = value.numerator.bitWidth + value.denominator.bitWidth
    if isExact || bits * 3 / 10 <= longestExactText, case let text = value.description,
      isExact || text.count <= longestExactText
    {
      return text
    }
    let lower = value.decimal(significantDigits: significantDigits, rounding: .down)
    let upper = value.decimal(significantDigits: significantDigits, rounding: .up)
    return lower == upper ? withoutTrailingZeros(lower) : "[\(lower), \(upper)]"
  }

  /// `1.5000e7` as `1.5e7`.
  private static func withoutTrailingZeros(_ decimal: String) -> String {
    let parts = decimal.split(separator: "e", maxSplits: 1)
    guard var digits = parts.first, digits.contains(".") else { return decimal }
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits + (parts.count > 1 ? "e\(parts[1])" : "")
  }
}
