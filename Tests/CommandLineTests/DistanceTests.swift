import ExactArithmetic
import Foundation
import Testing

/// `barrierlab distance` on sets that were described by hand.
@Suite struct DistanceTests {
  @Test(arguments: [
    // Outside a segment, inside it, beyond a vertex of a triangle, and one minimiser.
    ("p1 --epsilon 0 --matrix row.csv --vector two.csv", "2,2", "2", ["1", "1"]),
    ("p1 --epsilon 0 --matrix row.csv --vector two.csv", "1/2,3/2", "0", ["1/2", "3/2"]),
    ("p1 --epsilon 0 --matrix row.csv --vector two.csv", "4,-1", "5", ["2", "0"]),
    ("p1 --epsilon 0 --matrix row3.csv --vector two.csv", "0,0,-3", "1", ["0", "0", "-2"]),
    ("p2 --lambda 1 --matrix I.csv --vector y12.csv", "0,0", "5/2", ["1/2", "3/2"]),
    ("p2 --lambda 1 --objective half --matrix I.csv --vector y12.csv", "0,1", "0", ["0", "1"]),
    ("p3 --lambda 1 --matrix one.csv --vector one.csv", "3", "4", ["1"]),
    ("p3 --lambda 1 --matrix one.csv --vector one.csv", "-1/3", "1/9", ["0"]),
  ])
  func byHand(line: String, point: String, square: String, nearest: [String]) throws {
    let directory = try SmallProblems.directory()
    try directory.write(
      "[" + point.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") + "]", to: "x.json")
    let output = try DistanceOutput.of(
      SmallProblems.words("\(line) --point x.json --certificate d.json --bits 80"), in: directory)
    #expect(output.squaredDistance.exact == square)
    #expect(output.nearest.map(\.exact) == nearest)
    let bounds = try output.distance.bounds()
    let expected = try Rational(parsing: square)
    #expect(bounds.lower * bounds.lower <= expected && expected <= bounds.upper * bounds.upper)
    #expect(bounds.upper - bounds.lower <= (try Rational(parsing: "1/\(Integer(1) << 80)")))
    let check = try Executable.command.run(["verify", "d.json"], in: directory)
    #expect(check.output.hasPrefix("VERIFIED") && check.output.contains("distance"))
  }

  @Test func text() throws {
    let directory = try SmallProblems.directory()
    let result = try Executable.command.run(
      SmallProblems.words("distance p1 --epsilon 0 --matrix row.csv --vector two.csv --point y12.csv"), in: directory)
    #expect(
      result.output == """
        (P1), parameter 0, objective paper
        minimisers: a polyhedron of dimension 1
        distance     0.707106781186547524400[8, 9]
        its square   1/2
        the nearest minimiser:
          x_1   1/2
          x_2   3/2

        """)
  }

  @Test func withoutAMinimiserThereIsNoDistance() throws {
    let directory = try SmallProblems.directory()
    let result = try Executable.command.run(
      SmallProblems.words("distance p1 --epsilon 1/2 --matrix column10.csv --vector y11.csv --point one.csv"),
      in: directory)
    #expect(result.exitCode == 1)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("there is no minimiser"))
  }
}
