import CGMP

extension Integer {
  /// The integer that `text` denotes: an optional sign `+` or `-` and at least one decimal digit, nothing else.
  ///
  /// - Throws: ``ParsingError/malformed(text:expected:)``.
  /// - Complexity: one conversion of GMP, subquadratic in the number of digits.
  public init(parsing text: String) throws(ParsingError) {
    var reader = NumberReader(text)
    let isNegative = reader.readSign()
    let digits = reader.readDigits()
    guard !digits.isEmpty, reader.isAtEnd else {
      throw .malformed(text: text, expected: "an integer such as 12 or -7")
    }
    self.init(digits: digits, base: 10)
    if isNegative { negate() }
  }

  /// The integer with the given digits.
  ///
  /// - Precondition: `digits` are valid ASCII digits of `base`, which is at most 16; none denote 0.
  init(digits: some Collection<UInt8>, base: Int) {
    // 15 digits of base 16 are 60 bits.
    if digits.count <= 15 {
      self.init(digits.reduce(0) { $0 * base + NumberReader.value(ofDigit: $1) })
    } else {
      let text = String(decoding: digits, as: UTF8.self)
      self = Integer.make { _ = mpz_set_str($0, text, Int32(base)) }
    }
  }
}

extension Integer: CustomStringConvertible {
  /// The decimal digits, with a sign if the value is negative.
  public var description: String {
    guard let object else { return word.description }
    return object.withHeader { source in
      // One byte for the sign and one for the terminating zero.
      let capacity = mpz_sizeinbase(source, 10) + 2
      return String(unsafeUninitializedCapacity: capacity) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          _ = mpz_get_str(characters.baseAddress, 10, source)
          return characters.firstIndex(of: 0) ?? 0
        }
      }
    }
  }
}

/// Reads the parts of a number from left to right.
struct NumberReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Reads one sign; true for `-`.
  mutating func readSign() -> Bool {
    if read(oneOf: "-") { return true }
    _ = read(oneOf: "+")
    return false
  }

  /// Reads one byte if it is one of `characters`.
  mutating func read(oneOf characters: StaticString) -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    let isListed = characters.withUTF8Buffer { $0.contains(byte) }
    if isListed { position += 1 }
    return isListed
  }

  /// Reads as many digits of base 10 or 16 as there are.
  mutating func readDigits(hexadecimal: Bool = false) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, Self.isDigit(bytes[position], hexadecimal: hexadecimal) { position += 1 }
    return bytes[start..<position]
  }

  private static func isDigit(_ byte: UInt8, hexadecimal: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): hexadecimal
    default: false
    }
  }

  /// The value of a digit that `readDigits` has read.
  static func value(ofDigit byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...: Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...: Int(byte - UInt8(ascii: "A")) + 10
    default: Int(byte - UInt8(ascii: "0"))
    }
  }
}
