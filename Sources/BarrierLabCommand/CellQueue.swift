import BarrierLab
import Dispatch
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

  private struct State {
    var cells: [TheoremTwoCell?]
    var certificateCount = 0
    var finished = 0
    var record: ResumeRecord?
    var failure: (any Error)?
  }

  /// The cells, algorithm after algorithm, without their certificates, and the number of these.
  ///
  /// - Throws: the first error of any cell; no cell is begun after it.
  func run() throws -> (cells: [TheoremTwoCell], certificateCount: Int) {
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
          let cell: TheoremTwoCell
          if let folder, let finished = record?.cell(algorithm, barrier, of: experiment.family, in: folder) {
            cell = finished
          } else {
            cell = try experiment.cell(algorithm, barrier)
            if let folder {
              let files = try folder.write(cell)
              try state.withLock { try $0.record?.append(cell, files: files, of: experiment.family, to: folder) }
            }
          }
          state.withLock { state in
            state.cells[index] = cell.withoutCertificates
            state.certificateCount += cell.certificates.count
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
      return (state.cells.compactMap { $0 }, state.certificateCount)
    }
  }
}
