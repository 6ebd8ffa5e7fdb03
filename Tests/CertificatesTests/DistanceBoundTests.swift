import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TestSupport
import Testing

/// The bounds of `SolutionSetEnclosure` against distances from the closed form, which uses neither duals nor groups.
@Suite struct DistanceBoundTests {
  @Test(arguments: RecoveryProblem.Kind.allCases, [1, 2, 4])
  func boundsEncloseTheDistanceTightly(kind: RecoveryProblem.Kind, ties: Int) throws {
    var generator = SeededGenerator(seed: UInt64(ties) * 3 + UInt64(kind.rawValue.utf8.last ?? 0))
    for _ in 0..<scaledIterations(15) { try check(kind, ties, &generator) }
  }

  private func check(_ kind: RecoveryProblem.Kind, _ ties: Int, _ generator: inout SeededGenerator) throws {
    let precision = 256
    let tied = ties + Int.random(in: 0...2, using: &generator)
    let maximal = Array((0..<tied).shuffled(using: &generator).prefix(ties)).sorted()
    let a = try Rational.fraction(Int.random(in: 20...60, using: &generator), 7)
    let alpha = try Rational.fraction(Int.random(in: 20...60, using: &generator), 9)
    let others = try Rational.fraction(Int.random(in: 1...90, using: &generator), 100)
    let eta = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      Rational([0, 1, -1, 2, -3][Int.random(in: 0..<5, using: &generator)])
    }
    let problem = try RecoveryProblem(kind, parameter: .fraction(1, Int.random(in: 2...5, using: &generator)))
    let rows = eta.count + 1
    let right = Matrix(rows: rows, columns: tied + eta.count) { i, j in
      i == 0 ? (j >= tied ? 0 : maximal.contains(j) ? a : a * others) : (j == tied + i - 1 ? alpha : Rational(0))
    }
    func form(_ inset: Rational) throws -> ClosedFormEvidence {
      try ClosedFormEvidence(
        problem, largest: Interval(a, precision: precision), maximal: maximal, tied: tied,
        alpha: Interval(alpha, precision: precision), eta: eta, precision: precision, inset: inset)
    }
    let exact = try form(0)
    let output = (0..<right.columnCount).map { _ in (try? Rational.fraction(generator.word() % 1000, 700)) ?? 0 }

    // About the projection of the output, where an upper bound is tight; the difference then separates best.
    let scale = exact.radius.midpoint
    let projected = try exact.simplexProjection(of: maximal.map { output[$0] })
    let weights = try projected.map { try max(Rational(0), $0.midpoint) / scale }
    let evidence = try form(kind == .p1 ? Rational.powerOfTwo(24 - precision) : 0).evidence(weights: weights)
    let set = try SolutionSetEnclosure(
      problem: problem, matrix: right.intervals(precision: precision),
      sample: ([1] + eta).map { Interval($0, precision: precision) }, evidence: evidence,
      columnsAreIdentical: { right.column($0) == right.column($1) }, precision: precision)
    let functional = zip(output, evidence.point).map { ($0 - $1).rounded(bits: 80) }
    let values = output.map { Interval($0, precision: precision) }
    let distance = try exact.distance(of: output)
    let upper = try #require(set.distanceUpperBound(of: values))
    #expect(Interval(upper, precision: precision).isLess(than: distance) == .fails)
    #expect(upper - distance.midpoint < Rational.powerOfTwo(-36), "the upper bound is tight")
    if let lower = set.distanceLowerBound(of: values, functional: functional) {
      #expect(distance.isLess(than: Interval(lower, precision: precision)) != .holds)
      #expect(distance.midpoint - lower < Rational.powerOfTwo(-36), "the lower bound is tight")
    } else {
      #expect(functional.allSatisfy { $0.isZero })
    }
    // Any other functional gives a valid, weaker bound.
    let other = functional.map { $0 + Rational(generator.word() % 5) }
    if let lower = set.distanceLowerBound(of: values, functional: other) {
      #expect(distance.isLess(than: Interval(lower, precision: precision)) != .holds)
    }
    // Points of the set, other vertices included, are within every upper bound.
    for column in maximal {
      var vertex = evidence.point
      for j in maximal { vertex[j] = j == column ? scale : 0 }
      if let lower = set.distanceLowerBound(
        of: vertex.map { Interval($0, precision: precision) }, functional: functional)
      {
        #expect(lower <= Rational.powerOfTwo(-40), "a minimiser is not separated")
      }
    }
  }

  @Test func vectorsOfAnotherSizeHaveNoBound() throws {
    let set = try SolutionSetEnclosure(
      problem: RecoveryProblem(.p3, parameter: 1), matrix: Matrix(rows: [[2, 1]]).map { Interval($0, precision: 64) },
      sample: [Interval(1, precision: 64)],
      evidence: OptimalityEvidence(
        dual: [Rational.powerOfTwo(-1)], point: [Rational.powerOfTwo(-1), 0], groups: [[0]], singularValueLowerBound: 1),
      columnsAreIdentical: { _, _ in false }, precision: 64)
    let one = Interval(1, precision: 64)
    #expect(set.distanceUpperBound(of: [one]) == nil)
    #expect(set.distanceLowerBound(of: [one], functional: [1]) == nil)
    #expect(set.distanceLowerBound(of: [one, one], functional: [1]) == nil)
    #expect(set.distanceLowerBound(of: [one, one], functional: [0, 0]) == nil)
    // (1, 1) is at the distance √5/2 from (1/2, 0).
    let upper = try #require(set.distanceUpperBound(of: [one, one]))
    let lower = try #require(set.distanceLowerBound(of: [one, one], functional: [1, 2]))
    let fiveFourths = try Rational.fraction(5, 4)
    #expect(lower * lower <= fiveFourths && fiveFourths <= upper * upper)
    #expect(upper - lower < Rational.powerOfTwo(-50))
  }
}
