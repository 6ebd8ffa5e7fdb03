import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

/// A member of Ω(K, L) with data of its centre, and certificates about it, built from the closed forms.
struct BlockExample {
  var problem: RecoveryProblem
  var digits = 3
  var levels = 4
  var scale = 3
  /// i from 1, with τ; nothing for the centre.
  var tilt: (column: Int, tilt: Rational)?
  /// d.
  var tied = 2
  /// η_k.
  var samples: [[Rational]] = [[0]]
  /// Whether g is irrational (√2·10^D/3) rather than rational ((33/70)·10^D), times c̲.
  var hasIrrationalBase = false
  /// The transform, m × m.
  var left: Matrix<ExactReal>?
  var precision = 192
  /// The level for which the data are made.
  var level = 6

  init(_ kind: RecoveryProblem.Kind, _ parameter: Rational, tilt: (column: Int, tilt: Rational)? = nil) throws {
    problem = try RecoveryProblem(kind, parameter: parameter)
    self.tilt = tilt
  }

  // MARK: - The instance

  var base: ExactReal {
    get throws {
      let size = Rational.powerOfTen(scale) * (problem.kind == .p3 ? 1 : Rational.powerOfTwo(-1))
      return try hasIrrationalBase
        ? ExactReal(2).squareRoot() * ExactReal(size * .fraction(1, 3)) : ExactReal(size * .fraction(33, 70))
    }
  }

  var firstRow: [ExactReal] {
    get throws {
      var row = Array(repeating: try base, count: tied)
      if let tilt { row[tilt.column - 1] += ExactReal(tilt.tilt) }
      return row
    }
  }

  var instance: Instance {
    get throws {
      let row = try firstRow
      let alpha = ExactReal.euclideanNorm(row)
      let rows = (samples.first?.count ?? 0) + 1
      let right = Matrix(rows: rows, columns: tied + rows - 1) { i, j in
        i == 0 ? (j < tied ? row[j] : .zero) : (j == tied + i - 1 ? alpha : .zero)
      }
      return try Instance(
        problem: problem, matrix: FactoredMatrix(left: left, right: right),
        untransformedSamples: samples.map { [.one] + $0.map { ExactReal($0) } })
    }
  }

  /// The closed form of sample k at `precision` bits.
  func closedForm(_ k: Int, precision: Int? = nil, inset: Rational = 0) throws -> ClosedFormEvidence {
    let precision = precision ?? self.precision
    let row = try firstRow
    let maximal = tilt.map { [$0.column - 1] } ?? Array(0..<tied)
    return try ClosedFormEvidence(
      problem, largest: row[maximal[0]].enclosure(precision: precision), maximal: maximal, tied: tied,
      alpha: ExactReal.euclideanNorm(row).enclosure(precision: precision), eta: samples[k], precision: precision,
      inset: inset)
  }

  private var inset: Rational { problem.kind == .p1 ? Rational.powerOfTwo(24 - precision) : 0 }

  /// Where the minimisers for sample k are.
  func evidence(_ k: Int, weights: [Rational]? = nil) throws -> OptimalityEvidence {
    let transform = try left?.map { try $0.enclosure(precision: precision) }
    return try closedForm(k, inset: inset).evidence(weights: weights) { dual in
      transform?.times(dual, precision: precision) ?? dual
    }
  }

  // MARK: - Data of the centre

  /// Adds data of the centre for sample k, made for `level`, and gives the index of the entry.
  func addDatum(_ k: Int, to tables: inout Certificate.DataTables) throws -> Int {
    var centre = self
    centre.tilt = nil
    let row = try centre.firstRow
    let entry = Rational(try row[0].approximation(level: level + 6))
    let alpha = Rational(try ExactReal.euclideanNorm(row).approximation(level: level + 6))
    let rows = samples[k].count + 1
    let right = Matrix(rows: rows, columns: tied + rows - 1) { i, j in
      i == 0 ? (j < tied ? entry : Rational(0)) : (j == tied + i - 1 ? alpha : Rational(0))
    }
    let factor = try left?.map { value in
      try value.rational ?? Rational(value.approximation(level: level + 16))
    }
    let vector = factor?.times([1] + samples[k]) ?? [1] + samples[k]
    if tables.matrices.isEmpty {
      tables.matrices.append(Certificate.DataTables.DataMatrix(left: factor?.rows, right: right.rows))
    }
    tables.vectors.append(vector)
    let form = try ClosedFormEvidence(
      problem, largest: Interval(entry, precision: precision), maximal: Array(0..<tied), tied: tied,
      alpha: Interval(alpha, precision: precision), eta: samples[k], precision: precision, inset: inset)
    // The rational factor need not be orthogonal: Aᵀu is that of the blocks for u = U^(-T)·(their u).
    let inverse = try factor.map { try $0.inverseTransposed.intervals(precision: precision) }
    let evidence = try form.evidence { inverse?.times($0, precision: precision) ?? $0 }
    let solution = evidence.point.map { Rational($0.rounded(toMultipleOfPowerOfTwo: -level - 4)) }
    tables.solutions.append(
      Certificate.DataTables.DataSolution(
        matrix: 1, vector: tables.vectors.count, solution: solution, proof: Certificate.SolutionSetProof(evidence)))
    return tables.solutions.count
  }

  // MARK: - Certificates

  /// The candidate of index i, from 0, at every sample, to 48 bits: the minimiser of a tilt towards it.
  func candidate(_ index: Int) throws -> [[Rational]] {
    try samples.indices.map { k in
      let form = try closedForm(k)
      return (0..<tied).map { ($0 == index ? form.radius.midpoint : 0).rounded(bits: 48) }
        + form.tail.map { $0.midpoint.rounded(bits: 48) }
    }
  }

  /// The certificate of `claim` about `runs`, each of which reads the data of the centre at the levels given, for every sample.
  ///
  /// Counts in the claim are filled in.
  func certificate(
    _ claim: Certificate.Claim, runs: [(levels: [Int], run: Certificate.Run)], hasMember: Bool = true,
    solutionSets: Bool = true, network: ((inout ExpressionWriter) throws -> NetworkDocument)? = nil
  ) throws -> Certificate {
    var tables = Certificate.DataTables()
    let isReading = runs.contains { !$0.levels.isEmpty }
    let indices = try isReading ? samples.indices.map { try addDatum($0, to: &tables) } : []
    var writer = ExpressionWriter()
    var claim = claim
    let records = try runs.map { entry in
      var run = entry.run
      run.transcript = entry.levels.flatMap { level in
        samples.indices.map { Certificate.Run.Answer(sample: $0 + 1, level: level, solution: indices[$0]) }
      }
      if let network { run.output = Certificate.Run.Output(network: try network(&writer)) }
      return run
    }
    claim.runs = records.reduce(0) { $0 + $1.multiplicity }
    claim.dataRead = records.map { Set($0.transcript.map { [$0.sample, $0.level] }).count }.max() ?? 0
    claim.highestLevel = records.flatMap { $0.transcript.map(\.level) }.max() ?? 0
    if hasMember {
      claim.member = Certificate.MemberClaim(
        digits: digits, levels: levels, scale: scale, column: tilt?.column, tilt: tilt?.tilt,
        base: try writer.document(of: base))
    }
    return Certificate(
      claim: claim, instance: try InstanceDocument(instance, writer: &writer), data: tables, runs: records,
      evidence: Certificate.Evidence(
        precision: precision,
        solutionSets: try solutionSets ? samples.indices.map { Certificate.SolutionSetProof(try evidence($0)) } : []))
  }

  /// A run with these outputs, separated from the minimisers by the difference to x̃.
  func failingRun(_ outputs: [[Rational]], multiplicity: Int = 1) throws -> Certificate.Run {
    let functionals = try outputs.enumerated().map { k, output in
      zip(output, try evidence(k).point).map { ($0 - $1).rounded(bits: 12) }
    }
    return Certificate.Run(
      multiplicity: multiplicity, transcript: [], output: Certificate.Run.Output(vectors: outputs),
      functionals: functionals)
  }
}

extension Certificate.Claim {
  /// A claim whose counts are yet to be filled in.
  static func of(
    _ kind: Kind, bound: Rational? = nil, scope: Scope? = nil, failures: Int? = nil, dataLimit: Int? = nil,
    levelLimit: Int? = nil
  ) -> Certificate.Claim {
    Certificate.Claim(
      kind: kind, bound: bound, scope: scope, failures: failures, dataLimit: dataLimit, levelLimit: levelLimit, runs: 0,
      dataRead: 0, highestLevel: 0)
  }
}

extension Matrix where Element == Rational {
  /// The transposed inverse of a 2 × 2 matrix.
  var inverseTransposed: Matrix<Rational> {
    get throws {
      let determinant = self[0, 0] * self[1, 1] - self[0, 1] * self[1, 0]
      let rows = [[self[1, 1], -self[1, 0]], [-self[0, 1], self[0, 0]]]
      return try Matrix(rows: rows.map { try $0.map { try $0 / determinant } })
    }
  }
}
