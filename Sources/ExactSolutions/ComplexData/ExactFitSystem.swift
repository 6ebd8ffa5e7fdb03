import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The optimality conditions on the support P where the residual vanishes, in rows I of A that span the others on P:
///
///     A_{I,P} z = y_I,     A_{I,P}ᴴ u_I + A_{Iᶜ,P}ᴴ u_{Iᶜ} − p·w_j·z_j/|z_j| = 0   (j ∈ P).
///
/// The unknowns are z and u_I; u_{Iᶜ} is any fixed rational vector: the dual solution need not be unique. If y lies in
/// the range of A_P, a zero has A_P z = y and A_Pᴴ u = p·w_j·z_j/|z_j| exactly.
struct ExactFitSystem: OptimalitySystem {
  let problem: ComplexProblem
  let support: [Int]
  let supportCount: Int
  /// I.
  let rows: [Int]
  /// The rows that are not in I, and u there.
  let fixedRows: [Int]
  let fixedDual: [GaussianRational]

  var unknownCount: Int { 2 * (supportCount + rows.count) }

  var nonlinearCount: Int { 2 * supportCount }

  init(_ problem: ComplexProblem, support: [Int], rows: [Int], fixedDual: [Int: GaussianRational]) {
    self.problem = problem
    self.support = support
    supportCount = support.count
    self.rows = rows
    let isBasic = Set(rows)
    fixedRows = problem.vector.indices.filter { !isBasic.contains($0) }
    self.fixedDual = fixedRows.map { fixedDual[$0] ?? 0 }
  }

  func value(at box: [Interval], precision: Int) -> [Interval]? {
    guard let phases = phases(box) else { return nil }
    let matrix = RealEmbedding(problem.matrix, rows: rows, columns: support, precision: precision).matrix
    let image = matrix.times(Array(box.prefix(2 * supportCount)), precision: precision)
    let sample = RealEmbedding.vector(problem.vector, rows: rows, precision: precision)
    var products = matrix.transposedTimes(Array(box.suffix(2 * rows.count)), precision: precision)
    if fixedDual.contains(where: { !$0.isZero }) {
      let others = RealEmbedding(problem.matrix, rows: fixedRows, columns: support, precision: precision).matrix
      let fixed = RealEmbedding.vector(fixedDual, precision: precision)
      for (j, product) in others.transposedTimes(fixed, precision: precision).enumerated() { products[j] += product }
    }
    for (j, phase) in phases.enumerated() {
      let factor = Interval(problem.penalty * problem.weights[support[j]], precision: precision)
      products[j] -= factor * phase.real
      products[supportCount + j] -= factor * phase.imaginary
    }
    return sample.indices.map { image[$0] - sample[$0] } + products
  }

  func jacobian(over box: [Interval], precision: Int) -> Matrix<Interval>? {
    guard let phases = phases(box) else { return nil }
    let matrix = RealEmbedding(problem.matrix, rows: rows, columns: support, precision: precision).matrix
    let (height, count) = (2 * rows.count, supportCount)
    let zero = Interval(0, precision: precision)
    var jacobian = Matrix(rows: unknownCount, columns: unknownCount) { i, j in
      switch (i < height, j < 2 * count) {
      case (true, true): matrix[i, j]
      case (false, false): matrix[j - 2 * count, i - height]
      default: zero
      }
    }
    for (j, phase) in phases.enumerated() {
      guard let (first, mixed, second) = phase.derivative else { return nil }
      let factor = Interval(problem.penalty * problem.weights[support[j]], precision: precision)
      jacobian[height + j, j] = -(factor * first)
      jacobian[height + j, count + j] = -(factor * mixed)
      jacobian[height + count + j, j] = -(factor * mixed)
      jacobian[height + count + j, count + j] = -(factor * second)
    }
    return jacobian
  }

  /// F is linear in u, so any scale serves there.
  func scales(at point: [Interval]) -> [Interval] {
    let dual = point.suffix(2 * rows.count).map(\.magnitude)
    let one = Interval(1, precision: point.first?.precision ?? 64)
    let largest = dual.reduce(one) { Interval.maximum($0, $1) }
    return entryScales(at: point) + dual.map { _ in largest }
  }
}
