import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems
import TestSupport
import Testing

@Suite struct ComplexCornerTests {
  private let unit = GaussianRational(0, 1)

  private func matrix(_ rows: [[GaussianRational]]) throws -> Matrix<GaussianRational> { try Matrix(rows: rows) }

  @Test func badInputIsRefused() throws {
    let matrix = try matrix([[1, unit]])
    #expect(throws: InvalidParameter.self) { try ComplexProblem(.p2, parameter: 0, matrix: matrix, vector: [1]) }
    #expect(throws: InvalidParameter.self) { try ComplexProblem(.p1, parameter: -1, matrix: matrix, vector: [1]) }
    #expect(throws: InvalidParameter.self) { try ComplexProblem(.p3, parameter: 1, matrix: matrix, vector: []) }
    #expect(throws: InvalidParameter.self) {
      try ComplexProblem(.p3, parameter: 1, matrix: matrix, vector: [1], weights: [1, 0])
    }
    #expect(throws: InvalidParameter.self) {
      try ComplexProblem(.p3, parameter: 1, matrix: matrix, vector: [1], weights: [1])
    }
    #expect(throws: InvalidParameter.self) {
      try ComplexProblem(.p3, parameter: 1, matrix: Matrix(rows: []), vector: [])
    }
    #expect(throws: ShapeError.self) {
      try Matrix<GaussianRational>(real: Matrix(rows: [[1]]), imaginary: Matrix(rows: [[1, 2]]))
    }
    _ = try ComplexProblem(.p1, parameter: 0, matrix: matrix, vector: [1])
  }

  /// x = 0 is decided exactly, on either side of the threshold and on it.
  @Test func zero() throws {
    let matrix = try matrix([[GaussianRational(3, 4), unit]])
    func regime(_ kind: RecoveryProblem.Kind, _ parameter: Rational) throws -> ComplexEnclosure.Regime? {
      let problem = try ComplexProblem(kind, parameter: parameter, matrix: matrix, vector: [GaussianRational(0, 2)])
      guard case .enclosed(let found) = problem.enclosure(bits: 90) else { return nil }
      #expect(ComplexDualityGap(problem).objection(to: found, bits: 90) == nil)
      return found.regime
    }
    let small = Rational.powerOfTwo(-60)
    #expect(try regime(.p1, 2) == .zero)
    #expect(try regime(.p1, 2 - small) == .residual)
    // |A_1ᴴy| = 10 = (λ/2)·w_1 at λ = 20, where 0 is still the only minimiser.
    #expect(try regime(.p2, 20) == .zero)
    #expect(try regime(.p2, 20 - .powerOfTwo(-30)) == .residual)
    // One row: (P3) jumps from 0 to an exact fit where λ = 5, and at λ = 5 all of [0, 1]·x is optimal.
    #expect(try regime(.p3, 5 + small) == .zero)
    #expect(try regime(.p3, 5) == nil)
    #expect(try regime(.p3, 5 - small) == .exactFit)
  }

  @Test func aZeroSampleOrAZeroMatrix() throws {
    let matrix = try matrix([[1, unit], [0, 0]])
    for kind in RecoveryProblem.Kind.allCases {
      let problem = try ComplexProblem(kind, parameter: 1, matrix: matrix, vector: [0, 0])
      guard case .enclosed(let found) = problem.enclosure(bits: 20) else {
        Issue.record("\(kind)")
        continue
      }
      #expect(found.regime == .zero && found.objective.isZero == .holds)
    }
    let nothing = try ComplexProblem(.p3, parameter: 1, matrix: self.matrix([[0]]), vector: [1])
    guard case .enclosed(let found) = nothing.enclosure(bits: 20) else {
      Issue.record("a zero matrix")
      return
    }
    #expect(found.regime == .zero && found.objective.contains(Rational(1)))
  }

  /// y = (i, 1) is at distance 1 from the range of (1, 0)ᵀ.
  @Test func feasibilityIsExact() throws {
    let matrix = try matrix([[1, 2], [0, 0]])
    let small = Rational.powerOfTwo(-40)
    func problem(_ epsilon: Rational) throws -> ComplexProblem {
      try ComplexProblem(.p1, parameter: epsilon, matrix: matrix, vector: [unit, 1])
    }
    func outcome(_ epsilon: Rational) throws -> ComplexOutcome { try problem(epsilon).enclosure(bits: 30) }
    for separator: [GaussianRational] in [[0, 1], [0, unit]] {
      #expect(try problem(1 - small).isInfeasible(provedBy: separator))
      #expect(try !problem(1).isInfeasible(provedBy: separator))
    }
    for nothing: [GaussianRational] in [[0, 0], [1, 1], [0], []] {
      #expect(try !problem(0).isInfeasible(provedBy: nothing))
    }
    #expect(try outcome(0) == .infeasible(separator: [0, 1]))
    #expect(try outcome(1 - small) == .infeasible(separator: [0, 1]))
    #expect(try outcome(1) == .undecided(.noMultiplier))
    guard case .enclosed(let found) = try outcome(1 + small) else {
      Issue.record("feasible")
      return
    }
    #expect(found.support == [1])
  }

  /// Repeated columns, one of them times a phase: infinitely many minimisers, of which none is claimed.
  @Test(arguments: RecoveryProblem.Kind.allCases) func repeatedColumns(_ kind: RecoveryProblem.Kind) throws {
    let turn = GaussianRational(Rational(3, over: 5), Rational(4, over: 5))
    let first: [GaussianRational] = [GaussianRational(2, 1), 1, unit]
    let matrix = Matrix(rows: 3, columns: 3) { i, j in
      j == 2 ? GaussianRational(i == 1 ? 1 : 0) : first[i] * (j == 1 ? turn : 1)
    }
    let problem = try ComplexProblem(
      kind, parameter: Rational(1, over: 4), matrix: matrix,
      vector: [GaussianRational(4, 2), 3, GaussianRational(0, 2)])
    guard case .undecided = problem.enclosure(bits: 40) else {
      Issue.record("\(kind): the minimiser is not unique")
      return
    }
  }

  /// Units far from 1, and more rows than columns.
  @Test(arguments: RecoveryProblem.Kind.allCases) func units(_ kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 61)
    let matrix = ComplexInput.matrix(5, 3, &generator)
    let sample = (0..<5).map { _ in ComplexInput.entry(&generator) }
    let reference = try ComplexProblem(
      kind, parameter: kind == .p1 ? Rational(5, over: 2) : 1, matrix: matrix, vector: sample)
    guard case .enclosed(let expected) = reference.enclosure(bits: 60) else {
      Issue.record("\(kind): \(reference.enclosure(bits: 60))")
      return
    }
    // A·2^1500 and y·2^1500: the same x, λ in the units of the penalty.
    let factor = Rational.powerOfTwo(1500)
    let scaled = try ComplexProblem(
      kind, parameter: reference.parameter * (kind == .p2 ? factor * factor : factor),
      matrix: matrix.map { GaussianRational($0.real * factor, $0.imaginary * factor) },
      vector: sample.map { GaussianRational($0.real * factor, $0.imaginary * factor) })
    guard case .enclosed(let found) = scaled.enclosure(bits: 60, maximalPrecision: 8000) else {
      Issue.record("\(kind): \(scaled.enclosure(bits: 60, maximalPrecision: 8000))")
      return
    }
    for (first, second) in zip(expected.solution, found.solution) {
      #expect(!first.real.isDisjoint(with: second.real) && !first.imaginary.isDisjoint(with: second.imaginary))
    }
    #expect(found.support == expected.support)
  }

  @Test func precisionIsABudget() throws {
    let problem = try ComplexProblem(.p2, parameter: 1, matrix: matrix([[GaussianRational(3, 1)]]), vector: [unit])
    #expect(
      problem.enclosure(bits: 500, maximalPrecision: 200)
        == .undecided(.precisionExhausted(maximalPrecision: 200)))
  }
}
