import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions
import Probability

/// A finished cell as the record keeps it: all that a table shows of it, and the files of its certificates.
struct StoredCell: Codable {
  /// A member of the class.
  struct StoredMember: Codable {
    private let scale: Int
    private let index: Int?
    private let increment: Rational

    init(_ member: Member) {
      scale = member.scale
      index = member.index
      increment = member.increment
    }

    var member: Member {
      index.map { .tilt(scale: scale, index: $0, increment: increment) } ?? .centre(scale: scale)
    }
  }

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
    let successesPerCandidate: [Int]
    let successes: Int
    let trials: Int
    let confidence: Rational
    let theoremBound: Rational
  }

  let algorithm: String
  let barrier: String
  let files: [CertificateFolder.File]
  private let digits: Int
  private let verdict: StoredVerdict
  private let error: StoredError?
  private let member: StoredMember?
  private let dataRead: Int
  private let highestLevel: Int
  private let frequency: StoredFrequency?

  /// What is kept of `cell`; nil unless it agrees with the theorem by certificates, which were written as `files`, and no tape of it is
  /// undecided. Whatever else a cell says may depend on the time that it was given.
  init?(_ cell: TheoremTwoCell, files: [CertificateFolder.File]) {
    guard !files.isEmpty, cell.agreement == .holds, cell.frequency?.confidence.undecided ?? 0 == 0,
      let verdict = StoredVerdict(cell.verdict)
    else { return nil }
    algorithm = cell.algorithm
    barrier = cell.barrier.rawValue
    self.files = files
    digits = cell.digits
    self.verdict = verdict
    error = cell.error.map { StoredError(lower: $0.lower, upper: $0.upper) }
    member = cell.member.map(StoredMember.init)
    dataRead = cell.dataRead
    highestLevel = cell.highestLevel
    frequency = cell.frequency.map {
      StoredFrequency(
        successesPerCandidate: $0.successesPerCandidate, successes: $0.confidence.successes,
        trials: $0.confidence.trials, confidence: $0.confidence.confidence, theoremBound: $0.theoremBound)
    }
  }

  /// The cell, without its certificates; nil if what is stored is no cell.
  var cell: TheoremTwoCell? {
    guard let barrier = Barrier(rawValue: barrier), let verdict = verdict.verdict else { return nil }
    var known: TheoremTwoCell.Frequency?
    if let frequency {
      guard
        let confidence = try? BinomialConfidence(
          successes: frequency.successes, trials: frequency.trials, confidence: frequency.confidence)
      else { return nil }
      known = TheoremTwoCell.Frequency(
        successesPerCandidate: frequency.successesPerCandidate, confidence: confidence,
        theoremBound: frequency.theoremBound)
    }
    return TheoremTwoCell(
      algorithm: algorithm, barrier: barrier, digits: digits, verdict: verdict,
      error: error.map { ($0.lower, $0.upper) }, member: member?.member, dataRead: dataRead,
      highestLevel: highestLevel, certificates: [], frequency: known, agreement: .holds)
  }
}
