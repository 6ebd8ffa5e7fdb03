import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The optimality conditions on the support P where the residual r = y − A_P z does not vanish:
///
///     A_jᴴ r − μ·w_j·z_j/|z_j| = 0   (j ∈ P)
///
/// with μ = λ/2 in (P2), and the further unknown μ > 0 and equation ‖r‖² − ε² = 0 in (P1), λ²‖r‖² − μ² = 0 in (P3).
struct ResidualSystem: OptimalitySystem {
  let problem: ComplexProblem
  let support: [Int]
  let supportCount: Int
  /// The Gram matrix of the real embedding of A_P.
  private let gram: Matrix<Interval>

  var unknownCount: Int { 2 * supportCount + (hasMultiplier ? 1 : 0) }

  var nonlinearCount: Int { unknownCount }

  /// Whether μ is an unknown.
  var hasMultiplier: Bool { problem.kind != .p2 }

  /// The system, with a Gram matrix of `precision` bits for its Jacobian.
  init(_ problem: ComplexProblem, support: [Int], precision: Int) {
    self.problem = problem
    self.support = support
    supportCount = support.count
    gram = RealEmbedding(
      problem.matrix, rows: Array(0..<problem.vector.count), columns: support, precision: precision
    ).matrix.gramMatrix(precision: precision)
  }

  /// μ.
  func multiplier(_ box: [Interval], precision: Int) -> Interval {
    guard hasMultiplier, let last = box.last else {
      return Interval(problem.parameter, precision: precision).scaled(byPowerOfTwo: -1)
    }
    return last
  }

  /// r = y − A_P z, as real and imaginary parts, and Aᴴ_P r.
  func residual(_ box: [Interval], precision: Int) -> (residual: [Interval], products: [Interval]) {
    let matrix = RealEmbedding(
      problem.matrix, rows: Array(0..<problem.vector.count), columns: support, precision: precision
    ).matrix
    let image = matrix.times(Array(box.prefix(2 * supportCount)), precision: precision)
    let sample = RealEmbedding.vector(problem.vector, precision: precision)
    let residual = sample.indices.map { sample[$0] - image[$0] }
    return (residual, matrix.transposedTimes(residual, precision: precision))
  }

  func value(at box: [Interval], precision: Int) -> [Interval]? {
    guard let phases = phases(box) else { return nil }
    let (residual, products) = residual(box, precision: precision)
    let multiplier = multiplier(box, precision: precision)
    var values = products
    for (j, phase) in phases.enumerated() {
      let factor = multiplier * Interval(problem.weights[support[j]], precision: precision)
      values[j] -= factor * phase.real
      values[supportCount + j] -= factor * phase.imaginary
    }
    guard hasMultiplier else { return values }
    let square = Interval.dotProduct(residual, residual, precision: precision)
    let parameter = Interval(problem.parameter * problem.parameter, precision: precision)
    values.append(problem.kind == .p1 ? square - parameter : parameter * square - multiplier.squared())
    return values
  }

  func jacobian(over box: [Interval], precision: Int) -> Matrix<Interval>? {
    guard let phases = phases(box) else { return nil }
    let zero = Interval(0, precision: precision)
    let multiplier = multiplier(box, precision: precision)
    let count = supportCount
    var jacobian = Matrix(rows: unknownCount, columns: unknownCount) { i, j in
      i < 2 * count && j < 2 * count ? -gram[i, j] : zero
    }
    for (j, phase) in phases.enumerated() {
      guard let (first, mixed, second) = phase.derivative else { return nil }
      let weight = Interval(problem.weights[support[j]], precision: precision)
      let factor = multiplier * weight
      jacobian[j, j] -= factor * first
      jacobian[j, count + j] -= factor * mixed
      jacobian[count + j, j] -= factor * mixed
      jacobian[count + j, count + j] -= factor * second
      if hasMultiplier {
        jacobian[j, 2 * count] = -(weight * phase.real)
        jacobian[count + j, 2 * count] = -(weight * phase.imaginary)
      }
    }
    guard hasMultiplier else { return jacobian }
    // ∂‖r‖²/∂z = −2·A_Pᴴ r.
    let products = residual(box, precision: precision).products
    let square = Interval(problem.parameter * problem.parameter, precision: precision)
    for j in 0..<2 * count {
      let derivative = -products[j].scaled(byPowerOfTwo: 1)
      jacobian[2 * count, j] = problem.kind == .p1 ? derivative : square * derivative
    }
    if problem.kind == .p3 { jacobian[2 * count, 2 * count] = -multiplier.scaled(byPowerOfTwo: 1) }
    return jacobian
  }

  func scales(at point: [Interval]) -> [Interval] {
    entryScales(at: point) + (hasMultiplier ? point.suffix(1).map(\.magnitude) : [])
  }
}
