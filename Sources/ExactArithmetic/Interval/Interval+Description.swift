import CMPFR

extension Interval: CustomStringConvertible {
  /// Decimal numbers of `significantDigits` digits that bound the interval: the largest ≤ lower endpoint and the
  /// smallest ≥ upper endpoint; `-inf` and `inf` for infinite endpoints.
  ///
  /// Powers of ten from 10^-5 to 10^(digits - 1) are written out, others as `1.25e-9`.
  ///
  /// - Parameter significantDigits: at least 1; less counts as 1, and more than ``maximalSignificantDigits`` as that.
  public func decimalBounds(significantDigits: Int) -> (lower: String, upper: String) {
    withEndpoints { lower, upper in
      (
        Interval.decimal(lower, digits: significantDigits, rounding: MPFR_RNDD).text,
        Interval.decimal(upper, digits: significantDigits, rounding: MPFR_RNDU).text
      )
    }
  }

  /// The largest number of decimal digits that are written, 2^30.
  public static let maximalSignificantDigits = 1 << 30

  /// The digits that all elements share, then in brackets how they continue below and above: `3.14[15, 16]` is
  /// [3.1415, 3.1416].
  ///
  /// Every digit before the brackets is certain, and the bounds that the brackets complete are rounded outward, to about
  /// a tenth of the width: the text always states a true enclosure. A single number with a decimal expansion of at most
  /// 32 digits is shown exactly, as in `0.25`; more than 32 digits are never shown. Where no leading digit is shared, the
  /// bounds stand whole: `[-0.5, 1.25]`, `[1.999979, 2]`.
  public var description: String {
    withEndpoints { lower, upper in
      let limit = 32
      let first = Interval.decimal(lower, digits: limit, rounding: MPFR_RNDD)
      let last = Interval.decimal(upper, digits: limit, rounding: MPFR_RNDU)
      if first == last { return first.text }
      // Digits of a bound down to a hundredth of the width or less; all of them if there is no width.
      let width = Interval.decimalExponentOfWidth(lower, upper)
      func digits(_ bound: Decimal) -> Int { width.map { min(max(bound.exponent - $0 + 2, 4), limit) } ?? limit }
      let low = Interval.decimal(lower, digits: digits(first), rounding: MPFR_RNDD)
      let high = Interval.decimal(upper, digits: digits(last), rounding: MPFR_RNDU)
      guard let shared = low.sharedDigitCount(with: high), shared > 0 else { return "[\(low.text), \(high.text)]" }
      return low.text(completedBy: high, shared: shared)
    }
  }

  /// The e for which upper - lower, rounded up, is in [10^(e-1), 10^e), or `nil` if it is 0; 0 if it is infinite.
  private static func decimalExponentOfWidth(_ lower: Endpoint, _ upper: Endpoint) -> Int? {
    guard mpfr_equal_p(lower, upper) == 0 else { return nil }
    var exponent = 0
    withScratch(precision: 53) { width in
      mpfr_sub(width, upper, lower, MPFR_RNDU)
      exponent = decimal(width, digits: 2, rounding: MPFR_RNDU).exponent
    }
    return exponent
  }

  /// `endpoint` rounded to `digits` decimal digits.
  private static func decimal(_ endpoint: Endpoint, digits: Int, rounding: mpfr_rnd_t) -> Decimal {
    let isNegative = mpfr_signum(endpoint) < 0
    if mpfr_is_infinite(endpoint) != 0 {
      return Decimal(isNegative: isNegative, digits: [], exponent: 0, kind: .infinite)
    }
    if mpfr_is_zero(endpoint) != 0 { return Decimal(isNegative: false, digits: [], exponent: 0, kind: .zero) }
    let count = max(1, min(digits, maximalSignificantDigits))
    var exponent = 0
    // MPFR asks for room for a sign, two spare characters and the terminating zero.
    let text = [UInt8](unsafeUninitializedCapacity: count + 4) { buffer, initialized in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        _ = mpfr_get_str(characters.baseAddress, &exponent, 10, count, endpoint, rounding)
      }
      initialized = count + (isNegative ? 1 : 0)
    }
    return Decimal(isNegative: isNegative, digits: Array(text.suffix(count)), exponent: exponent, kind: .regular)
  }
}

/// ±0.d₁d₂… · 10^exponent with d₁ ≠ 0, or zero, or infinite.
private struct Decimal: Equatable {
  enum Kind { case zero, regular, infinite }

  var isNegative: Bool
  /// ASCII digits.
  var digits: [UInt8]
  var exponent: Int
  var kind: Kind

  /// How many leading digits both share, or `nil` if sign or exponent differ.
  func sharedDigitCount(with other: Decimal) -> Int? {
    guard kind == .regular, other.kind == .regular, isNegative == other.isNegative, exponent == other.exponent else {
      return nil
    }
    return zip(digits, other.digits).prefix { $0 == $1 }.count
  }

  private var sign: String { isNegative ? "-" : "" }

  /// Whether the number is written without a power of ten.
  private var isPlain: Bool { exponent > -5 && exponent <= digits.count }

  private static func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: Array(digits), as: UTF8.self) }

  /// The number, without superfluous zeros after the point.
  var text: String {
    switch kind {
    case .zero: return "0"
    case .infinite: return sign + "inf"
    case .regular: break
    }
    var needed = digits.count
    while needed > 1 && digits[needed - 1] == UInt8(ascii: "0") { needed -= 1 }
    guard isPlain else {
      let fraction = needed > 1 ? "." + Decimal.text(digits[1..<needed]) : ""
      return sign + Decimal.text(digits[..<1]) + fraction + "e\(exponent - 1)"
    }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + Decimal.text(digits[..<needed]) }
    let fraction = needed > exponent ? "." + Decimal.text(digits[exponent..<needed]) : ""
    return sign + Decimal.text(digits[..<exponent]) + fraction
  }

  /// The `shared` leading digits, then the others of both numbers in brackets.
  func text(completedBy other: Decimal, shared: Int) -> String {
    let rest = "[\(Decimal.text(digits[shared...])), \(Decimal.text(other.digits[shared...]))]"
    // The point stands before the brackets or not at all.
    guard exponent > -5 && exponent <= shared else {
      let fraction = Decimal.text(digits[1..<shared])
      return sign + Decimal.text(digits[..<1]) + "." + fraction + rest + "e\(exponent - 1)"
    }
    if exponent <= 0 {
      return sign + "0." + String(repeating: "0", count: -exponent) + Decimal.text(digits[..<shared]) + rest
    }
    return sign + Decimal.text(digits[..<exponent]) + "." + Decimal.text(digits[exponent..<shared]) + rest
  }
}
