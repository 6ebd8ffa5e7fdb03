import Certificates
import ExactArithmetic
import Probability

/// What has been shown about one algorithm and one question.
public struct Finding: Sendable {
  /// The name of the algorithm.
  public let algorithm: String

  /// The name of the question.
  public let question: String

  /// An error of at most this was asked for.
  public let tolerance: Rational

  /// What has been shown.
  public let verdict: Verdict

  /// An enclosure of the error behind the verdict, if it has one.
  public let error: (lower: Rational, upper: Rational)?

  /// The instance on which it was shown.
  public let member: FoundMember?

  /// The largest number of different data read in one run.
  public let dataRead: Int

  /// The highest level read.
  public let highestLevel: Int

  /// The certificates, the deciding one first; each has been checked.
  public private(set) var certificates: [Certificate]

  /// For a randomised algorithm and an adversary: how often it succeeded.
  public let frequency: SuccessFrequency?

  /// Whether the finding came out as it was proved beforehand to be, certified; `undecided` where nothing is certified. A certified
  /// verdict of which nothing was proved beforehand counts as `holds`.
  public let agreement: ThreeValued

  /// The same finding without its certificates, once they are kept elsewhere: they are by far its largest part.
  public var withoutCertificates: Finding {
    var finding = self
    finding.certificates = []
    return finding
  }

  /// The finding with these parts.
  public init(
    algorithm: String, question: String, tolerance: Rational, verdict: Verdict,
    error: (lower: Rational, upper: Rational)?, member: FoundMember?, dataRead: Int, highestLevel: Int,
    certificates: [Certificate], frequency: SuccessFrequency?, agreement: ThreeValued
  ) {
    self.algorithm = algorithm
    self.question = question
    self.tolerance = tolerance
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

/// The instance on which something was found, by its place in the question.
public struct FoundMember: Hashable, Sendable, Codable {
  /// Where in a question an instance stands.
  public enum Place: Hashable, Sendable, Codable {
    /// On a branch of the adversary's family, from 0, beyond the highest level that was read.
    case branch(Int, beyond: Int)
    /// Among the trials, from 0.
    case trial(Int)
  }

  /// The name in texts for people.
  public let name: String

  /// Where it stands in the question.
  public let place: Place

  /// The instance called `name` at `place`.
  public init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}

/// How often a randomised algorithm succeeded, beside what is proved about any algorithm.
public struct SuccessFrequency: Sendable {
  /// For each branch the number of tapes whose outputs are within the tolerance of its minimisers at every sample.
  public let successesPerBranch: [Int]

  /// The exact confidence interval for the probability of success on the member committed to, at all samples. Tapes on which neither
  /// success nor failure is certain are undecided.
  public let confidence: BinomialConfidence

  /// On some member no algorithm succeeds with a larger probability.
  public let theoremBound: Rational

  /// The frequency with these parts.
  public init(successesPerBranch: [Int], confidence: BinomialConfidence, theoremBound: Rational) {
    self.successesPerBranch = successesPerBranch
    self.confidence = confidence
    self.theoremBound = theoremBound
  }
}
