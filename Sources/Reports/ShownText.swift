extension String {
  /// What a message shows of a text that somebody gave: its beginning, on one line.
  package var shown: String { isEmpty ? "\"\"" : shown(80) }

  /// What a message shows of a path, which is longer than most texts.
  package var shownPath: String { isEmpty ? "\"\"" : shown(400) }

  /// The first `limit` characters, on one line.
  package func shown(_ limit: Int) -> String {
    let line = String(String.UnicodeScalarView(unicodeScalars.prefix(limit))).onOneLine
    return unicodeScalars.count > limit ? line + "..." : line
  }

  /// The text with question marks for what could break or disguise a line: control characters, other line breaks, and
  /// characters that change the direction of writing.
  package var onOneLine: String {
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
package func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
