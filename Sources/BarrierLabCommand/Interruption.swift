import ArgumentParser
import Foundation
import Synchronization

/// SIGINT as a request: the work in hand is finished or dropped whole, nothing is left half-written.
enum Interruption {
  private static let flag = Atomic<Bool>(false)
  private static let isWriting = Atomic<Bool>(false)

  /// Whether an interrupt has arrived.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// From now on the first SIGINT or SIGTERM sets the flag; a second one ends the process as usual.
  static func install() {
    install { received in
      Interruption.flag.store(true, ordering: .relaxed)
      signal(received, SIG_DFL)
    }
  }

  /// From now on SIGINT or SIGTERM ends the process with 130, at once save in ``writing(_:)``: for work that leaves nothing
  /// behind until it is done.
  static func installExit() {
    install { _ in
      Interruption.flag.store(true, ordering: .relaxed)
      guard !Interruption.isWriting.load(ordering: .relaxed) else { return }
      let message: StaticString = "\nbarrierlab: interrupted\n"
      // The line break is for a terminal, where a line of progress may stand.
      let skipped = isatty(STDERR_FILENO) == 0 ? 1 : 0
      _ = write(STDERR_FILENO, message.utf8Start + skipped, message.utf8CodeUnitCount - skipped)
      _exit(130)
    }
  }

  /// Runs `body`, which ``installExit()`` lets come to its end.
  ///
  /// - Throws: what `body` throws; then `ExitCode` 130 after a message if an interrupt has arrived.
  static func writing(_ body: () throws -> Void) throws {
    isWriting.store(true, ordering: .sequentiallyConsistent)
    defer { isWriting.store(false, ordering: .sequentiallyConsistent) }
    try body()
    if isRequested { throw CommandFailure.exit(ExitCode(130), "interrupted") }
  }

  private static func install(_ handler: @escaping @convention(c) (Int32) -> Void) {
    // The flags are made here, because a signal handler must not be what makes them.
    flag.store(false, ordering: .relaxed)
    isWriting.store(false, ordering: .relaxed)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&numbers, number)
      signal(number, handler)
    }
    // Whoever starts the command may have blocked them, and that is inherited.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Ends the work if an interrupt has arrived.
  ///
  /// - Throws: `CancellationError`.
  static func check() throws(CancellationError) {
    if isRequested { throw CancellationError() }
  }
}
