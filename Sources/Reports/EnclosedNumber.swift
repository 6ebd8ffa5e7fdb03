import ExactArithmetic

/// A real number for printing: exactly when that is short or asked for, else between two outward-rounded decimals.
package struct EnclosedNumber: Encodable, Sendable {
  var exact: String?
  var lower: String?
  var upper: String?

  /// The bounds of a number so large that 2^-bits takes many digits, to fewer: for a person.
  private var brief: (lower: String, upper: String)?

  private enum CodingKeys: String, CodingKey {
    case exact, lower, upper
  }

  /// What the number of a vector or an objective is shown as.
  ///
  /// - Parameters:
  ///   - bits: the bounds of an enclosure differ by less than 2^-bits.
  ///   - isExact: a rational number is shown exactly however long it is.
  package init(_ value: QuadraticNumber, bits: Int, isExact: Bool = false) {
    if let text = value.rational?.description, isExact || text.count <= Self.longestExactText {
      self.init(exact: text)
      return
    }
    self.init(
      lower: Rational(value.rounded(toMultipleOfPowerOfTwo: -bits - 4, rounding: .down)),
      upper: Rational(value.rounded(toMultipleOfPowerOfTwo: -bits - 4, rounding: .up)), bits: bits)
  }

  /// `value` between two bounds, and exactly as well when that is short or asked for.
  package static func bounded(_ value: QuadraticNumber, bits: Int, isExact: Bool) -> EnclosedNumber {
    var number = EnclosedNumber(
      lower: Rational(value.rounded(toMultipleOfPowerOfTwo: -bits - 4, rounding: .down)),
      upper: Rational(value.rounded(toMultipleOfPowerOfTwo: -bits - 4, rounding: .up)), bits: bits)
    number.exact = EnclosedNumber(value, bits: bits, isExact: isExact).exact
    return number
  }

  private init(exact: String) { self.exact = exact }

  /// The number between two bounds.
  package init(lower: Rational, upper: Rational, bits: Int) {
    self.lower = Self.decimal(lower, bits: bits, rounding: .down)
    self.upper = Self.decimal(upper, bits: bits, rounding: .up)
    guard Self.magnitudeBits(lower) > Self.largestMagnitudeInFull else { return }
    let digits = Self.significantDigits(bits: bits)
    brief = (
      ShownNumber.decimal(lower, significantDigits: digits, rounding: .down),
      ShownNumber.decimal(upper, significantDigits: digits, rounding: .up)
    )
  }

  /// The number in an enclosure.
  package init(_ interval: Interval, bits: Int) {
    self.init(lower: interval.lowerBound ?? 0, upper: interval.upperBound ?? 0, bits: bits)
    if interval.lowerBound == nil { (lower, brief) = ("-inf", nil) }
    if interval.upperBound == nil { (upper, brief) = ("inf", nil) }
  }

  /// For a person: the exact value, or the two bounds.
  package var text: String {
    if let exact { return exact }
    guard let lower = brief?.lower ?? lower, let upper = brief?.upper ?? upper, lower != upper else {
      return brief?.lower ?? lower ?? ""
    }
    let common = zip(lower, upper).prefix { $0 == $1 }.count
    let isPlain = !lower.contains("e") && !upper.contains("e") && lower.count == upper.count
    guard isPlain, common > 3 else { return "[\(lower), \(upper)]" }
    return "\(lower.prefix(common))[\(lower.dropFirst(common)), \(upper.dropFirst(common))]"
  }

  private static let longestExactText = 40

  /// A number of more bits before the point is shown to a person by its leading digits and an exponent.
  private static let largestMagnitudeInFull = 200

  /// `value` to so many digits that 2^-bits shows.
  private static func decimal(_ value: Rational, bits: Int, rounding: RoundingDirection) -> String {
    if value.isZero { return "0" }
    return value.decimal(significantDigits: significantDigits(bits: bits + magnitudeBits(value)), rounding: rounding)
  }

  /// The digits that so many leading bits take.
  private static func significantDigits(bits: Int) -> Int { max(2, (bits + 4) * 30103 / 100_000 + 2) }

  /// About how many bits `value` has before the point.
  private static func magnitudeBits(_ value: Rational) -> Int {
    max(0, value.numerator.bitWidth - value.denominator.bitWidth + 1)
  }
}
