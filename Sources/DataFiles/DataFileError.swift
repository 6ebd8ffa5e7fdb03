/// Why a file is not read as a matrix or a vector, and where.
public struct DataFileError: Error, Equatable, Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is no such file, or it cannot be read.
    case unreadable
    /// The file, the table or a number is larger than what is read.
    case tooLarge
    /// The file holds no entries.
    case empty
    /// A text is not UTF-8, or has control characters.
    case encoding
    /// The file does not begin as files of its format do, or breaks its grammar.
    case syntax
    /// The file is well formed and of a kind that is not read: an unknown extension, a dtype that holds no numbers.
    case unsupported
    /// An entry is not a number.
    case number
    /// An entry is not a number or infinite, or its nearest binary64 number is infinite.
    case notFinite
    /// Rows differ in length, or the array has the wrong number of dimensions, or a dimension is zero.
    case shape
    /// The file ends before all that it announces.
    case truncated
    /// The file goes on after all that it announces.
    case excess
    /// The file gives an entry twice, or one that its symmetry already determines.
    case duplicate
  }

  /// What kind of thing is wrong.
  public let kind: Kind

  /// The name of the file, as it was given.
  public private(set) var file = ""

  /// The line of a text file, from 1.
  public private(set) var line: Int?

  /// The row of the matrix, or the position in a vector, from 1.
  public private(set) var row: Int?

  /// The column of the matrix, from 1.
  public private(set) var column: Int?

  /// What was found: the offending text between quotation marks, its beginning at least, on one line and without control
  /// characters, or a description.
  public let found: String

  /// What was expected in its place.
  public let expected: String

  init(_ kind: Kind, found: String, expected: String) {
    self.kind = kind
    self.found = found
    self.expected = expected
  }

  /// This error, about the file `name`.
  func of(file name: String) -> DataFileError {
    var error = self
    error.file = name
    return error
  }

  /// This error at a place; what is known of the place already stays.
  func at(line: Int? = nil, row: Int? = nil, column: Int? = nil) -> DataFileError {
    var error = self
    error.line = error.line ?? line
    error.row = error.row ?? row
    error.column = error.column ?? column
    return error
  }

  /// The offending text as a message shows it: between quotation marks, at most 60 characters on one line, question marks
  /// for control characters.
  static func quote(_ text: some Collection<UInt8>) -> String {
    // A character has at most four bytes; one that is cut is shown as a replacement character.
    "\"\(shown(String(decoding: text.prefix(61 * 4), as: UTF8.self), limit: 60))\""
  }

  private static func shown(_ text: String, limit: Int) -> String {
    let scalars = text.unicodeScalars
    let line = scalars.prefix(limit).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: "?"
      default: String(scalar)
      }
    }
    return line.joined() + (scalars.count > limit ? "…" : "")
  }
}

extension DataFileError: CustomStringConvertible {
  /// One sentence without a final stop: `A.csv, line 3, row 2, column 1: expected a number such as 3, found "x"`.
  public var description: String {
    let places = [("line", line), ("row", row), ("column", column)].compactMap { name, number in
      number.map { "\(name) \($0)" }
    }
    return ([Self.shown(file, limit: 200)] + places).joined(separator: ", ") + ": expected \(expected), found \(found)"
  }
}
