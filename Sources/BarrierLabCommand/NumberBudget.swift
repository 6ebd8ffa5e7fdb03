import ExactArithmetic

/// How much memory the numbers of one option may take: `1e-1000000` are ten characters and 3.3 million bits, and a short text
/// of such numbers would fill the memory.
struct NumberBudget {
  /// The most bits of all numbers of one option.
  static let maximalBits = 1 << 30

  private var bits = 0

  /// Why a number is not read.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  /// The number that `text` denotes.
  mutating func number(_ text: String) throws(Refusal) -> Rational {
    let value: Rational
    do { value = try Rational(parsing: text) } catch { throw Refusal(description: error.description) }
    bits += value.numerator.bitWidth + value.denominator.bitWidth
    guard bits <= Self.maximalBits else {
      throw Refusal(
        description: "\"\(text.shown)\" is too large: expected numbers of together at most \(Self.maximalBits) bits")
    }
    return value
  }
}
