/// A JSON text as an index of its bytes: where each value stands, and where an array or an object ends.
///
/// Each value is one word of 32 bits: its kind, its first byte, and how many words inside it follow. Seven of them or more are not
/// counted: a second word says where they end. The words inside an object are those of its members, key and value in turn.
/// No value is copied: a text of n bytes has at most n words, and about n/4 if it consists of short strings.
final class JSONTape: Sendable {
  /// What a word of the tape stands for.
  enum Kind: UInt32, Sendable {
    case null
    case falsehood
    case truth
    case number
    case string
    case array
    case object
  }

  /// The text.
  let bytes: [UInt8]

  /// The tape; the outermost value begins at index 0.
  let words: [UInt32]

  /// The tape of `bytes`, of which `words` is a part at least: an array or object that ends at 0 has no end yet.
  init(bytes: [UInt8], words: [UInt32]) {
    self.bytes = bytes
    self.words = words
  }

  /// The most words inside a value that its own word counts.
  static let maximalShortCount: UInt32 = 6

  /// What stands for their number if there are more.
  private static let longCount: UInt32 = 7

  /// The word for a value of this kind that begins at `offset`, below ``CertificateFile/maximalSize``, with `count` words inside it, at
  /// most ``maximalShortCount``; without a count, the next word says where they end.
  static func word(_ kind: Kind, at offset: Int, count: UInt32?) -> UInt32 {
    kind.rawValue << 29 | UInt32(truncatingIfNeeded: offset) << 3 | (count ?? longCount)
  }

  /// Where the first byte of the value with this word stands.
  static func offset(of word: UInt32) -> Int { Int(word >> 3 & (1 << 26 - 1)) }

  /// The index after the value at `index` of `words`; beyond them for an array or object that has no end yet.
  static func end(of index: Int, in words: [UInt32]) -> Int {
    let count = words[index] & 7
    guard count == longCount else { return index + 1 + Int(count) }
    return words[index + 1] == 0 ? words.count : Int(words[index + 1])
  }

  /// The kind of the value at `index`.
  func kind(at index: Int) -> Kind { Kind(rawValue: words[index] >> 29) ?? .null }

  /// Where the first byte of the value at `index` stands.
  func offset(at index: Int) -> Int { Self.offset(of: words[index]) }

  /// The index after the value at `index`; beyond the tape for an array or object that has no end yet.
  func end(of index: Int) -> Int { Self.end(of: index, in: words) }

  /// The index of the first element, or of the first key, of the array or object at `index`; ``end(of:)`` if it is empty.
  func first(in index: Int) -> Int { words[index] & 7 == Self.longCount ? index + 2 : index + 1 }

  /// The number of elements of the array at `index`.
  ///
  /// - Complexity: linear in that number.
  func count(of index: Int) -> Int {
    var (count, element) = (0, first(in: index))
    let end = end(of: index)
    while element < end {
      count += 1
      element = self.end(of: element)
    }
    return count
  }

  /// The content of the string at `index`.
  func content(of index: Int) -> ArraySlice<UInt8> {
    let start = offset(at: index) + 1
    var position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
    return bytes[start..<position]
  }

  /// Whether the value at `index` is the string `text`, in which there is no quotation mark.
  func isString(_ text: String, at index: Int) -> Bool {
    guard kind(at: index) == .string else { return false }
    var position = offset(at: index) + 1
    for byte in text.utf8 {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
    }
    return position < bytes.count && bytes[position] == UInt8(ascii: "\"")
  }

  /// The digits, with their sign, of the number at `index`.
  func digits(of index: Int) -> ArraySlice<UInt8> {
    let start = offset(at: index)
    var position = start
    while position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position].isDecimalDigit {
      position += 1
    }
    return bytes[start..<position]
  }

  /// The value for `key` of the object at `index`.
  ///
  /// - Complexity: linear in the number of its members.
  func member(_ key: String, of index: Int) -> Int? {
    guard kind(at: index) == .object else { return nil }
    var member = first(in: index)
    let end = end(of: index)
    while member < end {
      if isString(key, at: member) { return member + 1 }
      member = self.end(of: member + 1)
    }
    return nil
  }

  /// The keys and indices on the way from the outermost value to the one at `target`, which may be a key.
  ///
  /// - Complexity: linear in the tape.
  func path(to target: Int) -> [Step] {
    var path: [Step] = []
    var index = 0
    while index != target, first(in: index) <= target {
      let isObject = kind(at: index) == .object
      var (ordinal, entry) = (0, first(in: index))
      func value() -> Int { isObject ? entry + 1 : entry }
      while value() < words.count, end(of: value()) <= target {
        entry = end(of: value())
        ordinal += 1
      }
      guard value() < words.count || entry == target else { break }
      path.append(isObject ? .key(String(decoding: content(of: entry), as: UTF8.self)) : .index(ordinal))
      guard entry != target else { break }
      index = value()
    }
    return path
  }

  /// One step from a value to a part of it.
  enum Step: Sendable {
    /// The member of an object.
    case key(String)
    /// The element of an array, from 0.
    case index(Int)
  }
}

extension UInt8 {
  /// Whether the byte is one of the digits 0…9 in ASCII.
  var isDecimalDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
