/// The lines of a UTF-8 text, which end with a line feed, a carriage return, or both; a byte order mark is skipped.
struct TextLines {
  private let bytes: [UInt8]
  private var position: Int

  /// The number of the line that was read last, from 1.
  private(set) var number = 0

  /// - Throws: `encoding` for a text that is not UTF-8, with the line.
  init(_ bytes: [UInt8]) throws(DataFileError) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DataFileError(.encoding, found: "UTF-16", expected: "a text in UTF-8")
    }
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else { return }
    // Line feeds and carriage returns are no part of longer characters: one line at least is not UTF-8 by itself.
    while let line = nextLine() {
      guard String(validating: line, as: UTF8.self) != nil else {
        throw DataFileError(.encoding, found: DataFileError.quote(line), expected: "a text in UTF-8").at(line: number)
      }
    }
  }

  /// The next line without its end; nil after the last one.
  ///
  /// - Throws: `encoding` for a line with control characters other than tabs.
  mutating func next() throws(DataFileError) -> ArraySlice<UInt8>? {
    guard let line = nextLine() else { return nil }
    if let control = line.first(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }) {
      throw DataFileError(.encoding, found: "the control character \(control)", expected: "a text").at(line: number)
    }
    return line
  }

  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    number += 1
    let start = position
    let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
    position = end + 1
    let isPair = position < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[position] == UInt8(ascii: "\n")
    if isPair { position += 1 }
    return bytes[start..<end]
  }
}

extension ArraySlice<UInt8> {
  /// This text without blanks and tabs at its ends.
  var trimmed: ArraySlice<UInt8> {
    let start = firstIndex { !Self.isBlank($0) } ?? endIndex
    let end = (lastIndex { !Self.isBlank($0) } ?? endIndex - 1) + 1
    return start < end ? self[start..<end] : self[endIndex...]
  }

  /// The parts of this text between blanks and tabs.
  var words: [ArraySlice<UInt8>] { split(whereSeparator: Self.isBlank) }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
