import Certificates
import ExactArithmetic
import GeneralAlgorithms
import RecoveryProblems
import TrainingData

/// A certificate in the making: the instance, the tables of data and the runs so far.
struct CertificateDraft {
  let member: NamedInstance
  var runs: [Certificate.Run] = []

  private var tables = Certificate.DataTables()
  private var writer = ExpressionWriter()
  private var matrixIndex: [Int: Int] = [:]
  private var solutionIndex: [Query: Int] = [:]
  private(set) var precision: Int
  private let sizeExponent: Int

  init(_ member: NamedInstance) throws {
    self.member = member
    sizeExponent = try member.instance.sizeExponent()
    // With a gap δ ≈ 2^-p, a tilt τ bounds the other candidates by δ·2^size/τ, which is to be small beside 10^-K ≥
    // 2^-size.
    precision = member.bits + 2 * sizeExponent + 240
  }

  private var instance: Instance { member.instance }

  /// Adds a run, with the data it read.
  mutating func append(_ run: RunRecord, multiplicity: Int, refused: Query? = nil) throws {
    var answers: [Certificate.Run.Answer] = []
    for entry in run.transcript.entries {
      let made = Query(sample: entry.query.sample, level: entry.answer.level)
      let index = try index(of: entry.answer, made: made)
      answers.append(Certificate.Run.Answer(sample: entry.query.sample + 1, level: entry.query.level, solution: index))
    }
    var output: Certificate.Run.Output?
    switch run.output {
    case .vectors(let vectors): output = Certificate.Run.Output(vectors: vectors)
    case .network(let network): output = Certificate.Run.Output(network: try NetworkDocument(network, writer: &writer))
    case nil: break
    }
    runs.append(
      Certificate.Run(
        multiplicity: multiplicity, transcript: answers,
        refused: refused.map { Certificate.Run.Query(sample: $0.sample + 1, level: $0.level) }, output: output))
  }

  /// The index of an answer in the table of solutions.
  private mutating func index(of answer: ProvedDatum, made: Query) throws -> Int {
    if let known = solutionIndex[made] { return known }
    if matrixIndex[made.level] == nil {
      tables.matrices.append(
        Certificate.DataTables.DataMatrix(left: answer.factors.left?.rows, right: answer.factors.right.rows))
      matrixIndex[made.level] = tables.matrices.count
    }
    tables.vectors.append(answer.datum.vector)
    tables.solutions.append(
      try dataSolution(answer, matrix: matrixIndex[made.level] ?? 0, vector: tables.vectors.count))
    solutionIndex[made] = tables.solutions.count
    precision = max(
      precision,
      OptimalityEvidence.sufficientPrecision(
        problem: instance.problem, right: answer.factors.right, level: made.level + 2, sizeExponent: sizeExponent))
    return tables.solutions.count
  }

  /// The entry of the table of solutions for an answer.
  private func dataSolution(_ answer: ProvedDatum, matrix: Int, vector: Int) throws(Rejection)
    -> Certificate.DataTables.DataSolution
  {
    switch answer.proof {
    case .enclosure(let evidence):
      return Certificate.DataTables.DataSolution(
        matrix: matrix, vector: vector, solution: answer.datum.solution, proof: Certificate.SolutionSetProof(evidence))
    case .minimiser(let pair):
      return Certificate.DataTables.DataSolution(
        matrix: matrix, vector: vector, solution: answer.datum.solution, minimiser: try Certificate.MinimiserProof(pair)
      )
    }
  }

  /// The enclosures of the outputs of a run at all samples, or `nil` if there is no output.
  func values(of run: RunRecord) throws -> [[Interval]]? {
    switch run.output {
    case nil: return nil
    case .vectors(let vectors): return vectors.map { $0.map { Interval($0, precision: precision) } }
    case .network(let network):
      var values: [[Interval]] = []
      for k in 0..<instance.sampleCount {
        values.append(
          try network.enclosure(at: try instance.sampleEnclosure(k, precision: precision), precision: precision))
      }
      return values
    }
  }

  /// The proved enclosures of Ξ(A, y_k) for all k; where the minimisers are many, about the one closest to the output.
  func solutionSets(towards values: [[Interval]]?) throws -> [SolutionSetEnclosure] {
    let product = try instance.matrix.enclosure(precision: precision).product(precision: precision)
    let columns = instance.matrix.right
    var sets: [SolutionSetEnclosure] = []
    for k in 0..<instance.sampleCount {
      var evidence = try OptimalityEvidence.find(instance: instance, sample: k, precision: precision)
      if let values { evidence = evidence.redistributed(towards: values[k].map(\.midpoint)) }
      sets.append(
        try SolutionSetEnclosure(
          problem: instance.problem, weights: instance.weights, matrix: product,
          sample: try instance.sampleEnclosure(k, precision: precision),
          evidence: evidence,
          columnsAreIdentical: { i, j in
            (0..<columns.rowCount).allSatisfy { columns[$0, i].isIdentical(to: columns[$0, j]) }
          }, precision: precision))
    }
    return sets
  }

  /// The claim about the runs so far.
  func claim(
    _ kind: Certificate.Claim.Kind, bound: Rational? = nil, scope: Verdict.Scope? = nil, failures: Int? = nil,
    dataLimit: Int? = nil, levelLimit: Int? = nil
  ) -> Certificate.Claim {
    Certificate.Claim(
      kind: kind, bound: bound, scope: scope.map { $0 == .everySample ? .everySample : .someSample },
      failures: failures,
      dataLimit: dataLimit, levelLimit: levelLimit, runs: runs.reduce(0) { $0 + $1.multiplicity },
      dataRead: runs.map { Set($0.transcript.map { [$0.sample, $0.level] }).count }.max() ?? 0,
      highestLevel: runs.flatMap { $0.transcript.map(\.level) }.max() ?? 0)
  }

  /// The certificate that the data of the run so far are data of this instance and of those of `others` as well, and that no vector is
  /// closer than `bound` to all their sets of minimisers at `sample`, from 0; not yet checked.
  mutating func certificate(
    sharedWith others: [CertificateDraft], sample: Int, bound: Rational, functionals: [[Rational]],
    sets: [SolutionSetEnclosure]
  ) throws -> Certificate {
    var claim = claim(.indistinguishable, bound: bound)
    claim.sample = sample + 1
    var alternatives: [InstanceDocument] = []
    for other in others {
      var own = ExpressionWriter()
      alternatives.append(try InstanceDocument(other.instance, writer: &own))
    }
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), alternatives: alternatives,
      data: tables, runs: runs,
      evidence: Certificate.Evidence(
        precision: ([self] + others).map(\.precision).max() ?? precision,
        solutionSets: sets.map { Certificate.SolutionSetProof($0.evidence) }, separation: functionals))
  }

  /// The certificate of `claim`, accepted by the checker.
  mutating func finished(
    _ claim: Certificate.Claim, solutionSets: [JudgedSet], error: (lower: Rational, upper: Rational)?
  ) throws -> Judgement {
    var claim = claim
    if let membership = member.membership {
      claim.member = Certificate.MemberClaim(
        digits: membership.digits, levels: membership.levels, scale: membership.scale,
        column: membership.index.map { $0 + 1 }, tilt: membership.index == nil ? nil : membership.tilt,
        base: try writer.document(of: membership.base))
    }
    let certificate = Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: runs,
      evidence: try Certificate.Evidence(precision: precision, solutionSets))
    return Judgement(
      certificate: certificate, statement: try CertificateCheck.statement(provedBy: certificate), error: error)
  }
}
