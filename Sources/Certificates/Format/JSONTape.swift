/// A JSON text as an index of its bytes: where each value stands, and where an array or an object ends.
///
/// A string, a number or a word of JSON takes one word of 32 bits, its kind and its first byte; an array or an object takes a
/// second one, the index of the word after its last. The words of its elements stand between, those of a member as key and value.
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

  /// The tape of `bytes`, of which `words` is a part at least: an array or object whose second word is 0 has no end yet.
  init(bytes: [UInt8], words: [UInt32]) {
    self.bytes = bytes
    self.words = words
  }

  /// How many bits of a word say where a value begins.
  static let offsetBits: UInt32 = 29

  /// The word for a value of this kind that begins at `offset`, which is below 2^``offsetBits``.
  static func word(_ kind: Kind, at offset: Int) -> UInt32 {
    kind.rawValue << offsetBits | UInt32(truncatingIfNeeded: offset)
  }

  /// The kind of the value at `index`.
  func kind(at index: Int) -> Kind { Kind(rawValue: words[index] >> Self.offsetBits) ?? .null }

  /// Where the first byte of the value at `index` stands.
  func offset(at index: Int) -> Int { Int(words[index] & (1 << Self.offsetBits - 1)) }

  /// Whether the value at `index` is an array or an object.
  func isContainer(at index: Int) -> Bool { words[index] >= Kind.array.rawValue << Self.offsetBits }

  /// The index after the value at `index`; beyond the tape for an array or object that has no end yet.
  func end(of index: Int) -> Int {
    guard isContainer(at: index) else { return index + 1 }
    return words[index + 1] == 0 ? words.count : Int(words[index + 1])
  }

  /// The index of the first element, or of the first key, of the array or object at `index`; ``end(of:)`` if it is empty.
  func first(in index: Int) -> Int { index + 2 }

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
    while index != target, isContainer(at: index) {
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
