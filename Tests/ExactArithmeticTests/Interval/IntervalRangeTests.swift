import ExactArithmetic
import TestSupport
import Testing

/// The exponent e with all finite endpoints below 2^e, and the least positive endpoint 2^-e'.
private let (largestExponent, leastExponent) = ((1 << 30) - 1, -(1 << 30))

/// `value` rounded to a number of `precision` bits within the range of exponents; `nil` if infinite.
private func endpoint(_ value: Dyadic, precision: Int, up: Bool) -> Dyadic? {
  guard let leading = value.leadingBitExponent else { return value }
  let isAwayFromZero = up == (value.signum > 0)
  let sign = Integer(value.signum)
  let largest = Dyadic(
    significand: sign * (Integer.powerOfTwo(precision) - 1), exponent: largestExponent - precision)
  if leading >= largestExponent { return isAwayFromZero ? nil : largest }
  if leading < leastExponent { return isAwayFromZero ? Dyadic(significand: sign, exponent: leastExponent) : 0 }
  let rounded = value.rounded(toMultipleOfPowerOfTwo: leading - precision + 1, rounding: up ? .up : .down)
  return rounded.leadingBitExponent.map { $0 >= largestExponent } ?? false ? nil : rounded
}

@Suite("Intervals at the limits of the range of exponents, judged by dyadic numbers")
struct IntervalRangeTests {
  /// A number of at most `bits` bits whose leading exponent is close to `exponent`, or sometimes 0.
  private func number(near exponent: Int, bits: Int, _ generator: inout SeededGenerator) -> Dyadic {
    if generator.onceIn(10) { return 0 }
    let random = generator.integer(bits: bits).magnitude
    let significand = Integer.powerOfTwo(bits - 1) + (random >> max(0, random.bitWidth - bits + 1))
    let leading = min(max(exponent + Int.random(in: -3...3, using: &generator), leastExponent), largestExponent - 1)
    return Dyadic(
      significand: Bool.random(using: &generator) ? significand : -significand, exponent: leading - bits + 1)
  }

  @Test("The fused product is tightest where the product leaves the range")
  func fusedProducts() throws {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<scaledIterations(5_000) {
      let precision = Int.random(in: 2...80, using: &generator)
      let sign = Bool.random(using: &generator) ? 1 : -1
      func pair(near exponent: Int) -> (lower: Dyadic, upper: Dyadic) {
        let first = number(near: exponent, bits: precision, &generator)
        let second = generator.onceIn(3) ? first : number(near: exponent, bits: precision, &generator)
        return (min(first, second), max(first, second))
      }
      let (x, y, z) = (pair(near: sign * (1 << 29)), pair(near: sign * (1 << 29)), pair(near: sign * (1 << 30)))
      func interval(_ ends: (lower: Dyadic, upper: Dyadic)) throws -> Interval {
        try #require(Interval(exactLower: ends.lower, exactUpper: ends.upper, atLeast: precision))
      }
      let found = Interval.fusedProduct(try interval(x), try interval(y), adding: try interval(z))
      let products = [x.lower * y.lower, x.lower * y.upper, x.upper * y.lower, x.upper * y.upper]
      let least = try #require(products.min()) + z.lower
      let largest = try #require(products.max()) + z.upper
      let shown: Comment = "\(x)·\(y) + \(z), \(precision) bits"
      #expect(found.precision == precision)
      #expect(found.lowerEndpoint == endpoint(least, precision: precision, up: false), shown)
      #expect(found.upperEndpoint == endpoint(largest, precision: precision, up: true), shown)
    }
  }

  @Test("Fused products of unbounded intervals whose finite endpoints leave the range")
  func unboundedFusedProducts() {
    let huge = Interval(1, precision: 53).scaled(byPowerOfTwo: largestExponent - 1)
    let half = huge.scaled(byPowerOfTwo: -1)
    // [h, ∞)·h + (-∞, -h] is the whole line, [h, ∞)·[2, 2] - 3h/2 begins at h/2.
    #expect(Interval.fusedProduct(.atLeast(huge), huge, adding: -.atLeast(huge)).isEntire)
    let sum = Interval.fusedProduct(.atLeast(huge), Interval(2, precision: 53), adding: -(huge + half))
    #expect(sum.lowerEndpoint == half.lowerEndpoint && sum.upperEndpoint == nil)
    let zero = Interval(0, precision: 53)
    #expect(Interval.fusedProduct(.entire(precision: 53), zero, adding: huge) == huge)
    #expect(Interval.fusedProduct(.atLeast(huge).hull(with: zero), huge, adding: zero).lowerEndpoint == 0)
  }

  @Test("Cancellative differences compare widths exactly at any exponents")
  func cancellativeDifferences() throws {
    var generator = SeededGenerator(seed: 62)
    for _ in 0..<scaledIterations(500) {
      let (x, y) = (generator.interval(precision: 53), generator.interval(precision: 64))
      let exists = x.width.flatMap { width in y.width.map { $0 <= width } } ?? false
      #expect((x.cancellativeDifference(y) != nil) == exists, "\(x), \(y)")
    }
    // Aligning these endpoints takes 2^31 bits, and comparing the widths as rationals hours.
    let (least, huge) = (Dyadic.powerOfTwo(leastExponent), Dyadic.powerOfTwo(largestExponent - 1))
    func interval(_ lower: Dyadic, _ upper: Dyadic) throws -> Interval {
      try #require(Interval(exactLower: lower, exactUpper: upper, atLeast: 53))
    }
    let (one, two, none) = (try interval(least, huge), try interval(least + least, huge), try interval(0, huge))
    #expect(one.cancellativeDifference(two) == (try interval(-least, 0)))
    #expect(one.cancellativeDifference(one) == Interval(0, precision: 53))
    #expect(two.cancellativeDifference(one) == nil && one.cancellativeDifference(none) == nil)
    #expect(none.cancellativeDifference(one) == (try interval(-least, 0)))
    #expect(try interval(-huge, huge).cancellativeDifference(try interval(-huge, least)) != nil)
    // Widths that differ by less than the least positive number.
    let digit = Dyadic.powerOfTwo(leastExponent - 40)
    let (wide, narrow) = (try interval(least, least + digit + digit), try interval(least, least + digit))
    #expect(wide.cancellativeDifference(narrow) != nil && narrow.cancellativeDifference(wide) == nil)
  }

  @Test("Widths are compared with powers of two exactly at any exponents")
  func widths() throws {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<scaledIterations(500) {
      let (x, exponent) = (generator.interval(precision: 53), Int.random(in: -100...100, using: &generator))
      #expect(x.isWider(thanPowerOfTwo: exponent) == (x.width.map { $0 > .powerOfTwo(exponent) } ?? true))
    }
    let (least, huge) = (Dyadic.powerOfTwo(leastExponent), Dyadic.powerOfTwo(largestExponent - 1))
    let wide = try #require(Interval(exactLower: -huge, exactUpper: huge, atLeast: 53))
    for (exponent, isWider) in [(Int.min, true), (0, true), (largestExponent - 1, true), (largestExponent, false)] {
      #expect(wide.isWider(thanPowerOfTwo: exponent) == isWider)
      #expect(Interval.entire(precision: 53).isWider(thanPowerOfTwo: exponent))
    }
    #expect(
      !wide.isWider(thanPowerOfTwo: Int.max) && Interval.atLeast(0, precision: 9).isWider(thanPowerOfTwo: Int.max))
    let slender = try #require(Interval(exactLower: least, exactUpper: huge, atLeast: 53))
    #expect(!slender.isWider(thanPowerOfTwo: largestExponent - 1))
    #expect(slender.isWider(thanPowerOfTwo: largestExponent - 2))
    let digit = Dyadic.powerOfTwo(leastExponent - 40)
    let narrow = try #require(Interval(exactLower: least, exactUpper: least + digit, atLeast: 53))
    #expect(!narrow.isWider(thanPowerOfTwo: leastExponent - 40) && narrow.isWider(thanPowerOfTwo: leastExponent - 41))
  }

  @Test("Exponents beyond the range, up to those of Int, are rounded outward")
  func exponentsBeyondTheRange() throws {
    let one = Interval(1, precision: 53)
    let (huge, tiny) = (one.scaled(byPowerOfTwo: 1 << 31), one.scaled(byPowerOfTwo: -(1 << 31)))
    for exponent in [1 << 31, 1 << 62, Int.max - 1, Int.max] {
      #expect(one.scaled(byPowerOfTwo: exponent) == huge && one.scaled(byPowerOfTwo: -exponent) == tiny)
      for significand in [Integer(1), Integer.powerOfTwo(2000) + 1] {
        let (large, small) = (
          Dyadic(significand: significand, exponent: exponent), Dyadic(significand: significand, exponent: -exponent)
        )
        #expect(Interval(large, precision: 53) == huge && Interval(small, precision: 53) == tiny)
        #expect(Interval(-large, precision: 53) == -huge && Interval(-small, precision: 53) == -tiny)
        let both = try #require(Interval(exactLower: small, exactUpper: large))
        #expect(both.lowerEndpoint == 0 && both.upperEndpoint == nil)
      }
    }
    #expect(one.scaled(byPowerOfTwo: Int.min) == tiny)
    let three = Interval(3, precision: 53)
    #expect(three.power(Int.max) == huge && three.power(Int.min) == tiny)
    #expect(one.power(Int.min) == one && (-one).power(Int.max) == -one)
    #expect(huge.description.hasSuffix(", inf]") && tiny.description.hasPrefix("[0, "))
  }
}

extension Interval {
  /// The half-line from the lower endpoint of a bounded interval on.
  fileprivate static func atLeast(_ interval: Interval) -> Interval {
    interval + .atLeast(0, precision: interval.precision)
  }
}
