import ExactArithmetic

/// Reads the numbers of one text file.
struct TextNumberReader {
  /// The longest text of one number, in characters.
  static let maximalLength = 1_000_000

  /// How large the written exponents of one file may be together: `1e-1000000` are ten characters and 3.3 million bits,
  /// and a small file of such numbers would fill the memory.
  static let maximalExponentSum = 250_000_000

  let rounding: DataOptions.TextNumbers
  private var exponentSum = 0

  init(_ options: DataOptions) { rounding = options.textNumbers }

  /// The number that `text` denotes, or its nearest binary64 number if that is asked for.
  ///
  /// - Throws: `DataFileError` without a place.
  mutating func number(_ text: ArraySlice<UInt8>) throws(DataFileError) -> Rational {
    guard text.count <= Self.maximalLength else {
      throw DataFileError(
        .tooLarge, found: DataFileError.quote(text), expected: "a number of at most \(Self.maximalLength) characters")
    }
    let value: Rational
    if let short = Self.shortNumber(text) {
      value = short
    } else {
      try countExponent(of: text)
      do { value = try Rational(parsing: String(decoding: text, as: UTF8.self)) } catch {
        throw Self.error(about: text, error)
      }
    }
    guard rounding == .binary64 else { return value }
    do { return try Rational(exactly: value.double()) } catch {
      throw DataFileError(
        .notFinite, found: DataFileError.quote(text), expected: "a number that a binary64 number is next to")
    }
  }

  /// A decimal number of at most 18 characters without an exponent, which is most of them; nil for another text.
  private static func shortNumber(_ text: ArraySlice<UInt8>) -> Rational? {
    guard text.count <= 18 else { return nil }
    let isNegative = text.first == UInt8(ascii: "-")
    var digits = 0
    var significand = 0
    var scale = 1
    var hasPoint = false
    for byte in isNegative ? text.dropFirst() : text {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        significand = significand * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if hasPoint { scale *= 10 }
      }
    }
    guard digits > 0 else { return nil }
    if isNegative { significand = -significand }
    return scale == 1
      ? Rational(significand) : try? Rational(numerator: Integer(significand), denominator: Integer(scale))
  }

  /// Adds the written exponent of `text` to the sum.
  private mutating func countExponent(of text: ArraySlice<UInt8>) throws(DataFileError) {
    let isHexadecimal = text.contains { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }
    let letters = isHexadecimal ? "pP" : "eE"
    guard let letter = text.firstIndex(where: { letters.utf8.contains($0) }) else { return }
    let digits = text[(letter + 1)...].drop { "+-".utf8.contains($0) }
    // Too large an exponent is refused when the number is read.
    guard let exponent = Int(String(decoding: digits.prefix(20), as: UTF8.self)),
      (0...Rational.defaultMaximalExponent).contains(exponent)
    else { return }
    exponentSum += exponent
    guard exponentSum <= Self.maximalExponentSum else {
      throw DataFileError(
        .tooLarge, found: DataFileError.quote(text),
        expected: "exponents that are together at most \(Self.maximalExponentSum) in one file")
    }
  }

  /// Why `text` is not read, with advice for what is met often.
  private static func error(about text: ArraySlice<UInt8>, _ error: ParsingError) -> DataFileError {
    let found = DataFileError.quote(text)
    if text.isEmpty { return DataFileError(.number, found: "an empty entry", expected: "a number") }
    guard case .malformed = error else {
      if case .zeroDenominator = error { return DataFileError(.number, found: found, expected: error.expected) }
      return DataFileError(.tooLarge, found: found, expected: error.expected)
    }
    let word = String(decoding: text.prefix(20), as: UTF8.self).lowercased()
    let unsigned = word.drop { $0 == "+" || $0 == "-" }
    if ["nan", "inf", "infinity", "∞", "1.#inf", "1.#ind", "1.#qnan"].contains(unsigned) || unsigned.hasPrefix("nan(") {
      return DataFileError(.notFinite, found: found, expected: "a finite number")
    }
    let isNumeric = text.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isNumeric, word.contains(",") {
      return DataFileError(.number, found: found, expected: "a number with a decimal point, not a comma")
    }
    if isNumeric, let last = text.last, "ijIJ)".utf8.contains(last) {
      return DataFileError(
        .number, found: found, expected: "a real number (complex ones are read from .npy, .mtx and .json)")
    }
    return DataFileError(.number, found: found, expected: error.expected)
  }
}
