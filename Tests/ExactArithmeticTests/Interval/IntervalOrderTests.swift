import ExactArithmetic
import TestSupport
import Testing

@Suite("Sets, order and hashing of intervals")
struct IntervalOrderTests {
  /// All pairs of small intervals, with a handful of elements of each: the ends, points between, and far points.
  private static let pairs: [(ExactInterval, ExactInterval)] = IntervalArithmeticTests.small.flatMap { x in
    IntervalArithmeticTests.small.map { (x, $0) }
  }

  private static let points: [Rational] = (-14...14).map { Rational($0) * Rational.powerOfTwo(-1) }

  /// The elements among ``points``: enough to tell all small intervals and their relations apart.
  private static func elements(_ interval: ExactInterval) -> [Rational] { points.filter { interval.contains($0) } }

  private static func verdict(_ x: [Rational], _ y: [Rational], _ relation: (Rational, Rational) -> Bool) -> ThreeValued
  {
    let verdicts = Set(x.flatMap { first in y.map { relation(first, $0) } })
    return verdicts == [true] ? .holds : verdicts == [false] ? .fails : .undecided
  }

  @Test("Relations of all small intervals are those of their elements")
  func relations() throws {
    for (first, second) in Self.pairs {
      let x = try #require(first.interval(precision: 8))
      let y = try #require(second.interval(precision: 60))
      let (a, b) = (Self.elements(first), Self.elements(second))
      let comment = Comment(rawValue: "\(x), \(y)")
      #expect(x.isLess(than: y) == Self.verdict(a, b, <), comment)
      #expect(x.isAtMost(y) == Self.verdict(a, b, <=), comment)
      #expect(x.isDisjoint(with: y) == Set(a).isDisjoint(with: b), comment)
      #expect(x.isSubset(of: y) == Set(a).isSubset(of: b) && y.contains(x) == x.isSubset(of: y), comment)
      #expect((x == y) == (first == second), comment)
      #expect((x == y) == (x.isSubset(of: y) && y.isSubset(of: x)), comment)
      #expect(x != y || x.hashValue == y.hashValue, comment)
      #expect(x.intersection(with: y).map { Self.elements(ExactInterval($0)) } ?? [] == a.filter(b.contains), comment)
      let hull = Self.elements(ExactInterval(x.hull(with: y)))
      #expect(
        hull == Self.points.filter { min(a[0], b[0]) <= $0 && $0 <= max(a[a.count - 1], b[b.count - 1]) }, comment)
      let (minimum, maximum) = (Interval.minimum(x, y), Interval.maximum(x, y))
      #expect(Set(Self.elements(ExactInterval(minimum))) == Set(a.flatMap { p in b.map { min(p, $0) } }), comment)
      #expect(Set(Self.elements(ExactInterval(maximum))) == Set(a.flatMap { p in b.map { max(p, $0) } }), comment)
      #expect(x.precision == 8 && minimum.precision == 60)
    }
  }

  @Test("Predicates, bounds, midpoint and width of all small intervals")
  func properties() throws {
    for exact in IntervalArithmeticTests.small {
      let x = try #require(exact.interval(precision: 53))
      let elements = Self.elements(exact)
      #expect(x.isPositive == Self.verdict(elements, [0], >))
      #expect(x.isNonnegative == Self.verdict(elements, [0], >=))
      #expect(x.isZero == Self.verdict(elements, [0], ==))
      #expect(x.isSingleton == (elements.count == 1))
      #expect(x.isBounded == (exact.lower.rational != nil && exact.upper.rational != nil))
      #expect(x.isEntire == (exact.lower.rational == nil && exact.upper.rational == nil))
      #expect(x.contains(x.midpoint) && (!x.isEntire || x.midpoint == 0))
      let magnitudes = elements.map(\.magnitude)
      #expect(Set(Self.elements(ExactInterval(x.magnitude))) == Set(magnitudes))
      #expect(x.magnitudeLowerBound == magnitudes.min())
      #expect(Self.points.allSatisfy { x.contains($0) == exact.contains($0) })
      guard let lower = exact.lower.rational, let upper = exact.upper.rational else {
        #expect(x.width == nil && x.radiusUpperBound == nil && x.magnitudeUpperBound == nil)
        continue
      }
      #expect(x.width == upper - lower && x.magnitudeUpperBound == magnitudes.max())
      #expect(x.radiusUpperBound == max(upper - x.midpoint, x.midpoint - lower))
    }
  }

  @Test("Hashes do not depend on the precision, and tell different intervals apart")
  func hashing() {
    var generator = SeededGenerator(seed: 21)
    var seen: Set<Interval> = []
    for _ in 0..<scaledIterations(200) {
      let x = generator.interval(precision: 53)
      let y = x.rounded(toPrecision: 300)
      #expect(x == y && x.hashValue == y.hashValue)
      seen.insert(x)
      #expect(seen.contains(y) && !seen.contains(x + Interval(Rational.powerOfTwo(2000), precision: 4000)))
    }
    let zero = Interval(0, precision: 53)
    #expect(zero == -zero && zero.hashValue == (-zero).hashValue && (-zero).description == "0")
  }
}
