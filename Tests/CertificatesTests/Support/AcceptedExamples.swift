import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The certificates in `Examples/accepted`, by the names of their files.
enum AcceptedExamples {
  static let thousandth = Rational.powerOfTen(-3)

  /// √½·[[1, 1], [1, −1]], the discrete cosine transform of size 2.
  static var irrationalTransform: Matrix<ExactReal> {
    let entry = ExactReal(Rational.powerOfTwo(-1)).squareRoot()
    return Matrix(rows: 2, columns: 2) { i, j in i == 1 && j == 1 ? -entry : entry }
  }

  static var rationalTransform: Matrix<ExactReal> {
    get throws {
      let (c, s) = (ExactReal(try Rational.fraction(3, 5)), ExactReal(try Rational.fraction(4, 5)))
      return try Matrix(rows: [[c, s], [-s, c]])
    }
  }

  /// 2^-n-1.
  static func tilt(_ column: Int, _ n: Int) -> (column: Int, tilt: Rational) {
    (column, Rational.powerOfTwo(-n - 1))
  }

  /// The output of the wrong candidate on tilt(3, 1, 2^-7), after data of the centre up to level 6.
  static func wrongCandidate(_ kind: RecoveryProblem.Kind, _ parameter: Rational, eta: Rational = 0) throws -> (
    example: BlockExample, certificate: Certificate
  ) {
    var example = try BlockExample(kind, parameter, tilt: tilt(1, 6))
    example.samples = [[eta]]
    return (
      example,
      try example.certificate(
        .of(.errorExceeds, bound: thousandth, scope: .everySample, failures: 1),
        runs: [([1, 6], try example.failingRun(try example.candidate(1)))])
    )
  }

  /// The right candidate, after the same data.
  static func rightCandidate(_ kind: RecoveryProblem.Kind, _ parameter: Rational, eta: Rational) throws -> (
    example: BlockExample, certificate: Certificate
  ) {
    var example = try BlockExample(kind, parameter, tilt: tilt(2, 6))
    example.samples = [[eta]]
    let output = Certificate.Run(
      multiplicity: 1, transcript: [], output: Certificate.Run.Output(vectors: try example.candidate(1)))
    return (
      example,
      try example.certificate(.of(.errorAtMost, bound: Rational.powerOfTwo(-40)), runs: [([2], output)])
    )
  }

  /// All examples.
  static var all: [String: Certificate] {
    get throws {
      var examples: [String: Certificate] = [:]
      let third = try Rational.fraction(1, 3)
      for (kind, parameter) in [(RecoveryProblem.Kind.p1, third), (.p2, third), (.p3, 1)] {
        examples["\(kind.rawValue)-error-exceeds-tilt"] = try wrongCandidate(kind, parameter, eta: -2).certificate
        examples["\(kind.rawValue)-error-at-most-tilt"] = try rightCandidate(kind, parameter, eta: 1).certificate
        examples["\(kind.rawValue)-no-output-levels"] = try noOutput(kind, parameter, byLevel: true)
      }
      examples["p3-no-output-data"] = try noOutput(.p3, 1, byLevel: false)
      examples["p3-error-at-most-centre-network"] = try network()
      examples["p3-error-exceeds-transform"] = try transformed()
      examples["p3-error-exceeds-scale-two"] = try otherScale()
      examples["p3-error-exceeds-some-sample-runs"] = try severalRuns()
      examples["p2-error-at-most-centre-rational-transform"] = try rotated()
      examples["p3-error-exceeds-user-instance"] = try userInstance()
      examples["p3-error-exceeds-running-example"] = try runningExample()
      examples["p3-error-exceeds-exact-minimiser"] = try exactMinimiser()
      examples["p1-error-exceeds-exact-minimiser"] = try exactMinimiserWithRoot()
      for (name, certificate) in try MemberExamples.accepted { examples[name] = certificate }
      for (name, certificate) in try VersionTwoExamples.accepted { examples[name] = certificate }
      return examples
    }
  }

  private static func noOutput(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, byLevel: Bool
  ) throws -> Certificate {
    let example = try BlockExample(kind, parameter, tilt: tilt(1, 6))
    let refused = Certificate.Run.Query(sample: 1, level: 7)
    return try example.certificate(
      byLevel ? .of(.noOutput, levelLimit: 6) : .of(.noOutput, dataLimit: 3),
      runs: [([4, 5, 6], Certificate.Run(multiplicity: 1, transcript: [], refused: refused))], solutionSets: false)
  }

  /// The linear network y ↦ (h, h, y₂/α), h = max(0, y₁)/(2g), answers the centroid at the centre.
  private static func network() throws -> Certificate {
    var example = try BlockExample(.p3, 1)
    example.samples = [[0], [3]]
    let weight = ExactReal.one.divided(by: try example.base * 2)
    let slope = ExactReal.one.divided(by: ExactReal.euclideanNorm(try example.firstRow))
    let run = Certificate.Run(multiplicity: 1, transcript: [])
    return try example.certificate(.of(.errorAtMost, bound: .powerOfTwo(-80)), runs: [([3], run)]) { writer in
      let zero = ExpressionDocument.rational(0)
      let rows = try [[weight, .zero], [weight, .zero], [.zero, slope]].map { try writer.documents(of: $0) }
      return NetworkDocument(layers: [
        NetworkDocument.Layer(
          weights: [[.rational(1), zero], [zero, .rational(1)]], biases: [zero, zero], activation: .rectifiedLinearUnit),
        NetworkDocument.Layer(weights: rows, biases: [zero, zero, zero], activation: .identity),
      ])
    }
  }

  private static func transformed() throws -> Certificate {
    var example = try BlockExample(.p3, .fraction(1, 2), tilt: tilt(2, 6))
    example.hasIrrationalBase = true
    example.left = irrationalTransform
    example.samples = [[1]]
    return try example.certificate(
      .of(.errorExceeds, bound: thousandth, scope: .everySample, failures: 1),
      runs: [([6], try example.failingRun(try example.candidate(0)))])
  }

  /// tilt(2, 1, (3/2)·2^-4) of Ω₂ is on scale K − 1; here K = 4, so that scale 2 is K − 2.
  private static func otherScale() throws -> Certificate {
    var example = try BlockExample(.p3, 1, tilt: (3, 3 * Rational.powerOfTwo(-5)))
    (example.digits, example.levels, example.scale, example.tied, example.level) = (4, 4, 2, 3, 3)
    return try example.certificate(
      .of(.errorExceeds, bound: .powerOfTen(-2), scope: .everySample, failures: 1),
      runs: [([3], try example.failingRun(try example.candidate(0)))])
  }

  /// Three runs answer wrongly at the second sample, two rightly.
  private static func severalRuns() throws -> Certificate {
    var example = try BlockExample(.p3, 1, tilt: tilt(1, 6))
    example.samples = [[0], [2]]
    let (right, wrong) = (try example.candidate(0), try example.candidate(1))
    var failing = try example.failingRun([right[0], wrong[1]], multiplicity: 3)
    failing.functionals?[0] = nil
    let succeeding = Certificate.Run(
      multiplicity: 2, transcript: [], output: Certificate.Run.Output(vectors: right))
    return try example.certificate(
      .of(.errorExceeds, bound: thousandth, scope: .someSample, failures: 3),
      runs: [([1, 5], failing), ([1], succeeding)])
  }

  private static func rotated() throws -> Certificate {
    var example = try BlockExample(.p2, 1)
    example.left = try rationalTransform
    example.samples = [[1]]
    let form = try example.closedForm(0)
    let half = Rational.powerOfTwo(-1)
    let centroid = (0..<2).map { _ in (form.radius.midpoint * half).rounded(bits: 48) }
    let output = Certificate.Run.Output(vectors: [centroid + form.tail.map { $0.midpoint.rounded(bits: 48) }])
    return try example.certificate(
      .of(.errorAtMost, bound: .powerOfTwo(-40)),
      runs: [([6], Certificate.Run(multiplicity: 1, transcript: [], output: output))])
  }

  /// A = (2, 1), y = 1, not of any class: the minimiser is (1/2, 0), the output (0, 1), no data are read.
  static func userInstance() throws -> Certificate {
    let right: Matrix<ExactReal> = try Matrix(rows: [[2, 1]])
    let instance = try Instance(
      problem: RecoveryProblem(.p3, parameter: 1), matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[1]])
    var writer = ExpressionWriter()
    let proof = OptimalityEvidence(
      dual: [Rational.powerOfTwo(-1)], point: [Rational.powerOfTwo(-1), 0], groups: [[0]], singularValueLowerBound: 1)
    var claim = Certificate.Claim.of(.errorExceeds, bound: 1, scope: .everySample, failures: 1)
    claim.runs = 1
    let run = Certificate.Run(
      multiplicity: 1, transcript: [], output: Certificate.Run.Output(vectors: [[0, 1]]), functionals: [[-1, 2]])
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: Certificate.DataTables(),
      runs: [run],
      evidence: Certificate.Evidence(precision: 64, solutionSets: [Certificate.SolutionSetProof(proof)]))
  }

  /// The running example of `Proofs/CERTIFICATE.md`: A = (2, 7/4), y = 2, λ = 1; one datum of level 2 with equal columns; the
  /// output (0, 1), the minimiser (1, 0).
  static func runningExample() throws -> Certificate {
    let half = Rational.powerOfTwo(-1)
    let right: Matrix<ExactReal> = try Matrix(rows: [[2, ExactReal(.fraction(7, 4))]])
    let instance = try Instance(
      problem: RecoveryProblem(.p3, parameter: 1), matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[2]])
    var writer = ExpressionWriter()
    var tables = Certificate.DataTables()
    let entry = try Rational.fraction(15, 8)
    let share = try Rational.fraction(8, 15)
    tables.matrices = [Certificate.DataTables.DataMatrix(left: nil, right: [[entry, entry]])]
    tables.vectors = [[2]]
    tables.solutions = [
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: 1, solution: [half, half],
        proof: Certificate.SolutionSetProof(
          OptimalityEvidence(dual: [half], point: [share, share], groups: [[0, 1]], singularValueLowerBound: 1)))
    ]
    var claim = Certificate.Claim.of(.errorExceeds, bound: 1, scope: .everySample, failures: 1)
    (claim.runs, claim.dataRead, claim.highestLevel) = (1, 1, 2)
    let run = Certificate.Run(
      multiplicity: 1, transcript: [Certificate.Run.Answer(sample: 1, level: 2, solution: 1)],
      output: Certificate.Run.Output(vectors: [[0, 1]]), functionals: [[-1, 1]])
    let proof = OptimalityEvidence(dual: [half], point: [1, 0], groups: [[0]], singularValueLowerBound: 1)
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: [run],
      evidence: Certificate.Evidence(precision: 64, solutionSets: [Certificate.SolutionSetProof(proof)]))
  }

  /// The running example, whose datum is proved by a minimiser: (8/15, 8/15), with u = 8/15 and Ax = y.
  static func exactMinimiser() throws -> Certificate {
    var certificate = try runningExample()
    let share = try Rational.fraction(8, 15)
    certificate.data.solutions[0].proof = nil
    certificate.data.solutions[0].minimiser = try Certificate.MinimiserProof(
      OptimalPair(point: QuadraticVector([share, share]), dual: QuadraticVector([share])))
    return certificate
  }

  /// A = (1, 1)ᵀ, y = (1, 0), ε = 4/5 in (P1): the minimiser is (1 − √(7/25))/2 = (5 − √7)/10, the output 1.
  static func exactMinimiserWithRoot() throws -> Certificate {
    let right: Matrix<ExactReal> = try Matrix(rows: [[1], [1]])
    let instance = try Instance(
      problem: RecoveryProblem(.p1, parameter: .fraction(4, 5)), matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[1, 0]])
    var writer = ExpressionWriter()
    let (tenth, half) = (try Rational.fraction(1, 10), Rational.powerOfTwo(-1))
    // r = (1 − x, −x) = (5 + √7, −5 + √7)/10, and u is the multiple of it with u₁ + u₂ = 1: r·5/√7.
    let x = try QuadraticVector([QuadraticNumber(half, -tenth, root: 7)])
    let slope = try Rational.fraction(5, 14)
    let u = try QuadraticVector([QuadraticNumber(half, slope, root: 7), QuadraticNumber(half, -slope, root: 7)])
    var tables = Certificate.DataTables()
    tables.matrices = [Certificate.DataTables.DataMatrix(left: nil, right: [[1], [1]])]
    tables.vectors = [[1, 0]]
    tables.solutions = [
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: 1, solution: [Rational(x[0].rounded(toMultipleOfPowerOfTwo: -8))],
        minimiser: try Certificate.MinimiserProof(OptimalPair(point: x, dual: u)))
    ]
    let run = Certificate.Run(
      multiplicity: 1, transcript: [Certificate.Run.Answer(sample: 1, level: 8, solution: 1)],
      output: Certificate.Run.Output(vectors: [[1]]), functionals: [[1]])
    var claim = Certificate.Claim.of(.errorExceeds, bound: half, scope: .everySample, failures: 1)
    (claim.runs, claim.dataRead, claim.highestLevel) = (1, 1, 8)
    // The interval evidence needs a feasible point.
    let inner = Rational(x[0].rounded(toMultipleOfPowerOfTwo: -50, rounding: .up))
    let dual = u.entries.map { Rational($0.rounded(toMultipleOfPowerOfTwo: -50, rounding: .down)) }
    let proof = OptimalityEvidence(dual: dual, point: [inner], groups: [[0]], singularValueLowerBound: 1)
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: [run],
      evidence: Certificate.Evidence(precision: 128, solutionSets: [Certificate.SolutionSetProof(proof)]))
  }
}
