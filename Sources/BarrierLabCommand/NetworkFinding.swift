import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions

/// What a report says about the network of Theorem 1; the network itself is in its certificate.
struct NetworkFinding: Codable {
  private let storedMember: StoredCell.StoredMember
  private let storedError: StoredCell.StoredError?

  /// How many hidden units the network has.
  let hiddenUnitCount: Int

  /// n, if its values are shown to be within 2^-n of the minimisers at every sample; nil if they are shown to be equal.
  let agreementPower: Int?

  init(_ network: ExistingNetwork) {
    storedMember = StoredCell.StoredMember(network.member)
    storedError = network.judgement.error.map { StoredCell.StoredError(lower: $0.lower, upper: $0.upper) }
    hiddenUnitCount = network.network.network.hiddenUnitCount
    switch network.agreement {
    case .exact: agreementPower = nil
    case .enclosed(let power): agreementPower = power
    }
  }

  /// The member on which the network is.
  var member: Member { storedMember.member }

  /// An enclosure of its largest distance to the minimisers.
  var error: (lower: Rational, upper: Rational)? { storedError.map { ($0.lower, $0.upper) } }
}

/// Why something could not be certified.
struct Uncertified: Error {
  let reason: String
}

/// The results of a run of `theorem2`: those of a fresh one and those of one that goes on are the same.
struct TheoremTwoFindings {
  let family: TheoremTwoClass
  let conditioning: Conditioning
  let breakdownEpsilons: BreakdownEpsilons

  /// The network of Theorem 1, or why none could be certified.
  let network: Result<NetworkFinding, Uncertified>

  /// All cells, algorithm after algorithm.
  let cells: [TheoremTwoCell]

  /// The number of certificates that were made and checked.
  let certificateCount: Int

  /// Those of them that should have been written and could not be.
  let unwrittenCount: Int

  /// Whether every cell that the theorem speaks about came out as it says.
  var outcome: TheoremTwoReport.Outcome { TheoremTwoReport.outcome(of: cells) }
}
