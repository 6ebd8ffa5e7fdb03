import ExactArithmetic
import PhaseTransitions

/// The outcome of Theorem 2 for one class and a list of algorithms.
public struct TheoremTwoReport: Sendable {
  /// Whether every cell is certified, and came out as the theorem says where it speaks about it.
  public enum Outcome: String, Sendable {
    /// All as the theorem says, each with checked certificates.
    case certified
    /// Some cell contradicts the theorem.
    case refuted
    /// Some cell could not be decided.
    case undecided
  }

  /// The class.
  public let family: TheoremTwoClass

  /// Certified condition numbers of the class; the largest over its kinds of members.
  public let conditioning: Conditioning

  /// ε_s(Ω₁) and ε_w(Ω₂).
  public let breakdownEpsilons: BreakdownEpsilons

  /// The network of Theorem 1 on a member on which the listed algorithms fail.
  public let existingNetwork: ExistingNetwork

  /// All cells, algorithm after algorithm.
  public let cells: [TheoremTwoCell]

  /// The number of certificates that were made and checked.
  public let certificateCount: Int

  /// The report with these parts.
  public init(
    family: TheoremTwoClass, conditioning: Conditioning, breakdownEpsilons: BreakdownEpsilons,
    existingNetwork: ExistingNetwork,
    cells: [TheoremTwoCell], certificateCount: Int
  ) {
    self.family = family
    self.conditioning = conditioning
    self.breakdownEpsilons = breakdownEpsilons
    self.existingNetwork = existingNetwork
    self.cells = cells
    self.certificateCount = certificateCount
  }

  /// The outcome over all cells; undecided when there is none.
  public var outcome: Outcome { Self.outcome(of: cells) }

  /// The outcome over `cells`; undecided when there is none.
  public static func outcome(of cells: [TheoremTwoCell]) -> Outcome {
    guard !cells.isEmpty else { return .undecided }
    let verdict = cells.reduce(ThreeValued.holds) { $0.and($1.agreement) }
    switch verdict {
    case .holds: return .certified
    case .fails: return .refuted
    case .undecided: return .undecided
    }
  }
}
