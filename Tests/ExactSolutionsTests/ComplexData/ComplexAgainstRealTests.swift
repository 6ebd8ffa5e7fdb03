import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems
import TestSupport
import Testing

/// Real data as complex data, against the exact solver for real data: small integers, with repeated and dependent
/// columns, ties and breakpoints.
///
/// Multiplying column j by a phase divides x_j by it and changes nothing else, so the data need not stay real.
@Suite struct ComplexAgainstRealTests {
  @Test(arguments: RecoveryProblem.Kind.allCases) func degenerateInstances(_ kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 71)
    var counts = (enclosed: 0, undecided: 0, infeasible: 0)
    for round in 0..<scaledIterations(25) {
      let rows = Int.random(in: 1...4, using: &generator)
      let columns = Int.random(in: 1...6, using: &generator)
      let real = Matrix(rows: rows, columns: columns) { _, _ in Rational(Int.random(in: -1...1, using: &generator)) }
      let sample = (0..<rows).map { _ in Rational(Int.random(in: -3...3, using: &generator)) }
      let weights = (0..<columns).map { _ in Rational(Int.random(in: 1...3, using: &generator)) }
      let parameter = Rational(Int.random(in: kind == .p1 ? 0...4 : 1...4, using: &generator), over: 4)
      let turns = (0..<columns).map { _ in ComplexInput.phases.randomElement(using: &generator) ?? 1 }
      let matrix = Matrix(rows: rows, columns: columns) { i, j in GaussianRational(real[i, j]) * turns[j] }
      let problem = try ComplexProblem(
        kind, parameter: parameter, matrix: matrix, vector: sample.map { GaussianRational($0) }, weights: weights)
      let exact = try ExactSolver.solve(
        RationalProblem(kind, parameter: parameter, matrix: real, vector: sample, weights: weights))
      switch (problem.enclosure(bits: 60), exact) {
      case (.enclosed(let found), .solved(let pair)):
        counts.enclosed += 1
        let point = pair.point.entries.map { $0.enclosure(precision: 300) }
        for (j, entry) in found.solution.enumerated() {
          let turned = (
            point[j] * Interval(turns[j].real, precision: 300), -point[j] * Interval(turns[j].imaginary, precision: 300)
          )
          #expect(
            !entry.real.isDisjoint(with: turned.0) && !entry.imaginary.isDisjoint(with: turned.1),
            "\(kind), round \(round), entry \(j)")
        }
        #expect(found.support == pair.point.support)
        #expect(ComplexDualityGap(problem).objection(to: found, bits: 60) == nil, "\(kind), round \(round)")
      case (.infeasible, .infeasible): counts.infeasible += 1
      case (.undecided, .solved): counts.undecided += 1
      case (let outcome, let exact): Issue.record("\(kind), round \(round): \(outcome), but \(exact)")
      }
    }
    // Neither answer is the only one that occurs.
    #expect(counts.enclosed > 0 && counts.undecided > 0 && (counts.infeasible > 0) == (kind == .p1), "\(counts)")
  }
}
