import ExactArithmetic

/// How a program writes the objective of (P2) and (P3): its λ and its value, from and to those of [CAH, (1.2), (1.3)].
///
/// Each objective is a positive multiple of the one of the paper with another λ, so that the minimisers are the same:
///
///     (P2)  paper   λ‖x‖_{1,w} + ‖Ax − y‖²
///           half    λ‖x‖_{1,w} + ‖Ax − y‖²/2         λ_paper = 2λ
///           mean    λ‖x‖_{1,w} + ‖Ax − y‖²/(2m)      λ_paper = 2mλ
///     (P3)  paper   λ‖x‖_{1,w} + ‖Ax − y‖
///           mean    λ‖x‖_{1,w} + ‖Ax − y‖/√m         λ_paper = √m·λ
///
/// `mean` is what scikit-learn's `Lasso`, glmnet and MATLAB's `lasso` minimise for (P2), without intercept and without
/// scaling of the columns, and skglm's `SqrtLasso` for (P3).
public enum ObjectiveScale: String, Sendable, Hashable, CaseIterable {
  /// As in the paper.
  case paper
  /// The square of the residual has the factor 1/2.
  case half
  /// The square of the residual has the factor 1/(2m), or the residual 1/√m.
  case mean

  /// The number c with `objective = c · (objective of the paper)`; the λ of the paper is λ/c.
  ///
  /// - Parameter rows: m, at least 1.
  /// - Throws: `InvalidParameter` naming `objective`: (P1) is written one way, (P3) with `half` by no one, and √m must be
  ///   rational.
  public func factor(_ kind: RecoveryProblem.Kind, rows: Int) throws(InvalidParameter) -> Rational {
    switch (self, kind) {
    case (.paper, _): return 1
    case (.half, .p2): return try reciprocal(2)
    case (.mean, .p2): return try reciprocal(2 * Integer(rows))
    case (.mean, .p3): return try reciprocal(try root(of: rows))
    case (.mean, .p1), (.half, .p1):
      throw InvalidParameter(name: "objective", value: rawValue, expected: "paper for (P1), which has no factor")
    case (.half, .p3):
      throw InvalidParameter(name: "objective", value: rawValue, expected: "paper or mean for (P3)")
    }
  }

  private func reciprocal(_ value: Integer) throws(InvalidParameter) -> Rational {
    do { return try Rational(numerator: 1, denominator: value) } catch { throw noRows }
  }

  private var noRows: InvalidParameter { InvalidParameter(name: "rows", value: "0", expected: "at least 1") }

  private func root(of rows: Int) throws(InvalidParameter) -> Integer {
    let root: Integer
    do { root = try Integer(rows).squareRoot() } catch { throw noRows }
    guard root * root == Integer(rows) else {
      throw InvalidParameter(
        name: "objective", value: rawValue,
        expected: "paper and lambda times the square root of the number of rows, as \(rows) is not a square")
    }
    return root
  }
}
