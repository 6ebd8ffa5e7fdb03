import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The examples of what version 2 of the format has beyond version 1, all small enough to be computed by hand.
enum VersionTwoExamples {
  private static let half = Rational.powerOfTwo(-1)

  static var accepted: [String: Certificate] {
    get throws {
      [
        "p1-indistinguishable-tilts": try tilts(.p1), "p2-indistinguishable-tilts": try tilts(.p2),
        "p3-indistinguishable-tilts": try tilts(.p3), "p2-error-at-most-weights": try weights(),
        "p3-error-at-most-ray": try ray(), "p2-error-exceeds-exact-set": try exactSet(),
        "p2-error-at-most-exact-set": try pointOfExactSet(),
      ]
    }
  }

  /// A¹ = (5/4, 1) and A² = (1, 5/4) with y = 1, which share the datum (9/8, 9/8) of level 2.
  ///
  ///     (P1)  ε = 1/2    x = 2/5      u = 4/5         datum: sum 4/9,   u = 8/9
  ///     (P2)  λ = 1      x = 12/25    u = 4/5                sum 40/81, u = 8/9
  ///     (P3)  λ = 1/2    x = 4/5      u = 2/5                sum 8/9,   u = 4/9
  static func tilts(_ kind: RecoveryProblem.Kind) throws -> Certificate {
    let (parameter, solution, dual, sum, dualOfDatum, bound):
      (Rational, Rational, Rational, Rational, Rational, Rational) =
        switch kind {
        case .p1:
          try (half, .fraction(2, 5), .fraction(4, 5), .fraction(4, 9), .fraction(8, 9), .fraction(1, 4))
        case .p2: try (1, .fraction(12, 25), .fraction(4, 5), .fraction(40, 81), .fraction(8, 9), .fraction(1, 3))
        case .p3: try (half, .fraction(4, 5), .fraction(2, 5), .fraction(8, 9), .fraction(4, 9), .fraction(1, 2))
        }
    // A little inside all constraints, so that they are certain.
    let slack = kind == .p1 ? Rational.powerOfTwo(-60) : 0
    let inside = 1 - Rational.powerOfTwo(-60)
    let rows: [[ExactReal]] = [[ExactReal(try .fraction(5, 4)), 1], [1, ExactReal(try .fraction(5, 4))]]
    let documents = try rows.map { row in
      var writer = ExpressionWriter()
      let instance = try Instance(
        problem: RecoveryProblem(kind, parameter: parameter),
        matrix: FactoredMatrix(left: nil, right: Matrix(rows: [row])), untransformedSamples: [[1]])
      return try InstanceDocument(instance, writer: &writer)
    }
    let proofs = [[solution + slack, 0], [0, solution + slack]].enumerated().map { index, point in
      Certificate.SolutionSetProof(
        OptimalityEvidence(
          dual: [dual * inside], point: point, groups: [[index]], singularValueLowerBound: half))
    }
    let (entry, share) = (try Rational.fraction(9, 8), sum * half + slack)
    var tables = Certificate.DataTables()
    tables.matrices = [Certificate.DataTables.DataMatrix(left: nil, right: [[entry, entry]])]
    tables.vectors = [[1]]
    tables.solutions = [
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: 1, solution: [share, share],
        proof: Certificate.SolutionSetProof(
          OptimalityEvidence(
            dual: [dualOfDatum * inside], point: [share, share], groups: [[0, 1]], singularValueLowerBound: half)))
    ]
    var claim = Certificate.Claim.of(.indistinguishable, bound: bound)
    (claim.sample, claim.runs, claim.dataRead, claim.highestLevel) = (1, 1, 1, 2)
    let run = Certificate.Run(
      multiplicity: 1, transcript: [Certificate.Run.Answer(sample: 1, level: 2, solution: 1)])
    return Certificate(
      claim: claim, instance: documents[0], alternatives: [documents[1]], data: tables, runs: [run],
      evidence: Certificate.Evidence(precision: 128, solutionSets: proofs, separation: [[-1, 1], [1, -1]]))
  }

  /// A = (1, 1), y = 1, λ = 1, w = (2, 1) in (P2): the minimiser is (0, 1/2), with u = 1.
  static func weights() throws -> Certificate {
    let matrix: Matrix<ExactReal> = try Matrix(rows: [[1, 1]])
    let instance = try Instance(
      problem: RecoveryProblem(.p2, parameter: 1), matrix: FactoredMatrix(left: nil, right: matrix),
      untransformedSamples: [[1]], weights: [2, 1])
    return try certificate(
      of: instance, output: [0, half],
      proof: OptimalityEvidence(dual: [1], point: [0, half], groups: [[1]], singularValueLowerBound: half))
  }

  /// A = (1, 0)ᵀ, y = (1, 1), λ = 3/5 in (P3): the minimiser is 1/4, the residual (3/4, 1), u = (3/5, 4/5).
  static func ray() throws -> Certificate {
    let matrix: Matrix<ExactReal> = try Matrix(rows: [[1], [0]])
    let instance = try Instance(
      problem: RecoveryProblem(.p3, parameter: .fraction(3, 5)), matrix: FactoredMatrix(left: nil, right: matrix),
      untransformedSamples: [[1, 1]])
    let inside = 1 - Rational.powerOfTwo(-60)
    return try certificate(
      of: instance, output: [.powerOfTwo(-2)],
      proof: OptimalityEvidence(
        dual: [.fraction(3, 5) * inside, .fraction(4, 5) * inside], point: [.powerOfTwo(-2)], groups: [[0]],
        singularValueLowerBound: half, isRay: true))
  }

  /// Columns (1, 0), (0, 1) and (1/2, 1/2), y = (2, 2), λ = 1 in (P2): the third column ties with the two others, and the minimisers are
  /// a segment, z_1 + z_3/2 = z_2 + z_3/2 = 3/2 with z ≥ 0, u = (1, 1). The output (2, 2, 0) is 1/√3 away from the plane of (1, 1, 1).
  static func exactSet() throws -> Certificate {
    var writer = ExpressionWriter()
    let matrix: Matrix<ExactReal> = try Matrix(rows: [[1, 0, ExactReal(half)], [0, 1, ExactReal(half)]])
    let instance = try Instance(
      problem: RecoveryProblem(.p2, parameter: 1), matrix: FactoredMatrix(left: nil, right: matrix),
      untransformedSamples: [[2, 2]])
    var claim = Certificate.Claim.of(.errorExceeds, bound: half, scope: .everySample, failures: 1)
    claim.runs = 1
    let run = Certificate.Run(
      multiplicity: 1, transcript: [], output: Certificate.Run.Output(vectors: [[2, 2, 0]]), functionals: [[1, 1, 1]],
      multipliers: [[1, 1]])
    let pair = OptimalPair(point: QuadraticVector([1, 1, 1]), dual: QuadraticVector([1, 1]))
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: Certificate.DataTables(),
      runs: [run],
      evidence: Certificate.Evidence(
        precision: 64, solutionSets: [], exactSets: [try Certificate.MinimiserProof(pair)]))
  }

  /// The output (1, 1, 1) is a minimiser of the same problem.
  static func pointOfExactSet() throws -> Certificate {
    var certificate = try exactSet()
    certificate.claim = .of(.errorAtMost, bound: .powerOfTwo(-40))
    certificate.claim.runs = 1
    certificate.runs = [
      Certificate.Run(multiplicity: 1, transcript: [], output: Certificate.Run.Output(vectors: [[1, 1, 1]]))
    ]
    return certificate
  }

  private static func certificate(
    of instance: Instance, output: [Rational], proof: OptimalityEvidence
  ) throws -> Certificate {
    var writer = ExpressionWriter()
    var claim = Certificate.Claim.of(.errorAtMost, bound: .powerOfTwo(-20))
    claim.runs = 1
    let run = Certificate.Run(
      multiplicity: 1, transcript: [], output: Certificate.Run.Output(vectors: [output]))
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: Certificate.DataTables(),
      runs: [run],
      evidence: Certificate.Evidence(precision: 128, solutionSets: [Certificate.SolutionSetProof(proof)]))
  }

  static var rejected: [String: Certificate] {
    get throws {
      let (tilts, weights, ray) = (try tilts(.p2), try weights(), try ray())
      func changed(_ certificate: Certificate, _ change: (inout Certificate) -> Void) -> Certificate {
        var copy = certificate
        change(&copy)
        return copy
      }
      let twoFifths = try Rational.fraction(2, 5)
      let exactSet = try exactSet()
      let exact = [try Rational.fraction(5, 4), 1]
      return [
        // κ is 0.3394….
        "separation-bound": changed(tilts) { $0.claim.bound = twoFifths },
        "separation-sum": changed(tilts) { $0.evidence.separation?[0][0] -= .powerOfTwo(-40) },
        "separation-of-one-instance": changed(tilts) {
          $0.alternatives = [$0.instance]
          $0.evidence.solutionSets[1] = $0.evidence.solutionSets[0]
        },
        "separation-zero": changed(tilts) { $0.evidence.separation = [[0, 0], [0, 0]] },
        // The datum is that of the first instance itself, and 0.35 from the second.
        "matrix-distance-alternative": changed(tilts) {
          $0.data.matrices[0].right = [exact]
          $0.data.solutions[0].solution = $0.evidence.solutionSets[0].point
          $0.data.solutions[0].proof = $0.evidence.solutionSets[0]
        },
        "scope-indistinguishable-level": changed(tilts) { $0.claim.highestLevel = 3 },
        "field-alternative-parameter": changed(tilts) { $0.alternatives?[0].parameter = 2 },
        "field-alternative-weights": changed(tilts) { $0.alternatives?[0].weights = [1, 2] },
        "field-alternatives-missing": changed(tilts) { $0.alternatives = [] },
        "field-sample-missing": changed(tilts) { $0.claim.sample = nil },
        "field-output-indistinguishable": changed(tilts) {
          $0.runs[0].output = Certificate.Run.Output(vectors: [[0, 0]])
        },
        "field-version-one": changed(tilts) { $0.version = 1 },
        "field-alternatives-of-runs": changed(weights) { $0.alternatives = [$0.instance] },
        "shape-alternative": changed(tilts) { $0.alternatives?[0].right[0].append(.rational(1)) },
        "shape-separation": changed(tilts) { $0.evidence.separation?.append([0, 0]) },
        "shape-solution-sets-indistinguishable": changed(tilts) { $0.evidence.solutionSets.removeLast() },
        "shape-sample-of-claim": changed(tilts) { $0.claim.sample = 2 },
        "slack-without-weights": changed(weights) { $0.instance.weights = nil },
        "field-weight-of-instance-zero": changed(weights) { $0.instance.weights = [0, 1] },
        "shape-weights": changed(weights) { $0.instance.weights = [2, 1, 1] },
        "support-two-weights": changed(weights) { $0.evidence.solutionSets[0].groups = [[2, 1]] },
        "dual-norm-ray": changed(ray) { $0.evidence.solutionSets[0].dual[1] += .powerOfTwo(-50) },
        "dual-norm-without-ray": changed(ray) {
          $0.evidence.solutionSets[0].ray = nil
          $0.evidence.solutionSets[0].dual[1] += .powerOfTwo(-50)
        },
        // σ_min of ((1, 0), u) is √(2/5) = 0.63….
        "singular-value-ray": changed(ray) { $0.evidence.solutionSets[0].singularValueLowerBound = twoFifths * 2 },
        "separation-multiplier": changed(exactSet) { $0.runs[0].multipliers = [[1, 0]] },
        "field-multiplier-missing": changed(exactSet) { $0.runs[0].multipliers = nil },
        "field-multipliers-of-enclosures": changed(tilts) { $0.runs[0].multipliers = [nil] },
        "field-exact-sets-and-enclosures": changed(exactSet) {
          $0.evidence.solutionSets = [weights.evidence.solutionSets[0]]
        },
        "field-exact-sets-irrational": changed(exactSet) { $0.instance.right[0][0] = .squareRoot(.rational(1)) },
        "stationarity-exact-set": changed(exactSet) { $0.instance.samples[0][0] = .rational(3) },
        "error-bound-exact-set": changed(exactSet) { $0.claim.bound = twoFifths * 3 * half },
        "shape-multipliers": changed(exactSet) { $0.runs[0].multipliers = [[1, 1], [1, 1]] },
        "shape-exact-sets": changed(exactSet) { $0.evidence.exactSets = [] },
        "field-ray": changed(weights) { $0.evidence.solutionSets[0].ray = true },
      ]
    }
  }
}
