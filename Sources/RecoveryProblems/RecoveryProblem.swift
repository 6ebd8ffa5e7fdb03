import ExactArithmetic

/// One of the three problems of sparse recovery, with its parameter ([CAH, (1.1)–(1.3)]; weights 1 unless given).
///
///     (P1)  argmin ‖x‖_{1,w}  subject to ‖Ax − y‖ ≤ ε
///     (P2)  argmin λ‖x‖_{1,w} + ‖Ax − y‖²          (no factor 1/2)
///     (P3)  argmin λ‖x‖_{1,w} + ‖Ax − y‖
public struct RecoveryProblem: Hashable, Sendable {
  /// Which of the three problems.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Quadratically constrained basis pursuit.
    case p1
    /// LASSO.
    case p2
    /// Square-root LASSO.
    case p3
  }

  /// Which of the three problems.
  public let kind: Kind

  /// ε for (P1), λ for (P2) and (P3); positive.
  public let parameter: Rational

  /// The problem with this parameter.
  ///
  /// - Throws: `InvalidParameter` unless the parameter is positive.
  public init(_ kind: Kind, parameter: Rational) throws(InvalidParameter) {
    guard parameter.signum > 0 else {
      throw InvalidParameter(
        name: kind == .p1 ? "epsilon" : "lambda", value: parameter.description, expected: "a rational number > 0")
    }
    self.kind = kind
    self.parameter = parameter
  }

  /// The factor of ‖x‖₁ in the objective, which is also the bound on |A_jᵀu| in the dual: λ, and 1 for (P1).
  public var penalty: Rational { kind == .p1 ? 1 : parameter }
}
