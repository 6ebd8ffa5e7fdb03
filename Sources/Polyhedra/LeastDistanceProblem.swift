import ExactArithmetic
import ExactLinearAlgebra

/// The shortest w with z₁ + B·w ≥ 0, where z₁ is the point of an affine hull nearest to a target and the columns of B are
/// a basis of its directions; lengths are ‖B·w‖ over the measured coordinates.
struct LeastDistanceProblem<Scalar: ExactOrderedField> {
  /// Row j of B: the coordinate j of each direction.
  private let coordinates: [[Scalar]]
  /// The indices of the coordinates that are not constantly 0.
  private let support: [Int]
  /// The factorization of H = Σ over measured j of B_jᵀB_j.
  private let metric: DefiniteFactorization<Scalar>
  /// z₁.
  private let center: [Scalar]

  /// The problem, or `nil` if H is singular.
  init?(hull: AffineHull<Scalar>, target: [Scalar], unmeasured: Set<Int>) {
    let directions = hull.directions
    let start = hull.pair.point
    support = hull.pair.support
    coordinates = start.indices.map { j in directions.map { $0[j] } }
    let measured = support.filter { !unmeasured.contains($0) }
    let gram = Matrix(rows: directions.count, columns: directions.count) { i, k in
      k > i ? 0 : measured.reduce(into: 0 as Scalar) { $0 += directions[i][$1] * directions[k][$1] }
    }
    guard let metric = DefiniteFactorization(gram) else { return nil }
    self.metric = metric
    let slope = directions.map { direction in
      measured.reduce(into: 0 as Scalar) { $0 += direction[$1] * (target[$1] - start[$1]) }
    }
    var center = start
    for (step, direction) in zip(metric.solve(slope), directions) { center = center.adding(step, times: direction) }
    self.center = center
  }

  /// The nearest point z = z₁ + B·w, and multipliers μ ≥ 0 with H·w = Bᵀμ and μ_j·z_j = 0.
  ///
  /// With E = (H^{-½}Bᵀ; −z₁ᵀ) and f = (0, …, 0, 1), the residual E·μ − f of the nonnegative least squares solution is
  /// (H^{½}w′, −ρ) with ρ = 1 + ⟨z₁, μ⟩ = ‖E·μ − f‖² > 0, as the constraints can be satisfied; w = w′/ρ.
  func solution(_ method: SolutionMethod) -> (point: [Scalar], multipliers: [Scalar]) {
    let none = [Scalar](repeating: 0, count: center.count)
    if support.allSatisfy({ center[$0].signum >= 0 }) { return (center, none) }
    let leastSquares = NonnegativeLeastSquares(
      linear: support.map { -center[$0] }, guess: method == .automatic ? guess : []
    ) { place in
      let row = metric.solve(coordinates[support[place]])
      let height = center[support[place]]
      return support.map { Scalar.innerProduct(coordinates[$0], row) + center[$0] * height }
    }
    var multipliers = none
    for (j, value) in zip(support, leastSquares.solution) { multipliers[j] = value }
    let scale = 1 + Scalar.innerProduct(center, multipliers)
    multipliers = multipliers.map { $0.divided(byNonzero: scale) }
    var slope = [Scalar](repeating: 0, count: metric.size)
    for j in support { slope = slope.adding(multipliers[j], times: coordinates[j]) }
    let step = metric.solve(slope)
    return (
      center.indices.map { center[$0] + Scalar.innerProduct(coordinates[$0], step) }, multipliers
    )
  }

  /// The guess of the least squares problem in binary64: its columns are (L⁻¹B_jᵀ, −z₁_j) for the Cholesky factor L of H.
  private var guess: [Int] {
    let rows = support.map { j in coordinates[j].map(\.approximation) }
    let heights = support.map { center[$0].approximation }
    // Lengths are measured by the largest violation, so that neither part of E is lost beside the other.
    let scale = heights.reduce(0) { max($0, abs($1)) }
    guard scale > 0, scale.isFinite, let factor = metric.approximateCholeskyFactor else { return [] }
    let columns = zip(rows, heights).map { row, height in
      var entries = row
      for i in entries.indices {
        for k in 0..<i { entries[i] -= factor[i][k] * entries[k] }
        entries[i] /= factor[i][i]
      }
      return entries + [-height / scale]
    }
    return ActiveSetGuess.indices(columns: columns, target: .init(repeating: 0, count: metric.size) + [1])
  }
}
