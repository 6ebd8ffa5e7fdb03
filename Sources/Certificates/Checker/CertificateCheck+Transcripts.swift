import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension CertificateCheck {
  /// Conditions (T): every datum that answered a query (k, n) is admissible at level n for the instance.
  ///
  /// A datum that is admissible at level n is so at all lower levels; each is checked once for each sample, at the highest
  /// level at which it answered.
  ///
  /// - Parameter feasiblePoints: for each sample of (P1) without a member a point within ε of it.
  func checkTranscripts(feasiblePoints: [[Interval]]) throws(Rejection) {
    let tables = certificate.data
    var dataRead = 0
    var highestLevel = 0
    var multiplicities = 0
    var highest: [DatumUse: Int] = [:]
    var trainingSet = TrainingSet()
    for (r, run) in certificate.runs.enumerated() {
      guard run.multiplicity >= 1, run.multiplicity <= Self.maximalMultiplicity else {
        throw Rejection(
          .limit, "runs[\(r + 1)].multiplicity = \(run.multiplicity): expected 1 to \(Self.maximalMultiplicity)")
      }
      multiplicities += run.multiplicity
      var queries = Set<[Int]>()
      for (q, answer) in run.transcript.enumerated() {
        let place = "runs[\(r + 1)].transcript[\(q + 1)]"
        guard (1...samples.count).contains(answer.sample) else {
          throw Rejection(.shape, "\(place).sample = \(answer.sample): expected 1 to \(samples.count)")
        }
        guard (1...Self.maximalLevel).contains(answer.level) else {
          throw Rejection(.limit, "\(place).level = \(answer.level): expected 1 to \(Self.maximalLevel)")
        }
        guard tables.solutions.indices.contains(answer.solution &- 1) else {
          throw Rejection(.shape, "\(place).solution = \(answer.solution): no such entry")
        }
        guard tables.matrices.indices.contains(tables.solutions[answer.solution - 1].matrix &- 1),
          tables.vectors.indices.contains(tables.solutions[answer.solution - 1].vector &- 1)
        else { throw Rejection(.shape, "data.solutions[\(answer.solution)]: no such matrix or no such vector") }
        try trainingSet.add(answer, of: tables, place)
        queries.insert([answer.sample, answer.level])
        highestLevel = max(highestLevel, answer.level)
        let use = DatumUse(sample: answer.sample, solution: answer.solution)
        highest[use] = max(highest[use] ?? 0, answer.level)
      }
      dataRead = max(dataRead, queries.count)
    }
    let claim = certificate.claim
    guard multiplicities == claim.runs else {
      throw Rejection(.scope, "claim.runs = \(claim.runs), but there are \(multiplicities)")
    }
    guard claim.dataRead == dataRead, claim.highestLevel == highestLevel else {
      throw Rejection(
        .scope,
        "claim: \(claim.dataRead) data up to level \(claim.highestLevel); transcripts: \(dataRead) up to \(highestLevel)"
      )
    }
    try checkData(highest, trainingSet, feasiblePoints)
  }

  /// What is asked of every run, whether the claim speaks of it or not: one form of output, and a refused query that could be asked.
  func checkRuns() throws(Rejection) {
    for (r, run) in certificate.runs.enumerated() {
      if let output = run.output, (output.vectors == nil) == (output.network == nil) {
        throw Rejection(.field, "runs[\(r + 1)].output: expected vectors or a network, not both")
      }
      if let refused = run.refused {
        guard (1...samples.count).contains(refused.sample), refused.level >= 1 else {
          throw Rejection(
            .shape, "runs[\(r + 1)].refused: expected a sample from 1 to \(samples.count) and a level from 1")
        }
      }
    }
  }

  /// A datum, or a vector of data, as the answer for one sample.
  private struct DatumUse: Hashable, Comparable {
    let sample: Int
    let solution: Int

    static func < (left: DatumUse, right: DatumUse) -> Bool {
      (left.solution, left.sample) < (right.solution, right.sample)
    }
  }

  /// Checks each datum at the highest level at which it is used.
  private func checkData(
    _ highest: [DatumUse: Int], _ trainingSet: TrainingSet, _ feasiblePoints: [[Interval]]
  ) throws(Rejection) {
    let tables = certificate.data
    var levelOfMatrix: [Int: Int] = [:]
    var levelOfSolution: [Int: Int] = [:]
    var levelOfVector: [DatumUse: Int] = [:]
    for (use, level) in highest {
      let datum = tables.solutions[use.solution - 1]
      levelOfMatrix[datum.matrix] = max(levelOfMatrix[datum.matrix] ?? 0, level)
      levelOfSolution[use.solution] = max(levelOfSolution[use.solution] ?? 0, level)
      let vector = DatumUse(sample: use.sample, solution: datum.vector)
      levelOfVector[vector] = max(levelOfVector[vector] ?? 0, level)
    }
    for (use, level) in levelOfVector.sorted(by: { $0.key < $1.key }) {
      try checkVector(
        tables.vectors[use.solution - 1], sample: use.sample, level: level, place: "data.vectors[\(use.solution)]")
    }
    var products: [Int: (factors: FactoredMatrix<Rational>, enclosure: Matrix<Interval>)] = [:]
    for (index, level) in levelOfMatrix.sorted(by: { $0.key < $1.key }) {
      products[index] = try checkedMatrix(index, level: level)
    }
    var exact = ExactProblems(
      try limitedExactData(levelOfSolution.keys.map { tables.solutions[$0 - 1] }, products.mapValues(\.factors)))
    // Matrix by matrix: the integers of one at a time are kept.
    let order = levelOfSolution.sorted {
      (tables.solutions[$0.key - 1].matrix, $0.key) < (tables.solutions[$1.key - 1].matrix, $1.key)
    }
    for (index, level) in order {
      let datum = tables.solutions[index - 1]
      guard let known = products[datum.matrix] else { continue }
      try checkSolution(
        datum, factors: known.factors, enclosure: known.enclosure, &exact, level: level,
        place: "data.solutions[\(index)]")
    }
    try checkCompletion(
      trainingSet.samplesOfLevel, products.mapValues(\.enclosure), trainingSet.matrices, feasiblePoints)
  }

  /// ‖A_n − A‖ ≤ 2^-n.
  private func checkedMatrix(
    _ index: Int, level: Int
  ) throws(Rejection) -> (factors: FactoredMatrix<Rational>, enclosure: Matrix<Interval>) {
    let place = "data.matrices[\(index)]"
    let table = certificate.data.matrices[index - 1]
    let left: Matrix<Rational>?
    if let rows = table.left { left = try Matrix.checked(rows, "\(place).left") } else { left = nil }
    let factors: FactoredMatrix<Rational>
    do {
      factors = try FactoredMatrix(left: left, right: try Matrix.checked(table.right, "\(place).right"))
    } catch let error as Rejection { throw error } catch { throw Rejection(.shape, "\(place): \(error)") }
    guard factors.rowCount == product.rowCount, factors.columnCount == product.columnCount else {
      throw Rejection(.shape, "\(place): expected \(product.rowCount) × \(product.columnCount) entries")
    }
    let enclosure = factors.enclosure(precision: precision).product(precision: precision)
    let difference = Matrix(rows: product.rowCount, columns: product.columnCount) { i, j in
      enclosure[i, j] - product[i, j]
    }
    guard difference.isOperatorNorm(provedAtMost: Rational.powerOfTwo(-level), precision: 128) else {
      throw Rejection(.matrixDistance, "\(place): ‖A_n − A‖ ≤ 2^-\(level) is not certain")
    }
    return (factors, enclosure)
  }

  /// ‖y_{k,n} − y_k‖ ≤ 2^-n.
  private func checkVector(_ vector: [Rational], sample: Int, level: Int, place: String) throws(Rejection) {
    let exact = samples[sample - 1]
    guard vector.count == exact.count else {
      throw Rejection(.shape, "\(place): the vector needs \(exact.count) entries")
    }
    let difference = zip(vector, exact).map { Interval($0, precision: precision) - $1 }
    let norm = Interval.euclideanNorm(difference, precision: precision)
    guard norm.isAtMost(Interval(Rational.powerOfTwo(-level), precision: precision)) == .holds else {
      throw Rejection(.vectorDistance, "\(place): ‖y_{k,n} − y_k‖ ≤ 2^-\(level) is not certain for k = \(sample)")
    }
  }

  /// dist(x_{k,n}, Ξ(A_n, y_{k,n})) ≤ 2^-n.
  private func checkSolution(
    _ datum: Certificate.DataTables.DataSolution, factors: FactoredMatrix<Rational>, enclosure: Matrix<Interval>,
    _ exact: inout ExactProblems, level: Int, place: String
  ) throws(Rejection) {
    guard datum.solution.count == factors.columnCount else {
      throw Rejection(.shape, "\(place): the solution needs \(factors.columnCount) entries")
    }
    switch (datum.proof, datum.minimiser) {
    case (let proof?, nil):
      let columns = factors.right
      let vector = certificate.data.vectors[datum.vector - 1].map { Interval($0, precision: precision) }
      let set: SolutionSetEnclosure
      do {
        set = try SolutionSetEnclosure(
          problem: problem, weights: weights, matrix: enclosure, sample: vector, evidence: proof.evidence,
          columnsAreIdentical: { columns.column($0) == columns.column($1) }, precision: precision)
      } catch { throw error.at(place) }
      let solution = datum.solution.map { Interval($0, precision: precision) }
      guard set.isDistance(of: solution, atMost: Rational.powerOfTwo(-level)) else {
        throw Rejection(.solutionDistance, "\(place): dist(x_{k,n}, Ξ(A_n, y_{k,n})) ≤ 2^-\(level) is not certain")
      }
    case (nil, let minimiser?):
      do { try checkMinimiser(minimiser, of: datum, &exact, level: level) } catch { throw error.at(place) }
    default: throw Rejection(.field, "\(place): expected either proof or minimiser")
    }
  }
}

/// The answers that all runs were given, as members of one training set: one matrix for a level, one vector and one solution for
/// a level and a sample.
private struct TrainingSet {
  private struct Query: Hashable {
    let sample: Int
    let level: Int
  }

  private var solutions: [Query: Int] = [:]

  /// For each level that was answered the index of its matrix.
  private(set) var matrices: [Int: Int] = [:]

  /// For each level that was answered the samples, from 1, for which it was.
  private(set) var samplesOfLevel: [Int: Set<Int>] = [:]

  /// Takes in an answer whose indices have been checked.
  ///
  /// - Throws: `Rejection` of rule `training-set` if the same query, or the same level, has been answered otherwise before.
  mutating func add(
    _ answer: Certificate.Run.Answer, of tables: Certificate.DataTables, _ place: String
  ) throws(Rejection) {
    let datum = tables.solutions[answer.solution - 1]
    let query = Query(sample: answer.sample, level: answer.level)
    if let index = solutions[query], index != answer.solution {
      let known = tables.solutions[index - 1]
      guard known.solution == datum.solution, tables.vectors[known.vector - 1] == tables.vectors[datum.vector - 1]
      else {
        throw Rejection(.trainingSet, "\(place): (\(answer.sample), \(answer.level)) has been answered otherwise")
      }
    }
    if let index = matrices[answer.level], index != datum.matrix {
      guard tables.matrices[index - 1] == tables.matrices[datum.matrix - 1] else {
        throw Rejection(.trainingSet, "\(place): level \(answer.level) has had another matrix")
      }
    }
    solutions[query] = answer.solution
    matrices[answer.level] = datum.matrix
    samplesOfLevel[answer.level, default: []].insert(answer.sample)
  }
}
