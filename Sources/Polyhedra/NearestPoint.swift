import ExactArithmetic

/// The point z of {z ≥ 0 : M·z = b} nearest to a target c, with the proof that none is nearer.
///
/// The distance is that of the measured coordinates. With g_j = c_j − z_j there, and g_j = 0 at the others,
///
///     g − Mᵀh ≤ 0,  with equality where z_j > 0.
///
/// Hence ⟨g, z' − z⟩ ≤ ⟨Mᵀh, z' − z⟩ = ⟨h, M·z' − M·z⟩ = 0 and ‖c − z'‖² ≥ ‖g‖² + ‖z' − z‖² for every z' of the set.
public struct NearestPoint<Scalar: ExactOrderedField>: Sendable {
  /// z.
  public let point: [Scalar]

  /// h.
  public let functional: [Scalar]

  /// g.
  public let residual: [Scalar]

  /// ‖g‖², the square of the distance.
  public var squaredDistance: Scalar { Scalar.innerProduct(residual, residual) }

  /// Whether the conditions above hold for `polyhedron` and `target`, decided exactly.
  public func isVerified(
    for polyhedron: NonnegativePolyhedron<Scalar>, target: [Scalar], unmeasured: Set<Int> = []
  ) -> Bool {
    guard target.count == point.count, residual.count == point.count, functional.count == polyhedron.matrix.rowCount,
      polyhedron.contains(point), polyhedron.hasCommonField(with: [target, residual, functional])
    else { return false }
    let products = polyhedron.matrix.exactTransposedTimes(functional)
    return point.indices.allSatisfy { j in
      let excess = residual[j] - products[j]
      let residualFits = residual[j] == (unmeasured.contains(j) ? 0 : target[j] - point[j])
      return residualFits && (point[j].isZero ? excess.signum <= 0 : excess.isZero)
    }
  }
}

extension NonnegativePolyhedron {
  /// The nearest point to `target`, verified.
  ///
  /// On the affine hull z₀ + B·w the problem is to find the shortest w with B·w ≥ −z₁, in the norm ‖B·w‖ of the measured
  /// coordinates, from the projection z₁ of the target onto the hull. Its dual is a nonnegative least squares problem,
  /// which terminates under every degeneracy; see ``NonnegativeLeastSquares``.
  ///
  /// - Parameters:
  ///   - target: as many entries as M has columns; those at unmeasured indices count for nothing.
  ///   - unmeasured: the coordinates that do not count as distance.
  ///   - method: whether binary64 guesses the coordinates that are 0, or nothing is guessed; the point is the same.
  /// - Throws: ``PolyhedronError/sizes``; ``PolyhedronError/differentFields``; ``PolyhedronError/unmeasuredDirection`` if the set has a direction in which all
  ///   measured coordinates are constant; ``PolyhedronError/verification(_:)``.
  /// - Complexity: one elimination of M, and per round of the least squares n·k + k² multiplications for dimension k.
  ///   Source: C. L. Lawson and R. J. Hanson, *Solving Least Squares Problems*, chapter 23, least distance programming.
  public func nearestPoint(
    to target: [Scalar], unmeasured: Set<Int> = [], method: SolutionMethod = .automatic
  ) throws(PolyhedronError) -> NearestPoint<Scalar> {
    try nearestPoint(to: target, unmeasured: unmeasured, method: method, hull: affineHull())
  }

  /// The nearest point, given the affine hull.
  package func nearestPoint(
    to target: [Scalar], unmeasured: Set<Int>, method: SolutionMethod, hull: AffineHull<Scalar>
  ) throws(PolyhedronError) -> NearestPoint<Scalar> {
    guard target.count == matrix.columnCount else { throw .sizes }
    guard hasCommonField(with: [target]) else { throw .differentFields }
    guard let problem = LeastDistanceProblem(hull: hull, target: target, unmeasured: unmeasured) else {
      throw .unmeasuredDirection
    }
    let (nearest, multipliers) = problem.solution(method)
    let residual = nearest.indices.map { unmeasured.contains($0) ? 0 : target[$0] - nearest[$0] }
    guard let functional = functional(residual: residual, multipliers: multipliers, hull: hull) else {
      throw .verification("separating functional")
    }
    let result = NearestPoint(point: nearest, functional: functional, residual: residual)
    guard result.isVerified(for: self, target: target, unmeasured: unmeasured) else {
      throw .verification("nearest point")
    }
    return result
  }

  /// The h with Mᵀh = g + μ on the support of the polyhedron and Mᵀh ≥ g elsewhere.
  ///
  /// The first is a solvable system, since B is orthogonal to g + μ; a multiple of the functional of the strictly
  /// complementary pair, which is positive on the implied zeros and 0 on the support, gives the second.
  private func functional(residual: [Scalar], multipliers: [Scalar], hull: AffineHull<Scalar>) -> [Scalar]? {
    var values = zip(residual, multipliers).map { $0 + $1 }
    for j in hull.pair.impliedZeros { values[j] = 0 }
    guard let functional = hull.basis.functional(pivotValues: values) else { return nil }
    let products = matrix.exactTransposedTimes(functional)
    let margins = matrix.exactTransposedTimes(hull.pair.functional)
    var multiple: Scalar = 0
    for j in hull.pair.impliedZeros {
      let needed = (residual[j] - products[j]).divided(byNonzero: margins[j])
      if needed > multiple { multiple = needed }
    }
    return functional.adding(multiple, times: hull.pair.functional)
  }
}
