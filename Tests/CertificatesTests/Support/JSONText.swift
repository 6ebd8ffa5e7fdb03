import Certificates

/// A JSON text as a tree, read by the narrow grammar of `Proofs/CERTIFICATE.md`: slow, and simple.
///
/// What a generous reader lets pass is refused: bytes outside printable ASCII, escapes in strings, a key twice in one object,
/// anything after the value. Two readers then cannot understand one file in two ways.
indirect enum JSONText: Equatable {
  case null
  case boolean(Bool)
  /// A number as it is written.
  case number([UInt8])
  case string([UInt8])
  case array([JSONText])
  case object([[UInt8]: JSONText])

  /// How deep arrays and objects may be nested; what a certificate needs is about ten.
  static let maximalDepth = 64

  /// The text in `bytes`, and where the content of the string of the outermost key `digest` stands.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `field` (a key twice) or `limit` (nested too deeply).
  static func read(_ bytes: [UInt8]) throws(Rejection) -> (text: JSONText, digest: Range<Int>?) {
    var reader = JSONReader(bytes)
    let text = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.syntaxError("something follows the value") }
    return (text, reader.digest)
  }

  /// The value of an object for `key`, which is ASCII.
  subscript(key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members[Array(key.utf8)]
  }

  /// The first place where this text says something that `other` does not say, or says it otherwise; `nil` if there is none.
  func firstDifference(from other: JSONText, place: String = "") -> String? {
    switch (self, other) {
    case (.array(let own), .array(let others)):
      guard own.count == others.count else { return place }
      for (index, pair) in zip(own, others).enumerated() {
        if let found = pair.0.firstDifference(from: pair.1, place: "\(place)[\(index + 1)]") { return found }
      }
      return nil
    case (.object(let own), .object(let others)):
      for key in Set(own.keys).union(others.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let inner = "\(place).\(String(decoding: key, as: UTF8.self))"
        guard let one = own[key], let two = others[key] else { return inner }
        if let found = one.firstDifference(from: two, place: inner) { return found }
      }
      return nil
    default: return self == other ? nil : place
    }
  }
}

/// Reads a JSON text from left to right.
private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var digest: Range<Int>?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func syntaxError(_ problem: String) -> Rejection { Rejection(.syntax, "byte \(position + 1): \(problem)") }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Reads `symbol` after white space, if it is there.
  private mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: symbol) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(Rejection) -> JSONText {
    guard depth <= JSONText.maximalDepth else {
      throw Rejection(.limit, "byte \(position + 1): nested more than \(JSONText.maximalDepth) deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return .number(try integer())
    default:
      for (word, value) in [("true", JSONText.boolean(true)), ("false", .boolean(false)), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw syntaxError(next == nil ? "the text ends too early" : "expected a value")
    }
  }

  private mutating func object(depth: Int) throws(Rejection) -> JSONText {
    position += 1
    var members: [[UInt8]: JSONText] = [:]
    if skip("}") { return .object(members) }
    while true {
      skipSpace()
      let key = try string()
      guard members[key] == nil else {
        throw Rejection(
          .field, "byte \(position): the key \(String(decoding: key, as: UTF8.self)) stands twice in one object")
      }
      guard skip(":") else { throw syntaxError("expected a colon") }
      let value = try value(depth: depth + 1)
      if depth == 0, case .string(let content) = value, key.elementsEqual("digest".utf8) {
        digest = position - 1 - content.count..<position - 1
      }
      members[key] = value
      if skip(",") { continue }
      guard skip("}") else { throw syntaxError("expected a comma or a closing brace") }
      return .object(members)
    }
  }

  private mutating func array(depth: Int) throws(Rejection) -> JSONText {
    position += 1
    var elements: [JSONText] = []
    if skip("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      if skip(",") { continue }
      guard skip("]") else { throw syntaxError("expected a comma or a closing bracket") }
      return .array(elements)
    }
  }

  private mutating func string() throws(Rejection) -> [UInt8] {
    guard next == UInt8(ascii: "\"") else { throw syntaxError("expected a string") }
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else {
        throw syntaxError("expected printable ASCII without a backslash")
      }
      position += 1
    }
    guard next != nil else { throw syntaxError("a string without an end") }
    position += 1
    return Array(bytes[start..<position - 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func integer() throws(Rejection) -> [UInt8] {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while let byte = next, Self.isDigit(byte) { position += 1 }
    let isCanonical = position == digits + 1 || (position > digits && bytes[digits] != UInt8(ascii: "0"))
    let isFraction = next.map { ".eE".utf8.contains($0) } ?? false
    guard isCanonical, !isFraction else { throw syntaxError("expected an integer in decimal digits") }
    return Array(bytes[start..<position])
  }
}
