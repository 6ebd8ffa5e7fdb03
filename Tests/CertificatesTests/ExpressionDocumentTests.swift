import Certificates
import ExactArithmetic
import Foundation
import Testing

/// Expressions as they stand in a file.
@Suite struct ExpressionDocumentTests {
  private func expression(_ text: String) throws -> ExpressionDocument {
    try JSONDecoder().decode(ExpressionDocument.self, from: Data(text.utf8))
  }

  @Test(arguments: [
    ("{\"pi\":true}", ExpressionDocument.pi),
    ("{\"reference\":\"e1\"}", .reference("e1")), ("{\"squareRoot\":\"2\"}", .squareRoot(.rational(2))),
    ("{\"quotient\":[\"1\",{\"pi\":true}]}", .quotient(.rational(1), .pi)),
    ("{\"sum\":[\"1\",\"2\"]}", .sum([.rational(1), .rational(2)])),
    ("{\"product\":[{\"pi\":true},\"2\"]}", .product([.pi, .rational(2)])),
  ])
  func operationsAreReadAndWritten(text: String, expected: ExpressionDocument) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let read = try expression(text)
    #expect(String(decoding: try encoder.encode(read), as: UTF8.self) == text)
    #expect(read == expected)
  }

  @Test func rationalsAreReadInLowestTerms() throws {
    #expect(try expression("\"-3/7\"") == .rational(try Rational(parsing: "-3/7")))
  }

  @Test(arguments: [
    "{\"pi\":false}", "{\"quotient\":[\"1\"]}", "{\"quotient\":[\"1\",\"2\",\"3\"]}", "{}", "{\"pi\":true,\"sum\":[]}",
    "{\"cosinePi\":\"2/4\"}", "\"1/0\"", "\"0.5\"", "1",
  ])
  func anythingElseIsRefused(text: String) {
    #expect(throws: DecodingError.self) { try expression(text) }
  }
}
