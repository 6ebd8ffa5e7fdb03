import ExactArithmetic
import ExactLinearAlgebra

/// A point of the path in the units of A, y and w.
struct PathPoint {
  /// x, N entries.
  let point: QuadraticVector
  /// r = y − Ax.
  let residual: QuadraticVector
  /// r/μ, the point of the dual polytope |A_jᵀθ| ≤ w_j; r¹ alone when μ = 0 and r = 0.
  let scaledResidual: QuadraticVector

  /// The point of `piece` at `multiplier`, where r⁰ = 0 if the multiplier is zero.
  init(_ lasso: IntegerLasso, piece: LinearPiece, multiplier: PathMultiplier) {
    let (p, q, t) = (multiplier.numerator, multiplier.denominator, multiplier.radicand)
    let (d, e) = (piece.constant.denominator, piece.slope.denominator)

    // x = (α/β)(ξ⁰ − μ̂ξ¹), entries over q·d·e·β.
    var rational = [Integer](repeating: 0, count: lasso.columnCount)
    var root = rational
    for (index, j) in piece.support.enumerated() {
      rational[j] = piece.constant.rationalNumerators[index] * (q * e * lasso.matrixScale)
      root[j] = -piece.slope.rationalNumerators[index] * (p * d * lasso.matrixScale)
    }
    point = QuadraticVector(rational, root, q * d * e * lasso.sampleScale, t)

    // r = (r⁰ + μ̂r¹)/β, and r/μ = (α/γ)(r⁰/μ̂ + r¹) with 1/μ̂ = q√t/(pt).
    let constants = piece.residualConstant.rationalNumerators
    let slopes = piece.residualSlope.rationalNumerators
    residual = QuadraticVector(
      constants.map { $0 * (q * e) }, slopes.map { $0 * (p * d) }, q * d * e * lasso.sampleScale, t)
    if multiplier.isZero {
      scaledResidual = QuadraticVector(
        slopes.map { $0 * lasso.matrixScale }, slopes.map { _ in 0 }, e * lasso.weightScale, 1)
    } else {
      scaledResidual = QuadraticVector(
        slopes.map { $0 * (p * t * d * lasso.matrixScale) }, constants.map { $0 * (q * e * lasso.matrixScale) },
        p * t * d * e * lasso.weightScale, t)
    }
  }
}

extension QuadraticVector {
  /// (rational + root·√radicand)/denominator, reduced, for a positive denominator and radicand.
  fileprivate init(_ rational: [Integer], _ root: [Integer], _ denominator: Integer, _ radicand: Integer) {
    let vector = try? QuadraticVector(
      rationalNumerators: rational, rootNumerators: root, denominator: denominator, radicand: radicand)
    self = vector?.reduced ?? QuadraticVector(zeros: rational.count)
  }
}
