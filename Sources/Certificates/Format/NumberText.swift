import ExactArithmetic

/// The one way in which a certificate writes a rational number: `p`, or `p/q` in lowest terms with q ≥ 2.
enum NumberText {
  /// The largest number of decimal digits that an integer may have.
  static let maximalDigitCount = 1 << 20

  /// Why a text is not a number of a certificate.
  enum Failure: Error {
    /// The text is not that of the number, or of none.
    case notCanonical
    /// A numerator or a denominator has more than ``NumberText/maximalDigitCount`` digits; no digit has been converted.
    case tooLong
  }

  /// The number that `text` says.
  ///
  /// - Complexity: one conversion of GMP for each integer, and one greatest common divisor for a fraction.
  static func rational(_ text: ArraySlice<UInt8>) throws(Failure) -> Rational {
    let isNegative = text.first == UInt8(ascii: "-")
    let unsigned = isNegative ? text.dropFirst() : text
    let slash = unsigned.firstIndex(of: UInt8(ascii: "/"))
    let numerator = unsigned[..<(slash ?? unsigned.endIndex)]
    let denominator = slash.map { unsigned[($0 + 1)...] }
    guard isNatural(numerator), denominator.map(isNatural) ?? true else { throw .notCanonical }
    guard max(numerator.count, denominator?.count ?? 0) <= maximalDigitCount else { throw .tooLong }
    var value = try natural(numerator)
    guard !(isNegative && value.isZero) else { throw .notCanonical }
    if isNegative { value.negate() }
    guard let denominator else { return Rational(value) }
    let divisor = try natural(denominator)
    // In lowest terms, a denominator of 1 is not written.
    guard divisor > 1, let quotient = try? Rational(numerator: value, denominator: divisor),
      quotient.denominator == divisor
    else { throw .notCanonical }
    return quotient
  }

  /// What was expected instead of `text`.
  static func expectation(_ text: ArraySlice<UInt8>) -> String {
    "expected an integer or a fraction p/q in lowest terms, found \"\(beginning(of: text))\""
  }

  /// At most 40 bytes of `text`.
  static func beginning(of text: ArraySlice<UInt8>) -> String { String(decoding: text.prefix(40), as: UTF8.self) }

  /// Whether these are decimal digits, one at least, without a leading zero.
  private static func isNatural(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return false }
    return digits.allSatisfy(\.isDecimalDigit)
  }

  /// The integer with these digits.
  private static func natural(_ digits: ArraySlice<UInt8>) throws(Failure) -> Integer {
    // 18 digits are below 2^60.
    if digits.count <= 18 { return Integer(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }) }
    do { return try Integer(parsing: String(decoding: digits, as: UTF8.self)) } catch { throw .notCanonical }
  }
}

extension Rational: Codable {
  /// Reads `"p/q"` in lowest terms with q ≥ 2, or `"p"`; nothing else.
  public init(from decoder: Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = Array(try container.decode(String.self).utf8)[...]
    do { self = try NumberText.rational(text) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: NumberText.expectation(text))
    }
  }

  /// Writes `"p/q"` or `"p"`.
  public func encode(to encoder: Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
