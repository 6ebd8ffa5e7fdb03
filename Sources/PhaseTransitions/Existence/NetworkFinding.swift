import ExactArithmetic

/// What has been shown about the network of Theorem 1; the network itself is in its certificate.
public struct NetworkFinding: Codable, Sendable {
  private struct StoredMember: Codable, Sendable {
    let scale: Int
    let index: Int?
    let tilt: Rational
  }

  private struct StoredError: Codable, Sendable {
    let lower: Rational
    let upper: Rational
  }

  private let storedMember: StoredMember
  private let storedError: StoredError?

  /// How many hidden units the network has.
  public let hiddenUnitCount: Int

  /// n, if its values are shown to be within 2^-n of the minimisers at every sample; nil if they are shown to be equal.
  public let agreementPower: Int?

  /// What was shown about `network`.
  public init(_ network: ExistingNetwork) {
    let member = network.member
    storedMember = StoredMember(scale: member.scale, index: member.index, tilt: member.tilt)
    storedError = network.judgement.error.map { StoredError(lower: $0.lower, upper: $0.upper) }
    hiddenUnitCount = network.network.network.hiddenUnitCount
    switch network.agreement {
    case .exact: agreementPower = nil
    case .enclosed(let power): agreementPower = power
    }
  }

  /// The member on which the network is.
  public var member: Member {
    storedMember.index.map { .tilted(scale: storedMember.scale, index: $0, tilt: storedMember.tilt) }
      ?? .centre(scale: storedMember.scale)
  }

  /// An enclosure of its largest distance to the minimisers.
  public var error: (lower: Rational, upper: Rational)? { storedError.map { ($0.lower, $0.upper) } }
}
