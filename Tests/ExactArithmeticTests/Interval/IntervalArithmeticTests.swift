import ExactArithmetic
import TestSupport
import Testing

@Suite("Interval arithmetic against rationals")
struct IntervalArithmeticTests {
  /// All intervals with endpoints among a few numbers of few bits and the infinities.
  static let small: [ExactInterval] = {
    let points: [Extended] =
      [.minusInfinity] + [-5, -2, -1, 0, 1, 3, 6].map { .finite(Rational($0)) } + [.plusInfinity]
    return points.indices.flatMap { first in
      points.indices.compactMap { second in
        let (lower, upper) = (points[first], points[second])
        let isInterval = lower <= upper && lower != .plusInfinity && upper != .minusInfinity
        return isInterval ? ExactInterval(lower, upper) : nil
      }
    }
  }()

  /// `found` is the tightest interval of its precision around `expected`: it contains it, and no smaller one does.
  private func expectTightest(
    _ found: Interval?, _ expected: ExactInterval?, _ comment: @autoclosure () -> Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let precision = found?.precision ?? 0
    #expect(
      found.map { ExactInterval($0) } == expected?.tightest(precision: precision), comment(),
      sourceLocation: sourceLocation)
  }

  private func checkBinary(_ x: Interval, _ y: Interval) {
    let (a, b) = (ExactInterval(x), ExactInterval(y))
    expectTightest(x + y, a + b, "\(x) + \(y)")
    expectTightest(x - y, a + -b, "\(x) - \(y)")
    expectTightest(x * y, a * b, "\(x) * \(y)")
    expectTightest(x.divided(by: y), a.divided(by: b), "\(x) / \(y)")
    let precision = max(x.precision, y.precision)
    #expect([x + y, x - y, x * y].allSatisfy { $0.precision == precision })
    // Compound operators, on storage of their own and on shared storage.
    var (sum, difference, product) = (-(-x), -(-x), -(-x))
    sum += y
    difference -= y
    product *= y
    #expect(sum == x + y && difference == x - y && product == x * y, "in place, \(x) and \(y)")
    let shared = x
    product = shared
    product *= y
    sum = shared
    sum += sum
    #expect(product == x * y && sum == x + x && ExactInterval(shared) == a, "shared, \(x) and \(y)")
  }

  @Test("Sums, products and quotients of all small intervals, at all sign patterns")
  func exhaustive() throws {
    for first in Self.small {
      for second in Self.small {
        for precision in [3, 53] {
          let x = try #require(first.interval(precision: precision))
          let y = try #require(second.interval(precision: precision))
          #expect(ExactInterval(x) == first)
          checkBinary(x, y)
        }
      }
    }
  }

  @Test("Sums, products and quotients of random intervals, of equal and of different precisions")
  func random() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<scaledIterations(2000) {
      let precision = generator.precision()
      let other = Bool.random(using: &generator) ? precision : generator.precision()
      checkBinary(generator.interval(precision: precision), generator.interval(precision: other))
    }
  }

  @Test("Large precisions, whose scratch space is not on the stack")
  func largePrecision() {
    var generator = SeededGenerator(seed: 2)
    for precision in [4096, 4097, 6000] {
      for _ in 0..<scaledIterations(20) {
        let x = generator.interval(precision: precision)
        let y = generator.interval(precision: precision)
        checkBinary(x * x, y * y)
        checkBinary(x, y)
      }
    }
  }

  @Test("Squares and powers are tight, with zero inside and out", arguments: 1...9)
  func powers(exponent: Int) throws {
    var generator = SeededGenerator(seed: UInt64(exponent))
    let small = Self.small.compactMap { $0.interval(precision: 53) }
    for x in small + (0..<scaledIterations(200)).map({ _ in generator.interval(precision: 53) }) {
      let power = ExactInterval(x).power(exponent)
      expectTightest(x.power(exponent), power, "\(x)^\(exponent)")
      expectTightest(x.power(-exponent), ExactInterval(.finite(1), .finite(1)).divided(by: power), "\(x)^-\(exponent)")
      if exponent == 2 { expectTightest(x.squared(), power, "\(x)^2") }
      #expect(x.power(0) == Interval(1, precision: 53))
    }
  }

  @Test("Square roots: the squares of the endpoints and of their neighbours enclose")
  func squareRoots() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<scaledIterations(1000) {
      let precision = generator.precision()
      let x = generator.interval(precision: precision)
      guard let root = x.squareRoot() else {
        #expect(x.isNonnegative == .fails)
        continue
      }
      let lower = try #require(root.lowerBound)
      let radicand = max(x.lowerBound ?? 0, 0)
      #expect(lower.signum >= 0 && lower * lower <= radicand)
      if !radicand.isZero {
        let next = lower + Rational.powerOfTwo(leadingExponent(lower) - precision + 1)
        #expect(next * next > radicand)
      }
      #expect((root.upperBound == nil) == (x.upperBound == nil))
      guard let upper = root.upperBound, let bound = x.upperBound else { continue }
      #expect(upper * upper >= bound)
      if !upper.isZero {
        // Below a power of two the numbers of the format lie twice as close.
        let leading = leadingExponent(upper)
        let spacing = upper == Rational.powerOfTwo(leading) ? leading - precision : leading - precision + 1
        let previous = upper - Rational.powerOfTwo(spacing)
        #expect(previous * previous < bound)
      }
    }
  }

  @Test("The fused product and sum rounds once")
  func fusedProducts() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<scaledIterations(1000) {
      let precisions = (generator.precision(), generator.precision(), generator.precision())
      let x = generator.interval(precision: precisions.0)
      let y = generator.interval(precision: precisions.1)
      let z = generator.interval(precision: precisions.2)
      let fused = Interval.fusedProduct(x, y, adding: z)
      expectTightest(fused, ExactInterval(x) * ExactInterval(y) + ExactInterval(z), "\(x) * \(y) + \(z)")
      // At the larger precision, which makes the conversion exact, it is contained in what two roundings give.
      let precision = max(precisions.0, precisions.1, precisions.2)
      var sum = z.rounded(toPrecision: precision)
      sum.addProduct(x, y)
      #expect(sum.precision == precision && sum.contains(fused))
    }
  }

  @Test("Construction and rounding to another precision are tight")
  func construction() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<scaledIterations(1000) {
      let precision = generator.precision()
      let value = generator.scatteredRational()
      let exact = ExactInterval(.finite(value), .finite(value))
      expectTightest(Interval(value, precision: precision), exact, "\(value)")
      if let dyadic = Dyadic(exactly: value) {
        expectTightest(Interval(dyadic, precision: precision), exact, "\(value)")
      }
      let integer = value.floor()
      let floor = ExactInterval(.finite(Rational(integer)), .finite(Rational(integer)))
      expectTightest(Interval(integer, precision: precision), floor, "\(integer)")
      if let word = integer.int { expectTightest(Interval(word, precision: precision), floor, "\(word)") }
      let x = generator.interval(precision: precision)
      expectTightest(x.rounded(toPrecision: generator.precision()), ExactInterval(x), "\(x)")
      let shift = Int.random(in: -100...100, using: &generator)
      let factor = Extended.finite(Rational.powerOfTwo(shift))
      expectTightest(x.scaled(byPowerOfTwo: shift), ExactInterval(x) * ExactInterval(factor, factor), "\(x) 2^\(shift)")
    }
    #expect(Interval(lower: 1, upper: 0, precision: 53) == nil)
    let tiny = Dyadic(significand: 1, exponent: -200)
    let wide = try #require(Interval(exactLower: tiny, exactUpper: Dyadic(significand: 1, exponent: 100) + tiny))
    #expect(wide.precision == 301 && wide.lowerEndpoint == tiny)
    #expect(Interval(exactLower: tiny, exactUpper: -tiny) == nil)
    #expect(Interval(1, precision: -3).precision == Interval.minimalPrecision)
  }
}
