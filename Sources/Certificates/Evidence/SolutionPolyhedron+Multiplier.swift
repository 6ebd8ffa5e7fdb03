import ExactArithmetic
import ExactLinearAlgebra

extension SolutionPolyhedron {
  /// μ ≥ 0 for which the point of the pair minimises ½‖Az − y‖² + μ‖z‖_{1,w}, or the limit 0 of such μ.
  ///
  /// (P2) is μ = λ/2 and (P3) μ = λ‖r‖; in (P1) r = μu.
  public var multiplier: QuadraticNumber {
    let (u, r) = (pair.dual, problem.residual(pair.point))
    switch problem.kind {
    case .p2: return QuadraticNumber((try? problem.parameter / 2) ?? 0)
    case .p3: return QuadraticNumber(problem.parameter) * QuadraticVector.dotProduct(u, r)
    case .p1:
      guard !u.isZero, let quotient = try? QuadraticVector.dotProduct(u, r) / u.squaredNorm else { return 0 }
      return quotient
    }
  }
}
