import ArgumentParser
import DataFiles
import Foundation

/// The three descriptors that every program is started with, or should be.
enum StandardStreams {
  /// The exit code of a program whose output nobody reads any more: 128 and the number of SIGPIPE.
  static let brokenPipe = ExitCode(128 + SIGPIPE)

  /// To be called first. Occupies the standard descriptors that are closed, so that no file of the run gets their numbers and a message
  /// written into it. Writing to what stands there fails as writing to a closed descriptor does.
  static func prepare() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    // Beyond the largest file that is allowed, writing is to fail and not to end the program.
    signal(SIGXFSZ, SIG_IGN)
  }
}

/// The standard output of the command.
enum StandardOutput {
  /// Writes `text` and a line break.
  ///
  /// - Throws: `ExitCode` 73 after a message when it is not taken, so that a full disk is not mistaken for success;
  ///   ``StandardStreams/brokenPipe`` without one where nobody reads any more.
  static func write(_ text: String) throws {
    do { try SystemError.writeAll(Data("\(text)\n".utf8), to: STDOUT_FILENO) } catch {
      switch error.code {
      case EPIPE: throw StandardStreams.brokenPipe
      case EBADF: throw CommandFailure.output("standard output: cannot be written: it is closed")
      default: throw CommandFailure.output("standard output: cannot be written: \(error)")
      }
    }
  }
}

/// The standard error of the command.
enum StandardError {
  /// Writes `text` as it is. Nothing is left to say it where this fails.
  static func write(_ text: String) { try? SystemError.writeAll(Data(text.utf8), to: STDERR_FILENO) }
}
