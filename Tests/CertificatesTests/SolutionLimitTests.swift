import ExactArithmetic
import Foundation
import Testing

/// Both sides of the limits of 8.8: 1024 numbers with 2^19 bits are 2^29 bits.
@Suite struct SolutionLimitTests {
  /// Where the long number is: a common denominator, or an integer of a vector.
  enum Place: CaseIterable { case matrix, secondRow, weights, data, given, point, dual, multiplier, denominator }

  private static let side = 1024

  /// 2^(bits − 1), an integer of so many bits.
  private func long(_ bits: Int) -> String { "\(Rational.powerOfTwo(bits - 1))" }

  private func list(_ count: Int, _ filler: String = "0", first: String? = nil) -> String {
    let entries = [first ?? filler] + Array(repeating: filler, count: count - 1)
    return "[" + entries.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  private func digested(claim: String, problem: String, evidence: String) -> Data {
    let text =
      "{\"format\":\"barrierlab-solution-certificate\",\"version\":1,\"claim\":\(claim),\"problem\":\(problem),"
      + "\"evidence\":\(evidence),\"digest\":\"sha256:\(String(repeating: "0", count: 64))\"}"
    return CertificateText(Data(text.utf8)).digested
  }

  /// The distance of 0 from the minimiser 0 of (P1) with y = 0, or nearly so, and one long number.
  private func distance(_ place: Place, bits: Int) -> Data {
    let tall = place == .data || place == .dual || place == .multiplier
    let rows = tall ? Self.side : place == .secondRow ? 2 : 1
    let columns = Self.side / rows
    let fraction = "1/" + long(bits)
    var matrix = Array(repeating: list(columns), count: rows)
    if place == .matrix || place == .secondRow { matrix[rows - 1] = list(columns, first: fraction) }
    func vector(_ count: Int, _ first: String?, denominator: String = "1") -> String {
      "{\"denominator\":\"\(denominator)\",\"rational\":\(list(count, first: first))}"
    }
    let integer = "-" + long(bits)
    let given = list(columns, first: place == .given ? fraction : nil)
    return digested(
      claim: "{\"kind\":\"distance\",\"vector\":\(given),\"distance\":{\"lower\":\"0\",\"upper\":\"1\"}}",
      problem: "{\"kind\":\"p1\",\"parameter\":\"1\",\"matrix\":[\(matrix.joined(separator: ","))],"
        + (place == .weights ? "\"weights\":\(list(columns, "1", first: fraction))," : "")
        + "\"vector\":\(list(rows, first: place == .data ? fraction : nil))}",
      evidence: "{\"point\":\(vector(columns, place == .point ? integer : nil)),"
        + "\"dual\":\(vector(rows, place == .dual ? integer : nil, denominator: place == .denominator ? long(bits) : "1")),"
        + "\"multiplier\":\(vector(rows, place == .multiplier ? integer : nil))}")
  }

  @Test(arguments: Place.allCases)
  func bits(place: Place) {
    let within = distance(place, bits: 1 << 19).verdict
    // A long point or dual vector is not optimal, which is found after the limits.
    let expected =
      switch place {
      case .point: "REJECTED complementarity: "
      case .dual: "REJECTED stationarity: "
      default: "VERIFIED "
      }
    #expect(within.hasPrefix(expected), "\(within)")
    let above = distance(place, bits: 1 << 19 + 1).verdict
    #expect(above.hasPrefix("REJECTED limit: "), "\(above)")
  }

  /// C²m + 8dmN ≤ 2^32, whether the sizes of the face fit or not.
  @Test(arguments: [
    (1, 2, 1 << 16, 0, true), (1, 2, 1 << 16 + 1, 0, false), (1, 2, 1 << 16 - 1, 1 << 13 - 1, true),
    (1, 2, 1 << 16 - 1, 1 << 13, false), (64, 1024, 0, 1 << 13, true), (64, 1024, 1, 1 << 13, false),
  ])
  func face(rows: Int, columns: Int, listed: Int, directions: Int, allowed: Bool) {
    let direction = "{\"denominator\":\"1\",\"rational\":[]}"
    let list = Array(repeating: "1", count: listed).joined(separator: ",")
    let matrix = Array(repeating: self.list(columns), count: rows).joined(separator: ",")
    let face =
      "{\"directions\":[\(Array(repeating: direction, count: directions).joined(separator: ","))],"
      + "\"coordinates\":[],\"columns\":[\(list)],\"prime\":3}"
    let verdict = digested(
      claim:
        "{\"kind\":\"solution-set\",\"objective\":{\"lower\":\"0\",\"upper\":\"1\"},\"saturated\":[],\"dimension\":0}",
      problem: "{\"kind\":\"p1\",\"parameter\":\"1\",\"matrix\":[\(matrix)],\"vector\":\(self.list(rows))}",
      evidence: "{\"point\":{\"denominator\":\"1\",\"rational\":\(self.list(columns))},"
        + "\"dual\":{\"denominator\":\"1\",\"rational\":\(self.list(rows))},\"face\":\(face)}"
    ).verdict
    #expect(verdict.hasPrefix("REJECTED "))
    #expect(verdict.hasPrefix("REJECTED limit: ") != allowed, "\(verdict)")
  }
}
