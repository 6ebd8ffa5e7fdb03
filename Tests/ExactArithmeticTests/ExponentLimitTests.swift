import ExactArithmetic
import Testing

@Suite("Exponents, levels and shifts up to the limits of Int")
struct ExponentLimitTests {
  @Test("Powers of reals to any exponent are expressions with enclosures")
  func powers() throws {
    let root = ExactReal(2).squareRoot()
    /// Whether the enclosure says no more than that the number is below all but the least positive endpoints.
    func isLeast(_ x: ExactReal) throws -> Bool {
      let enclosure = try x.enclosure(precision: 64)
      return try enclosure.lowerEndpoint == 0 && #require(enclosure.upperEndpoint) <= .powerOfTwo(4 - (1 << 30))
    }
    #expect(try isLeast(root.power(Int.min)))
    let largest = try ExactReal.pi.power(Int.max / 2).power(4).enclosure(precision: 64)
    let bound = try #require(largest.lowerEndpoint)
    #expect(largest.upperEndpoint == nil && bound > .powerOfTwo((1 << 30) - 2))
    for base in [ExactReal(3), root, 2 * root, .pi, root + 1, ExactReal(2) * .pi] {
      let power = base.power(Int.max)
      #expect(try (power * power).enclosure(precision: 64) == largest, "\(base)")
      #expect(try power.power(Int.max).enclosure(precision: 64) == largest, "\(base)")
      #expect(try isLeast(base.power(Int.min)) && isLeast(power.power(-3)), "\(base)")
      #expect(power.divided(by: power).rational == 1)
      #expect(ExactReal(2).isLess(than: power, precision: 256) == .holds)
    }
    #expect(ExactReal(-1).power(Int.min).rational == 1 && ExactReal(-1).power(Int.max).rational == -1)
    #expect(ExactReal(1).power(Int.min).rational == 1 && ExactReal(0).power(Int.max).rational == 0)
    #expect(throws: ArithmeticError.divisionByZero) { try ExactReal(0).power(Int.min).enclosure(precision: 64) }
    #expect(throws: ArithmeticError.self) {
      try ExactReal.pi.power(1 << 29).enclosure(withinPowerOfTwo: 10, maximalPrecision: 512)
    }
  }

  @Test("Powers that are folded and powers that are not enclose the same numbers")
  func foldedPowers() throws {
    // Just below and just above the limit.
    let exponent = ExactReal.greatestFoldedBitWidth / 2
    #expect(ExactReal(3).power(exponent).rational != nil && ExactReal(3).power(exponent + 1).rational == nil)
    let (folded, expression) = (ExactReal(3).power(exponent) * 3, ExactReal(3).power(exponent + 1))
    let (first, second) = (try folded.enclosure(precision: 200), try expression.enclosure(precision: 200))
    #expect(first == second)
    #expect(ExactReal(3).power(exponent + 1).divided(by: ExactReal(3).power(exponent + 1)).rational == 1)
  }

  @Test("Levels and widths beyond what memory holds are refused or cost nothing")
  func levels() throws {
    let x = ExactReal.pi
    for level in [Int.min, -(1 << 30), 1 << 30, Int.max] {
      #expect(throws: ArithmeticError.self) { try x.approximation(level: level) }
    }
    for level in [1 << 40, Int.max] {
      #expect(throws: ArithmeticError.self) { try x.enclosure(withinPowerOfTwo: level) }
    }
    let coarse = try x.enclosure(withinPowerOfTwo: Int.min)
    #expect(try x.enclosure(precision: 64) == coarse)
    #expect(try x.approximation(level: 1 - (1 << 30)) == 0)
    // π^(2^29) is about 2^(0.83·2^30).
    #expect(try x.power(1 << 29).approximation(level: 1 - (1 << 30)) == 0)
    #expect(try x.power(1 << 40).double() == .infinity)
    #expect(try (-x.power(1 << 40)).double() == -.infinity)
    #expect(try x.power(-(1 << 40)).double() == 0)
  }

  @Test("Dyadic numbers with exponents at the limits are compared and rounded")
  func dyadics() {
    let (huge, tiny) = (Dyadic(significand: 3, exponent: Int.max), Dyadic(significand: 3, exponent: Int.min))
    let large = Dyadic(significand: Integer.powerOfTwo(200) + 1, exponent: Int.max - 1)
    #expect(tiny < huge && -huge < -tiny && huge < large && -large < huge && !(large < huge) && 0 < tiny && !(tiny < 0))
    for direction in RoundingDirection.allCases {
      let (up, down) = (direction == .up, direction == .down)
      let unit = Dyadic.powerOfTwo(Int.max)
      #expect(tiny.rounded(toMultipleOfPowerOfTwo: Int.max, rounding: direction) == (up ? unit : 0))
      #expect((-tiny).rounded(toMultipleOfPowerOfTwo: Int.max, rounding: direction) == (down ? -unit : 0))
      #expect(huge.rounded(toMultipleOfPowerOfTwo: Int.min, rounding: direction) == huge)
    }
  }

  @Test("Rational and quadratic numbers are rounded to multiples of any power of two above them")
  func coarseRounding() throws {
    let third = try Rational(numerator: 1, denominator: 3)
    let root = try QuadraticNumber(0, 1, root: 2)
    for exponent in [3, 70, 1 << 40, Int.max - 1, Int.max] {
      for direction in RoundingDirection.allCases {
        let unit = Dyadic.powerOfTwo(exponent)
        for value in [third, 1, 3] {
          let (up, down) = (direction == .up ? unit : 0, direction == .down ? -unit : 0)
          #expect(value.rounded(toMultipleOfPowerOfTwo: exponent, rounding: direction) == up)
          #expect((-value).rounded(toMultipleOfPowerOfTwo: exponent, rounding: direction) == down)
          #expect(root.rounded(toMultipleOfPowerOfTwo: exponent, rounding: direction) == up)
          #expect((-root).rounded(toMultipleOfPowerOfTwo: exponent, rounding: direction) == down)
        }
      }
    }
    // Around the border between values that are divided and values that need not be.
    for numerator in -400...400 {
      for direction in RoundingDirection.allCases {
        let value = Rational(numerator) * third
        let units = (value * .powerOfTwo(-6)).roundedToInteger(direction)
        let expected = Dyadic(significand: units, exponent: 6)
        #expect(value.rounded(toMultipleOfPowerOfTwo: 6, rounding: direction) == expected, "\(value), \(direction)")
        let irrational = QuadraticNumber(value) + root
        let bounds = (Rational(numerator + 4) * third, Rational(numerator + 5) * third)
        let rounded = irrational.rounded(toMultipleOfPowerOfTwo: 6, rounding: direction)
        let (low, high) = (
          (bounds.0 * .powerOfTwo(-6)).roundedToInteger(direction),
          (bounds.1 * .powerOfTwo(-6)).roundedToInteger(direction)
        )
        // 4/3 < √2 < 5/3.
        #expect(rounded >= Dyadic(significand: low, exponent: 6) && rounded <= Dyadic(significand: high, exponent: 6))
      }
    }
    let eighths = Rational(5) * .powerOfTwo(-3)
    #expect(eighths.rounded(toMultipleOfPowerOfTwo: Int.min) == Dyadic(significand: 5, exponent: -3))
  }

  @Test("Exponents of written numbers are limited whatever the caller allows")
  func parsing() throws {
    for text in ["1e9223372036854775807", "1e-9223372036854775807", "0x1p-9223372036854775807", "0.5e-1073741825"] {
      #expect(throws: ParsingError.self) { try Rational(parsing: text, maximalExponent: Int.max) }
    }
    let value = try Rational(parsing: "0x1p-100000000", maximalExponent: Int.max)
    #expect(value == .powerOfTwo(-100_000_000))
  }
}
