import ExactArithmetic
import TestSupport

// Numbers whose square roots GMP 6.2.1 and 6.3.0 get wrong, when no remainder is asked for, more often than others: next to
// squares of numbers 1 ± 2^-i ± …, at all precisions.

extension SeededGenerator {
  /// 1 ± 2^-i ± … with at most three terms, a number of `precision` bits between 1/4 and 3.
  mutating func nearOne(precision: Int) -> Dyadic {
    var value: Dyadic = 1
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let term = Dyadic.powerOfTwo(-Int.random(in: 2..<precision, using: &self))
      value = onceIn(3) ? value - term : value + term
    }
    return value
  }

  /// A number of `precision` bits a few units in the last place from the square of ``nearOne(precision:)``, sometimes of a
  /// random number instead, times a power of two.
  mutating func nearSquare(precision: Int) -> Dyadic {
    var root = nearOne(precision: precision)
    if onceIn(8) {
      root = Dyadic(
        significand: Integer.powerOfTwo(precision - 1) + integer(bits: precision - 2).magnitude, exponent: 0)
    }
    if onceIn(2) { root = root.scaled(byPowerOfTwo: Int.random(in: -99...99, using: &self)) }
    let square = root * root
    let unit = (square.leadingBitExponent ?? 0) - precision + 1
    let below = square.rounded(toMultipleOfPowerOfTwo: unit, rounding: .down)
    let value = below + Dyadic(significand: Integer(Int.random(in: -3...3, using: &self)), exponent: unit)
    return onceIn(8) ? value.scaled(byPowerOfTwo: 1) : value
  }

  /// A precision between 64 and 4096 bits, half of the time a whole number of words.
  mutating func rootPrecision() -> Int {
    onceIn(2) ? 64 * Int.random(in: 1...64, using: &self) : Int.random(in: 64...4096, using: &self)
  }
}

/// What is wrong with the bounds as the tightest enclosure of √square with `precision` bits; `nil` if nothing. Only products
/// and comparisons of dyadic numbers judge.
func complaint(aboutRootOf square: Dyadic, lower: Dyadic?, upper: Dyadic?, precision: Int) -> String? {
  guard let lower, let upper, lower.signum > 0, let leading = lower.leadingBitExponent else { return "no bounds" }
  let (below, above) = (lower * lower, upper * upper)
  if below > square { return "the lower bound is above the root" }
  if above < square { return "the upper bound is below the root" }
  if below == square || above == square { return lower == upper ? nil : "the root is one of two bounds" }
  return upper - lower == Dyadic.powerOfTwo(leading - precision + 1) ? nil : "the bounds are not neighbours"
}
