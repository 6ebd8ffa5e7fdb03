import ExactArithmetic
import Foundation
import Testing

/// `barrierlab solve` on complex data: enclosures, or no claim.
@Suite struct ComplexSolveTests {
  struct Output: Decodable {
    struct Entry: Decodable {
      let real: SolutionOutput.Number
      let imaginary: SolutionOutput.Number
    }

    let status: String
    let support: [Int]?
    let objective: SolutionOutput.Number?
    let solution: [Entry]?
    let reason: String?
    let seconds: SolutionOutput.Timing
  }

  private func run(_ line: String) throws -> (exitCode: Int32, output: String, messages: String) {
    let directory = try SmallProblems.directory()
    let before = directory.names()
    let result = try Executable.command.run(SmallProblems.words(line), in: directory)
    #expect(directory.names() == before)
    return (result.exitCode, result.output, result.messages)
  }

  /// x = (1/2, i/2), minimum 3/2.
  @Test func theMinimiserIsEnclosed() throws {
    let result = try run("solve p2 --matrix I.csv --vector complex.json --lambda 1 --bits 100 --format json")
    #expect(result.exitCode == 0)
    let output = try JSONDecoder().decode(Output.self, from: Data(result.output.utf8))
    #expect(output.status == "solved")
    #expect(output.support == [1, 2])
    #expect(output.seconds.solve > 0 && output.seconds.processor > 0 && output.seconds.solutionSet == 0)
    let half = try Rational(parsing: "1/2")
    let solution = try #require(output.solution)
    for (entry, expected) in zip(solution, [(half, 0), (0, half)] as [(Rational, Rational)]) {
      #expect(try entry.real.contains(expected.0) && entry.imaginary.contains(expected.1))
      let bounds = try entry.real.bounds()
      #expect(bounds.upper - bounds.lower <= (try Rational(parsing: "1/\(Integer(1) << 100)")))
    }
    #expect(try #require(output.objective).contains(3 * half))
  }

  @Test func whereStrictnessFailsItIsUndecided() throws {
    let result = try run("solve p2 --matrix row.csv --vector diagonal.json --lambda 1")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("\nundecided: no strict inequality at columns"))
    #expect(result.messages.isEmpty)
  }

  @Test(arguments: [
    ("distance p2 --matrix one.csv --vector diagonal.json --lambda 1 --point one.csv", 65, "--vector diagonal.json"),
    ("solve p2 --matrix one.csv --vector diagonal.json --lambda 1 --certificate c.json", 64, "--certificate c.json"),
    ("solve p1 --matrix one.csv --vector diagonal.json --epsilon 0 --vipr p.vipr", 64, "--vipr p.vipr"),
    ("distance p2 --matrix one.csv --vector one.csv --lambda 1 --point diagonal.json", 65, "--point diagonal.json"),
  ])
  func whatNeedsRealData(line: String, exitCode: Int32, words: String) throws {
    let result = try run(line)
    #expect(result.exitCode == exitCode)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(words) && result.messages.contains("complex"), "\(result.messages)")
  }
}
