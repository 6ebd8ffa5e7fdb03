import ExactArithmetic
import ExactLinearAlgebra

/// An exact instance (A, S): a problem, a matrix A = left·right and samples y_k = left·η_k, all entries exact reals.
///
/// The left factor is the common transform of the matrix and the samples ([CAH, §2] takes a discrete cosine transform).
public struct Instance: Sendable {
  /// The problem whose minimisers Ξ_j(A, y_k) are asked for.
  public let problem: RecoveryProblem

  /// The matrix A, m × N.
  public let matrix: FactoredMatrix<ExactReal>

  /// The samples before the transform: R ≥ 1 vectors of m entries; y_k = left·(this).
  public let untransformedSamples: [[ExactReal]]

  /// The weights w, N positive numbers, or `nil` if all are 1.
  public let weights: [Rational]?

  /// The instance with these parts.
  ///
  /// - Throws: `ShapeError` unless there is a sample, every sample has m entries, and there are N positive weights or none.
  public init(
    problem: RecoveryProblem, matrix: FactoredMatrix<ExactReal>, untransformedSamples: [[ExactReal]],
    weights: [Rational]? = nil
  ) throws(ShapeError) {
    guard !untransformedSamples.isEmpty else { throw ShapeError(expected: "at least one sample", found: "none") }
    for (k, sample) in untransformedSamples.enumerated() where sample.count != matrix.rowCount {
      throw ShapeError(expected: "\(matrix.rowCount) entries in sample \(k + 1)", found: "\(sample.count)")
    }
    if let weights, weights.count != matrix.columnCount || weights.contains(where: { $0.signum <= 0 }) {
      throw ShapeError(expected: "\(matrix.columnCount) positive weights", found: "\(weights)")
    }
    self.weights = weights.flatMap { $0.allSatisfy { $0 == 1 } ? nil : $0 }
    self.problem = problem
    self.matrix = matrix
    self.untransformedSamples = untransformedSamples
  }

  /// R, the number of samples.
  public var sampleCount: Int { untransformedSamples.count }

  /// The sample y_k = left·η_k as exact reals, k = 0 … R − 1.
  public func sample(_ k: Int) -> [ExactReal] {
    guard let left = matrix.left else { return untransformedSamples[k] }
    return (0..<left.rowCount).map { ExactReal.dotProduct(left.row($0), untransformedSamples[k]) }
  }

  /// An enclosure of y_k.
  ///
  /// - Throws: `ArithmeticError` when an entry is undefined or cannot be enclosed at this precision.
  public func sampleEnclosure(_ k: Int, precision: Int) throws(ArithmeticError) -> [Interval] {
    var enclosures: [Interval] = []
    for entry in untransformedSamples[k] { enclosures.append(try entry.enclosure(precision: precision)) }
    return try matrix.enclosure(precision: precision).leftTimes(enclosures, precision: precision)
  }
}
