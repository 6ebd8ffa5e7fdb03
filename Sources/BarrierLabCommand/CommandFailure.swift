import ArgumentParser

/// How the command ends when something is wrong: a message on standard error and the exit code of its kind.
enum CommandFailure {
  /// Prints `message` on standard error and returns the exit code to throw.
  static func exit(_ code: ExitCode, _ message: String) -> ExitCode {
    report(message)
    return code
  }

  /// Prints `message` on standard error.
  static func report(_ message: String) { StandardError.write("barrierlab: \(message.shown(1000))\n") }

  /// Wrong usage: 64.
  static func usage(_ message: String) -> ExitCode { exit(ExitCode(64), message) }

  /// Unreadable or wrong data: 65.
  static func data(_ message: String) -> ExitCode { exit(ExitCode(65), message) }

  /// A claim that failed: 1.
  static func claim(_ message: String) -> ExitCode { exit(ExitCode(1), message) }

  /// Something could not be written: 73, as in sysexits.
  static func output(_ message: String) -> ExitCode { exit(ExitCode(73), message) }
}
