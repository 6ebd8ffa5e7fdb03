import Foundation
import Synchronization

/// A line on standard error that says what is being done, on a terminal only and only when it takes long.
final class Progress: Sendable {
  private let isShown = isatty(STDERR_FILENO) != 0
  private let start = Date()
  private let hasWritten = Atomic<Bool>(false)

  /// Shows `text` in place of the last one.
  func show(_ text: String) {
    guard isShown, Date().timeIntervalSince(start) > 0.5 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    hasWritten.store(true, ordering: .relaxed)
  }

  /// Clears the line.
  func finish() {
    if hasWritten.exchange(false, ordering: .relaxed) { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
