import ExactArithmetic
import TestSupport
import Testing

@Suite("ExactReal: enclosures")
struct ExactRealEnclosureTests {
  /// Demands that the enclosure contains the number between the bounds, and is no wider than 2^-n.
  private func expect(_ x: ExactReal, within n: Int, contains bounds: ClosedRange<Rational>) throws {
    #expect(bounds.upperBound - bounds.lowerBound <= .powerOfTwo(-n - 20), "the reference is too coarse")
    let enclosure = try x.enclosure(withinPowerOfTwo: n)
    let lower = try #require(enclosure.lowerBound)
    let upper = try #require(enclosure.upperBound)
    #expect(lower <= bounds.upperBound && bounds.lowerBound <= upper, "\(x) lies outside \(enclosure)")
    #expect(upper - lower <= .powerOfTwo(-n))
    let approximation = Rational(try x.approximation(level: n))
    #expect(
      approximation - bounds.upperBound <= .powerOfTwo(-n) && bounds.lowerBound - approximation <= .powerOfTwo(-n))
    #expect((approximation * .powerOfTwo(n + 1)).isInteger)
  }

  @Test(arguments: [0, 1, 40, 64, 100, 1000])
  func squareRootsOfRationals(n: Int) throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<scaledIterations(30) {
      let value = try Rational(
        numerator: Integer(Int.random(in: 0...1000, using: &generator)),
        denominator: Integer(Int.random(in: 1...1000, using: &generator)))
      try expect(ExactReal(value).squareRoot(), within: n, contains: Reference.squareRoot(of: value, bits: n + 30))
    }
  }

  @Test func piByMachin() throws {
    try expect(.pi, within: 500, contains: Reference.pi(terms: 120))
    let square = try Reference.pi(terms: 160)
    try expect(
      ExactReal.pi * ExactReal.pi, within: 500,
      contains: square.lowerBound * square.lowerBound...square.upperBound * square.upperBound)
  }

  @Test func cosinesOfTheRegularPentagon() throws {
    // cos(π/5) = (1 + √5)/4 and cos(2π/5) = (√5 − 1)/4.
    let root = try Reference.squareRoot(of: 5, bits: 400)
    let quarter = Rational.powerOfTwo(-2)
    let fifth = try Rational(numerator: 1, denominator: 5)
    let bounds = (1 + root.lowerBound) * quarter...(1 + root.upperBound) * quarter
    for q in [fifth, -fifth, 2 - fifth, 10 + fifth] { try expect(.cosinePi(q), within: 300, contains: bounds) }
    try expect(-ExactReal.cosinePi(1 - fifth), within: 300, contains: bounds)
    try expect(
      .cosinePi(2 * fifth), within: 300, contains: (root.lowerBound - 1) * quarter...(root.upperBound - 1) * quarter)
    try expect(.sinePi(Rational.powerOfTwo(-1) - fifth), within: 300, contains: bounds)
  }

  @Test func rationalCosinesAreRational() throws {
    let sixth = try Rational(numerator: 1, denominator: 6)
    let expected: [Rational?] = [1, nil, .powerOfTwo(-1), 0, -.powerOfTwo(-1), nil, -1]
    for multiple in -24...24 {
      let folded = abs(multiple) % 12
      let place = folded <= 6 ? folded : 12 - folded
      #expect(ExactReal.cosinePi(Rational(multiple) * sixth).rational == expected[place])
    }
    let quarter = ExactReal.cosinePi(.powerOfTwo(-2))
    #expect((quarter * quarter).rational == .powerOfTwo(-1))
    #expect((ExactReal.cosinePi(sixth) * ExactReal.cosinePi(sixth) * 4).rational == 3)
  }

  @Test("Random expressions over √2 enclose the number computed in the field ℚ(√2)")
  func quadraticField() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<scaledIterations(300) {
      var pool: [(ExactReal, RootTwoNumber)] = [
        (ExactReal(2).squareRoot(), RootTwoNumber(a: 0, b: 1)), (1, RootTwoNumber(a: 1, b: 0)),
        (
          ExactReal(try Rational(numerator: -2, denominator: 3)),
          RootTwoNumber(a: try Rational(numerator: -2, denominator: 3), b: 0)
        ),
      ]
      for _ in 0..<12 {
        let (x, u) = pool[Int.random(in: 0..<pool.count, using: &generator)]
        let (y, v) = pool[Int.random(in: 0..<pool.count, using: &generator)]
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: pool.append((x + y, u + v))
        case 1: pool.append((x - y, u - v))
        case 2, 3: pool.append((x * y, u * v))
        case 4: if !v.isZero { pool.append((x.divided(by: y), u * (try v.reciprocal()))) }
        case 5: pool.append((ExactReal.maximum(x, y), (u - v).signum >= 0 ? u : v))
        case 6: pool.append((ExactReal.minimum(x, y), (u - v).signum <= 0 ? u : v))
        default: pool.append((x.magnitude, u.signum < 0 ? RootTwoNumber(a: -u.a, b: -u.b) : u))
        }
      }
      for (x, u) in pool.suffix(4) {
        // Sizes stay far below 2^4000; the bounds are made as much finer.
        let bounds = try u.bounds(bits: 4600)
        do {
          try expect(x, within: 80, contains: bounds)
        } catch ArithmeticError.undecided(let question, _) {
          // Only a divisor that is zero in an unfolded form could be undecided, and none of them is zero.
          Issue.record("undecided: \(question)")
        }
      }
    }
  }

  @Test func theResultDoesNotDependOnWhatWasAskedBefore() throws {
    func fresh() -> ExactReal { (ExactReal.pi + ExactReal(3).squareRoot()).divided(by: ExactReal(7).squareRoot() + 1) }
    let asked = fresh()
    for precision in [500, 64, 90, 3000, 128, 77, 65, 66, 67, 68, 69, 70, 71] {
      _ = try asked.enclosure(precision: precision)
    }
    for precision in [64, 90, 128, 3000] {
      #expect(try asked.enclosure(precision: precision) == fresh().enclosure(precision: precision))
    }
    for n in 0..<60 { #expect(try asked.approximation(level: n) == fresh().approximation(level: n)) }
  }

  @Test func concurrentEvaluationAgrees() async throws {
    let x = (1...40).reduce(ExactReal.pi) { ($0 + ExactReal($1).squareRoot()).squared().squareRoot() }
    let expected = try x.enclosure(precision: 200)
    let root = (1...40).reduce(ExactReal.pi) { ($0 + ExactReal($1).squareRoot()).squared().squareRoot() }
    let results = await withTaskGroup(of: Interval?.self) { group in
      for index in 0..<32 {
        group.addTask { try? root.enclosure(precision: index.isMultiple(of: 2) ? 200 : 200 + index) }
      }
      return await group.reduce(into: [Interval?]()) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 != nil })
    #expect(results.filter { $0 == expected }.count >= 16)
  }

  @Test func squaringKeepsTightness() throws {
    let x =
      ExactReal(2).squareRoot() - ExactReal(2) + ExactReal.pi - ExactReal.pi.squareRoot() - ExactReal(2).squareRoot()
    for precision in [2, 4, 8, 64] {
      #expect(try (x * x).enclosure(precision: precision).isNonnegative == .holds)
      #expect(try x.squared().squareRoot().enclosure(precision: precision).isNonnegative == .holds)
    }
  }

  @Test func deepChainsNeedNoStack() throws {
    let length = 20_000
    var nested = ExactReal(2).squareRoot()
    for _ in 0..<length { nested = (nested + 1).squareRoot() }
    // The fixed point of x = √(1 + x) is the golden ratio.
    let golden = (1 + ExactReal(5).squareRoot()).divided(by: 2)
    let gap = try (nested - golden).magnitude.enclosure(precision: 100)
    #expect(try #require(gap.upperBound) < .powerOfTwo(-80))
    var sum = ExactReal.pi
    for index in 0..<length { sum += ExactReal.pi + ExactReal(index) }
    let total = try #require(try (sum.divided(by: .pi)).enclosure(precision: 64).upperBound)
    #expect(total >= Rational(length + 1))
    var twin = ExactReal(2).squareRoot()
    for _ in 0..<length { twin = (twin + 1).squareRoot() }
    #expect(twin.isIdentical(to: nested))
  }

  @Test func sharedSubexpressionsAreEvaluatedOnce() throws {
    // A tree of this depth has 2^200 leaves; the graph has 200 nodes.
    var x = ExactReal.pi.squareRoot()
    for _ in 0..<200 { x = ExactReal.maximum(x + 1, x.squareRoot()).squareRoot() }
    #expect(try x.enclosure(withinPowerOfTwo: 60).isPositive == .holds)
  }
}
