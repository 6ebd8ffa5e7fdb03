import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems
import TestSupport
import Testing

/// What the solver finds about degenerate problems, written to a file, convinces the checker.
@Suite struct SolutionCertificateTests {
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func solutionSetsDistancesAndInfeasibilityAreVerified(kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 91)
    var dimensions: Set<Int> = []
    var infeasible = 0
    for index in 0..<scaledIterations(40) {
      let problem = try Self.problem(kind, index, &generator)
      var certificates: [SolutionCertificate] = []
      switch try ExactSolver.solve(problem) {
      case .infeasible(let witness):
        infeasible += 1
        certificates.append(try SolutionCertificate(ofInfeasibilityOf: problem, functional: witness))
      case .solved(let pair):
        let set = try SolutionSet(SolutionPolyhedron(problem: problem, pair: pair))
        dimensions.insert(set.dimension)
        certificates.append(try SolutionCertificate(of: set.polyhedron, face: set.face))
        let vector = (0..<problem.columnCount).map { _ in Rational(Int.random(in: -3...3, using: &generator)) }
        certificates.append(
          try SolutionCertificate(
            ofDistanceFrom: vector, to: set.polyhedron, provedBy: set.nearestPoint(to: vector), precision: 100))
      }
      for certificate in certificates {
        let verdict = CertificateReport.verdict(on: try CertificateFile.bytes(of: certificate))
        #expect(verdict.hasPrefix("VERIFIED "), "\(problem): \(verdict)")
      }
    }
    #expect(dimensions.count > 1 && (kind != .p1 || infeasible > 0))
  }

  /// Few different entries, repeated columns, and parameters at which something happens.
  private static func problem(
    _ kind: RecoveryProblem.Kind, _ index: Int, _ generator: inout SeededGenerator
  ) throws -> RationalProblem {
    let (rows, columns) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...6, using: &generator))
    var entries = (0..<rows).map { _ in
      (0..<columns).map { _ in Rational(Int.random(in: -1...1, using: &generator)) }
    }
    if columns > 1, index.isMultiple(of: 2) { for i in 0..<rows { entries[i][columns - 1] = entries[i][0] } }
    let vector = (0..<rows).map { _ in Rational(Int.random(in: -4...4, using: &generator)) }
    let parameters: [Rational] = [kind == .p1 ? 0 : 3, 1, 2, .powerOfTwo(-1)]
    return try RationalProblem(
      kind, parameter: parameters[index % 4], matrix: Matrix(rows: entries), vector: vector,
      weights: index.isMultiple(of: 3) ? (0..<columns).map { Rational($0 % 2 + 1) } : nil)
  }
}
