import Dispatch
import GeneralAlgorithms
import Synchronization

/// Puts all questions to all algorithms on all processors, writing certificates as they come; what a record has finished is not done
/// again.
public struct FindingQueue: Sendable {
  /// What has been found.
  public struct Findings: Sendable {
    /// The findings, algorithm after algorithm, without their certificates.
    public let findings: [Finding]

    /// The number of their certificates.
    public let certificateCount: Int

    /// Those of them that should have been written and could not be.
    public let unwrittenCount: Int

    /// The record with all findings that were finished.
    public let record: FindingRecord?
  }

  private let challenge: Challenge
  private let algorithms: [any GeneralAlgorithm]
  private let questions: [Question]
  private let folder: CertificateFolder?
  private let record: FindingRecord?
  private let progress: @Sendable (String) -> Void

  private struct State {
    var findings: [Finding?]
    var certificateCount = 0
    var unwrittenCount = 0
    var finished = 0
    var record: FindingRecord?
    var failure: (any Error)?
  }

  /// The queue of all pairs.
  ///
  /// - Parameters:
  ///   - folder: where certificates are written, if they are.
  ///   - record: what is finished there.
  ///   - progress: takes a line that says what has been done.
  public init(
    challenge: Challenge, algorithms: [any GeneralAlgorithm], questions: [Question], folder: CertificateFolder?,
    record: FindingRecord?, progress: @escaping @Sendable (String) -> Void
  ) {
    self.challenge = challenge
    self.algorithms = algorithms
    self.questions = questions
    self.folder = folder
    self.record = record
    self.progress = progress
  }

  /// All findings. A certificate that cannot be written does not end the run: its finding is shown, and not recorded.
  ///
  /// - Throws: the first error of any finding, `CancellationError` when interrupted; none is begun after it.
  public func run() throws -> Findings {
    let count = algorithms.count * questions.count
    let state = Mutex(State(findings: Array(repeating: nil, count: count), record: record))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(count, 64)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count, state.withLock({ $0.failure == nil }) else { return }
        // The questions that need most work come last in a row, so rows are spread over the processors.
        let algorithm = algorithms[index / questions.count]
        let question = questions[index % questions.count]
        do {
          if challenge.isInterrupted() { throw CancellationError() }
          let (finding, certificateCount) = try finish(algorithm, question, state)
          state.withLock { state in
            state.findings[index] = finding
            state.certificateCount += certificateCount
            state.finished += 1
            progress("\(state.finished) of \(count) cells done, the last \(algorithm.name): \(question.name)")
          }
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return Findings(
        findings: state.findings.compactMap { $0 }, certificateCount: state.certificateCount,
        unwrittenCount: state.unwrittenCount, record: state.record)
    }
  }

  /// The finding about `algorithm` and `question` without its certificates, and their number.
  private func finish(_ algorithm: any GeneralAlgorithm, _ question: Question, _ state: borrowing Mutex<State>) throws
    -> (Finding, Int)
  {
    if let folder, let finished = record?.finding(algorithm.name, question.name, in: folder) { return finished }
    let finding = try challenge.finding(algorithm, question)
    if let folder {
      let files = folder.write(finding)
      try state.withLock { state in
        state.unwrittenCount += finding.certificates.count - files.count
        if files.count == finding.certificates.count {
          try state.record?.append(finding, files: files, to: folder)
        }
      }
    }
    return (finding.withoutCertificates, finding.certificates.count)
  }
}
