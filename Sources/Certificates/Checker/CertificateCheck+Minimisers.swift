import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The problems of data whose minimisers are known exactly; the integers of a matrix are made once for the data that follow each other.
struct ExactProblems {
  private let factors: [Int: FactoredMatrix<Rational>]
  private var known: (index: Int, problem: RationalProblem)?

  /// The problems with these matrices, by their indices.
  init(_ factors: [Int: FactoredMatrix<Rational>]) { self.factors = factors }

  /// The problem with the matrix of index `index` and this sample.
  ///
  /// - Throws: `Rejection` of the rules `shape`, `field` or `limit`.
  mutating func problem(
    _ problem: RecoveryProblem, weights: [Rational]?, matrix index: Int, vector: [Rational]
  ) throws(Rejection) -> RationalProblem {
    if let known, known.index == index {
      try QuadraticVector.checkSize(of: vector)
      do { return try known.problem.with(vector: vector) } catch { throw Rejection(.shape, "\(error)") }
    }
    guard let matrix = factors[index]?.product else { throw Rejection(.shape, "no matrix \(index)") }
    let made = try RationalProblem(
      checked: problem.kind, parameter: problem.parameter, matrix: matrix, vector: vector, weights: weights)
    known = (index, made)
    return made
  }
}

extension CertificateCheck {
  /// The bound on the work for exact minimisers: numbers of entries times bits of their common denominators.
  static let maximalExactCost = 1 << 33

  /// The matrices of those of `data` that have an exact minimiser, once it is known that what is to be calculated is within the limit:
  /// m²N·B for each that is a product, and mN·B + 32m·b for each datum, with B and b the bits of the common denominators of the factors and of
  /// the vector.
  ///
  /// - Throws: `Rejection` of rule `limit`.
  func limitedExactData(
    _ data: [Certificate.DataTables.DataSolution], _ factors: [Int: FactoredMatrix<Rational>]
  ) throws(Rejection) -> [Int: FactoredMatrix<Rational>] {
    let entries = product.rowCount * product.columnCount
    var exact: [Int: FactoredMatrix<Rational>] = [:]
    var bits: [Int: Int] = [:]
    var bitsOfVector: [Int: Int] = [:]
    var cost = 0
    for datum in data where datum.minimiser != nil {
      guard let matrix = factors[datum.matrix] else { continue }
      if exact.updateValue(matrix, forKey: datum.matrix) == nil {
        var sum = 0
        for part in [matrix.left, matrix.right].compactMap(\.self) {
          sum += try length(part.elements, "data.matrices[\(datum.matrix)]")
        }
        bits[datum.matrix] = sum
        if matrix.left != nil { try add(entries, product.rowCount, sum, to: &cost) }
      }
      try add(entries, 1, bits[datum.matrix] ?? 0, to: &cost)
      if bitsOfVector[datum.vector] == nil {
        let vector = certificate.data.vectors[datum.vector - 1]
        bitsOfVector[datum.vector] = try length(vector, "data.vectors[\(datum.vector)]")
      }
      try add(product.rowCount, 32, bitsOfVector[datum.vector] ?? 0, to: &cost)
    }
    return exact
  }

  /// The bits of the common denominator of numbers.
  func length(_ numbers: [Rational], _ place: String) throws(Rejection) -> Int {
    do {
      return try CommonDenominator.of(
        numbers, place, maximalSize: SolutionCertificateCheck.maximalSize
      ).bitWidth
    } catch { throw Rejection(.limit, "\(error)") }
  }

  func add(_ entries: Int, _ factor: Int, _ bits: Int, to cost: inout Int) throws(Rejection) {
    let (count, first) = entries.multipliedReportingOverflow(by: factor)
    let (size, second) = count.multipliedReportingOverflow(by: bits)
    let (sum, third) = cost.addingReportingOverflow(size)
    guard !first, !second, !third, sum <= Self.maximalExactCost else {
      throw Rejection(.limit, "data: exact minimisers for matrices of long denominators: m·N·bits in all is above 2^33")
    }
    cost = sum
  }

  /// ‖x_{k,n} − x‖ ≤ 2^-n for a minimiser x that is known exactly.
  func checkMinimiser(
    _ document: Certificate.MinimiserProof, of datum: Certificate.DataTables.DataSolution,
    _ exact: inout ExactProblems, level: Int
  ) throws(Rejection) {
    let approximate = try exact.problem(
      problem, weights: weights, matrix: datum.matrix, vector: certificate.data.vectors[datum.vector - 1])
    try document.point.checkSize(for: approximate, "point")
    try document.dual.checkSize(for: approximate, "dual")
    try approximate.checkSize(of: document.radicand, "radicand")
    let pair = try document.pair()
    _ = try SolutionPolyhedron(problem: approximate, pair: pair)
    try QuadraticVector.checkSize(of: datum.solution)
    let square = (QuadraticVector(datum.solution) - pair.point).squaredNorm
    guard square <= QuadraticNumber(.powerOfTwo(-2 * level)) else {
      throw Rejection(.solutionDistance, "‖x_{k,n} − x‖ ≤ 2^-\(level) is false")
    }
  }
}
