import ExactArithmetic
import ExactLinearAlgebra

/// The affine hull of {z ≥ 0 : M·z = b}: all solutions of M·z = b that are 0 on the implied zeros.
///
/// Its dimension is |J⁺| − rank(M_{J⁺}), where J⁺ is the largest support of a point of the set.
public struct AffineHull<Scalar: ExactOrderedField>: Sendable {
  /// A point of largest support, and the proof that it is.
  public let pair: ComplementaryPair<Scalar>

  /// The indices in J⁺ of columns of M that form a basis of the span of the columns in J⁺.
  public let independentColumns: [Int]

  /// The other indices in J⁺.
  public let freeColumns: [Int]

  /// A basis of the directions, M·d = 0 and d_j = 0 outside J⁺: vector i has the entry 1 at `freeColumns[i]` and 0 at the
  /// other free columns.
  public let directions: [[Scalar]]

  /// The columns of M in terms of a basis, sought in J⁺ first.
  let basis: ColumnBasis<Scalar>

  /// The dimension of the polyhedron.
  public var dimension: Int { directions.count }
}

extension NonnegativePolyhedron {
  /// The affine hull.
  ///
  /// - Throws: ``PolyhedronError/verification(_:)`` only.
  /// - Complexity: that of ``complementaryPair()`` and one elimination of M.
  public func affineHull() throws(PolyhedronError) -> AffineHull<Scalar> {
    let pair = try complementaryPair()
    let basis = ColumnBasis(matrix, order: pair.support + pair.impliedZeros)
    let free = basis.freeColumns.indices.filter { !pair.point[basis.freeColumns[$0]].isZero }
    let directions = free.map(basis.kernelVector)
    guard directions.allSatisfy({ matrix.exactTimes($0).allSatisfy(\.isZero) }) else {
      throw .verification("directions of the affine hull")
    }
    return AffineHull(
      pair: pair, independentColumns: basis.pivotColumns.filter { !pair.point[$0].isZero },
      freeColumns: free.map { basis.freeColumns[$0] }, directions: directions, basis: basis)
  }
}
