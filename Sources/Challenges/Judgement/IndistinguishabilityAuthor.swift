import Certificates
import ExactArithmetic
import ExactSolutions
import GeneralAlgorithms
import RecoveryProblems
import TrainingData

/// Certifies that one set of data belongs to several instances whose minimisers lie apart, so that no algorithm that saw only these data
/// is close to all of them.
public struct IndistinguishabilityAuthor: Sendable {
  /// The instances, with one setting and one left factor or none.
  public let members: [NamedInstance]

  /// A certified statement about the instances: the certificate, checked, and the separation that it proves.
  public struct Separation: Sendable {
    /// The certificate; the checker has accepted it.
    public let certificate: Certificate

    /// The sentence that the checker has proved.
    public let statement: String

    /// κ: whatever is answered, the error is at least this on one of the instances.
    public let bound: Rational
  }

  /// The author for these instances, of which there are at least two.
  public init(about members: [NamedInstance]) { self.members = members }

  /// The significant digits of κ.
  private static let digits = 40

  /// That the data which `oracle` shows at the levels 1 … n are data of all instances, and the largest κ that is found at any sample.
  ///
  /// - Parameter levels: the levels whose data are shown.
  /// - Throws: `Rejection` by the checker where the data are not shared or the sets of minimisers are not separated;
  ///   `ArithmeticError.undecided` where a set of minimisers cannot be enclosed.
  public func separation(shownBy oracle: any Oracle, levels: [Int]) throws -> Separation {
    let transcript = try transcript(oracle, levels)
    guard let first = members.first else { throw ArithmeticError.domain("no instances") }
    var drafts: [CertificateDraft] = []
    for member in members {
      var draft = try CertificateDraft(member)
      try draft.append(RunRecord(transcript: transcript, ending: .gaveUp("only reads")), multiplicity: 1)
      drafts.append(draft)
    }
    let sets = try drafts.map { try $0.solutionSets(towards: nil) }
    var best: (sample: Int, functionals: [[Rational]], bound: Rational)?
    for k in 0..<first.instance.sampleCount {
      let own = sets.map { $0[k] }
      for functionals in SeparatingFunctionals.proposals(own.map(\.point)) {
        guard let bound = Self.bound(functionals, own), bound > best?.bound ?? 0 else { continue }
        best = (k, functionals, bound)
      }
    }
    guard let best else { throw Rejection(.separation, "no separation of the sets of minimisers is certain") }
    let bound = try Rational(parsing: best.bound.decimal(significantDigits: Self.digits, rounding: .down))
    let certificate = try drafts[0].certificate(
      sharedWith: Array(drafts.dropFirst()), sample: best.sample, bound: bound, functionals: best.functionals,
      sets: sets.flatMap { $0 })
    return Separation(
      certificate: certificate, statement: try CertificateCheck.statement(provedBy: certificate), bound: bound)
  }

  /// What is read: all samples at all `levels`.
  private func transcript(_ oracle: any Oracle, _ levels: [Int]) throws -> Transcript {
    let reader = TrainingDataReader(oracle: oracle)
    for level in levels {
      for k in 0..<oracle.setting.sampleCount { _ = try reader.datum(sample: k, level: level) }
    }
    return reader.close()
  }

  /// The κ that the functionals prove: −Σ_j sup_{Ξ_j}⟨g_j, ·⟩ / Σ_j ‖g_j‖; nil if it is not certainly positive.
  private static func bound(_ functionals: [[Rational]], _ sets: [SolutionSetEnclosure]) -> Rational? {
    guard let total = SolutionSetEnclosure.separation(of: sets, by: functionals), let lower = total.lowerBound,
      lower.signum > 0
    else { return nil }
    return lower
  }
}
