import Certificates
import ExactArithmetic
import PhaseTransitions
import Probability

/// One cell of the lab's table: what has been shown about one algorithm and one barrier.
public struct TheoremTwoCell: Sendable {
  /// How often a randomised algorithm succeeded, beside what the theorem allows.
  public struct Frequency: Sendable {
    /// For each candidate the number of tapes whose outputs are within 10^-D of it at every sample.
    public let successesPerCandidate: [Int]
    /// The exact confidence interval for the probability of success on the member committed to, at all samples. Tapes on which
    /// neither success nor failure is certain are undecided.
    public let confidence: BinomialConfidence
    /// 1/d: on some member no algorithm succeeds with a larger probability.
    public let theoremBound: Rational

    /// The frequency with these parts.
    public init(successesPerCandidate: [Int], confidence: BinomialConfidence, theoremBound: Rational) {
      self.successesPerCandidate = successesPerCandidate
      self.confidence = confidence
      self.theoremBound = theoremBound
    }
  }

  /// The name of the algorithm.
  public let algorithm: String

  /// The barrier.
  public let barrier: Barrier

  /// D: an error of at most 10^-D was asked for.
  public let digits: Int

  /// What has been shown.
  public let verdict: Verdict

  /// An enclosure of the error behind the verdict, if it has one.
  public let error: (lower: Rational, upper: Rational)?

  /// The member on which it was shown.
  public let member: Member?

  /// The largest number of different data read in one run.
  public let dataRead: Int

  /// The highest level read.
  public let highestLevel: Int

  /// The certificates, the deciding one first; each has been checked.
  public private(set) var certificates: [Certificate]

  /// For a randomised algorithm and an adversary: how often it succeeded.
  public let frequency: Frequency?

  /// Whether the cell came out as the theorem says, certified; `undecided` where nothing is certified. A certified verdict of which
  /// the theorem does not speak counts as `holds`.
  public let agreement: ThreeValued

  /// The same cell without its certificates, once they are kept elsewhere: they are by far its largest part.
  public var withoutCertificates: TheoremTwoCell {
    var cell = self
    cell.certificates = []
    return cell
  }

  /// The cell with these parts.
  public init(
    algorithm: String, barrier: Barrier, digits: Int, verdict: Verdict, error: (lower: Rational, upper: Rational)?,
    member: Member?, dataRead: Int, highestLevel: Int, certificates: [Certificate], frequency: Frequency?,
    agreement: ThreeValued
  ) {
    self.algorithm = algorithm
    self.barrier = barrier
    self.digits = digits
    self.verdict = verdict
    self.error = error
    self.member = member
    self.dataRead = dataRead
    self.highestLevel = highestLevel
    self.certificates = certificates
    self.frequency = frequency
    self.agreement = agreement
  }
}
