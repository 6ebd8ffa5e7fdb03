import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

/// The bounds of `SolutionSetEnclosure` on problems so small that δ, β, ρ and γ of `Proofs/CERTIFICATE.md` can be
/// computed by hand: the bounds are the numbers of the page, not just upper bounds of the truth.
@Suite struct HandComputedEnclosureTests {
  private let precision = 128

  private func rational(_ numerator: Int, _ denominator: Int) throws -> Rational {
    try Rational(numerator) / Rational(denominator)
  }

  private func enclosure(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, row: [Rational], sample: Rational, dual: Rational,
    point: [Rational],
    groups: [[Int]]
  ) throws -> SolutionSetEnclosure {
    try SolutionSetEnclosure(
      problem: try RecoveryProblem(kind, parameter: parameter),
      matrix: try Matrix(rows: [row.map { Interval($0, precision: precision) }]),
      sample: [Interval(sample, precision: precision)],
      evidence: OptimalityEvidence(
        dual: [dual], point: point, groups: groups, singularValueLowerBound: try rational(1, 2)),
      columnsAreIdentical: { row[$0] == row[$1] }, precision: precision)
  }

  /// Whether the upper endpoint is `expected`, but for rounding upwards.
  private func expectUpper(_ bound: Interval, _ expected: Rational, _ location: SourceLocation = #_sourceLocation)
    throws
  {
    let upper = try #require(bound.upperBound)
    #expect(upper >= expected, sourceLocation: location)
    #expect(upper - expected <= Rational.powerOfTwo(-100), sourceLocation: location)
  }

  /// (P1), A = [1], y = 1, ε = 1/2, u = 1, x̃ = 3/4: δ = 1/4, t = 1/2, ρ = √(2·½·¼) = 1/2, γ = (1/4 + 1/2)/(1/2).
  @Test func constrainedBasisPursuit() throws {
    let set = try enclosure(
      .p1, rational(1, 2), row: [1], sample: 1, dual: 1, point: [rational(3, 4)], groups: [[0]])
    try expectUpper(set.coordinateBounds[0], rational(1, 4))
    try expectUpper(set.supportRadius, rational(3, 2))
  }

  /// (P2), A = [1], y = 1, λ = 1, u = 1, x̃ = 3/4: δ = 13/16 − 3/4, t = 1/2, ρ = 1/4, γ = (1/4 + 1/4)/(1/2).
  @Test func lasso() throws {
    let set = try enclosure(.p2, 1, row: [1], sample: 1, dual: 1, point: [rational(3, 4)], groups: [[0]])
    try expectUpper(set.coordinateBounds[0], rational(1, 16))
    try expectUpper(set.supportRadius, 1)
  }

  /// (P3), A = [1, 1/2], y = 1, λ = 1/2, u = 1/4, x̃ = (1, 0): δ = 1/4, β_2 = (1/4)/(3/8), ρ = (1/4)/(3/4), γ = (1/3
  /// + ½·⅔)/(1/2).
  @Test func squareRootLasso() throws {
    let set = try enclosure(
      .p3, rational(1, 2), row: [1, rational(1, 2)], sample: 1, dual: rational(1, 4), point: [1, 0], groups: [[0]])
    try expectUpper(set.coordinateBounds[0], rational(1, 2))
    try expectUpper(set.coordinateBounds[1], rational(2, 3))
    try expectUpper(set.supportRadius, rational(4, 3))
  }

  /// Two identical columns: v = (2, 1), x = (10, 0). sup ≤ 2·1 + (4 + 3)·½ + 2·⅔ = 41/6, so dist ≥ (20 − 41/6)/√5.
  @Test func functionalOnIdenticalColumns() throws {
    let half = try rational(1, 2)
    let set = try enclosure(
      .p3, half, row: [1, 1], sample: 1, dual: rational(1, 4), point: [half, half], groups: [[0, 1]])
    try expectUpper(set.supportRadius, rational(2, 3))
    let vector = [Rational(10), 0].map { Interval($0, precision: precision) }
    let lower = try #require(set.distanceLowerBound(of: vector, functional: [2, 1]))
    let square = try rational(79 * 79, 36 * 5)
    #expect(lower * lower <= square)
    #expect(square - lower * lower <= Rational.powerOfTwo(-100))
  }

  /// A bound that is not certain is no bound: |A_jᵀu| between 1/2 − 2^-11 and 1/2 + 2^-11 is not known to be at most
  /// 1/2.
  @Test func undecidedDualFeasibilityIsRejected() throws {
    let width = Rational.powerOfTwo(-10)
    let entry = try #require(Interval(lower: 1 - width, upper: 1 + width, precision: precision))
    let half = try rational(1, 2)
    #expect {
      try SolutionSetEnclosure(
        problem: try RecoveryProblem(.p3, parameter: half), matrix: try Matrix(rows: [[entry]]),
        sample: [Interval(1, precision: precision)],
        evidence: OptimalityEvidence(dual: [half], point: [1], groups: [[0]], singularValueLowerBound: half),
        columnsAreIdentical: { $0 == $1 }, precision: precision)
    } throws: { error in
      (error as? Rejection)?.rule == .dualFeasibility
    }
  }
}
