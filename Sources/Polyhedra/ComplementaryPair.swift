import ExactArithmetic
import ExactLinearAlgebra

/// A strictly complementary pair for {z ≥ 0 : M·z = b}: a point whose support is as large as possible, and a proof that
/// it is.
///
///     z in the set,  Mᵀv ≥ 0,  ⟨v, b⟩ = 0,  and for each j exactly one of z_j > 0 and (Mᵀv)_j > 0.
///
/// Any point z' of the set has Σ_j (Mᵀv)_j z'_j = ⟨v, b⟩ = 0, so z'_j = 0 wherever z_j = 0: such variables are implied
/// zeros, and z is a relative interior point of the set.
///
/// Source: A. J. Goldman and A. W. Tucker, *Theory of linear programming* (1956).
public struct ComplementaryPair<Scalar: ExactOrderedField>: Sendable {
  /// z.
  public let point: [Scalar]

  /// v.
  public let functional: [Scalar]

  /// The indices j with z_j > 0, in increasing order.
  public var support: [Int] { point.support }

  /// The indices of the variables that are 0 on the whole set, in increasing order.
  public var impliedZeros: [Int] { point.indices.filter { point[$0].isZero } }

  /// Whether this is such a pair for `polyhedron`, decided exactly.
  public func isVerified(for polyhedron: NonnegativePolyhedron<Scalar>) -> Bool {
    guard functional.count == polyhedron.matrix.rowCount, polyhedron.contains(point),
      polyhedron.hasCommonField(with: [functional]),
      Scalar.innerProduct(functional, polyhedron.rightSide).isZero
    else { return false }
    let products = polyhedron.matrix.exactTransposedTimes(functional)
    return zip(point, products).allSatisfy { $0.isZero ? $1.signum > 0 : $1.isZero }
  }
}

extension NonnegativePolyhedron {
  /// A strictly complementary pair, verified.
  ///
  /// Modulo the columns of M that carry the given point, a direction into the set is a relation Σ d_j w_j = 0 with d ≥ 0
  /// between the remaining columns w_j. Projecting −Σ w_j onto the cone of the w_j either gives one with all d_j > 0, or a
  /// functional that is positive on some of the w_j, which then are implied zeros and are left out of the next round.
  ///
  /// - Throws: ``PolyhedronError/verification(_:)`` only.
  /// - Complexity: one elimination of M, and at most as many nonnegative least squares problems as there are implied zeros.
  public func complementaryPair() throws(PolyhedronError) -> ComplementaryPair<Scalar> {
    let (carried, rest) = (point.support, point.indices.filter { point[$0].isZero })
    if rest.isEmpty { return ComplementaryPair(point: point, functional: .init(repeating: 0, count: matrix.rowCount)) }
    let basis = ColumnBasis(matrix, order: carried + rest)
    let quotientPlaces = basis.pivotColumns.indices.filter { point[basis.pivotColumns[$0]].isZero }
    let coordinates = basis.coordinates
    let relation = PositiveRelation(columns: rest.map { j in quotientPlaces.map { coordinates[j][$0] } })

    var direction = [Scalar](repeating: 0, count: matrix.columnCount)
    for (j, value) in zip(rest, relation.coefficients) { direction[j] = value }
    for (place, pivot) in basis.pivotColumns.enumerated() where !point[pivot].isZero {
      for j in rest where !direction[j].isZero { direction[pivot] -= coordinates[j][place] * direction[j] }
    }
    var values = [Scalar](repeating: 0, count: matrix.columnCount)
    for (j, value) in zip(rest, relation.values) { values[j] = value }
    guard let functional = basis.functional(pivotValues: values) else {
      throw .verification("dual functional")
    }
    let pair = ComplementaryPair(point: point.adding(step(along: direction), times: direction), functional: functional)
    guard pair.isVerified(for: self) else { throw .verification("strictly complementary pair") }
    return pair
  }

  /// A positive step along which no positive entry of the point falls by more than half of it.
  private func step(along direction: [Scalar]) -> Scalar {
    var step: Scalar = 1
    for (value, change) in zip(point, direction) where change.signum < 0 {
      let limit = value.divided(byNonzero: -(change + change))
      if limit < step { step = limit }
    }
    return step
  }
}
