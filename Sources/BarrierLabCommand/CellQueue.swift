import Dispatch
import GeneralAlgorithms
import Synchronization

/// Computes all cells of the table on all processors, writing certificates as they come; what `record` has finished is not
/// computed again.
struct CellQueue {
  let experiment: TheoremTwoExperiment
  let algorithms: [any GeneralAlgorithm]
  let barriers: [Barrier]
  let folder: CertificateFolder?
  let record: ResumeRecord?
  let progress: Progress

  /// What has been computed.
  struct Cells {
    /// The cells, algorithm after algorithm, without their certificates.
    let cells: [TheoremTwoCell]
    /// The number of their certificates.
    let certificateCount: Int
    /// Those of them that should have been written and could not be.
    let unwrittenCount: Int
    /// The record with all cells that were finished.
    let record: ResumeRecord?
  }

  private struct State {
    var cells: [TheoremTwoCell?]
    var certificateCount = 0
    var unwrittenCount = 0
    var finished = 0
    var record: ResumeRecord?
    var failure: (any Error)?
  }

  /// All cells. A certificate that cannot be written does not end the run: its cell is shown, and not recorded.
  ///
  /// - Throws: the first error of any cell; no cell is begun after it.
  func run() throws -> Cells {
    let count = algorithms.count * barriers.count
    let state = Mutex(State(cells: Array(repeating: nil, count: count), record: record))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(count, 64)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count, state.withLock({ $0.failure == nil }) else { return }
        // The barriers that need most work come last in a row, so rows are spread over the processors.
        let algorithm = algorithms[index / barriers.count]
        let barrier = barriers[index % barriers.count]
        do {
          try Interruption.check()
          let (cell, certificateCount) = try finish(algorithm, barrier, state)
          state.withLock { state in
            state.cells[index] = cell
            state.certificateCount += certificateCount
            state.finished += 1
            progress.show("\(state.finished) of \(count) cells done, the last \(algorithm.name): \(barrier.rawValue)")
          }
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return Cells(
        cells: state.cells.compactMap { $0 }, certificateCount: state.certificateCount,
        unwrittenCount: state.unwrittenCount, record: state.record)
    }
  }

  /// The cell of `algorithm` and `barrier` without its certificates, and their number.
  private func finish(_ algorithm: any GeneralAlgorithm, _ barrier: Barrier, _ state: borrowing Mutex<State>) throws
    -> (TheoremTwoCell, Int)
  {
    if let folder, let finished = record?.cell(algorithm.name, barrier, in: folder) { return finished }
    let cell = try experiment.cell(algorithm, barrier)
    if let folder {
      let files = folder.write(cell)
      try state.withLock { state in
        state.unwrittenCount += cell.certificates.count - files.count
        if files.count == cell.certificates.count { try state.record?.append(cell, files: files, to: folder) }
      }
    }
    return (cell.withoutCertificates, cell.certificates.count)
  }
}
