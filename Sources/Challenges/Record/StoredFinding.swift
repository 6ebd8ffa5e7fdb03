import ExactArithmetic
import GeneralAlgorithms
import Probability

/// A finding as the record keeps it: all that a table shows of it, and the files of its certificates.
struct StoredFinding: Codable {
  /// An enclosure of an error.
  struct StoredError: Codable {
    let lower: Rational
    let upper: Rational
  }

  private enum StoredVerdict: Codable {
    case fails(lowerBound: Rational, scope: String)
    case failsOften(failures: Int, trials: Int, scope: String)
    case reaches(upperBound: Rational)
    case exceedsData(limit: Int)
    case exceedsLevel(limit: Int)

    /// Nil for a verdict that is not kept.
    init?(_ verdict: Verdict) {
      switch verdict {
      case .fails(let bound, let scope): self = .fails(lowerBound: bound, scope: scope.rawValue)
      case .failsOften(let failures, let trials, let scope):
        self = .failsOften(failures: failures, trials: trials, scope: scope.rawValue)
      case .reaches(let bound): self = .reaches(upperBound: bound)
      case .exceedsData(let limit): self = .exceedsData(limit: limit)
      case .exceedsLevel(let limit): self = .exceedsLevel(limit: limit)
      default: return nil
      }
    }

    /// Nil for a scope that there is not.
    var verdict: Verdict? {
      switch self {
      case .fails(let bound, let scope):
        Verdict.Scope(rawValue: scope).map { .fails(lowerBound: bound, scope: $0) }
      case .failsOften(let failures, let trials, let scope):
        Verdict.Scope(rawValue: scope).map { .failsOften(failures: failures, trials: trials, scope: $0) }
      case .reaches(let bound): .reaches(upperBound: bound)
      case .exceedsData(let limit): .exceedsData(limit: limit)
      case .exceedsLevel(let limit): .exceedsLevel(limit: limit)
      }
    }
  }

  private struct StoredFrequency: Codable {
    let successesPerBranch: [Int]
    let successes: Int
    let trials: Int
    let confidence: Rational
    let theoremBound: Rational
  }

  let algorithm: String
  let question: String
  let files: [CertificateFolder.File]
  private let tolerance: Rational
  private let verdict: StoredVerdict
  private let error: StoredError?
  private let member: FoundMember?
  private let dataRead: Int
  private let highestLevel: Int
  private let frequency: StoredFrequency?

  /// What is kept of `finding`; nil unless it is as was proved beforehand, by certificates, which were written as `files`, and no tape of it
  /// is undecided. Whatever else a finding says may depend on the time that it was given.
  init?(_ finding: Finding, files: [CertificateFolder.File]) {
    guard !files.isEmpty, finding.agreement == .holds, finding.frequency?.confidence.undecided ?? 0 == 0,
      let verdict = StoredVerdict(finding.verdict)
    else { return nil }
    algorithm = finding.algorithm
    question = finding.question
    self.files = files
    tolerance = finding.tolerance
    self.verdict = verdict
    error = finding.error.map { StoredError(lower: $0.lower, upper: $0.upper) }
    member = finding.member
    dataRead = finding.dataRead
    highestLevel = finding.highestLevel
    frequency = finding.frequency.map {
      StoredFrequency(
        successesPerBranch: $0.successesPerBranch, successes: $0.confidence.successes,
        trials: $0.confidence.trials, confidence: $0.confidence.confidence, theoremBound: $0.theoremBound)
    }
  }

  /// The finding, without its certificates; nil if what is stored is none.
  var finding: Finding? {
    guard let verdict = verdict.verdict else { return nil }
    var known: SuccessFrequency?
    if let frequency {
      guard
        let confidence = try? BinomialConfidence(
          successes: frequency.successes, trials: frequency.trials, confidence: frequency.confidence)
      else { return nil }
      known = SuccessFrequency(
        successesPerBranch: frequency.successesPerBranch, confidence: confidence,
        theoremBound: frequency.theoremBound)
    }
    return Finding(
      algorithm: algorithm, question: question, tolerance: tolerance, verdict: verdict,
      error: error.map { ($0.lower, $0.upper) }, member: member, dataRead: dataRead,
      highestLevel: highestLevel, certificates: [], frequency: known, agreement: .holds)
  }
}
