import ExactArithmetic
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Probability
import Testing

@testable import Challenges

/// What a run with `--certificates` has finished is not done again.
@Suite struct ResumptionTests {
  private static let arguments = [
    "theorem2", "--format", "json", "--algorithm", "reference-2", "--algorithm", "coin-flip", "--tapes", "20",
    "--certificates", "c",
  ]

  /// When each certificate was written, and which file it is: a file that is written anew is another one.
  private func files(in directory: TemporaryDirectory) throws -> [String: [String]] {
    var files: [String: [String]] = [:]
    for name in directory.names(in: "c") where name.hasSuffix(".json") {
      let attributes = try FileManager.default.attributesOfItem(atPath: directory.file("c/\(name)").path)
      files[name] = ["\(attributes[.modificationDate] ?? "")", "\(attributes[.systemFileNumber] ?? "")"]
    }
    return files
  }

  @Test func aFinishedRunIsShownAgain() throws {
    let directory = try TemporaryDirectory()
    let first = try Executable.command.run(Self.arguments, in: directory)
    let written = try files(in: directory)
    #expect(written["theorem1.json"] != nil)
    let second = try Executable.command.run(Self.arguments, in: directory)
    #expect(second.exitCode == 0)
    #expect(second.output == first.output)
    #expect(try files(in: directory) == written)
  }

  /// What is changed, and which certificates are made anew: `nil` for all.
  @Test(
    arguments: [
      ("theorem1.json", ["theorem1.json"]), ("coin-flip.K-digits.json", ["coin-flip.K-digits.json"]),
      ("finished-cells", nil),
    ] as [(String, [String]?)])
  func whatIsChangedIsDoneAgain(name: String, again: [String]?) throws {
    let directory = try TemporaryDirectory()
    let first = try Executable.command.run(Self.arguments, in: directory)
    let written = try files(in: directory)
    let file = directory.file("c/\(name)")
    var bytes = try Data(contentsOf: file)
    // A digit of a certificate, or a character of the record.
    let place = try #require(bytes.indices.last { UInt8(ascii: "2")...UInt8(ascii: "8") ~= bytes[$0] })
    bytes[place] += 1
    try bytes.write(to: file)
    let second = try Executable.command.run(Self.arguments, in: directory)
    #expect(second.output == first.output)
    let now = try files(in: directory)
    #expect(Set(now.keys) == Set(written.keys))
    #expect(Set(now.keys.filter { now[$0] != written[$0] }) == Set(again ?? Array(written.keys)))
    #expect(try Executable.checker.run(["c"], in: directory).exitCode == 0)
  }

  @Test(arguments: [["--seed", "2"], ["--data", "17"], ["-L", "3"]])
  func otherOptionsAreAnotherRun(options: [String]) throws {
    let directory = try TemporaryDirectory()
    _ = try Executable.command.run(Self.arguments, in: directory)
    let written = try files(in: directory)
    #expect(try Executable.command.run(Self.arguments + options, in: directory).exitCode == 0)
    let now = try files(in: directory)
    #expect(now.keys.allSatisfy { now[$0] != written[$0] })
  }

  /// The same program but for a byte at its end.
  @Test func anotherProgramStartsAnew() throws {
    let directory = try TemporaryDirectory()
    _ = try Executable.command.run(Self.arguments, in: directory)
    let written = try files(in: directory)
    let other = directory.scratch.appendingPathComponent("barrierlab")
    try FileManager.default.copyItem(at: Executable.command.url, to: other)
    let handle = try FileHandle(forWritingTo: other)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([0]))
    try handle.close()
    let process = Process()
    process.executableURL = other
    process.arguments = Self.arguments
    process.currentDirectoryURL = directory.url
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let now = try files(in: directory)
    #expect(now.keys.allSatisfy { now[$0] != written[$0] })
  }

  /// A cell of each kind comes back as it was: also one of which 6 of 100 tapes failed and others said nothing.
  @Test func aStoredFindingIsTheCell() throws {
    let third = try Rational(parsing: "1/3")
    let confidence = try BinomialConfidence(successes: 90, trials: 100, confidence: try Rational(parsing: "99/100"))
    let frequency = SuccessFrequency(
      successesPerBranch: [90, 3], confidence: confidence, theoremBound: third)
    let tilt = FoundMember(name: "tilt(3, 2, 1/3)", place: .branch(1, beyond: 7))
    let verdicts: [Verdict] = [
      .failsOften(failures: 6, trials: 100, scope: .someSample), .fails(lowerBound: third, scope: .everySample),
      .reaches(upperBound: third), .exceedsData(limit: 16), .exceedsLevel(limit: 2),
    ]
    for (verdict, member) in zip(verdicts, [tilt, FoundMember(name: "centre(2)", place: .trial(4)), nil, tilt, tilt]) {
      let cell = Finding(
        algorithm: "a", question: "K digits", tolerance: .powerOfTen(-3), verdict: verdict, error: (third, 1),
        member: member, dataRead: 5,
        highestLevel: 7, certificates: [], frequency: verdict == verdicts[0] ? frequency : nil, agreement: .holds)
      let file = CertificateFolder.File(name: "a.json", digest: "0")
      let stored = try #require(StoredFinding(cell, files: [file]))
      let read = try JSONDecoder().decode(StoredFinding.self, from: try JSONEncoder().encode(stored))
      #expect(read.files == [file])
      let back = try #require(read.finding)
      #expect(back.verdict == verdict)
      #expect([back.algorithm, back.question] == [cell.algorithm, cell.question])
      #expect(back.tolerance == .powerOfTen(-3) && back.dataRead == 5 && back.highestLevel == 7)
      #expect([back.error?.lower, back.error?.upper] == [third, Rational(1)])
      #expect(back.member == member)
      #expect(back.agreement == .holds)
      #expect(back.frequency?.confidence == cell.frequency?.confidence)
      #expect(back.frequency?.successesPerBranch == cell.frequency?.successesPerBranch)
      #expect(back.frequency?.theoremBound == cell.frequency?.theoremBound)
    }
  }

  /// Tapes that are undecided may have been out of time.
  @Test func undecidedTapesAreNotStored() throws {
    func cell(undecided: Int) throws -> Finding {
      let confidence = try BinomialConfidence(
        successes: 3, undecided: undecided, trials: 9, confidence: 1 - .powerOfTen(-2))
      return Finding(
        algorithm: "a", question: "K digits", tolerance: .powerOfTen(-3),
        verdict: .failsOften(failures: 5, trials: 9, scope: .everySample), error: nil, member: nil, dataRead: 0,
        highestLevel: 0, certificates: [],
        frequency: SuccessFrequency(
          successesPerBranch: [3, 5], confidence: confidence, theoremBound: .powerOfTwo(-1)), agreement: .holds)
    }
    let file = CertificateFolder.File(name: "a.json", digest: "0")
    #expect(try StoredFinding(cell(undecided: 0), files: [file]) != nil)
    #expect(try StoredFinding(cell(undecided: 1), files: [file]) == nil)
  }

  /// Whatever may come out otherwise another time is not kept.
  @Test func whatProvesNothingIsNotStored() {
    let file = CertificateFolder.File(name: "a.json", digest: "0")
    func cell(_ verdict: Verdict, _ agreement: ThreeValued = .holds) -> Finding {
      Finding(
        algorithm: "a", question: "K digits", tolerance: .powerOfTen(-3), verdict: verdict, error: nil, member: nil,
        dataRead: 0,
        highestLevel: 0, certificates: [], frequency: nil, agreement: agreement)
    }
    #expect(StoredFinding(cell(.outOfTime), files: [file]) == nil)
    #expect(StoredFinding(cell(.undecided("")), files: [file]) == nil)
    #expect(StoredFinding(cell(.exceedsData(limit: 1)), files: []) == nil)
    for agreement in [ThreeValued.undecided, .fails] {
      #expect(StoredFinding(cell(.exceedsData(limit: 1), agreement), files: [file]) == nil)
    }
  }
}
