import ExactArithmetic

/// Reads one row a line; see `DataFormat.delimitedText`.
struct DelimitedTextReader {
  private let options: DataOptions
  private var numbers: TextNumberReader
  private var entries: [Rational] = []
  private var columnCount = 0
  private var rowCount = 0

  /// The byte between two entries; nil for blanks.
  private var separator: UInt8?

  private init(_ options: DataOptions) {
    self.options = options
    numbers = TextNumberReader(options)
  }

  static func table(in bytes: [UInt8], _ options: DataOptions) throws(DataFileError) -> DataTable {
    var reader = DelimitedTextReader(options)
    try reader.read(bytes)
    return DataTable(
      isList: false, rowCount: reader.rowCount, columnCount: reader.columnCount, real: reader.entries, imaginary: nil)
  }

  private mutating func read(_ bytes: [UInt8]) throws(DataFileError) {
    var lines = try TextLines(bytes)
    var blankLine: Int?
    while let line = try lines.next() {
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      if content.trimmed.isEmpty {
        if rowCount > 0, content.count == line.count { blankLine = blankLine ?? lines.number }
        continue
      }
      // In a column of numbers it may be a missing one.
      if let blankLine {
        throw DataFileError(.empty, found: "a blank line", expected: "the next row, or a comment that starts with #")
          .at(line: blankLine, row: rowCount + 1)
      }
      do { try readRow(content) } catch { throw error.at(line: lines.number, row: rowCount + 1) }
      rowCount += 1
    }
    guard rowCount > 0 else {
      throw DataFileError(.empty, found: "no entries", expected: "the rows of a matrix or the entries of a vector")
    }
  }

  private mutating func readRow(_ line: ArraySlice<UInt8>) throws(DataFileError) {
    if rowCount == 0 {
      separator = [";", ",", "\t"].map(UInt8.init(ascii:)).first {
        // Tabs and blanks in front of the only entry separate nothing.
        $0 == UInt8(ascii: "\t") ? line.trimmed.contains($0) : line.contains($0)
      }
    }
    let fields =
      separator.map { separator in
        line.split(separator: separator, omittingEmptySubsequences: false).map(\.trimmed)
      } ?? line.words
    for (column, field) in fields.enumerated() {
      do { entries.append(try numbers.number(field)) } catch {
        throw (rowCount == 0 ? headerAdvice(error, field) : error).at(column: column + 1)
      }
    }
    if rowCount == 0 { columnCount = fields.count }
    guard fields.count == columnCount else {
      throw DataFileError(
        .shape, found: fields.count == 1 ? "1 entry" : "\(fields.count) entries",
        expected: "\(columnCount) entries as in the first row")
    }
    guard entries.count <= options.maximalEntryCount else {
      throw DataFileError(
        .tooLarge, found: "more", expected: "at most \(options.maximalEntryCount) entries")
    }
  }

  /// The error about an entry of the first row, which may be the name of a column.
  private func headerAdvice(_ error: DataFileError, _ field: ArraySlice<UInt8>) -> DataFileError {
    guard error.kind == .number, let scalar = String(decoding: field.prefix(4), as: UTF8.self).unicodeScalars.first,
      scalar.properties.isAlphabetic || scalar == "\"" || scalar == "'"
    else { return error }
    return DataFileError(
      .number, found: error.found, expected: "a number (a header line is not read; start it with #)")
  }
}
