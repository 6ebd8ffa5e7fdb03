extension Rational {
  /// The largest magnitude of a decimal or binary exponent that ``init(parsing:maximalExponent:)`` reads unless told
  /// otherwise: `10^1000000` has about 3.3 million bits.
  public static let defaultMaximalExponent = 1_000_000

  /// The largest magnitude of an exponent, 2^30, that ``init(parsing:maximalExponent:)`` reads at all: a power of ten of
  /// this size has less than ``Integer/maximalBitWidth`` bits.
  public static let greatestMaximalExponent = 1 << 30

  /// The number that `text` denotes, exactly: `0.1` is one tenth.
  ///
  /// ```
  /// number   = [sign] (fraction | decimal | hex)       sign = "+" | "-"
  /// fraction = digits "/" digits
  /// decimal  = (digits ["." [digits]] | "." digits) [("e" | "E") [sign] digits]
  /// hex      = ("0x" | "0X") (hexdigits ["." [hexdigits]] | "." hexdigits) [("p" | "P") [sign] digits]
  /// ```
  ///
  /// The exponent of a hexadecimal number is a decimal number and counts powers of two, as in C. Spaces are not part of
  /// a number.
  ///
  /// - Parameter maximalExponent: the largest magnitude of a written exponent; it bounds the size of the result, which
  ///   has as many bits as the text has characters times four, plus four times this. More than
  ///   ``greatestMaximalExponent`` counts as that.
  /// - Throws: ``ParsingError``: `malformed` if the text has another form, `zeroDenominator` for `1/0`, `tooLarge` if the
  ///   exponent is beyond `maximalExponent`.
  /// - Complexity: one conversion of GMP, and one greatest common divisor for a fraction or a negative exponent.
  public init(
    parsing text: String, maximalExponent: Int = Rational.defaultMaximalExponent
  ) throws(ParsingError) {
    let maximalExponent = min(maximalExponent, Rational.greatestMaximalExponent)
    let malformed = ParsingError.malformed(
      text: text, expected: "a number such as 3, -22/7, 0.1, 2.5e-3 or 0x1.8p-3")
    var reader = NumberReader(text)
    let isNegative = reader.readSign()

    var digits = reader.readDigits()
    var isHexadecimal = false
    if digits.elementsEqual("0".utf8), reader.read(oneOf: "xX") {
      isHexadecimal = true
      digits = reader.readDigits(hexadecimal: true)
    }
    var value: Rational
    if !isHexadecimal, !digits.isEmpty, reader.read(oneOf: "/") {
      let divisor = reader.readDigits()
      guard !divisor.isEmpty, reader.isAtEnd else { throw malformed }
      do {
        value = try Rational(
          numerator: Integer(digits: digits, base: 10), denominator: Integer(digits: divisor, base: 10))
      } catch {
        throw .zeroDenominator(text: text, expected: "a denominator other than zero")
      }
    } else {
      let fraction = reader.read(oneOf: ".") ? reader.readDigits(hexadecimal: isHexadecimal) : []
      guard !(digits.isEmpty && fraction.isEmpty) else { throw malformed }
      var exponent = 0
      if reader.read(oneOf: isHexadecimal ? "pP" : "eE") {
        let isNegativeExponent = reader.readSign()
        let exponentDigits = reader.readDigits()
        guard !exponentDigits.isEmpty, reader.isAtEnd else { throw malformed }
        guard let magnitude = Integer(digits: exponentDigits, base: 10).int, magnitude <= maximalExponent else {
          throw .tooLarge(text: text, expected: "an exponent between -\(maximalExponent) and \(maximalExponent)")
        }
        exponent = isNegativeExponent ? -magnitude : magnitude
      }
      guard reader.isAtEnd else { throw malformed }
      let significand = Integer(digits: digits + fraction, base: isHexadecimal ? 16 : 10)
      value =
        isHexadecimal
        ? Rational(Dyadic(significand: significand, exponent: exponent - 4 * fraction.count))
        : Rational(significand) * Rational.powerOfTen(exponent - fraction.count)
    }
    if isNegative { value.negate() }
    self = value
  }
}
