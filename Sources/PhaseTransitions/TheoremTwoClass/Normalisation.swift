import ExactArithmetic
import RecoveryProblems

/// How the base g_D of a scale is chosen, so that the d candidate solutions are some 3·10^-D apart.
public enum Normalisation: String, Hashable, Sendable, CaseIterable {
  /// g_D = √2·10^D/3, as in [CAH].
  case paper
  /// g_D = (33/70)·10^D, which is rational; 33/70 = 0.4714… is close to √2/3.
  case rational

  /// c̲, a lower bound of the factor c in the solutions of every class: 1 for (P3), 1/2 for (P1) and (P2).
  public static func fitLowerBound(_ kind: RecoveryProblem.Kind) -> Rational {
    kind == .p3 ? 1 : .powerOfTwo(-1)
  }

  /// g_D = c̲·√2·10^D/3 or c̲·(33/70)·10^D.
  public func base(exponent: Int, for kind: RecoveryProblem.Kind) -> ExactReal {
    ExactReal(number(exponent: exponent, for: kind))
  }

  /// g_D as a number q·√r.
  func number(exponent: Int, for kind: RecoveryProblem.Kind) -> QuadraticNumber {
    let size = Self.fitLowerBound(kind) * .powerOfTen(exponent)
    switch self {
    case .paper: return QuadraticNumber(0, size * ((try? Rational(1) / 3) ?? 0), irrationalRoot: 2)
    case .rational: return QuadraticNumber(size * ((try? Rational(33) / 70) ?? 0))
    }
  }
}
