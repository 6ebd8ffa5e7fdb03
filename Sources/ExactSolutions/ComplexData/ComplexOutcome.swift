import ExactArithmetic

/// What ``ComplexProblem/enclosure(bits:maximalPrecision:)`` found.
public enum ComplexOutcome: Hashable, Sendable {
  /// The minimiser is unique and lies in the enclosure: a proof.
  case enclosed(ComplexEnclosure)

  /// No x satisfies ‖Ax − y‖ ≤ ε: a proof, whose evidence is a vector t with Aᴴt = 0 and ⟨t, y⟩ > ε‖t‖.
  case infeasible(separator: [GaussianRational])

  /// Nothing is proved. The reason says what the last attempt could not certify, not that it is false.
  case undecided(ComplexUndecided)
}

/// The unique minimiser of a ``ComplexProblem``, enclosed.
public struct ComplexEnclosure: Hashable, Sendable {
  /// Why the minimiser is what it is.
  public enum Regime: Hashable, Sendable {
    /// The minimiser is 0.
    case zero
    /// The residual is not 0, and proportional to the dual vector.
    case residual
    /// The residual is 0: Ax = y exactly.
    case exactFit
  }

  /// Why the minimiser is what it is.
  public let regime: Regime

  /// A rectangle for each x_j; exactly 0 outside the support, away from 0 on it.
  public let solution: [ComplexInterval]

  /// The j with x_j ≠ 0, in increasing order.
  public let support: [Int]

  /// The minimum: ‖x‖_{1,w} for (P1), λ‖x‖_{1,w} + ‖Ax − y‖² for (P2), λ‖x‖_{1,w} + ‖Ax − y‖ for (P3).
  public let objective: Interval

  /// ‖Ax − y‖.
  public let residualNorm: Interval

  /// An optimal dual vector u: |A_jᴴu| ≤ p·w_j with the ``ComplexProblem/penalty`` p, A_jᴴu = p·w_j·x_j/|x_j| on the
  /// support, and the minimum is ⟨u, y⟩ − ε‖u‖ for (P1), ⟨u, y⟩ − ‖u‖²/4 for (P2), ⟨u, y⟩ with ‖u‖ ≤ 1 for (P3).
  public let dual: [ComplexInterval]

  /// The precision that sufficed, in bits.
  public let precision: Int

  /// The largest width of a part of the solution, of the dual vector, of the objective or of the residual's norm;
  /// `nil` if infinite.
  public var largestWidth: Rational? {
    var largest = Rational(0)
    for width in (solution + dual).map(\.width) + [objective.width, residualNorm.width] {
      guard let width else { return nil }
      largest = max(largest, width)
    }
    return largest
  }
}

/// Why nothing could be proved within the precision allowed.
public enum ComplexUndecided: Hashable, Sendable {
  /// These columns outside the support reach |A_jᴴu| = p·w_j within the precision: a tie, or nearly one. The minimiser
  /// may not be unique, or may have entries that vanish without strictness.
  case tie(columns: [Int])

  /// (P3): ‖u‖ = 1 and r = 0 cannot be told apart within the precision.
  case residualVanishes

  /// The optimality conditions on the support have a Jacobian that is not certainly regular: the columns of the support
  /// may be dependent (repeated columns, for one), the minimiser not unique, or an entry 0.
  case singular(support: [Int])

  /// (P1): y is at distance ε > 0 from the range of A exactly, so that no dual solution exists.
  case noMultiplier

  /// No support was found on which the conditions could be tried; the floating-point iteration did not settle.
  case noProposal

  /// The minimiser is proved to exist and to be unique, but more bits than allowed are needed for the accuracy asked.
  case precisionExhausted(maximalPrecision: Int)
}

extension ComplexUndecided: CustomStringConvertible {
  /// One sentence without a final stop; columns are counted from 1.
  public var description: String {
    switch self {
    case .tie(let columns): "no strict inequality at columns \(columns.map { $0 + 1 })"
    case .residualVanishes: "whether the residual vanishes cannot be told"
    case .singular(let support): "no regular optimality system on columns \(support.map { $0 + 1 })"
    case .noMultiplier: "the distance of the sample from the range is epsilon, and no dual solution exists"
    case .noProposal: "no support was proposed"
    case .precisionExhausted(let precision): "more than \(precision) bits are needed"
    }
  }
}
