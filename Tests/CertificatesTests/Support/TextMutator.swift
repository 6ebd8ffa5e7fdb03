import Foundation
import TestSupport

/// Damage to JSON texts that keeps most of their structure.
struct TextMutator {
  /// A text as its tokens; white space belongs to the token before it.
  private typealias Tokens = [ArraySlice<UInt8>]

  private let files: [Tokens]
  private static let values = [
    "null", "true", "false", "0", "-0", "1", "-1", "2", "1.0", "1e3", "01", "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808", "\"\"", "\"0\"", "\"-0\"", "\"1\"", "\"2/4\"", "\"1/2\"", "\"-7/3\"", "\"1/1\"", "\"0/5\"",
    "\"p2\"",
    "\"error-exceeds\"", "\"identity\"", "\"99999999999999999999999999\"", "[]", "{}", "[[]]", "[null]", "[\"1\"]",
    "[1]",
    "{\"pi\":true}", "{\"pi\":false}", "{\"pi\":null}", "{\"sum\":[]}", "{\"quotient\":[\"1\"]}",
    "{\"squareRoot\":\"2\"}",
    "{\"sum\":[],\"pi\":true}", "{\"sum\":[],\"x\":1}", "{\"sample\":1,\"level\":2}",
    "{\"lower\":\"1\",\"upper\":\"2\"}",
  ].map { Array($0.utf8)[...] }

  /// Texts of which mutants are made.
  init(_ files: [[UInt8]]) { self.files = files.map(Self.tokens) }

  /// The text of `file`, an index, after one to three changes.
  func mutant(of file: Int, using generator: inout SeededGenerator) -> [UInt8] {
    var tokens = files[file]
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !tokens.isEmpty { change(&tokens, using: &generator) }
    var bytes = Array(tokens.joined())
    if generator.onceIn(8), !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      default: bytes.insert([0x20, 0x0A, 0x09, 0x0D, 0x5C, 0x22, 0x30][place % 7], at: place)
      }
    }
    return bytes
  }

  private func change(_ tokens: inout Tokens, using generator: inout SeededGenerator) {
    let place = Int.random(in: tokens.indices, using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(tokens[place], at: place)
    case 2: tokens.swapAt(place, Int.random(in: tokens.indices, using: &generator))
    case 3: tokens.insert(Array(" \n\t\r".utf8)[...], at: place)
    case 4: insertMember(&tokens, using: &generator)
    case 5:
      // A member or an element is removed with the comma after it.
      let value = Self.value(in: tokens, at: place)
      tokens.removeSubrange(value.lowerBound..<min(value.upperBound + 1, tokens.count))
    case 6, 7:
      let other = files[Int.random(in: files.indices, using: &generator)]
      guard !other.isEmpty else { return }
      let source = Self.value(in: other, at: Int.random(in: other.indices, using: &generator))
      tokens.replaceSubrange(Self.value(in: tokens, at: place), with: other[source])
    default:
      guard let value = Self.values.randomElement(using: &generator) else { return }
      tokens.replaceSubrange(Self.value(in: tokens, at: place), with: [value])
    }
  }

  /// Adds a member to some object: a new one, or one whose key may be there already.
  private func insertMember(_ tokens: inout Tokens, using generator: inout SeededGenerator) {
    let places = tokens.indices.filter { tokens[$0].first == UInt8(ascii: "{") }
    let strings = tokens.filter { $0.first == UInt8(ascii: "\"") }
    guard let place = places.randomElement(using: &generator), let key = strings.randomElement(using: &generator),
      let value = Self.values.randomElement(using: &generator)
    else { return }
    let member = generator.onceIn(4) ? Array("\"extra\"".utf8)[...] : key
    tokens.insert(contentsOf: [member, Array(":".utf8)[...], value, Array(",".utf8)[...]], at: place + 1)
  }

  /// The tokens of the value that begins at `place`, or the one token there.
  private static func value(in tokens: Tokens, at place: Int) -> Range<Int> {
    var (depth, end) = (0, place)
    repeat {
      switch tokens[end].first {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      end += 1
    } while depth > 0 && end < tokens.count
    return place..<end
  }

  private static func tokens(of text: [UInt8]) -> Tokens {
    var tokens: Tokens = []
    var start = 0
    while start < text.count {
      var end = start + 1
      switch text[start] {
      case UInt8(ascii: "\""):
        while end < text.count, text[end] != UInt8(ascii: "\"") { end += 1 }
        end = min(end + 1, text.count)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        while end < text.count, !" \n\t\r,:]}\"".utf8.contains(text[end]) { end += 1 }
      default: break
      }
      while end < text.count, " \n\t\r".utf8.contains(text[end]) { end += 1 }
      tokens.append(text[start..<end])
      start = end
    }
    return tokens
  }
}
