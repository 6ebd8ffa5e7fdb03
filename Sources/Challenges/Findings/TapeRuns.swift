import Certificates
import ExactArithmetic
import GeneralAlgorithms
import RecoveryProblems

/// The runs of an algorithm on the data of an adversary's centre, one for each tape.
struct TapeRuns {
  /// Runs that read the same and ended the same, with their number.
  typealias Group = (run: RunRecord, multiplicity: Int)

  /// The number of tapes.
  let tapeCount: Int

  /// The runs in the order of the tapes. If one was out of time, the tapes after it were not run: each could cost as much time, and a
  /// processor besides.
  let records: [RunRecord]

  /// The runs with an output.
  let outputs: [Group]

  /// The runs that went beyond a limit, for each limit.
  let excesses: [(limit: RunRecord.Limit, runs: [Group])]

  init(tapeCount: Int, records: [RunRecord]) {
    self.tapeCount = tapeCount
    self.records = records
    let groups = Self.grouped(records)
    outputs = groups.filter { $0.run.output != nil }
    var limits: [RunRecord.Limit] = []
    for group in groups {
      if let limit = group.run.excess?.limit, !limits.contains(limit) { limits.append(limit) }
    }
    excesses = limits.map { limit in (limit, groups.filter { $0.run.excess?.limit == limit }) }
  }

  /// Whether every tape has an output.
  var areAllAnswered: Bool { records.count == tapeCount && records.allSatisfy { $0.output != nil } }

  /// The number of tapes whose run went beyond a limit.
  var excessCount: Int { records.count { $0.excess != nil } }

  /// The highest level read.
  var highestLevel: Int { records.map(\.transcript.highestLevel).max() ?? 0 }

  /// The largest number of data read in one run.
  var dataRead: Int { records.map(\.transcript.dataRead).max() ?? 0 }

  /// What is shown if no tape has an output.
  var verdictOfSilence: Verdict {
    if records.contains(where: { if case .outOfTime = $0.ending { true } else { false } }) { return .outOfTime }
    let reasons = records.compactMap(\.reasonOfSilence)
    if let reason = reasons.first {
      return .undecided(tapeCount == 1 ? reason : "on \(reasons.count) of \(tapeCount) tapes: \(reason)")
    }
    if excesses.count == 1 { return Verdict(beyond: excesses[0].limit) }
    return .failsOften(failures: excessCount, trials: tapeCount, scope: .everySample)
  }

  /// For each limit a certificate that the runs which went beyond it have no output within it.
  func certificatesOfExcess(by author: CertificateAuthor) throws -> [Certificate] {
    try excesses.map { try author.noOutput($0.runs, within: $0.limit).certificate }
  }

  private struct Key: Hashable {
    let queries: [Query]
    let refused: Query?
    let vectors: [[Rational]]?
  }

  private static func grouped(_ records: [RunRecord]) -> [Group] {
    var groups: [Group] = []
    var known: [Key: Int] = [:]
    for record in records {
      var vectors: [[Rational]]?
      if case .vectors(let output) = record.output { vectors = output }
      let refused = record.excess?.query
      if vectors != nil || refused != nil {
        let key = Key(queries: record.transcript.entries.map(\.query), refused: refused, vectors: vectors)
        if let index = known[key] {
          groups[index].multiplicity += 1
          continue
        }
        known[key] = groups.count
      }
      groups.append((record, 1))
    }
    return groups
  }
}

extension Verdict {
  /// The verdict on an algorithm that asked for more than `limit`.
  init(beyond limit: RunRecord.Limit) {
    switch limit {
    case .data(let count): self = .exceedsData(limit: count)
    case .level(let level): self = .exceedsLevel(limit: level)
    }
  }
}
