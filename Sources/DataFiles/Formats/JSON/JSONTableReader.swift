import ExactArithmetic

/// Reads arrays of numbers; see `DataFormat.json`. Numbers are read from their text: no digit is lost.
struct JSONTableReader {
  private let bytes: [UInt8]
  private let options: DataOptions
  private var position = 0
  private var numbers: TextNumberReader
  private var real: [Rational] = []
  private var imaginary: [Rational] = []
  private var isComplex = false

  private init(_ bytes: [UInt8], _ options: DataOptions) {
    self.bytes = bytes
    self.options = options
    numbers = TextNumberReader(options)
  }

  static func table(in bytes: [UInt8], _ options: DataOptions) throws(DataFileError) -> DataTable {
    // Checks the encoding.
    _ = try TextLines(bytes)
    var reader = JSONTableReader(bytes, options)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    do { return try reader.table() } catch { throw error.at(line: reader.line) }
  }

  /// The line that the reader has come to.
  private var line: Int {
    1 + bytes[..<position].reduce(into: 0) { if $1 == UInt8(ascii: "\n") { $0 += 1 } }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Whether `symbol` comes after white space; it is not read.
  private mutating func isNext(_ symbol: Unicode.Scalar) -> Bool {
    skipSpace()
    return next == UInt8(ascii: symbol)
  }

  /// Reads `symbol` after white space, if it is there.
  private mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    guard isNext(symbol) else { return false }
    position += 1
    return true
  }

  private func error(expected: String) -> DataFileError {
    guard position < bytes.count else {
      return DataFileError(.truncated, found: "the end of the file", expected: expected)
    }
    let text = bytes[position...].prefix { $0 >= 0x20 }.prefix(24)
    return DataFileError(.syntax, found: DataFileError.quote(text), expected: expected)
  }

  private mutating func table() throws(DataFileError) -> DataTable {
    var columnCount: Int?
    var isList: Bool?
    let rowCount = try list(of: .rows) { (reader) throws(DataFileError) in
      let isRow = reader.isNext("[")
      guard isRow != isList else { throw reader.error(expected: isRow ? "an entry, as before" : "a row, as before") }
      isList = !isRow
      var count = 1
      if isRow {
        count = try reader.list(of: .columns) { (reader) throws(DataFileError) in try reader.entry(inRow: true) }
      } else {
        try reader.entry(inRow: false)
      }
      guard count == columnCount ?? count else {
        throw DataFileError(
          .shape, found: count == 1 ? "1 entry" : "\(count) entries",
          expected: "\(columnCount ?? 0) entries as in the first row")
      }
      columnCount = count
    }
    skipSpace()
    guard position == bytes.count else {
      throw DataFileError(
        .excess, found: error(expected: "").found, expected: "nothing after the array")
    }
    return DataTable(
      isList: isList ?? true, rowCount: rowCount, columnCount: columnCount ?? 1, real: real,
      imaginary: isComplex ? imaginary : nil)
  }

  /// What the elements of an array are numbered as.
  private enum Axis {
    case rows
    case columns
  }

  /// Reads an array whose elements `element` reads; the number of elements, at least one.
  private mutating func list(
    of axis: Axis, _ element: (inout JSONTableReader) throws(DataFileError) -> Void
  ) throws(DataFileError) -> Int {
    guard skip("[") else { throw error(expected: "an array") }
    if isNext("]") { throw DataFileError(.empty, found: "an empty array", expected: "at least one entry") }
    var count = 0
    repeat {
      count += 1
      do { try element(&self) } catch {
        throw axis == .rows ? error.at(row: count) : error.at(column: count)
      }
    } while skip(",")
    guard skip("]") else { throw error(expected: "a comma or a closing bracket") }
    return count
  }

  /// Reads one entry of the table, which is a number or both parts of a complex one.
  private mutating func entry(inRow: Bool) throws(DataFileError) {
    guard real.count < options.maximalEntryCount else {
      throw DataFileError(.tooLarge, found: "more", expected: "at most \(options.maximalEntryCount) entries")
    }
    if skip("{") {
      append(try parts())
    } else if inRow, skip("[") {
      let realPart = try number()
      guard skip(",") else { throw error(expected: "the imaginary part of a pair [re, im]") }
      let imaginaryPart = try number()
      guard skip("]") else { throw error(expected: "the end of a pair [re, im]") }
      append((realPart, imaginaryPart))
    } else {
      real.append(try number())
      if isComplex { imaginary.append(0) }
    }
  }

  private mutating func append(_ entry: (real: Rational, imaginary: Rational)) {
    if !isComplex { imaginary = Array(repeating: 0, count: real.count) }
    isComplex = true
    real.append(entry.real)
    imaginary.append(entry.imaginary)
  }

  /// Reads `"re": …, "im": …}`, in either order.
  private mutating func parts() throws(DataFileError) -> (real: Rational, imaginary: Rational) {
    var parts: [Rational?] = [nil, nil]
    repeat {
      skipSpace()
      let start = position
      let index = ["re", "im"].firstIndex(of: String(decoding: try string(), as: UTF8.self))
      guard let index, parts[index] == nil else {
        position = start
        throw error(expected: "each of the keys re and im once")
      }
      guard skip(":") else { throw error(expected: "a colon") }
      parts[index] = try number()
    } while skip(",")
    guard skip("}"), let real = parts[0], let imaginary = parts[1] else {
      throw error(expected: "the keys re and im, and a closing brace")
    }
    return (real, imaginary)
  }

  /// Reads a number, or a string that holds one.
  private mutating func number() throws(DataFileError) -> Rational {
    skipSpace()
    if next == UInt8(ascii: "\"") { return try numbers.number(try string()) }
    let text = bytes[position...].prefix { Self.isPartOfWord($0) }
    guard Self.isNumber(text) else {
      // `NaN` and `Infinity` are no JSON, yet common; the reader of numbers has the words for them.
      let word = text.drop { $0 == UInt8(ascii: "-") }
      if word.elementsEqual("NaN".utf8) || word.elementsEqual("Infinity".utf8) { _ = try numbers.number(text) }
      throw error(expected: "a number, a string that holds one, or {\"re\": …, \"im\": …}")
    }
    let value = try numbers.number(text)
    position = text.endIndex
    return value
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Whether `text` is a number of JSON: `[-] digits [. digits] [e [sign] digits]` without zeros in front (RFC 8259).
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func skip(_ symbols: String) -> Bool {
      guard let byte = rest.first, symbols.utf8.contains(byte) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("-")
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let count = digits()
    guard count == 1 || (count > 1 && !startsWithZero) else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
      _ = skip("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  /// Reads a string without escapes: no number needs one.
  private mutating func string() throws(DataFileError) -> ArraySlice<UInt8> {
    guard skip("\"") else { throw error(expected: "a string") }
    let content = bytes[position...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
    guard content.endIndex < bytes.count, bytes[content.endIndex] == UInt8(ascii: "\"") else {
      position = content.endIndex
      throw error(expected: "the rest of a string without escapes")
    }
    position = content.endIndex + 1
    return content
  }
}
