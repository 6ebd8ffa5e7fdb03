import Certificates
import ExactArithmetic
import Testing

@Suite("Expressions as documents")
struct ExpressionWriterTests {
  @Test("Powers are written factor by factor, and refused where there are too many")
  func powers() throws {
    var writer = ExpressionWriter()
    _ = try writer.document(of: ExactReal.pi.power(5))
    guard case .product(let factors) = try #require(writer.definitions.last).value else {
      Issue.record("expected a product")
      return
    }
    #expect(factors.count == 5)
    for exponent in [ExpressionWriter.greatestExponent + 1, Int.max, Int.min] {
      #expect(throws: Rejection.self) { try writer.document(of: ExactReal.pi.power(exponent)) }
    }
  }
}
