/// Reads a JSON text from left to right into a tape, by the narrow grammar of `Proofs/CERTIFICATE.md`.
///
/// What a generous reader lets pass is refused: bytes outside printable ASCII, escapes in strings, a key twice in one object,
/// anything after the value. Two readers then cannot understand one file in two ways.
struct JSONTapeReader {
  /// How deep arrays and objects may be nested; what a certificate needs is about ten.
  static let maximalDepth = 64

  private let bytes: [UInt8]
  private var words: [UInt32] = []
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tape of `bytes`, which are at most ``CertificateFile/maximalSize``.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `field` (a key twice) or `limit` (nested too deeply).
  static func tape(of bytes: [UInt8]) throws(Rejection) -> JSONTape {
    var reader = JSONTapeReader(bytes)
    try reader.readValue(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.syntaxError("something follows the value") }
    return JSONTape(bytes: bytes, words: reader.words)
  }

  private func syntaxError(_ problem: String) -> Rejection { Rejection(.syntax, "byte \(position + 1): \(problem)") }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Reads `symbol` after white space, if it is there.
  private mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: symbol) else { return false }
    position += 1
    return true
  }

  private mutating func readValue(depth: Int) throws(Rejection) {
    guard depth <= Self.maximalDepth else {
      throw Rejection(.limit, "byte \(position + 1): nested more than \(Self.maximalDepth) deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): try readContainer(.object, depth: depth)
    case UInt8(ascii: "["): try readContainer(.array, depth: depth)
    case UInt8(ascii: "\""): try readString()
    case let byte? where byte == UInt8(ascii: "-") || byte.isDecimalDigit: try readInteger()
    default:
      for (word, kind) in [("true", JSONTape.Kind.truth), ("false", .falsehood), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        words.append(JSONTape.word(kind, at: position, count: 0))
        position += word.utf8.count
        return
      }
      throw syntaxError(next == nil ? "the text ends too early" : "expected a value")
    }
  }

  /// Reads an array or an object from its opening to its closing bracket.
  private mutating func readContainer(_ kind: JSONTape.Kind, depth: Int) throws(Rejection) {
    let (isObject, start) = (kind == .object, words.count)
    words.append(JSONTape.word(kind, at: position, count: nil))
    words.append(0)
    position += 1
    let close: Unicode.Scalar = isObject ? "}" : "]"
    if !skip(close) {
      repeat {
        if isObject {
          skipSpace()
          try readString()
          guard skip(":") else { throw syntaxError("expected a colon") }
        }
        try readValue(depth: depth + 1)
      } while skip(",")
      guard skip(close) else {
        throw syntaxError("expected a comma or a closing \(isObject ? "brace" : "bracket")")
      }
    }
    if isObject { try checkKeys(from: start + 2) }
    let count = UInt32(truncatingIfNeeded: words.count - (start + 2))
    if count > JSONTape.maximalShortCount {
      words[start + 1] = UInt32(truncatingIfNeeded: words.count)
    } else {
      words[start] = JSONTape.word(kind, at: JSONTape.offset(of: words[start]), count: count)
      // What is inside is short, too, so that no index changes.
      words.remove(at: start + 1)
    }
  }

  private mutating func readString() throws(Rejection) {
    guard next == UInt8(ascii: "\"") else { throw syntaxError("expected a string") }
    words.append(JSONTape.word(.string, at: position, count: 0))
    position += 1
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else {
        throw syntaxError("expected printable ASCII without a backslash")
      }
      position += 1
    }
    guard next != nil else { throw syntaxError("a string without an end") }
    position += 1
  }

  private mutating func readInteger() throws(Rejection) {
    words.append(JSONTape.word(.number, at: position, count: 0))
    if next == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while let byte = next, byte.isDecimalDigit { position += 1 }
    let isCanonical = position == digits + 1 || (position > digits && bytes[digits] != UInt8(ascii: "0"))
    let isFraction = next.map { ".eE".utf8.contains($0) } ?? false
    guard isCanonical, !isFraction else { throw syntaxError("expected an integer in decimal digits") }
  }

  // MARK: Keys

  /// The indices of the keys of the innermost object, whose first one is at `first` and whose last member has just been read.
  private func keys(from first: Int) -> [UInt32] {
    var keys: [UInt32] = []
    var index = first
    while index < words.count {
      keys.append(UInt32(truncatingIfNeeded: index))
      index = JSONTape.end(of: index + 1, in: words)
    }
    return keys
  }

  /// - Throws: `Rejection` of rule `field` if two keys of the object with this first key are the same.
  /// - Complexity: the order of its n keys, n·log n comparisons.
  private func checkKeys(from first: Int) throws(Rejection) {
    guard first < words.count, JSONTape.end(of: first + 1, in: words) < words.count else { return }
    var keys = keys(from: first)
    keys.sort { compare($0, $1) < 0 }
    for (one, two) in zip(keys, keys.dropFirst()) where compare(one, two) == 0 {
      let tape = JSONTape(bytes: bytes, words: words)
      throw Rejection(.field, "\(tape.place(of: Int(max(one, two)))) stands twice in one object")
    }
  }

  /// Below 0, 0 or above 0 as the first key comes before the second, is the same or comes after it, byte by byte.
  private func compare(_ one: UInt32, _ two: UInt32) -> Int {
    var left = offset(one)
    var right = offset(two)
    while bytes[left] == bytes[right], bytes[left] != UInt8(ascii: "\"") {
      left += 1
      right += 1
    }
    return Int(bytes[left]) - Int(bytes[right])
  }

  /// Where the content of the key at `index` of the tape begins.
  private func offset(_ index: UInt32) -> Int { JSONTape.offset(of: words[Int(index)]) + 1 }
}
