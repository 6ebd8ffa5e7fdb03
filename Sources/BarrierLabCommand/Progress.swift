import Foundation
import Synchronization

/// A line on standard error that says what is being done and for how long, on a terminal only and only when it takes long.
final class Progress: Sendable {
  private struct State {
    var text = ""
    var hasWritten = false
    var isFinished = false
  }

  private static let period: TimeInterval = 0.5

  private let start = Date()
  private let state = Mutex(State())

  /// A line that appears after half a second if there is a text by then.
  init() {
    guard isatty(STDERR_FILENO) != 0 else { return }
    // The line has its own thread, because one stage of exact arithmetic can take minutes without coming back here.
    Thread.detachNewThread { [weak self] in
      repeat { Thread.sleep(forTimeInterval: Self.period) } while self?.writeLine() == true
    }
  }

  /// From now on the line says `text`.
  func show(_ text: String) { state.withLock { $0.text = text } }

  /// Clears the line for good.
  func finish() {
    state.withLock {
      if $0.hasWritten { StandardError.write("\r\u{1B}[K") }
      $0 = State(isFinished: true)
    }
  }

  /// Writes the line; false when there is none any more.
  private func writeLine() -> Bool {
    state.withLock {
      guard !$0.isFinished else { return false }
      guard !$0.text.isEmpty else { return true }
      // The lock is held while writing, so that nothing comes after the line has been cleared.
      StandardError.write("\r\u{1B}[K\($0.text), \(Int(Date().timeIntervalSince(start))) s")
      $0.hasWritten = true
      return true
    }
  }
}
