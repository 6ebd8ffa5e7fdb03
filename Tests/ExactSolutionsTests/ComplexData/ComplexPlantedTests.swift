import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TestSupport
import Testing

/// Instances that were built around a rational minimiser: the enclosure must contain it, and be tight.
@Suite struct ComplexPlantedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: RecoveryProblem.Kind
    let isExactFit: Bool
    var testDescription: String { "\(kind), exact fit: \(isExactFit)" }
  }

  static let cases = [
    Case(kind: .p1, isExactFit: false), Case(kind: .p1, isExactFit: true), Case(kind: .p2, isExactFit: false),
    Case(kind: .p3, isExactFit: false), Case(kind: .p3, isExactFit: true),
  ]

  @Test(arguments: cases) func theMinimiserIsEnclosed(_ what: Case) throws {
    var generator = SeededGenerator(seed: 41)
    for round in 0..<scaledIterations(6) {
      let rows = Int.random(in: 3...6, using: &generator)
      let columns = rows + Int.random(in: 1...8, using: &generator)
      let carried = Int.random(in: 1...min(3, rows - 1), using: &generator)
      let planted = try ComplexInput.planted(
        what.kind, isExactFit: what.isExactFit, rows: rows, columns: columns, carried: carried,
        slack: Rational(9, over: 8), generator: &generator)
      let bits = 40 + 30 * (round % 9)
      guard case .enclosed(let found) = planted.problem.enclosure(bits: bits) else {
        Issue.record("round \(round): \(planted.problem.enclosure(bits: bits))")
        continue
      }
      #expect(zip(found.solution, planted.solution).allSatisfy { $0.contains($1) })
      #expect(found.objective.contains(planted.objective))
      #expect(found.support == Array(0..<carried))
      #expect(found.regime == (what.isExactFit ? .exactFit : .residual))
      #expect(ComplexDualityGap(planted.problem).objection(to: found, bits: bits) == nil)
    }
  }

  /// |A_jᴴu| = p·w_j off the support, exactly: nothing may be claimed. A little less, and everything is.
  @Test(arguments: cases) func tiesAreUndecided(_ what: Case) throws {
    for (slack, isTie) in [(Rational(1), true), (1 + .powerOfTwo(-12), false), (1 + .powerOfTwo(-40), false)] {
      var generator = SeededGenerator(seed: 42)
      // As many carried columns as rows in an exact fit, so that the dual vector is unique.
      let planted = try ComplexInput.planted(
        what.kind, isExactFit: what.isExactFit, rows: 3, columns: 6, carried: what.isExactFit ? 3 : 2, slack: slack,
        generator: &generator)
      let outcome = planted.problem.enclosure(bits: 50)
      switch outcome {
      case .enclosed(let found):
        #expect(!isTie)
        #expect(zip(found.solution, planted.solution).allSatisfy { $0.contains($1) })
      case .undecided(let reason):
        #expect(isTie, "\(reason)")
      case .infeasible: Issue.record("feasible by construction")
      }
    }
  }

  /// x ↦ e^{iθ}x for y ↦ e^{iθ}y, and column j times a phase for x_j times its conjugate.
  @Test(arguments: cases) func phasesMoveTheMinimiser(_ what: Case) throws {
    var generator = SeededGenerator(seed: 43)
    let planted = try ComplexInput.planted(
      what.kind, isExactFit: what.isExactFit, rows: 4, columns: 8, carried: 2, slack: Rational(5, over: 4),
      generator: &generator)
    let turn = GaussianRational(Rational(3, over: 5), Rational(4, over: 5))
    let problem = planted.problem
    let matrix = Matrix(rows: 4, columns: 8) { i, j in
      j == 1 ? problem.matrix[i, j] * GaussianRational(0, 1) : problem.matrix[i, j]
    }
    let turned = try ComplexProblem(
      what.kind, parameter: problem.parameter, matrix: matrix, vector: problem.vector.map { $0 * turn },
      weights: problem.weights)
    guard case .enclosed(let found) = turned.enclosure(bits: 60) else {
      Issue.record("undecided")
      return
    }
    let expected = planted.solution.enumerated().map { j, entry in
      j == 1 ? entry * turn * GaussianRational(0, -1) : entry * turn
    }
    #expect(zip(found.solution, expected).allSatisfy { $0.contains($1) })
    #expect(found.objective.contains(planted.objective))
  }
}
