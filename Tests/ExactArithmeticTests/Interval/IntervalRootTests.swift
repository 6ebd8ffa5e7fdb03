import ExactArithmetic
import TestSupport
import Testing

@Suite("Square roots of intervals next to squares, judged by exact squares")
struct IntervalRootTests {
  /// What is wrong with the root of the point `value`, `nil` if nothing.
  private func complaint(_ value: Dyadic, precision: Int) -> String? {
    let root = Interval(value, precision: precision).squareRoot()
    return ExactArithmeticTests.complaint(
      aboutRootOf: value, lower: root?.lowerEndpoint, upper: root?.upperEndpoint, precision: precision)
  }

  @Test("Roots of points are tightest, at all precisions from 64 to 4096")
  func squareRoots() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<scaledIterations(20_000) {
      let precision = generator.rootPrecision()
      let value = generator.nearSquare(precision: precision)
      if let complaint = complaint(value, precision: precision) {
        Issue.record("\(complaint): √(\(value)), \(precision) bits")
      }
    }
  }

  @Test("Roots that are one unit too low, or pass for exact, without the check")
  func knownRoots() {
    // Exact by the ternary value: b² + k·2^-p with b = 1 + 2^-200, and (2^383 + 2^191)² + 2^384.
    let (one, base) = (Dyadic(1), Dyadic.powerOfTwo(383) + .powerOfTwo(191))
    let near = one + .powerOfTwo(-200)
    #expect(complaint(near * near + .powerOfTwo(-510), precision: 512) == nil)
    for precision in [385, 448, 512, 768, 1024] {
      #expect(complaint(base * base + .powerOfTwo(384), precision: precision) == nil, "\(precision) bits")
    }
    // Not exact by the ternary value, and yet too low: GMP lowers the right root.
    let other = one + .powerOfTwo(-233) + .powerOfTwo(-328)
    let square = (other * other).rounded(toMultipleOfPowerOfTwo: -575, rounding: .down)
    for k in -2...2 {
      let value = square + Dyadic(significand: Integer(k), exponent: -575)
      #expect(complaint(value, precision: 576) == nil, "\(k) units")
    }
  }

  @Test("Lower and upper endpoints of intervals are rooted each on its own side")
  func wideIntervals() throws {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<scaledIterations(300) {
      let precision = generator.rootPrecision()
      let (first, second) = (generator.nearSquare(precision: precision), generator.nearSquare(precision: precision))
      let interval = try #require(
        Interval(exactLower: min(first, second), exactUpper: max(first, second), atLeast: precision))
      let root = try #require(interval.squareRoot())
      let (lower, upper) = (try #require(root.lowerEndpoint), try #require(root.upperEndpoint))
      #expect(lower * lower <= min(first, second) && upper * upper >= max(first, second))
    }
  }

  @Test("Exact roots and roots of limits of the range stay as they are")
  func exactRoots() throws {
    for precision in [2, 53, 64, 300, 4096] {
      #expect(Interval(0, precision: precision).squareRoot() == Interval(0, precision: precision))
      #expect(Interval(4, precision: precision).squareRoot() == Interval(2, precision: precision))
      #expect(Interval.entire(precision: precision).squareRoot() == .atLeast(0, precision: precision))
      for exponent in [-(1 << 30), (1 << 30) - 2] {
        let (value, root) = (Dyadic.powerOfTwo(exponent), Dyadic.powerOfTwo(exponent / 2))
        #expect(
          Interval(value, precision: precision).squareRoot() == Interval(root, precision: precision),
          "2^\(exponent), \(precision) bits")
      }
    }
    // The largest number and the least one but one: the squares that are compared would leave the range.
    let largest = Dyadic(significand: Integer.powerOfTwo(512) - 1, exponent: (1 << 30) - 1 - 512)
    let smallest = Dyadic(significand: Integer.powerOfTwo(511) + 1, exponent: -(1 << 30) - 511)
    for value in [largest, smallest] {
      #expect(complaint(value, precision: 512) == nil)
    }
  }

  @Test("Euclidean norms contain the root of the exact sum of squares")
  func euclideanNorms() throws {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<scaledIterations(2_000) {
      let precision = generator.rootPrecision()
      let entries = [
        generator.nearOne(precision: precision), .powerOfTwo(-Int.random(in: 1...2048, using: &generator)),
      ]
      let norm = Interval.euclideanNorm(entries.map { Interval($0, precision: precision) }, precision: precision)
      let sum = entries.reduce(Dyadic(0)) { $0 + $1 * $1 }
      let (lower, upper) = (try #require(norm.lowerEndpoint), try #require(norm.upperEndpoint))
      #expect(lower * lower <= sum && sum <= upper * upper, "\(entries), \(precision) bits")
    }
    // The sum of squares is (2^383 + 2^191)² + 2^384.
    let (base, addend) = (Dyadic.powerOfTwo(383) + .powerOfTwo(191), Dyadic.powerOfTwo(192))
    for precision in 384...1024 {
      let entries = [Interval(base, precision: precision), Interval(addend, precision: precision)]
      let norm = Interval.euclideanNorm(entries, precision: precision)
      let (lower, upper) = (try #require(norm.lowerEndpoint), try #require(norm.upperEndpoint))
      let sum = base * base + addend * addend
      #expect(lower * lower <= sum && sum <= upper * upper, "\(precision) bits")
    }
  }

  @Test("Hypotenuses are tightest")
  func hypotenuses() {
    var generator = SeededGenerator(seed: 44)
    func check(_ x: Dyadic, _ y: Dyadic, precision: Int) {
      let root = Interval.hypotenuse(Interval(x, precision: precision), Interval(y, precision: precision))
      let sum = x * x + y * y
      let problem = ExactArithmeticTests.complaint(
        aboutRootOf: sum, lower: root.lowerEndpoint, upper: root.upperEndpoint, precision: precision)
      if let problem { Issue.record("\(problem): hypotenuse of \(x) and \(y), \(precision) bits") }
    }
    // Of each of these MPFR says that the root of a number below is the exact hypotenuse.
    let one = Dyadic(1)
    check(one + .powerOfTwo(-234) + .powerOfTwo(-292), .powerOfTwo(-511), precision: 378)
    check(one + .powerOfTwo(-251), .powerOfTwo(-639), precision: 492)
    check(one + .powerOfTwo(-257), .powerOfTwo(-287), precision: 499)
    check(one + .powerOfTwo(-257), .powerOfTwo(-287), precision: 500)
    for _ in 0..<scaledIterations(10_000) {
      let precision = Int.random(in: 64...2048, using: &generator)
      let words = Int.random(in: 5...(precision / 32 + 7), using: &generator)
      let scale = generator.onceIn(4) ? Int.random(in: -9999...9999, using: &generator) : 0
      let near = Dyadic.powerOfTwo(1 - 32 * words)
      check(
        generator.nearOne(precision: precision).scaled(byPowerOfTwo: scale), near.scaled(byPowerOfTwo: scale),
        precision: precision)
    }
    // At the edges of the range the scaled squares are exact, and the result is rounded outward.
    let huge = Interval(1, precision: 64).scaled(byPowerOfTwo: (1 << 30) - 2)
    let tiny = Interval(1, precision: 64).scaled(byPowerOfTwo: -(1 << 30))
    check(.powerOfTwo(-(1 << 30)), .powerOfTwo(-(1 << 30)), precision: 64)
    check(.powerOfTwo(-(1 << 30)), Dyadic(significand: 3, exponent: -(1 << 30)), precision: 300)
    #expect(Interval.hypotenuse(huge * Interval(3, precision: 64), huge).upperEndpoint == nil)
    #expect(Interval.hypotenuse(huge, tiny).contains(huge))
  }
}
