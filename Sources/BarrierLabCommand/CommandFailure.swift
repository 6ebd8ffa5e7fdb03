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

extension String {
  /// What a message shows of a text that somebody gave: its beginning, on one line.
  var shown: String { isEmpty ? "\"\"" : shown(80) }

  /// What a message shows of a path, which is longer than most texts.
  var shownPath: String { isEmpty ? "\"\"" : shown(400) }

  /// The first `limit` characters, on one line.
  func shown(_ limit: Int) -> String {
    let line = String(String.UnicodeScalarView(unicodeScalars.prefix(limit))).onOneLine
    return unicodeScalars.count > limit ? line + "..." : line
  }

  /// The text with question marks for what could break or disguise a line: control characters, other line breaks, and
  /// characters that change the direction of writing.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "?"
          default: scalar
          }
        }))
  }
}

/// A number of things: `1 entry`, `2 entries`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
