/// The header of an array of NumPy: a literal of a Python dictionary with the keys `descr`, `fortran_order`, `shape`.
struct NumPyHeader {
  let type: NumPyType
  let isFortranOrder: Bool
  let shape: [Int]

  /// Where the entries start in the file.
  let dataStart: Int

  /// The longest header that is read, in bytes; NumPy's own for numbers have less than 200.
  static let maximalLength = 1 << 16

  /// The header at the start of `bytes`.
  ///
  /// - Throws: `syntax`, `truncated` or `unsupported`.
  init(_ bytes: [UInt8]) throws(DataFileError) {
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    guard bytes.starts(with: magic) else {
      throw DataFileError(
        .syntax, found: DataFileError.quote(bytes.prefix(magic.count)), expected: "the first bytes \\x93NUMPY of .npy")
    }
    let ended = DataFileError(.truncated, found: "the end of the file", expected: "the rest of the header")
    guard bytes.count >= 10 else { throw ended }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw DataFileError(
        .unsupported, found: "version \(bytes[6]).\(bytes[7])", expected: "version 1.0, 2.0 or 3.0 of .npy")
    }
    // The length is a little-endian number of two bytes in version 1, of four in the others.
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else { throw ended }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.maximalLength else {
      throw DataFileError(
        .tooLarge, found: "a header of \(length) bytes", expected: "a header of at most \(Self.maximalLength) bytes")
    }
    guard length <= bytes.count - start else { throw ended }
    dataStart = start + length
    var reader = PythonLiteralReader(bytes[start..<dataStart])
    let (description, isFortranOrder, shape) = try reader.header()
    self.isFortranOrder = isFortranOrder
    self.shape = shape
    type = try NumPyType(description)
  }
}

/// Reads the little of Python's grammar that a header needs.
private struct PythonLiteralReader {
  private var rest: ArraySlice<UInt8>
  private let whole: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
    whole = text
  }

  private func error(_ expected: String) -> DataFileError {
    DataFileError(
      .syntax, found: DataFileError.quote(rest.isEmpty ? whole : rest), expected: "\(expected) in the header")
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }

  private mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: symbol) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func header() throws(DataFileError) -> (description: String, isFortranOrder: Bool, shape: [Int]) {
    guard skip("{") else { throw error("a dictionary") }
    var description: String?
    var isFortranOrder: Bool?
    var shape: [Int]?
    while !skip("}") {
      let key = try string("a key")
      guard skip(":") else { throw error("a colon") }
      switch key {
      case "descr" where description == nil: description = try dtype()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw error("each of the keys descr, fortran_order and shape once")
      }
      if !skip(",") {
        guard skip("}") else { throw error("a comma or a closing brace") }
        break
      }
    }
    skipSpace()
    guard rest.isEmpty else { throw error("nothing after the dictionary") }
    guard let description, let isFortranOrder, let shape else {
      throw error("the keys descr, fortran_order and shape")
    }
    return (description, isFortranOrder, shape)
  }

  private mutating func string(_ what: String) throws(DataFileError) -> String {
    let quotes = ["'", "\""] as [Unicode.Scalar]
    for quote in quotes where skip(quote) {
      guard let end = rest.firstIndex(of: UInt8(ascii: quote)) else { break }
      let content = rest[..<end]
      rest = rest[(end + 1)...]
      return String(decoding: content, as: UTF8.self)
    }
    throw error(what)
  }

  private mutating func dtype() throws(DataFileError) -> String {
    if skip("[") || skip("(") {
      throw DataFileError(
        .unsupported, found: "a structured dtype", expected: "a dtype of numbers such as <f8")
    }
    return try string("a dtype")
  }

  private mutating func boolean() throws(DataFileError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      return value
    }
    throw error("True or False")
  }

  private mutating func tuple() throws(DataFileError) -> [Int] {
    guard skip("(") else { throw error("a tuple of sizes") }
    var sizes: [Int] = []
    while !skip(")") {
      skipSpace()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { throw error("a size, a whole number,") }
      guard let size = Int(String(decoding: digits, as: UTF8.self)) else {
        throw DataFileError(
          .tooLarge, found: "the size \(DataFileError.quote(digits))", expected: "a size below 2^63")
      }
      sizes.append(size)
      rest = rest.dropFirst(digits.count)
      // Python 2 marks long integers.
      _ = skip("L")
      if !skip(",") {
        guard skip(")") else { throw error("a comma or a closing parenthesis") }
        break
      }
    }
    return sizes
  }
}
