import Challenges
import ExactArithmetic

/// What has been found about Theorem 2 for one class and a list of algorithms.
public struct TheoremTwoFindings: Sendable {
  /// Whether every finding is certified, and came out as the theorem says where it speaks about it.
  public enum Outcome: String, Sendable {
    /// All as the theorem says, each with checked certificates.
    case certified
    /// Some finding contradicts the theorem.
    case refuted
    /// Something could not be decided.
    case undecided
  }

  /// The class.
  public let family: TheoremTwoClass

  /// Certified condition numbers.
  public let conditioning: ClassConditioning

  /// ε_s(Ω₁) and ε_w(Ω₂).
  public let breakdownEpsilons: BreakdownEpsilons

  /// The network of Theorem 1 on a member on which the listed algorithms fail, or why none could be certified.
  public let network: Result<NetworkFinding, CertificationFailure>

  /// All findings, algorithm after algorithm.
  public let findings: [Finding]

  /// The number of certificates that were made and checked.
  public let certificateCount: Int

  /// Those of them that should have been written and could not be.
  public let unwrittenCount: Int

  /// The findings with these parts.
  public init(
    family: TheoremTwoClass, conditioning: ClassConditioning, breakdownEpsilons: BreakdownEpsilons,
    network: Result<NetworkFinding, CertificationFailure>, findings: [Finding], certificateCount: Int,
    unwrittenCount: Int = 0
  ) {
    self.family = family
    self.conditioning = conditioning
    self.breakdownEpsilons = breakdownEpsilons
    self.network = network
    self.findings = findings
    self.certificateCount = certificateCount
    self.unwrittenCount = unwrittenCount
  }

  /// The outcome over all findings; undecided when there is none.
  public var outcome: Outcome { Self.outcome(of: findings) }

  /// The outcome over `findings`; undecided when there is none.
  public static func outcome(of findings: [Finding]) -> Outcome {
    guard !findings.isEmpty else { return .undecided }
    let verdict = findings.reduce(ThreeValued.holds) { $0.and($1.agreement) }
    switch verdict {
    case .holds: return .certified
    case .fails: return .refuted
    case .undecided: return .undecided
    }
  }
}
