import Foundation
import Synchronization

/// SIGINT as a request: the work in hand is finished or dropped whole, nothing is left half-written.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether an interrupt has arrived.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// From now on the first SIGINT or SIGTERM sets the flag; a second one ends the process as usual.
  static func install() {
    // The flag is made here, because a signal handler must not be what makes it.
    flag.store(false, ordering: .relaxed)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&numbers, number)
      signal(number) { received in
        Interruption.flag.store(true, ordering: .relaxed)
        signal(received, SIG_DFL)
      }
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
