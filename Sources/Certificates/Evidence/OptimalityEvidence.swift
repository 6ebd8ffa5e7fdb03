import ExactArithmetic

/// What proves where the minimisers of a problem lie: an approximate solution of the problem and one of its dual.
///
/// Nothing in it is believed: ``SolutionSetEnclosure`` recomputes all that it needs from these numbers.
public struct OptimalityEvidence: Hashable, Sendable {
  /// u ∈ ℚ^m, feasible for the dual: |A_jᵀu| ≤ λ (≤ 1 for (P1)).
  public let dual: [Rational]

  /// x̃ ∈ ℚ^N, close to a minimiser; zero outside the support groups. Feasible in (P1).
  public let point: [Rational]

  /// The support as groups of columns, numbered from 0. All columns of a group are identical; every column that can carry
  /// weight in a minimiser belongs to a group.
  public let groups: [[Int]]

  /// σ > 0 with σ < σ_min(B), B the matrix of one column of each group.
  public let singularValueLowerBound: Rational

  /// Whether the residual of the minimisers is not 0 although the problem is (P3): then u has norm 1 up to rounding, every residual lies
  /// close to the line of u, and σ < σ_min([B, u]).
  public let isRay: Bool

  /// The evidence with these parts; their meaning is checked when it is used.
  public init(
    dual: [Rational], point: [Rational], groups: [[Int]], singularValueLowerBound: Rational, isRay: Bool = false
  ) {
    self.dual = dual
    self.point = point
    self.groups = groups
    self.singularValueLowerBound = singularValueLowerBound
    self.isRay = isRay
  }
}
