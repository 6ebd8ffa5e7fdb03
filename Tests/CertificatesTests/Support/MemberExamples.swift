import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// Examples about what a member is, exactly, and about data of (P1) that are part of an admissible training set.
///
/// The rejected ones are what checkers of before took for proved: a claim about an instance near the member, a member of a class that cannot
/// exist, data that no admissible training set contains.
enum MemberExamples {
  static var accepted: [String: Certificate] {
    get throws {
      [
        "p3-no-output-cosine-transform": try silent(behind: try cosineTransform),
        "p3-no-output-base-in-no-field": try baseInNoField { .squareRoot(.sum([$0, $0].map { .product([$0, $0]) })) },
        "p3-error-exceeds-contradiction": try contradiction().exceeds,
        "p1-no-output-instance": try instanceOfP1(),
        "p3-error-at-most-runs": try severalRuns(),
      ]
    }
  }

  static var rejected: [String: Certificate] {
    get throws {
      let instance = try instanceOfP1()
      guard let runs = try AcceptedExamples.all["p3-error-exceeds-some-sample-runs"] else { return [:] }
      return [
        "member-alpha-rounded": try contradiction().atMost,
        "member-alpha-sum-of-others": try baseInNoField {
          .squareRoot(.sum([$0, .rational(1)].map { .product([$0, $0]) }))
        },
        "member-transform-rounded": try silent(behind: try rotation(sine: fraction(4, 5) + .powerOfTwo(-100))),
        "member-transform-other-cosine": try silent(
          behind: try Matrix(rows: [1, 0, 2, 3].map { try cosineTransform.row($0) })),
        "member-of-no-class": try memberOfNoClass(.p3, 1, eta: 600),
        "member-of-no-class-p1": try memberOfNoClass(.p1, fraction(1, 3), eta: 9),
        "member-of-no-class-p2": try memberOfNoClass(.p2, 1, eta: fraction(93, 10)),
        "member-base-below-one": try smallBase(),
        "training-set-infeasible-sample": changed(try inextendable()) { _ in },
        "training-set-infeasible-level": changed(instance) {
          // Level 2 answers the first sample only, with A_2 = (1/4): no y within 1/4 of 2 is near its range enough to be trusted so.
          $0.runs[0].transcript = [Certificate.Run.Answer(sample: 1, level: 2, solution: 1)]
          $0.data.matrices[0].right = [[fraction(1, 4)]]
          $0.data.solutions[0].solution = [0]
          ($0.claim.dataRead, $0.claim.highestLevel, $0.claim.dataLimit) = (1, 2, 1)
        },
        "shape-solution-sets-of-no-output": changed(instance) { $0.evidence.solutionSets = [] },
        "field-solution-sets-of-no-output": changed(
          try baseInNoField { .squareRoot(.sum([$0, $0].map { .product([$0, $0]) })) }
        ) {
          $0.evidence.solutionSets = runs.evidence.solutionSets
        },
        "shape-refused": changed(runs) {
          $0.runs.append(
            Certificate.Run(
              multiplicity: 1000, transcript: [], refused: Certificate.Run.Query(sample: -5, level: -7)))
          $0.claim.runs = 1005
        },
        "field-output-twice": changed(runs) {
          $0.runs[1].output?.network = NetworkDocument(layers: [])
        },
      ]
    }
  }

  private static func changed(_ certificate: Certificate, _ change: (inout Certificate) -> Void) -> Certificate {
    var copy = certificate
    change(&copy)
    return copy
  }

  private static func fraction(_ p: Int, _ q: Int) -> Rational { (try? Rational.fraction(p, q)) ?? 0 }

  /// The cosine transform of size 4, the least with cosines that are no roots of rational numbers.
  private static var cosineTransform: Matrix<ExactReal> {
    get throws {
      Matrix(rows: 4, columns: 4) { i, j in
        let root = ExactReal(fraction(i == 0 ? 1 : 2, 4)).squareRoot()
        return i == 0 ? root : root * ExactReal.cosinePi(fraction((2 * j + 1) * i, 8))
      }
    }
  }

  /// [[3/5, s], [−s, 3/5]], a rotation for s = 4/5.
  private static func rotation(sine: Rational) throws -> Matrix<ExactReal> {
    let (c, s) = (ExactReal(fraction(3, 5)), ExactReal(sine))
    return try Matrix(rows: [[c, s], [-s, c]])
  }

  /// centre(3) behind a transform, for an algorithm that has no output.
  private static func silent(behind transform: Matrix<ExactReal>) throws -> Certificate {
    var example = try BlockExample(.p3, fraction(1, 2))
    example.left = transform
    example.samples = [[Rational](repeating: 1, count: transform.rowCount - 1)]
    return try example.certificate(.of(.noOutput, levelLimit: 6), runs: [([], refusedAtSeven)], solutionSets: false)
  }

  private static var refusedAtSeven: Certificate.Run {
    Certificate.Run(multiplicity: 1, transcript: [], refused: Certificate.Run.Query(sample: 1, level: 7))
  }

  /// centre(3) with the base 150·(√2 + √3), which lies in no field ℚ(√D), so that α has to be written as a norm.
  private static func baseInNoField(_ alpha: (ExpressionDocument) -> ExpressionDocument) throws -> Certificate {
    let example = try BlockExample(.p3, 1)
    var certificate = try example.certificate(
      .of(.noOutput, levelLimit: 6), runs: [([], refusedAtSeven)], solutionSets: false)
    let roots = [2, 3].map { ExpressionDocument.squareRoot(.rational(Rational($0))) }
    certificate.instance.definitions = [
      Definition(name: "g", value: .product([.rational(150), .sum(roots)]))
    ]
    let base = ExpressionDocument.reference("g")
    certificate.claim.member?.base = base
    certificate.instance.right[0][0] = base
    certificate.instance.right[0][1] = base
    certificate.instance.right[1][2] = alpha(base)
    return certificate
  }

  /// One member, one sample and one output: an error of at most 2^-46 for an α that is wrong by 2^-23, and of more than 2^-43 for α itself.
  /// A checker that allows α a tolerance of 2^-32, relatively, verifies both.
  private static func contradiction() throws -> (atMost: Certificate, exceeds: Certificate) {
    var example = try BlockExample(.p3, 1, tilt: (1, .powerOfTwo(-2)))
    example.samples = [[1]]
    let largest = fraction(13207, 28)
    let alpha = Rational(try ExactReal.euclideanNorm(example.firstRow).approximation(level: 24)) + .powerOfTwo(-23)
    // The minimiser is (1/a_1, 0, 1/α), with the dual vector (1/a_1, 1/α), a little less here.
    let inverses = try [largest, alpha].map { try (Rational(1) / $0) }
    let output = [[inverses[0], 0, inverses[1]].map { $0.rounded(bits: 100) }]
    let vectors = Certificate.Run.Output(vectors: output)
    var atMost = try example.certificate(
      .of(.errorAtMost, bound: .powerOfTwo(-46)),
      runs: [([], Certificate.Run(multiplicity: 1, transcript: [], output: vectors))])
    atMost.instance.right[1][2] = .rational(alpha)
    atMost.instance.definitions = []
    atMost.evidence.precision = 64
    atMost.evidence.solutionSets = [
      Certificate.SolutionSetProof(
        OptimalityEvidence(
          dual: inverses.map { ($0 * (1 - .powerOfTwo(-50))).rounded(bits: 100) }, point: output[0],
          groups: [[0], [2]],
          singularValueLowerBound: 100))
    ]
    let run = Certificate.Run(multiplicity: 1, transcript: [], output: vectors, functionals: [[0, 0, -1]])
    let exceeds = try example.certificate(
      .of(.errorExceeds, bound: .powerOfTwo(-43), scope: .everySample, failures: 1), runs: [([], run)])
    return (atMost, exceeds)
  }

  /// y = (1, η) with an η that the scale 3 admits and the scale 1 does not.
  private static func memberOfNoClass(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, eta: Rational
  ) throws -> Certificate {
    var example = try BlockExample(kind, parameter, tilt: AcceptedExamples.tilt(1, 6))
    example.samples = [[eta]]
    return try example.certificate(.of(.noOutput, levelLimit: 6), runs: [([], refusedAtSeven)], solutionSets: false)
  }

  /// tilt(1, 1, 3/8) on the base 3/5: κ = √2(2g − 1)/(2g²) is that of the scale 1, but grows with g.
  private static func smallBase() throws -> Certificate {
    let (base, tilt) = (fraction(3, 5), fraction(3, 8))
    var example = try BlockExample(.p2, 1, tilt: (1, tilt))
    (example.digits, example.levels, example.scale, example.tied, example.samples) = (3, 2, 1, 4, [[]])
    var certificate = try example.certificate(
      .of(.noOutput, levelLimit: 6), runs: [([], refusedAtSeven)], solutionSets: false)
    certificate.claim.member?.base = .rational(base)
    certificate.instance.right = [[.rational(base + tilt)] + Array(repeating: .rational(base), count: 3)]
    return certificate
  }

  /// A = (1/2), y_1 = 0, y_2 = 2, ε = 1/2 in (P1); two data are shown, the third query is refused.
  private static func instanceOfP1() throws -> Certificate {
    let half = Rational.powerOfTwo(-1)
    var certificate = try inextendable()
    certificate.data.matrices[0].right = [[half]]
    certificate.data.vectors = [[0], [2]]
    certificate.data.solutions.append(
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: 2, solution: [3],
        minimiser: try Certificate.MinimiserProof(
          OptimalPair(point: QuadraticVector([3]), dual: QuadraticVector([2])))))
    certificate.runs = [
      Certificate.Run(
        multiplicity: 1,
        transcript: [
          // Level 3 answers both samples, level 1 the second only.
          Certificate.Run.Answer(sample: 1, level: 3, solution: 1),
          Certificate.Run.Answer(sample: 2, level: 3, solution: 2),
          Certificate.Run.Answer(sample: 2, level: 1, solution: 2),
        ], refused: Certificate.Run.Query(sample: 1, level: 9))
    ]
    certificate.claim = .of(.noOutput, dataLimit: 3)
    (certificate.claim.runs, certificate.claim.dataRead, certificate.claim.highestLevel) = (1, 3, 3)
    return certificate
  }

  /// The same instance with A_1 = (0) for the first sample: fair, but no y_{2,1} within 1/2 of 2 is feasible for A_1.
  private static func inextendable() throws -> Certificate {
    let half = Rational.powerOfTwo(-1)
    let matrix = try FactoredMatrix(left: nil, right: Matrix(rows: [[ExactReal(half)]]))
    let instance = try Instance(
      problem: RecoveryProblem(.p1, parameter: half), matrix: matrix, untransformedSamples: [[0], [2]])
    var writer = ExpressionWriter()
    var tables = Certificate.DataTables()
    tables.matrices = [Certificate.DataTables.DataMatrix(left: nil, right: [[0]])]
    tables.vectors = [[0]]
    tables.solutions = [
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: 1, solution: [0],
        minimiser: try Certificate.MinimiserProof(
          OptimalPair(point: QuadraticVector([0]), dual: QuadraticVector([0]))))
    ]
    let run = Certificate.Run(
      multiplicity: 1, transcript: [Certificate.Run.Answer(sample: 1, level: 1, solution: 1)],
      output: Certificate.Run.Output(vectors: [[10], [10]]), functionals: [[1], [1]])
    var claim = Certificate.Claim.of(.errorExceeds, bound: 1, scope: .everySample, failures: 1)
    (claim.runs, claim.dataRead, claim.highestLevel) = (1, 1, 1)
    let proofs = [
      OptimalityEvidence(dual: [1], point: [0], groups: [], singularValueLowerBound: 1),
      OptimalityEvidence(dual: [2], point: [3], groups: [[0]], singularValueLowerBound: .powerOfTwo(-2)),
    ]
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: [run],
      evidence: Certificate.Evidence(precision: 64, solutionSets: proofs.map { Certificate.SolutionSetProof($0) }))
  }

  /// Two runs, the right candidate each time.
  private static func severalRuns() throws -> Certificate {
    let example = try BlockExample(.p3, 1, tilt: AcceptedExamples.tilt(1, 6))
    let output = Certificate.Run.Output(vectors: try example.candidate(0))
    return try example.certificate(
      .of(.errorAtMost, bound: Rational.powerOfTwo(-40)),
      runs: [([2], Certificate.Run(multiplicity: 7, transcript: [], output: output))])
  }
}
