import ExactArithmetic
import TestSupport
import Testing

@Suite("Square roots of integers and of reals where the root of GMP is wrong")
struct ExactRootTests {
  /// (2^383 + 2^191)² + 2^384, which GMP's root without a remainder takes for a square.
  private let base = Integer.powerOfTwo(383) + .powerOfTwo(191)
  private var falseSquare: Integer { base * base + .powerOfTwo(384) }

  /// (2^383 + 2^183 + 2^47)² - 2^94 - 2^184, whose root GMP finds one too small without a remainder.
  private var loweredSquare: Integer {
    let root = Integer.powerOfTwo(383) + .powerOfTwo(183) + .powerOfTwo(47)
    return root * root - .powerOfTwo(94) - .powerOfTwo(184)
  }

  /// Whether root and remainder are what they are called.
  private func isRoot(_ result: (root: Integer, remainder: Integer), of value: Integer) -> Bool {
    result.root * result.root + result.remainder == value && result.root.signum >= 0 && result.remainder.signum >= 0
      && result.remainder <= 2 * result.root
  }

  @Test("Integer roots and remainders")
  func integers() throws {
    for value in [falseSquare, loweredSquare, 0, 1, 2, 3, 4, Integer(Int.max), Integer(Int.max) + 1] {
      #expect(isRoot(try value.squareRootAndRemainder(), of: value), "\(value)")
      #expect(try value.squareRoot() == (try value.squareRootAndRemainder()).root)
    }
    #expect(throws: ArithmeticError.self) { try Integer(-1).squareRootAndRemainder() }
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<scaledIterations(10_000) {
      let precision = generator.rootPrecision()
      let near = generator.nearSquare(precision: precision).significand
      let root = generator.nearOne(precision: precision).significand
      let offset = Integer.powerOfTwo(Int.random(in: 0...root.bitWidth, using: &generator))
      for value in [near << generator.rootPrecision(), root * root + offset, root * root - offset]
      where value.signum >= 0 {
        #expect(isRoot(try value.squareRootAndRemainder(), of: value), "\(value)")
      }
    }
  }

  @Test("The family of integers whose roots GMP finds one too small")
  func loweredRoots() throws {
    for low in stride(from: 2, to: 64, by: 3) {
      for middle in stride(from: 128, to: 192, by: 3) {
        let root = Integer.powerOfTwo(383) + .powerOfTwo(middle) + .powerOfTwo(low)
        for last in [0, 1] {
          let value = root * root - .powerOfTwo(2 * low) - .powerOfTwo(middle + 1) - Integer(last)
          #expect(isRoot(try value.squareRootAndRemainder(), of: value), "\(value)")
          let real = try QuadraticNumber(0, 1, root: value)
          #expect((real.ceiling() * real.ceiling()) >= value && real.floor() * real.floor() <= value)
        }
      }
    }
  }

  @Test("Numbers next to squares are neither squares nor have rational roots")
  func fields() throws {
    for value in [falseSquare, loweredSquare] {
      let number = try QuadraticNumber(0, 1, root: value)
      #expect(!number.isRational && number.radicand == value)
      let floor = try value.squareRoot()
      #expect(number.signum == 1 && number.floor() == floor && number.ceiling() == floor + 1)
      #expect(ExactReal(value).squareRoot().rational == nil)
      #expect(ExactReal(value * value).squareRoot().rational == Rational(value))
      for precision in [64, 384, 512, 1024] {
        let enclosure = number.enclosure(precision: precision)
        let (lower, upper) = (try #require(enclosure.lowerBound), try #require(enclosure.upperBound))
        #expect(lower * lower <= Rational(value) && Rational(value) <= upper * upper, "\(precision) bits")
      }
    }
  }

  @Test("Comparisons, divisions and enclosures of √s")
  func reals() throws {
    let (root, number) = (ExactReal(falseSquare).squareRoot(), ExactReal(base))
    #expect(number.isLess(than: root) == .holds)
    #expect(root.isLess(than: number) == .fails)
    #expect(root.isEqual(to: number) == .fails)
    // √s - b = 2^384/(√s + b), slightly less than 1.
    let inverse = ExactReal.one.divided(by: root - number)
    let quotient = try inverse.enclosure(withinPowerOfTwo: 50)
    #expect(quotient.magnitudeLowerBound >= 1 - .powerOfTwo(-50))
    #expect(try #require(quotient.upperBound) <= 1 + .powerOfTwo(-49))
    for precision in 64...1100 {
      do {
        #expect(try inverse.enclosure(precision: precision).isPositive == .holds, "\(precision) bits")
      } catch ArithmeticError.undecided {
        #expect(precision < 400, "\(precision) bits")
      }
      let enclosure = try root.enclosure(precision: precision)
      let (lower, upper) = (try #require(enclosure.lowerEndpoint), try #require(enclosure.upperEndpoint))
      let square = Dyadic(falseSquare)
      #expect(lower * lower <= square && square <= upper * upper, "\(precision) bits")
    }
    for bits in [-300, 0, 127, 128, 129, 400, 1000] {
      let enclosure = try root.enclosure(withinPowerOfTwo: bits)
      let (lower, upper) = (try #require(enclosure.lowerEndpoint), try #require(enclosure.upperEndpoint))
      #expect(lower * lower <= Dyadic(falseSquare) && Dyadic(falseSquare) <= upper * upper)
      #expect(upper - lower <= .powerOfTwo(-bits))
      // Two units in the last place of the endpoints at most.
      #expect(upper - lower <= .powerOfTwo(385 - enclosure.precision))
    }
    let near = Dyadic(1) + .powerOfTwo(-200)
    let other = ExactReal(near * near + .powerOfTwo(-510)).squareRoot()
    #expect(ExactReal(near).isLess(than: other) == .holds)
    let enclosure = try other.enclosure(withinPowerOfTwo: 400)
    let (lower, upper) = (try #require(enclosure.lowerEndpoint), try #require(enclosure.upperEndpoint))
    #expect(lower * lower <= near * near + .powerOfTwo(-510) && near * near + .powerOfTwo(-510) <= upper * upper)
  }
}
