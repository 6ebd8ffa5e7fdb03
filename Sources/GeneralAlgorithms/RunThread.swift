import Foundation
import Synchronization

/// A thread on which algorithms run, one run after the other, watched from outside.
///
/// Swift cannot end a thread. When a run has to be given up, its thread is abandoned: whatever it still does goes nowhere, and it
/// ends when the run ends by itself. Until then it keeps a processor busy if the run does. A thread whose run has ended waits for the
/// next one, so there are no more of them than were needed at once, besides the abandoned ones.
final class RunThread: Sendable {
  /// How much an algorithm may recurse, in bytes; twice what a main thread usually has.
  static let stackSize = 16 << 20

  /// The time between two looks at whether the run is to be given up, in seconds.
  private static let period = 0.05

  /// The longest time limit, in seconds: three years.
  private static let longestTimeLimit = 1e8

  private static let idle = Mutex<[RunThread]>([])

  private enum State {
    case waiting
    case running
    case finished(RunRecord.Ending)
    case abandoned
  }

  private struct Content {
    var state = State.waiting
    var body: (@Sendable () -> RunRecord.Ending)?
  }

  private let content = Mutex(Content())
  private let start = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in while runNext() {} }
    thread.name = "algorithm"
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Runs `body` on a thread of its own.
  ///
  /// - Parameters:
  ///   - timeLimit: the seconds of wall-clock time after which the run is given up; without any, `body` is not run.
  ///   - isInterrupted: asked at the beginning and several times a second; `true` gives the run up.
  /// - Returns: what `body` returns, or `outOfTime` or `interrupted`, never much later than asked.
  static func ending(
    of body: @escaping @Sendable () -> RunRecord.Ending, within timeLimit: Double, isInterrupted: () -> Bool
  ) -> RunRecord.Ending {
    if isInterrupted() { return .interrupted }
    // Not a number is no time either.
    guard timeLimit > 0 else { return .outOfTime }
    let deadline = DispatchTime.now() + min(timeLimit, longestTimeLimit)
    let thread = idle.withLock { $0.popLast() } ?? RunThread()
    thread.begin(body)
    while thread.end.wait(timeout: min(.now() + period, deadline)) == .timedOut {
      let isOutOfTime = DispatchTime.now() >= deadline
      guard isOutOfTime || isInterrupted() else { continue }
      // A run that has finished between the two looks counts; its thread is about to say so.
      if thread.abandon() { return isOutOfTime ? .outOfTime : .interrupted }
    }
    // The thread itself said that it has finished, so there is an ending.
    let ending = thread.takeEnding() ?? .outOfTime
    idle.withLock { $0.append(thread) }
    return ending
  }

  private func begin(_ body: @escaping @Sendable () -> RunRecord.Ending) {
    content.withLock { $0 = Content(state: .running, body: body) }
    start.signal()
  }

  /// Waits for the next run and makes it.
  ///
  /// - Returns: whether the thread is to go on.
  private func runNext() -> Bool {
    start.wait()
    let body = content.withLock { content in
      defer { content.body = nil }
      return content.body
    }
    guard let ending = body?() else { return true }
    let isWanted = content.withLock { content in
      if case .abandoned = content.state { return false }
      content.state = .finished(ending)
      return true
    }
    if isWanted { end.signal() }
    return isWanted
  }

  /// Lets nothing that the run still does count.
  ///
  /// - Returns: `false` if the run has finished, and counts.
  private func abandon() -> Bool {
    content.withLock { content in
      guard case .running = content.state else { return false }
      content.state = .abandoned
      return true
    }
  }

  private func takeEnding() -> RunRecord.Ending? {
    content.withLock { content in
      defer { content.state = .waiting }
      if case .finished(let ending) = content.state { return ending }
      return nil
    }
  }
}
