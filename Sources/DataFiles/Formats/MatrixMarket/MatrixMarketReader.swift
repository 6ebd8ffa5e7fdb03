import ExactArithmetic

/// Reads a matrix of MatrixMarket; see `DataFormat.matrixMarket`.
struct MatrixMarketReader {
  private let header: MatrixMarketHeader
  private let options: DataOptions
  private var lines: TextLines
  private var numbers: TextNumberReader
  private var matrix: SymmetricFilling
  private let storedCount: Int

  static func table(in bytes: [UInt8], _ options: DataOptions) throws(DataFileError) -> DataTable {
    var reader = try MatrixMarketReader(bytes, options)
    try reader.readEntries()
    return reader.matrix.table
  }

  /// Reads up to the line with the sizes, and compares them with the size of the file before anything is made.
  private init(_ bytes: [UInt8], _ options: DataOptions) throws(DataFileError) {
    self.options = options
    numbers = TextNumberReader(options)
    lines = try TextLines(bytes)
    guard let first = try lines.next() else {
      throw DataFileError(.empty, found: "an empty file", expected: "%%MatrixMarket")
    }
    do { header = try MatrixMarketHeader(first) } catch { throw error.at(line: 1) }
    guard let line = try Self.nextLine(&lines) else {
      throw DataFileError(.truncated, found: "the end of the file", expected: "the line with the sizes")
    }
    do throws(DataFileError) {
      let sizes = try Self.sizes(line, header)
      let count = try DataTable.entryCount(sizes[0], sizes[1], options)
      guard header.symmetry == .general || sizes[0] == sizes[1] else {
        throw DataFileError(
          .shape, found: "\(sizes[0]) rows and \(sizes[1]) columns",
          expected: "a square matrix, as it is \(header.symmetry.rawValue)")
      }
      storedCount = header.layout == .array ? header.storedCount(sizes[0], sizes[1]) : sizes[2]
      guard storedCount <= header.storedCount(sizes[0], sizes[1]) else {
        throw DataFileError(
          .duplicate, found: "\(storedCount) entries",
          expected: "at most \(header.storedCount(sizes[0], sizes[1])), each entry once")
      }
      // A word and the space after it are two bytes at least; the last line may have no end.
      guard storedCount <= (bytes.count + 1) / (2 * header.wordCount) else {
        throw DataFileError(
          .truncated, found: "\(bytes.count) bytes", expected: "a file large enough for \(storedCount) entries")
      }
      matrix = SymmetricFilling(
        sizes[0], sizes[1], count: count, symmetry: header.symmetry, isComplex: header.field == .complex)
    } catch {
      throw error.at(line: lines.number)
    }
  }

  /// The next line that is neither blank nor a comment.
  private static func nextLine(_ lines: inout TextLines) throws(DataFileError) -> ArraySlice<UInt8>? {
    while let line = try lines.next() {
      let content = line.trimmed
      if !content.isEmpty, content.first != UInt8(ascii: "%") { return content }
    }
    return nil
  }

  /// Rows, columns, and for a coordinate file the number of entries.
  private static func sizes(_ line: ArraySlice<UInt8>, _ header: MatrixMarketHeader) throws(DataFileError) -> [Int] {
    let count = header.layout == .coordinate ? 3 : 2
    let words = line.words
    guard words.count == count else {
      throw DataFileError(
        .syntax, found: DataFileError.quote(line),
        expected: count == 3 ? "the numbers of rows, columns and entries" : "the numbers of rows and columns")
    }
    var sizes: [Int] = []
    for word in words { sizes.append(try index(word, expected: "a whole number below 2^63")) }
    return sizes
  }

  /// A number in decimal digits.
  private static func index(_ word: ArraySlice<UInt8>, expected: String) throws(DataFileError) -> Int {
    guard word.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let value = Int(String(decoding: word, as: UTF8.self))
    else { throw DataFileError(.syntax, found: DataFileError.quote(word), expected: expected) }
    return value
  }

  private mutating func readEntries() throws(DataFileError) {
    // The place of the next entry of an array.
    var (row, column) = (header.symmetry == .skewSymmetric ? 1 : 0, 0)
    for entry in 0..<storedCount {
      guard let line = try Self.nextLine(&lines) else {
        throw DataFileError(
          .truncated, found: "the end of the file after \(entry)", expected: "\(storedCount) entries as the sizes say"
        ).at(line: lines.number)
      }
      var words = line.words
      do throws(DataFileError) {
        guard words.count == header.wordCount else {
          throw DataFileError(
            .syntax, found: DataFileError.quote(line), expected: "\(header.wordCount) numbers in this line")
        }
        if header.layout == .coordinate {
          row = try Self.index(words[0], expected: "a row from 1 to \(matrix.rowCount)") - 1
          column = try Self.index(words[1], expected: "a column from 1 to \(matrix.columnCount)") - 1
          words.removeFirst(2)
        }
        do throws(DataFileError) {
          let value = try value(words)
          try matrix.fill(row, column, value)
        } catch {
          throw error.at(row: row + 1, column: column + 1)
        }
      } catch {
        throw error.at(line: lines.number)
      }
      if header.layout == .array {
        row += 1
        if row == matrix.rowCount {
          column += 1
          row =
            switch header.symmetry {
            case .general: 0
            case .symmetric, .hermitian: column
            case .skewSymmetric: column + 1
            }
        }
      }
    }
    if let line = try Self.nextLine(&lines) {
      throw DataFileError(
        .excess, found: DataFileError.quote(line), expected: "the end after \(storedCount) entries, as the sizes say"
      ).at(line: lines.number)
    }
  }

  /// The value that the words of an entry give.
  private mutating func value(_ words: [ArraySlice<UInt8>]) throws(DataFileError) -> (
    real: Rational, imaginary: Rational
  ) {
    switch header.field {
    case .pattern: return (1, 0)
    case .real: return (try numbers.number(words[0]), 0)
    case .complex: return (try numbers.number(words[0]), try numbers.number(words[1]))
    case .integer:
      let digits = words[0].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        throw DataFileError(.number, found: DataFileError.quote(words[0]), expected: "an integer")
      }
      return (try numbers.number(words[0]), 0)
    }
  }
}
