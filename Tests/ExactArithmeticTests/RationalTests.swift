import TestSupport
import Testing

@testable import ExactArithmetic

@Suite struct RationalTests {
  private func isCanonical(_ value: Rational) -> Bool {
    let fits = value.numerator.int != nil && value.denominator.int != nil
    return value.denominator >= 1 && Integer.greatestCommonDivisor(value.numerator, value.denominator) == 1
      && (value.object == nil) == fits && (value.object == nil || (value.word == 0 && value.denominatorWord == 1))
  }

  @Test(arguments: [8, 62, 64, 300])
  func operationsAgreeWithCrossMultiplication(bits: Int) throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<scaledIterations(3_000) {
      let (x, y) = (generator.rational(bits: bits), generator.rational(bits: bits))
      let (a, b, c, d) = (x.numerator, x.denominator, y.numerator, y.denominator)
      #expect(isCanonical(x) && isCanonical(y))
      for (result, numerator, denominator) in [
        (x + y, a * d + c * b, b * d), (x - y, a * d - c * b, b * d), (x * y, a * c, b * d), (-x, -a, b),
        (x * x, a * a, b * b), (x.magnitude, a.magnitude, b),
      ] {
        #expect(result.numerator * denominator == numerator * result.denominator && isCanonical(result))
        #expect(try result == Rational(numerator: numerator, denominator: denominator))
        #expect(result.signum == numerator.signum && result.isZero == numerator.isZero)
      }
      #expect((x < y) == (a * d < c * b) && (x == y) == (a * d == c * b))
      if !c.isZero {
        let quotient = try x / y
        #expect(quotient.numerator * (b * c) == a * d * quotient.denominator && isCanonical(quotient))
        #expect(isCanonical(try y.reciprocal()))
      }
      var (sum, difference) = (x, x)
      sum.addProduct(x, y)
      difference.subtractProduct(x, y)
      #expect(sum == x + x * y && difference == x - x * y)
    }
  }

  @Test func kernelsAgreeWithTheOperators() throws {
    var generator = SeededGenerator(seed: 21)
    for bits in [8, 64, 300] {
      for _ in 0..<scaledIterations(300) {
        let count = Int.random(in: 0...12, using: &generator)
        let left = (0..<count).map { _ in generator.rational(bits: bits) }
        let right = (0..<count).map { _ in generator.rational(bits: bits) }
        let product = Rational.dotProduct(left, right)
        #expect(product == zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } && isCanonical(product))
        #expect(Rational.sum(left) == left.reduce(0, +))
        let point = generator.rational(bits: bits)
        let powers = try left.indices.map { try point.power($0) }
        #expect(Rational.horner(left, at: point) == Rational.dotProduct(left, powers))
        let (first, second) = (
          left.map { _ in generator.dyadic(bits: bits) }, left.map { _ in generator.dyadic(bits: bits) }
        )
        let expected = Rational.dotProduct(first.map(Rational.init), second.map(Rational.init))
        #expect(Rational(Dyadic.dotProduct(first, second)) == expected)
      }
    }
  }

  @Test func powersAndLimits() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<scaledIterations(500) {
      let value = generator.rational(bits: 100)
      let exponent = Int.random(in: 0...8, using: &generator)
      let power = try value.power(exponent)
      #expect(power == (0..<exponent).reduce(Rational(1)) { product, _ in product * value } && isCanonical(power))
      if !value.isZero { #expect(try value.power(-exponent) * power == 1) }
    }
    for exponent in [-200, -64, -63, -62, -1, 0, 1, 62, 63, 64, 200] {
      #expect(try Rational.powerOfTwo(exponent) == Rational(2).power(exponent))
      #expect(try Rational.powerOfTen(exponent) == Rational(10).power(exponent))
      #expect(isCanonical(Rational.powerOfTwo(exponent)) && isCanonical(Rational.powerOfTen(exponent)))
      #expect(Rational(Dyadic.powerOfTwo(exponent)) == Rational.powerOfTwo(exponent))
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).power(-1) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).reciprocal() }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational.powerOfTwo(99) / 0 }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(numerator: 0, denominator: 0) }
    for exponent in [Int.min, Int.max, 1 << 40, -(1 << 40)] {
      guard case .tooLarge = #expect(throws: ArithmeticError.self, performing: { try Rational(3).power(exponent) })
      else {
        Issue.record("a power that does not fit in memory is tooLarge")
        continue
      }
    }
    // The least word has no negative among the words.
    let least = Rational(Int.min)
    #expect(try least.reciprocal() * least == 1 && Rational(1) / least == least.reciprocal())
    #expect(-(-least) == least && least - least == 0 && 0 - least == -least)
    #expect(try Rational(numerator: Integer(Int.min), denominator: Integer(Int.min)) == 1)
    #expect(try Rational(numerator: Integer(Int.min), denominator: -1) == Rational(Integer.powerOfTwo(63)))
  }

  @Test func roundingToIntegersAndDyadics() throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<scaledIterations(3_000) {
      let value = generator.rational(bits: 150)
      let (floor, ceiling) = (Rational(value.floor()), Rational(value.ceiling()))
      #expect(floor <= value && value < floor + 1 && ceiling - 1 < value && value <= ceiling)
      #expect(value.isInteger == (floor == ceiling))
      let exponent = Int.random(in: -100...100, using: &generator)
      let unit = Rational.powerOfTwo(exponent)
      for rounding in RoundingDirection.allCases {
        let dyadic = value.rounded(toMultipleOfPowerOfTwo: exponent, rounding: rounding)
        let result = Rational(dyadic)
        let multiple = try result / unit
        #expect(multiple.isInteger && (dyadic.isZero || dyadic.exponent >= exponent))
        #expect(isNext(result, to: value, unit: unit, rounding) { !multiple.numerator.isOdd })
        // The dyadic route has its own code.
        if let exact = Dyadic(exactly: value) {
          #expect(exact.rounded(toMultipleOfPowerOfTwo: exponent, rounding: rounding) == dyadic)
        }
      }
    }
  }

  /// Whether `result` is the multiple of `unit` that `rounding` asks for.
  private func isNext(
    _ result: Rational, to value: Rational, unit: Rational, _ rounding: RoundingDirection, isEven: () -> Bool
  ) -> Bool {
    switch rounding {
    case .down: return result <= value && value < result + unit
    case .up: return result - unit < value && value <= result
    case .towardZero:
      return (value.magnitude - result.magnitude) < unit && result.magnitude <= value.magnitude
        && (result.isZero || result.signum == value.signum)
    case .nearest:
      let twice = (result - value).magnitude * 2
      return twice < unit || (twice == unit && isEven())
    }
  }

  @Test func doublesAreNearest() throws {
    var generator = SeededGenerator(seed: 24)
    for _ in 0..<scaledIterations(3_000) {
      let double = generator.double()
      let exact = try Rational(exactly: double)
      for rounding in RoundingDirection.allCases { #expect(exact.double(rounding: rounding) == double) }
      #expect(Rational(try Dyadic(exactly: double)) == exact)

      // A value between two neighbours: a quarter, a half or three quarters of the way, or a hair beside it.
      let upper = double.nextUp
      guard upper.isFinite else { continue }
      let gap = try Rational(exactly: upper) - exact
      let hair = gap * Rational.powerOfTwo(-Int.random(in: 10...200, using: &generator))
      let part = try Rational(Int.random(in: 1...3, using: &generator)) / 4
      let value = exact + gap * part + Rational(Int.random(in: -1...1, using: &generator)) * hair
      #expect(value.double(rounding: .down) == double && value.double(rounding: .up) == upper)
      #expect(value.double(rounding: .towardZero) == (value.signum > 0 ? double : upper))
      let toLower = (value - exact) * 2
      let isTieToLower = toLower == gap && double.significandBitPattern % 2 == 0
      #expect(value.double() == (toLower < gap || isTieToLower ? double : upper))
    }
    let largest = try Rational(exactly: Double.greatestFiniteMagnitude)
    let half = Rational.powerOfTwo(970)
    #expect((largest + half).double() == .infinity && (-largest - half).double() == -.infinity)
    #expect((largest + half - 1).double() == .greatestFiniteMagnitude)
    #expect((largest + 1).double(rounding: .down) == .greatestFiniteMagnitude)
    #expect((largest + 1).double(rounding: .up) == .infinity)
    #expect((-largest - 1).double(rounding: .up) == -.greatestFiniteMagnitude)
    #expect(Rational.powerOfTwo(5_000).double() == .infinity && Rational.powerOfTwo(-5_000).double() == 0)
    #expect(Rational.powerOfTwo(5_000).double(rounding: .towardZero) == .greatestFiniteMagnitude)
    #expect(Rational.powerOfTwo(-5_000).double(rounding: .up) == .leastNonzeroMagnitude)
    #expect(Rational.powerOfTwo(-1_075).double() == 0)
    #expect((Rational.powerOfTwo(-1_075) + Rational.powerOfTwo(-2_000)).double() == .leastNonzeroMagnitude)
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: ArithmeticError.self) { try Rational(exactly: value) }
      #expect(throws: ArithmeticError.self) { try Dyadic(exactly: value) }
    }
  }
}
