import Foundation
import Testing

/// `barrierlab breakdown` as a user runs it.
@Suite struct BreakdownTests {
  private struct Document: Decodable {
    struct Level: Decodable {
      let level: Int
      let kappa: String
      let certificate: String?
    }
    struct Limit: Decodable { let shown: Bool }
    struct Epsilons: Decodable {
      let strong: String?
      let weak: String?
    }
    struct Algorithm: Decodable {
      let algorithm: String
      let verdict: String
      let certificates: [String]
    }
    let levels: [Level]
    let allLevels: Limit
    let breakdownEpsilonAtLeast: Epsilons
    let algorithms: [Algorithm]
  }

  /// The matrix of the lectures for δ = 2^-1 … 2^-60 and smaller: half of √2·(1 − √3/10) at every level, each with a certificate that the
  /// checker accepts.
  @Test func theMatrixOfTheLectures() throws {
    let directory = try TemporaryDirectory()
    let result = try Executable.command.run(
      ["breakdown", "matlab-lasso", "--level", "1-60", "--format", "json", "--certificates", "c"], in: directory)
    #expect(result.exitCode == 0)
    let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
    #expect(document.levels.map(\.level) == Array(1...60))
    for level in document.levels {
      #expect(level.kappa.hasPrefix("0.584632294047388619490980"), "\(level.level): \(level.kappa)")
      #expect(level.certificate == "c/level-\(level.level).json")
    }
    #expect(document.allLevels.shown)
    #expect(document.breakdownEpsilonAtLeast.strong?.hasPrefix("0.58463229404738861949098015836955") == true)
    #expect(document.algorithms.count == 8 && document.algorithms.allSatisfy { $0.verdict != "undecided" })
    let check = try Executable.checker.run(["c"], in: directory)
    #expect(check.exitCode == 0)
    let lines = check.output.split(separator: "\n")
    #expect(lines.count == 60 + document.algorithms.reduce(0) { $0 + $1.certificates.count })
    #expect(lines.allSatisfy { $0.hasPrefix("VERIFIED ") })
  }

  /// What is finished is not done again: the second run prints the same and writes no certificate anew; a deleted one comes back.
  @Test func aFinishedRunIsShownAgain() throws {
    let directory = try TemporaryDirectory()
    let arguments = ["breakdown", "omega-1", "--level", "1-5", "--certificates", "c"]
    func files() throws -> [String: Int] {
      var files: [String: Int] = [:]
      for name in directory.names(in: "c") where name.hasSuffix(".json") {
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.file("c/\(name)").path)
        files[name] = attributes[.systemFileNumber] as? Int
      }
      return files
    }
    let first = try Executable.command.run(arguments, in: directory)
    let written = try files()
    #expect(written["level-3.json"] != nil && written["central.barrier.json"] != nil)
    #expect(try Executable.command.run(arguments, in: directory).output == first.output)
    #expect(try files() == written)
    try FileManager.default.removeItem(at: directory.file("c/level-3.json"))
    #expect(try Executable.command.run(arguments, in: directory).output == first.output)
    #expect(try Set(files().keys) == Set(written.keys))
  }

  /// A family of one's own, which the page of examples does not have, with a file of numbers beside it.
  @Test func aFamilyOfOnesOwn() throws {
    let directory = try TemporaryDirectory()
    try Data("1,1/4,1\n0,1,0\n".utf8).write(to: directory.file("A.csv"))
    try Data(
      """
      problem: p1
      parameter: 1/2
      centre: {inClass: true, matrix: A.csv, samples: [[2, 1/5]]}
      branches:
        - changes: [{row: 1, column: 1, add: t}]
        - changes: [{row: 1, column: 3, add: t}]
      """.utf8
    ).write(to: directory.file("own.yml"))
    let result = try Executable.command.run(["breakdown", "own.yml", "--level", "4"], in: directory)
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.contains("Family family: (P1), epsilon = 1/2, m = 2, N = 3, R = 1 sample, 2 branches"))
  }

  /// A family that is wrong is refused with the condition, and nothing is written.
  @Test func aFamilyThatIsWrong() throws {
    let directory = try TemporaryDirectory()
    try Data(
      """
      {"problem": "p2", "parameter": 1, "centre": {"inClass": true, "matrix": [[1, 1]], "samples": [[2]]},
       "branches": [{"matrix": [["1 + t", 1]]}, {"matrix": [["1 + 2*t", 1]]}]}
      """.utf8
    ).write(to: directory.file("same.json"))
    let result = try Executable.command.run(["breakdown", "same.json", "--certificates", "c"], in: directory)
    #expect(result.exitCode == 65 && result.output.isEmpty)
    #expect(result.messages.contains("same.json: the minimisers of the branches have the same limit"))
    #expect(directory.names(in: "c").isEmpty)
  }
}
