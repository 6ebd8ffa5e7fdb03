/// Decodes what stands at one place of a tape, strictly: a value that the type has not asked for is refused.
///
/// Keys of an object and elements of an array must all be asked for, `null` is a value of optional elements only and never an
/// absent member, and numbers are those of ``JSONTape/integer(at:)`` and ``JSONTape/rational(at:)``. Types decode their
/// parts by `decode`; nested containers and the decoder of a superclass are not offered, because it could not be told whether
/// all that is in them has been asked for.
final class TapeDecoder: Decoder {
  fileprivate let tape: JSONTape
  fileprivate let index: Int
  private let type: any Any.Type
  /// The values of members that have been asked for.
  fileprivate var asked: [Int] = []
  /// The next element of an array.
  fileprivate var element: Int
  /// Whether the value as a whole has been read.
  fileprivate var isRead = false

  /// A decoder of a value of `type` from what stands at `index`.
  init(_ tape: JSONTape, at index: Int, for type: any Any.Type) {
    self.tape = tape
    self.index = index
    self.type = type
    element = tape.first(in: index)
  }

  /// The way from the outermost value; calculated when it is asked for.
  var codingPath: [any CodingKey] { tape.path(to: index).map(PlaceKey.init) }

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tape.kind(at: index) == .object else { throw TapeError(index, "expected an object") }
    return KeyedDecodingContainer(TapeMembers(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tape.kind(at: index) == .array else { throw TapeError(index, "expected an array") }
    return TapeElements(decoder: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { TapeValue(decoder: self) }

  /// Counts the member `key`, if there is one, as asked for.
  func skip(_ key: String) {
    if let value = tape.member(key, of: index) { asked.append(value) }
  }

  /// - Throws: `TapeError` at the first value that has not been asked for.
  func finish() throws(TapeError) {
    guard !isRead else { return }
    let end = tape.end(of: index)
    switch tape.kind(at: index) {
    case .object:
      var key = element
      while key < end {
        guard asked.contains(key + 1) else { throw TapeError(key, "not a field of the format") }
        key = tape.end(of: key + 1)
      }
    case .array:
      guard element == end else { throw TapeError(element, "one element too many") }
    default: throw TapeError(index, "not a value of the format")
    }
  }

  /// - Throws: `TapeError` if `type` is what this decoder is for: a type that asks for itself is none of the format.
  fileprivate func checkProgress(to type: any Any.Type) throws(TapeError) {
    guard type != self.type else { throw TapeError(index, "\(type) is no type of the format") }
  }

  fileprivate var unsupported: TapeError { TapeError(index, "nested containers are no part of the format") }
}

/// The members of an object.
private struct TapeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: TapeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    var keys: [Key] = []
    var key = decoder.tape.first(in: decoder.index)
    let end = decoder.tape.end(of: decoder.index)
    while key < end {
      if let known = Key(stringValue: String(decoding: decoder.tape.content(of: key), as: UTF8.self)) {
        keys.append(known)
      }
      key = decoder.tape.end(of: key + 1)
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { decoder.tape.member(key.stringValue, of: decoder.index) != nil }

  /// False: a member that is `null` is there.
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    guard let value = try decodeIfPresent(type, forKey: key) else {
      throw TapeError(decoder.index, missing: key.stringValue)
    }
    return value
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let value = decoder.tape.member(key.stringValue, of: decoder.index) else { return nil }
    decoder.asked.append(value)
    return try decoder.tape.decode(type, at: value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw decoder.unsupported }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw decoder.unsupported }

  func superDecoder() throws -> any Decoder { throw decoder.unsupported }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw decoder.unsupported }
}

/// The elements of an array, from the first to the last.
private struct TapeElements: UnkeyedDecodingContainer {
  let decoder: TapeDecoder
  private(set) var currentIndex = 0

  init(decoder: TapeDecoder) { self.decoder = decoder }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var count: Int? { decoder.tape.count(of: decoder.index) }

  var isAtEnd: Bool { decoder.element == decoder.tape.end(of: decoder.index) }

  /// The index of the next element, from which the container goes on.
  private mutating func next() throws(TapeError) -> Int {
    guard !isAtEnd else { throw TapeError(decoder.index, "too few elements") }
    let element = decoder.element
    decoder.element = decoder.tape.end(of: element)
    currentIndex += 1
    return element
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, decoder.tape.kind(at: decoder.element) == .null else { return false }
    _ = try next()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.tape.decode(type, at: next())
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    throw decoder.unsupported
  }

  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw decoder.unsupported }

  func superDecoder() throws -> any Decoder { throw decoder.unsupported }
}

/// A value as a whole.
private struct TapeValue: SingleValueDecodingContainer {
  let decoder: TapeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool {
    let isNull = decoder.tape.kind(at: decoder.index) == .null
    if isNull { decoder.isRead = true }
    return isNull
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.checkProgress(to: type)
    let value = try decoder.tape.decode(type, at: decoder.index)
    decoder.isRead = true
    return value
  }
}

/// One step of a path, as `Decoder` speaks of it.
private struct PlaceKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ step: JSONTape.Step) {
    switch step {
    case .key(let key): (stringValue, intValue) = (key, nil)
    case .index(let index): (stringValue, intValue) = ("\(index)", index)
    }
  }

  init?(stringValue: String) { self.init(.key(stringValue)) }

  init?(intValue: Int) { self.init(.index(intValue)) }
}
