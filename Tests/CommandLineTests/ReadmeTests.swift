import Certificates
import Challenges
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import RecoveryProblems
import Testing

/// What the README shows is what the programs do.
@Suite struct ReadmeTests {
  private static let text = try? String(
    contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../README.md"),
    encoding: .utf8)

  /// The contents of the fenced blocks, in order.
  private func blocks() throws -> [String] {
    let parts = try #require(Self.text).components(separatedBy: "\n```")
    return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0].drop { $0 != "\n" }.dropFirst().description }
  }

  @Test func theFirstCommandsAreTheRunAndTheTests() throws {
    let prefix = "sudo apt-get update && sudo apt-get install -y libgmp-dev libmpfr-dev pkg-config && "
    let blocks = try blocks()
    #expect(blocks.first { $0.contains("swift run") } == prefix + "swift run -c release barrierlab theorem2")
    #expect(blocks.first { $0.contains("swift test") } == prefix + "swift test")
  }

  @Test func theOutputIsThatOfTheCommand() throws {
    let result = try Executable.command.run(["theorem2"], in: try TemporaryDirectory())
    #expect(try blocks().contains { $0 + "\n" == result.output })
  }

  /// All other commands are accepted; those that only ask for figures are run to the end elsewhere.
  @Test func otherCommands() throws {
    let directory = try directory()
    let lines = try commands()
    #expect(lines.count >= 9)
    for arguments in lines where !arguments.contains("300") {
      let result = try Executable.command.run(arguments, in: directory)
      #expect(result.exitCode == 0, "\(arguments): \(result.messages)")
    }
    let check = try Executable.checker.run(["solution.json", "distance.json"], in: directory)
    #expect(check.exitCode == 0, "\(check.output)\(check.messages)")
  }

  @Test func theDistanceIsThatOfTheCommand() throws {
    let arguments = try #require(try commands().first { $0.first == "distance" })
    let result = try Executable.command.run(arguments, in: try directory())
    #expect(try blocks().contains { $0 + "\n" == result.output })
  }

  @Test func theBarrierIsThatOfTheCommand() throws {
    let arguments = try #require(try commands().first { $0.first == "breakdown" })
    let result = try Executable.command.run(arguments, in: try directory())
    #expect(try blocks().contains { $0 + "\n" == result.output })
  }

  /// The family that is shown is one.
  @Test func theFamilyIsAccepted() throws {
    let yaml = try #require(try blocks().first { $0.hasPrefix("problem: p2") })
    let breakdown = try Breakdown(of: WrittenFamily(text: yaml), levels: [3])
    #expect(try breakdown.limit.get().bound > 0)
  }

  /// The arguments of each command of the program that is shown.
  private func commands() throws -> [[String]] {
    let prefix = "swift run -c release barrierlab "
    return try blocks().map { $0.replacingOccurrences(of: " \\\n ", with: "") }
      .flatMap { $0.components(separatedBy: "\n") }.filter { $0.hasPrefix(prefix) }
      .map { $0.dropFirst(prefix.count).split(separator: " ").map(String.init) }
  }

  /// A directory in which the paths of the README lead to its files.
  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.createSymbolicLink(at: directory.file("Tests"), withDestinationURL: tests)
    return directory
  }

  @Test func theLibraryExampleCompilesAndHolds() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let family = try TheoremTwoClass(problem: problem, digits: 3, levels: 2, rows: 3, columns: 4)
    let question = try TheoremTwoQuestions(about: family).question(.digits)
    let finding = try Challenge().finding(CentroidAlgorithm(for: family), question)
    let statement = try CertificateCheck.statement(provedBy: finding.certificates[0])
    #expect(finding.verdict.isFailure)
    #expect(statement.contains("error > "))
    let lines = [
      "let problem = try RecoveryProblem(.p3, parameter: 1)",
      "let family = try TheoremTwoClass(problem: problem, digits: 3, levels: 2, rows: 3, columns: 4)",
      "let question = try TheoremTwoQuestions(about: family).question(.digits)",
      "let finding = try Challenge().finding(CentroidAlgorithm(for: family), question)",
      "print(finding.verdict, try CertificateCheck.statement(provedBy: finding.certificates[0]))",
    ]
    for line in lines { #expect(try #require(Self.text).contains("\n\(line)\n")) }
  }
}
