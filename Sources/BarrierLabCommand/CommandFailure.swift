import ArgumentParser
import Foundation

/// How the command ends when something is wrong: a message on standard error and the exit code of its kind.
enum CommandFailure {
  /// Prints `message` on standard error and returns the exit code to throw.
  static func exit(_ code: ExitCode, _ message: String) -> ExitCode {
    report(message)
    return code
  }

  /// Prints `message` on standard error.
  static func report(_ message: String) {
    FileHandle.standardError.write(Data("barrierlab: \(message.shown(1000))\n".utf8))
  }

  /// Wrong usage: 64.
  static func usage(_ message: String) -> ExitCode { exit(ExitCode(64), message) }

  /// Unreadable or wrong data: 65.
  static func data(_ message: String) -> ExitCode { exit(ExitCode(65), message) }

  /// A claim that failed: 1.
  static func claim(_ message: String) -> ExitCode { exit(ExitCode(1), message) }

  /// Something could not be written: 73, as in sysexits.
  static func output(_ message: String) -> ExitCode { exit(ExitCode(73), message) }
}

/// The standard output of the command.
enum StandardOutput {
  /// Writes `text` and a line break.
  ///
  /// - Throws: `ExitCode` 73 after a message when it is not taken, so that a full disk is not mistaken for success.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8))
    } catch {
      throw CommandFailure.output("standard output: cannot be written: \(error.localizedDescription)")
    }
  }
}

extension String {
  /// What a message shows of a text that somebody gave: its beginning, on one line, without control characters.
  var shown: String { isEmpty ? "\"\"" : shown(80) }

  /// The first `limit` characters, on one line, without control characters.
  func shown(_ limit: Int) -> String {
    let line = unicodeScalars.prefix(limit).map { $0.properties.generalCategory == .control ? "?" : String($0) }
      .joined()
    return unicodeScalars.count > limit ? line + "..." : line
  }
}
