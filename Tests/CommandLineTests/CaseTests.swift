import ExactArithmetic
import Foundation
import Testing

/// The cases that users of LASSO solvers reported. `Cases/generate.py` made the files; the figures in them were computed in
/// Python's rational arithmetic by `Cases/exact.py`, which shares nothing with this package.
@Suite struct CaseTests {
  struct Case: Decodable {
    let thread: String
    let versions: [String: String]
    let problems: [Problem]
  }

  struct Problem: Decodable {
    let name: String
    let problem: String
    let data: String
    let objective: String
    let lambda: String
    let minimum: String
    let vertices: [[String]]
    let answers: [Answer]
  }

  struct Answer: Decodable {
    let file: String
    let settings: String
    let warned: Bool
    let distance: [String]
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  static let names = [
    "celer-173", "scikit-learn-25950", "scikit-learn-11311", "scikit-learn-27928", "skglm-sqrt-lasso",
  ]

  static func load(_ name: String) throws -> Case {
    try JSONDecoder().decode(
      Case.self, from: try Data(contentsOf: folder.appendingPathComponent("\(name)/case.json")))
  }

  private func arguments(_ problem: Problem, of name: String) -> [String] {
    let data = Self.folder.appendingPathComponent("\(name)/\(problem.data)").path
    return [
      problem.problem, "--matrix", "\(data).matrix.csv", "--vector", "\(data).vector.csv", "--lambda", problem.lambda,
      "--objective", problem.objective,
    ]
  }

  private func expectVerified(_ file: String, in directory: TemporaryDirectory) throws {
    let check = try Executable.checker.run([file], in: directory)
    #expect(check.exitCode == 0, "\(check.output)\(check.messages)")
    #expect(check.output.hasPrefix("VERIFIED"))
  }

  @Test(arguments: names)
  func theSolutionSetIsTheOneComputedElsewhere(name: String) throws {
    let directory = try TemporaryDirectory()
    for problem in try Self.load(name).problems {
      let output = try SolutionOutput.of(
        arguments(problem, of: name) + ["--exact", "--certificate", "set.json"], in: directory)
      #expect(output.unique == (problem.vertices.count == 1), "\(problem.name)")
      #expect(output.dimension == problem.vertices.count - 1)
      #expect(output.exactVertices == problem.vertices.sorted { $0.lexicographicallyPrecedes($1) })
      #expect(output.objective?.exact == problem.minimum)
      if let point = problem.vertices.first, problem.vertices.count == 1 {
        #expect(output.exactSolution == point)
        #expect(output.support == point.indices.filter { point[$0] != "0" }.map { $0 + 1 })
      }
      try expectVerified("set.json", in: directory)
    }
  }

  @Test(arguments: names)
  func theDistancesOfTheAnswersAreCertified(name: String) throws {
    let directory = try TemporaryDirectory()
    for problem in try Self.load(name).problems {
      for answer in problem.answers {
        let point = Self.folder.appendingPathComponent("\(name)/\(answer.file)").path
        let output = try DistanceOutput.of(
          arguments(problem, of: name) + ["--point", point, "--bits", "130", "--certificate", "distance.json"],
          in: directory)
        let found = try output.distance.bounds()
        let expected = try answer.distance.map { try Rational(parsing: $0) }
        #expect(found.lower <= expected[1] && expected[0] <= found.upper, "\(problem.name), \(answer.settings)")
        #expect(try found.upper - found.lower <= Rational(parsing: "1e-39"))
        #expect(output.dimension == problem.vertices.count - 1)
        try expectVerified("distance.json", in: directory)
      }
    }
  }

  /// A rotation changes no LASSO; one with an intercept is another problem after it.
  @Test func aRotationChangesTheProblemWithAnInterceptOnly() throws {
    let problems = try Self.load("scikit-learn-25950").problems
    let vertices = Dictionary(uniqueKeysWithValues: problems.map { ($0.name, $0.vertices) })
    #expect(vertices["original"] == vertices["rotated"])
    #expect(vertices["original with an intercept"] != vertices["rotated with an intercept"])
  }

  @Test func theOrderOfTheColumnsChangesNothing() throws {
    let problems = try Self.load("scikit-learn-11311").problems
    let given = try #require(problems.first { $0.name == "given" })
    let reversed = try #require(problems.first { $0.name == "reversed" })
    #expect(given.vertices.map { $0.reversed() } == reversed.vertices)
    #expect(given.minimum == reversed.minimum)
  }
}
