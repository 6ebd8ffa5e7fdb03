import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// One datum (A_n, y_{k,n}, x_{k,n}): all that an algorithm sees in answer to one query. All entries are rational.
public struct TrainingDatum: Sendable {
  /// A_n as the product of two rational factors.
  let factors: FactoredMatrix<Rational>

  /// y_{k,n}, m entries.
  public let vector: [Rational]

  /// x_{k,n}, N entries.
  public let solution: [Rational]

  /// The number of rows of A_n, m.
  public var rowCount: Int { factors.rowCount }

  /// The number of columns of A_n, N.
  public var columnCount: Int { factors.columnCount }

  /// A_n, m × N.
  ///
  /// - Complexity: one multiplication for each pair of non-zero entries of the factors that meet.
  public var matrix: Matrix<Rational> { factors.product }

  /// The first `columns` entries of vᵀA_n, for a vector v of m entries; cheaper than forming A_n.
  public func combinationOfRows(_ v: [Rational], columns: Int) -> [Rational] {
    var transformed = v
    if let left = factors.left {
      transformed = (0..<left.columnCount).map { j in Rational.dotProduct(left.column(j), v) }
    }
    return (0..<min(columns, columnCount)).map { j in
      var sum = Rational(0)
      for i in 0..<rowCount where !factors.right[i, j].isZero { sum.addProduct(factors.right[i, j], transformed[i]) }
      return sum
    }
  }
}

/// A datum together with the proof that it satisfies the third condition of (T).
public struct ProvedDatum: Sendable {
  /// What the algorithm sees.
  public let datum: TrainingDatum

  /// Why x_{k,n} is close to a minimiser of the approximate problem.
  public enum Proof: Hashable, Sendable {
    /// An enclosure of all minimisers Ξ(A_n, y_{k,n}).
    case enclosure(OptimalityEvidence)
    /// One minimiser, exactly, with a solution of the dual problem.
    case minimiser(OptimalPair)
  }

  /// Why x_{k,n} is close to a minimiser of the approximate problem.
  public let proof: Proof

  /// The level for which the datum was made; it is admissible at this level and all lower ones.
  public let level: Int

  /// The rational factors of A_n.
  public var factors: FactoredMatrix<Rational> { datum.factors }
}
