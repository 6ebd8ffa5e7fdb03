import Certificates
import ExactArithmetic
import RecoveryProblems

/// An upper bound of the distance to ill-posedness: the least change of the data after which the minimisers have another set of supports
/// ([BCH]; its reciprocal is the condition number of feature selection).
///
/// Two kinds of witnesses, each a change of the data that does it, for a minimiser x with support S, residual r ≠ 0 and multiplier ν:
///
/// - column j ∉ S moved by t·sgn(A_jᵀr)·r/‖r‖ with t above (νw_j − |A_jᵀr|)/‖r‖: x is no minimiser any more, and every one has j in its
///   support, because without column j nothing has changed;
/// - y moved by −A_i x_i, i ∈ S: the minimiser is x without its i-th entry, with the same residual and signs.
public struct IllPosedness: Hashable, Sendable {
  /// Which change of the data attains the bound.
  public enum Witness: Hashable, Sendable {
    /// This column, from 0, enters the support when it is moved in the direction of the residual.
    case columnEnters(Int)
    /// This column, from 0, leaves the support when its contribution is taken from the sample.
    case columnLeaves(Int)
  }

  /// An upper bound of the distance, in the operator norm of A and the Euclidean norm of y.
  public let upperBound: Rational

  /// What attains it.
  public let witness: Witness

  /// The bound for the problem of `set`; `nil` if x = 0 and there is no residual.
  public init?(of set: SolutionPolyhedron, precision: Int = 192) {
    let geometry = SupportGeometry(set, precision: precision)
    var best: (bound: Rational, witness: Witness)?
    func consider(_ bound: Interval?, _ witness: Witness) {
      guard let upper = bound?.upperBound, upper < best?.bound ?? upper + 1 else { return }
      best = (max(0, upper), witness)
    }
    let multiplier = set.multiplier.enclosure(precision: precision)
    let isInSupport = Set(geometry.support)
    for (j, column) in geometry.columns.enumerated() {
      if isInSupport.contains(j) {
        consider(geometry.point[j].magnitude * geometry.norm(column), .columnLeaves(geometry.leaders[j]))
      } else if geometry.residualNorm.isPositive == .holds {
        let reached = Interval.dotProduct(column, geometry.residual, precision: precision).magnitude
        let margin = multiplier * geometry.number(geometry.weights[j]) - reached
        consider(margin.divided(by: geometry.residualNorm), .columnEnters(geometry.leaders[j]))
      }
    }
    guard let best else { return nil }
    (upperBound, witness) = (best.bound, best.witness)
  }
}
