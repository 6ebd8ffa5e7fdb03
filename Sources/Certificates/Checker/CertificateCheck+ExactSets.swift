import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension CertificateCheck {
  /// The sets of minimisers at all samples of an instance whose entries are rational, each proved by one minimiser with its dual vector.
  func exactSets(_ proofs: [Certificate.MinimiserProof]) throws(Rejection) -> [ProvedSolutionSet] {
    guard certificate.claim.kind != .noOutput, certificate.evidence.solutionSets.isEmpty else {
      throw Rejection(.field, "evidence.exactSets: for claims about errors, without solutionSets")
    }
    guard proofs.count == samples.count else {
      throw Rejection(.shape, "evidence.exactSets: expected \(samples.count) entries, found \(proofs.count)")
    }
    let factors: FactoredMatrix<Rational>
    let vectors = try untransformedSamples.map { (sample) throws(Rejection) in try Self.rationals(sample) }
    do {
      factors = try FactoredMatrix(
        left: try left.map(Self.rationals), right: try Self.rationals(right))
    } catch let error as Rejection { throw error } catch { throw Rejection(.shape, "instance: \(error)") }
    try checkCost(factors, vectors)
    let matrix = factors.product
    var sets: [ProvedSolutionSet] = []
    for (k, proof) in proofs.enumerated() {
      do throws(Rejection) {
        let exact = try RationalProblem(
          checked: problem.kind, parameter: problem.parameter, matrix: matrix, vector: factors.leftTimes(vectors[k]),
          weights: weights)
        try proof.point.checkSize(for: exact, "point")
        try proof.dual.checkSize(for: exact, "dual")
        try exact.checkSize(of: proof.radicand, "radicand")
        sets.append(.exact(try SolutionPolyhedron(problem: exact, pair: try proof.pair()), precision: precision))
      } catch { throw error.at("evidence.exactSets[\(k + 1)]") }
    }
    return sets
  }

  /// m²N·B for a product, and mN·B + 32m·b for each sample, B and b the bits of the common denominators of the factors and of the samples.
  private func checkCost(_ factors: FactoredMatrix<Rational>, _ vectors: [[Rational]]) throws(Rejection) {
    let entries = product.rowCount * product.columnCount
    var cost = 0
    var bits = 0
    for part in [factors.left, factors.right].compactMap(\.self) { bits += try length(part.elements, "instance") }
    if factors.left != nil { try add(entries, product.rowCount, bits, to: &cost) }
    for (k, vector) in vectors.enumerated() {
      try add(entries, 1, bits, to: &cost)
      try add(product.rowCount, 32, try length(vector, "instance.samples[\(k + 1)]"), to: &cost)
    }
  }

  private static func rationals(_ values: [ExpressionEvaluator.Value]) throws(Rejection) -> [Rational] {
    var numbers: [Rational] = []
    for value in values {
      guard let number = value.rational else {
        throw Rejection(.field, "evidence.exactSets: an entry of the instance is not written as a rational number")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func rationals(
    _ matrix: Matrix<ExpressionEvaluator.Value>
  ) throws(Rejection) -> Matrix<Rational> {
    let numbers = try rationals(matrix.elements)
    return Matrix(rows: matrix.rowCount, columns: matrix.columnCount) { i, j in numbers[i * matrix.columnCount + j] }
  }
}
