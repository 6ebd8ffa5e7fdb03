import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

/// Both sides of the limit of 4.4 for exact minimisers, and of that of a rational transform.
@Suite struct ExactMinimiserLimitTests {
  /// (P3) with A = 2^-(2^21)·(1, …, 1), eight columns, and y = 0, with so many data, each with the minimiser 0: mN·B = 8·(2^21 + 1) for each, and
  /// with the left factor (1) m²N·(B + 1) once and mN·(B + 1) for each.
  private func rule(data count: Int, hasLeft: Bool) throws -> Rejection.Rule? {
    let entries = [Rational](repeating: .powerOfTwo(-1 << 21), count: 8)
    let zeros = [Rational](repeating: 0, count: 8)
    let instance = try Instance(
      problem: RecoveryProblem(.p3, parameter: 1),
      matrix: FactoredMatrix(left: nil, right: Matrix(rows: [entries.map { ExactReal($0) }])),
      untransformedSamples: [[0]])
    var writer = ExpressionWriter()
    var tables = Certificate.DataTables()
    tables.matrices = [Certificate.DataTables.DataMatrix(left: hasLeft ? [[1]] : nil, right: [entries])]
    tables.vectors = [[0]]
    let minimiser = try Certificate.MinimiserProof(
      OptimalPair(point: QuadraticVector(zeros), dual: QuadraticVector([0])))
    tables.solutions = (0..<count).map { _ in
      Certificate.DataTables.DataSolution(matrix: 1, vector: 1, solution: zeros, minimiser: minimiser)
    }
    let run = Certificate.Run(
      multiplicity: 1,
      transcript: (1...count).map { Certificate.Run.Answer(sample: 1, level: $0, solution: $0) },
      output: Certificate.Run.Output(vectors: [zeros]))
    var claim = Certificate.Claim.of(.errorAtMost, bound: 0)
    (claim.runs, claim.dataRead, claim.highestLevel) = (1, count, count)
    let proof = OptimalityEvidence(dual: [0], point: zeros, groups: [], singularValueLowerBound: 1)
    let certificate = Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: [run],
      evidence: Certificate.Evidence(precision: 64, solutionSets: [Certificate.SolutionSetProof(proof)]))
    do throws(Rejection) {
      _ = try CertificateCheck.statement(provedBy: certificate)
      return nil
    } catch { return error.rule }
  }

  @Test(arguments: [(511, false, true), (512, false, false), (510, true, true), (511, true, false)])
  func work(data: Int, hasLeft: Bool, isAllowed: Bool) throws {
    #expect(try rule(data: data, hasLeft: hasLeft) == (isAllowed ? nil : .limit))
  }
}
