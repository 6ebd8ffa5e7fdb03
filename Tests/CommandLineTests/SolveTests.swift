import ExactArithmetic
import Foundation
import Testing

/// `barrierlab solve` on problems that were solved by hand.
@Suite struct SolveTests {
  private func solve(_ line: String) throws -> SolutionOutput {
    try SolutionOutput.of(SmallProblems.words(line), in: try SmallProblems.directory())
  }

  /// The text without its last line, which shows the time.
  private func text(_ line: String, exitCode: Int32 = 0) throws -> String {
    let result = try Executable.command.run(
      ["solve"] + SmallProblems.words(line), in: try SmallProblems.directory())
    #expect(result.exitCode == exitCode, "\(result.messages)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.last?.hasSuffix(" s") == true || lines.last?.hasSuffix("the set of minimisers") == true)
    return lines.dropLast().joined(separator: "\n")
  }

  @Test func textOfOneMinimiser() throws {
    #expect(
      try text("p2 --matrix I.csv --vector y12.csv --lambda 1") == """
        (P2), m = 2, N = 2, parameter 1, objective paper
        minimum      5/2
        multiplier   1/2
        one minimiser, 2 of its entries are not 0:
          x_1 > 0   1/2
          x_2 > 0   3/2
        """)
  }

  @Test func textOfManyMinimisers() throws {
    #expect(
      try text("p1 --matrix row.csv --vector two.csv --epsilon 0 --certificate c.json --vipr p.vipr") == """
        (P1), m = 1, N = 2, parameter 0, objective paper
        minimum      2
        multiplier   0
        minimisers: a polyhedron of dimension 1; a point in its relative interior:
          x_1 > 0   1
          x_2 > 0   1
        x_j is 0 in every minimiser but for j in 1, 2
        its 2 vertices:
          (2, 0)
          (0, 2)
        certificate  c.json
        VIPR         p.vipr
        """)
  }

  @Test func textOfAnInfeasibleProblem() throws {
    #expect(
      try text("p1 --matrix column10.csv --vector y11.csv --epsilon 1/2") == """
        (P1), m = 2, N = 1, parameter 1/2, objective paper
        infeasible: no x has ‖Ax − y‖ ≤ ε, as is proved by the vector v with Aᵀv = 0 and ⟨v, y⟩ > ε‖v‖:
          0
          1
        """)
  }

  @Test func keysForPrograms() throws {
    let result = try Executable.command.run(
      SmallProblems.words("solve p3 --matrix I.csv --vector y11.csv --lambda 1/2 --format json"),
      in: try SmallProblems.directory())
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(
      object?.keys.sorted() == [
        "columns", "dimension", "dual", "multiplier", "objective", "objectiveScale", "parameter", "problem", "rows",
        "seconds", "signs", "solution", "solutionSet", "status", "support", "unique",
      ])
    #expect((object?["objective"] as? [String: String])?.keys.sorted() == ["exact", "lower", "upper"])
    #expect((object?["solution"] as? [[String: String]]) == [["exact": "1"], ["exact": "1"]])
    #expect(
      (object?["solutionSet"] as? [String: Any])?.keys.sorted() == [
        "directions", "fit", "saturated", "signs", "vertices",
      ])
  }

  /// x = y − λm/(…) in each scale; the minimum by hand. With λ = 1 and half the first entry is 0, although it is saturated.
  @Test(arguments: [
    ("p2 --lambda 1", ["1/2", "3/2"], "5/2"), ("p2 --lambda 1/2 --objective half", ["1/2", "3/2"], "5/4"),
    ("p2 --lambda 1/4 --objective mean", ["1/2", "3/2"], "5/8"), ("p2 --lambda 1 --objective half", ["0", "1"], "2"),
    ("p2 --lambda 4", ["0", "0"], "5"), ("p2 --lambda 1 --weights 1,2", ["1/2", "1"], "15/4"),
    ("p2 --lambda 1 --exact-method", ["1/2", "3/2"], "5/2"),
    ("p1 --epsilon 0", ["1", "2"], "3"), ("p1 --epsilon 0 --weights 1,1/2", ["1", "2"], "2"),
    ("p3 --lambda 1/2", ["1", "2"], "3/2"),
  ])
  func byHand(line: String, solution: [String], minimum: String) throws {
    let output = try solve("\(line) --matrix I.csv --vector y12.csv")
    #expect(output.exactSolution == solution)
    #expect(output.objective?.exact == minimum)
    #expect(try #require(output.objective).contains(try Rational(parsing: minimum)))
    #expect(output.unique == true)
    #expect(output.dimension == 0)
    #expect(output.support == solution.indices.filter { solution[$0] != "0" }.map { $0 + 1 })
    #expect(output.exactVertices == [solution])
    #expect(output.status == "solved")
  }

  /// Sets of minimisers: their dimension, vertices, and the two ways in which Ax is known on them.
  @Test(arguments: [
    ("p1 --epsilon 0 --matrix row.csv --vector two.csv", 1, [["0", "2"], ["2", "0"]], "2", "fixed"),
    ("p1 --epsilon 1 --matrix row.csv --vector two.csv", 1, [["0", "1"], ["1", "0"]], "1", "fixed"),
    (
      "p1 --epsilon 0 --matrix row3.csv --vector two.csv", 2, [["0", "0", "-2"], ["0", "2", "0"], ["2", "0", "0"]],
      "2", "fixed"
    ),
    ("p2 --lambda 2 --matrix row.csv --vector two.csv", 1, [["0", "1"], ["1", "0"]], "3", "fixed"),
    ("p3 --lambda 1 --matrix one.csv --vector one.csv", 1, [["0"], ["1"]], "1", "ray"),
    ("p1 --epsilon 0 --weights 1,2 --matrix row.csv --vector two.csv", 0, [["2", "0"]], "2", "fixed"),
    ("p2 --lambda 1 --matrix zero.csv --vector y12.csv", 0, [["0", "0"]], "5", "fixed"),
    ("p1 --epsilon 2 --matrix row.csv --vector two.csv", 0, [["0", "0"]], "0", "fixed"),
  ])
  func setsOfMinimisers(line: String, dimension: Int, vertices: [[String]], minimum: String, fit: String) throws {
    let output = try solve(line)
    #expect(output.dimension == dimension)
    #expect(output.unique == (dimension == 0))
    #expect(output.exactVertices == vertices.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(output.objective?.exact == minimum)
    #expect(output.solutionSet?.directions.count == dimension)
    #expect(output.solutionSet?.fit.kind == fit)
  }

  @Test func verticesAreListedUpToTheirLimit() throws {
    let output = try solve("p1 --epsilon 0 --matrix row3.csv --vector two.csv --vertices 2")
    #expect(output.solutionSet?.vertices == nil)
    #expect(output.dimension == 2)
    let text = try text("p1 --epsilon 0 --matrix row3.csv --vector two.csv --vertices 2")
    #expect(text.contains("its vertices are not listed"))
  }

  /// ε below, equal to and above the distance 1 of y from the range of A.
  @Test func theBoundaryOfFeasibility() throws {
    let line = "p1 --matrix column10.csv --vector y11.csv --epsilon"
    #expect(try solve("\(line) 0.999").status == "infeasible")
    #expect(try solve("\(line) 0.999").witness?.map(\.exact) == ["0", "1"])
    let boundary = try solve("\(line) 1")
    #expect(boundary.exactSolution == ["1"])
    #expect(boundary.unique == true)
    #expect(try solve("\(line) 1.25").exactSolution == ["1/4"])
  }

  /// (1 − √2/4, 1 − √2/4) with the minimum 2 − √2/2, and the minimiser 1/2 − √7/14 of (P3).
  @Test(arguments: [1, 10, 64, 1000])
  func irrationalSolutionsAreEnclosed(bits: Int) throws {
    let width = try Rational(parsing: "1/\(Integer(1) << bits)")
    let circle = try solve("p1 --matrix I.csv --vector y11.csv --epsilon 1/2 --bits \(bits)")
    let regression = try solve("p3 --matrix column11.csv --vector y10.csv --lambda 1/2 --bits \(bits)")
    let squares: [(SolutionOutput.Number?, (Rational) -> Rational)] = [
      (circle.objective, { (t: Rational) -> Rational in (2 - t) * (2 - t) * 2 }),
      (circle.solution?[1], { (t: Rational) -> Rational in (1 - t) * (1 - t) * 8 }),
      (regression.solution?[0], { (t: Rational) -> Rational in (1 - 2 * t) * (1 - 2 * t) * 7 }),
    ]
    for (number, value) in squares {
      // The squares decrease on the left of the zero of value(t) − 1, where all three lie.
      let bounds = try #require(number).bounds()
      #expect(value(bounds.lower) >= 1 && value(bounds.upper) <= 1)
      #expect(bounds.upper - bounds.lower <= width)
    }
    #expect(circle.solution?[0].exact == nil)
  }

  @Test func longRationalNumbersAreExactOnDemand() throws {
    let line = "p2 --matrix thirds.json --vector y12.csv --lambda 1e-30"
    #expect(try solve(line).solution?[0].exact == nil)
    let exact = try #require(try solve("\(line) --exact").solution?[0].exact)
    // x/3 = 1 − 3λ/2.
    #expect(try Rational(parsing: exact) == 3 - 9 * Rational(parsing: "1e-30") / 2)
  }

  @Test func textNumbersAreExactOrBinary64() throws {
    let line = "p1 --matrix one.csv --vector tenth.csv --epsilon 0 --exact"
    #expect(try solve(line).exactSolution == ["1/10"])
    #expect(try solve("\(line) --binary64").exactSolution == ["3602879701896397/36028797018963968"])
  }

  /// One certificate of each kind of claim and number, checked by both programs.
  @Test(arguments: [
    ("p2 --matrix I.csv --vector y12.csv --lambda 1 --objective half", "one minimiser"),
    ("p1 --matrix row3.csv --vector two.csv --epsilon 0", "of dimension 2"),
    ("p1 --matrix I.csv --vector y11.csv --epsilon 1/2", "one minimiser"),
    ("p3 --matrix one.csv --vector one.csv --lambda 1", "of dimension 1"),
    ("p3 --matrix column11.csv --vector y10.csv --lambda 1/2 --weights 3/2", "one minimiser"),
    ("p1 --matrix column10.csv --vector y11.csv --epsilon 1/2", "no feasible point"),
  ])
  func certificatesAreVerified(line: String, words: String) throws {
    let directory = try SmallProblems.directory()
    _ = try SolutionOutput.of(SmallProblems.words("\(line) --certificate c.json"), in: directory)
    let own = try Executable.command.run(["verify", "c.json"], in: directory)
    let other = try Executable.checker.run(["c.json"], in: directory)
    #expect(own.exitCode == 0 && other.exitCode == 0, "\(other.output)\(other.messages)")
    #expect(own.output == other.output)
    #expect(own.output.hasPrefix("VERIFIED") && own.output.contains(words), "\(own.output)")
  }

  /// A file that is there is replaced, and one behind a link stays behind it.
  @Test func certificatesReplaceWhatIsThere() throws {
    let directory = try SmallProblems.directory()
    try directory.write("old", to: "c.json")
    try FileManager.default.createSymbolicLink(at: directory.file("link"), withDestinationURL: directory.file("c.json"))
    let before = directory.names()
    _ = try SolutionOutput.of(
      SmallProblems.words("p2 --matrix I.csv --vector y12.csv --lambda 1 --certificate link"), in: directory)
    #expect(directory.names() == before)
    let check = try Executable.checker.run(["c.json"], in: directory)
    #expect(check.exitCode == 0)
  }
}
