import ExactLinearAlgebra

/// A minimiser of a problem with rational data and a dual vector that proves it to be one.
///
/// Nothing in it is believed: ``SolutionPolyhedron`` verifies it exactly.
public struct OptimalPair: Hashable, Sendable {
  /// x, N entries.
  public let point: QuadraticVector

  /// u, m entries, with |A_jᵀu| ≤ π·w_j for all j.
  public let dual: QuadraticVector

  /// The pair with these parts; their meaning is checked when it is used.
  public init(point: QuadraticVector, dual: QuadraticVector) {
    self.point = point
    self.dual = dual
  }
}
