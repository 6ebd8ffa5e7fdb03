import ExactArithmetic
import TestSupport
import Testing

@Suite("Kernels of intervals against rationals")
struct IntervalKernelTests {
  private func vector(_ count: Int, precision: Int, _ generator: inout SeededGenerator) -> [Interval] {
    (0..<count).map { _ in
      let points = [generator.scatteredRational(), generator.scatteredRational()].sorted()
      return Interval(lower: points[0], upper: points[1], precision: precision) ?? .entire(precision: precision)
    }
  }

  /// The exact sum of the products, and the sum of the largest magnitudes.
  private func exactDotProduct(_ x: [Interval], _ y: [Interval]) -> (sum: ExactInterval, magnitude: Rational) {
    let products = zip(x, y).map { ExactInterval($0) * ExactInterval($1) }
    let zero = ExactInterval(.finite(0), .finite(0))
    let magnitude = products.reduce(Rational(0)) { sum, product in
      sum + max(product.lower.rational?.magnitude ?? 0, product.upper.rational?.magnitude ?? 0)
    }
    return (products.reduce(zero, +), magnitude)
  }

  @Test("Dot products contain the exact one, and exceed it by the roundings of n products and sums at most")
  func dotProduct() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<scaledIterations(300) {
      let count = Int.random(in: 0...12, using: &generator)
      let precision = [24, 53, 64, 128, 300].randomElement(using: &generator) ?? 53
      let x = vector(count, precision: generator.precision(), &generator)
      let y = vector(count, precision: generator.precision(), &generator)
      let found = Interval.dotProduct(x, y, precision: precision)
      let (sum, magnitude) = exactDotProduct(x, y)
      #expect(found.precision == precision)
      let (lower, upper) = (try #require(found.lowerBound), try #require(found.upperBound))
      let (least, largest) = (try #require(sum.lower.rational), try #require(sum.upper.rational))
      // Each partial sum is at most `magnitude`·(1 + 2^(1 - p))^n in magnitude, each rounding off by 2^(1 - p) of it.
      let slack = magnitude * Rational(2 * count + 1) * Rational.powerOfTwo(1 - precision)
      #expect(lower <= least && least - lower <= slack)
      #expect(upper >= largest && upper - largest <= slack)
      var accumulated = Interval(0, precision: precision)
      for (first, second) in zip(x, y) { accumulated.addProduct(first, second) }
      #expect(accumulated == found)
    }
    let (one, two) = (Interval(1, precision: 53), Interval(2, precision: 53))
    #expect(Interval.dotProduct([one, two, two], [two, two], precision: 53) == Interval(6, precision: 53))
    #expect(Interval.dotProduct([.entire(precision: 53)], [Interval(0, precision: 53)], precision: 53).isZero == .holds)
    #expect(Interval.dotProduct([.entire(precision: 53), two], [one, one], precision: 53).isEntire)
  }

  @Test("Adding a product to a shared variable leaves the other copy alone")
  func addProductIsAValueOperation() {
    let original = Interval(1, precision: 53)
    var copy = original
    copy.addProduct(copy, Interval(3, precision: 53))
    #expect(original == Interval(1, precision: 53) && copy == Interval(4, precision: 53))
    copy.addProduct(copy, copy)
    #expect(copy == Interval(20, precision: 53))
  }

  @Test("Euclidean norms: squares of the bounds enclose the sum of squares tightly")
  func euclideanNorm() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<scaledIterations(300) {
      let count = Int.random(in: 1...10, using: &generator)
      let x = vector(count, precision: generator.precision(), &generator)
      let norm = Interval.euclideanNorm(x, precision: 64)
      let squares = x.map { ExactInterval($0).power(2) }
      let sum = squares.dropFirst().reduce(squares[0], +)
      let (lower, upper) = (try #require(norm.lowerBound), try #require(norm.upperBound))
      let (least, largest) = (try #require(sum.lower.rational), try #require(sum.upper.rational))
      let slack = Rational(1) + Rational(2 * count + 4) * Rational.powerOfTwo(-63)
      #expect(lower.signum >= 0 && lower * lower <= least && least <= lower * lower * slack)
      #expect(upper * upper >= largest && upper * upper <= largest * slack)
      let pair = Interval.hypotenuse(x[0], x[count - 1])
      let exact = squares[0] + squares[count - 1]
      let precise = ExactInterval(pair.rounded(toPrecision: 300)).power(2)
      #expect(precise.lower <= exact.lower && precise.upper >= exact.upper)
      let inner = Interval.euclideanNorm([x[0], x[count - 1]], precision: pair.precision)
      #expect(inner.contains(pair), "The tightest hypotenuse is inside any other enclosure")
    }
    #expect(Interval.euclideanNorm([], precision: 53) == Interval(0, precision: 53))
    let (three, four) = (Interval(-3, precision: 53), Interval(4, precision: 53))
    #expect(Interval.euclideanNorm([three, four], precision: 53) == Interval(5, precision: 53))
    #expect(Interval.hypotenuse(three, four) == Interval(5, precision: 53))
  }

  @Test("Horner's scheme contains the values at elements, and is tight at single numbers")
  func polynomial() throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<scaledIterations(200) {
      let coefficients = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        Rational(Int.random(in: -9...9, using: &generator))
      }
      let point = Rational(Int.random(in: -64...64, using: &generator)) * Rational.powerOfTwo(-5)
      let value = coefficients.reversed().reduce(Rational(0)) { $0 * point + $1 }
      let entries = coefficients.map { Interval($0, precision: 53) }
      let around = try #require(Interval(lower: point - 1, upper: point + 1, precision: 53))
      #expect(Interval.polynomial(entries, at: around, precision: 53).contains(value))
      let single = Interval.polynomial(entries, at: Interval(point, precision: 53), precision: 53)
      // Five bits a degree and a few more: the scheme is exact within 53 bits.
      #expect(single == Interval(value, precision: 53))
    }
    #expect(Interval.polynomial([], at: .entire(precision: 53), precision: 53) == Interval(0, precision: 53))
    let one = Interval(1, precision: 53)
    #expect(Interval.polynomial([one], at: .entire(precision: 53), precision: 53) == one)
  }

  @Test("Results do not depend on which threads compute them")
  func concurrency() async {
    let expected = (1...40).map { Interval.pi(precision: 40 * $0).sine() + Interval($0, precision: 300).exponential() }
    await withTaskGroup(of: (Int, Interval).self) { group in
      for index in 0..<160 {
        group.addTask {
          let number = index % 40 + 1
          return (number, Interval.pi(precision: 40 * number).sine() + Interval(number, precision: 300).exponential())
        }
      }
      for await (number, value) in group { #expect(value == expected[number - 1]) }
    }
  }
}
