import Challenges
import ExactArithmetic
import GeneralAlgorithms
import NeuralNetworks
import TrainingData

/// Theorem 1 for one member of the class: the network that exists, built from the exact instance, and how far it is
/// certified.
public struct ExistingNetwork: Sendable {
  /// Whose minimisers the network takes at the samples.
  public let member: Member

  /// φ with φ(y_k) ∈ Ξ(A, y_k) for all k.
  public let network: InterpolatingNetwork

  /// Whether φ(y_k) was shown equal to the minimiser, or enclosed.
  public let agreement: InterpolatingNetwork.Agreement

  /// The certificate that dist(φ(y_k), Ξ(A, y_k)) is at most its bound at every sample, checked.
  public let judgement: Judgement

  /// Builds and certifies the network for `member`.
  ///
  /// - Parameter digits: the distance is certified to be at most 10^-digits, which is beyond what any algorithm
  /// reaches.
  /// - Throws: `InterpolationError` when two samples cannot be told apart, `CertificationFailure` when the bound is
  /// not shown.
  public init(of member: Member, in family: TheoremTwoClass, digits: Int) throws {
    let instance = try family.instance(member)
    let samples = (0..<family.sampleCount).map { instance.sample($0) }
    var targets: [[ExactReal]] = []
    for k in 0..<family.sampleCount { targets.append(try family.closedForm(member, sample: k).vertices[0]) }
    let network = try InterpolatingNetwork(samples: samples, targets: targets)
    agreement = try network.agreement(samples: samples, targets: targets, withinPowerOfTwo: 4 * digits + 16)
    self.member = member
    self.network = network
    let run = RunRecord(transcript: Transcript(), ending: .output(.network(network.network)))
    let author = CertificateAuthor(about: try family.named(member))
    guard let judgement = try author.errorAtMost(.powerOfTen(-digits), run: run) else {
      throw CertificationFailure(
        reason: "not certified: the network of Theorem 1 has an error of at most 10^-\(digits) on \(member)")
    }
    self.judgement = judgement
  }
}

/// A claim that should hold could not be certified.
public struct CertificationFailure: Error, CustomStringConvertible {
  /// One sentence for a person: what was not certified, or what went wrong before.
  public let reason: String

  /// The failure for this reason.
  public init(reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}
