import Foundation
import Testing

@Suite struct RobustnessTests {
  /// Wrong input: what is given, how the program exits, what its message must name.
  struct Case: CustomTestStringConvertible {
    let arguments: [String]
    let exitCode: Int32
    let words: [String]

    init(_ line: String, _ exitCode: Int32, _ words: String...) {
      arguments = line.split(separator: " ").map(String.init)
      self.exitCode = exitCode
      self.words = words
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// What must hold for every refusal: the code, a message that names option, value and expectation, no output, no file.
  private func check(_ refused: Case, in directory: TemporaryDirectory) throws {
    let before = directory.names()
    let result = try Executable.command.run(refused.arguments, in: directory)
    #expect(!result.wasTrapped)
    #expect(result.exitCode == refused.exitCode)
    #expect(result.output.isEmpty)
    for word in refused.words { #expect(result.messages.contains(word), "\(word) in \(result.messages)") }
    #expect(!result.messages.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(directory.names() == before)
  }

  /// A first word that is no subcommand is not taken for an argument of the default one.
  @Test(arguments: [
    Case("solv", 64, "solv is no subcommand", "did you mean solve?"),
    Case("Theorem2 -K 3", 64, "Theorem2 is no subcommand", "did you mean theorem2?"),
    Case("brekdown x.yml", 64, "did you mean breakdown?"), Case("xyz", 64, "expected theorem2, breakdown, family"),
    Case("breakdown", 64, "Missing expected argument", "FILE"),
    Case("breakdown no-such-file.yml", 65, "no-such-file.yml"),
    Case("breakdown omega-1 --level 0", 64, "--level 0", "expected a level from 1"),
    Case("breakdown omega-1 --level 5-3", 64, "--level 5-3", "expected"),
    Case("breakdown omega-1 --algorithm branch-9", 64, "--algorithm branch-9", "expected central", "J at most 2"),
    Case("breakdown omega-1 --tapes 0", 64, "--tapes 0", "expected"),
  ])
  func subcommandsAndFamilies(refused: Case) throws { try check(refused, in: TemporaryDirectory()) }

  @Test(arguments: [
    Case("theorem2 -K 0", 64, "-K 0", "expected", "1 to"), Case("theorem2 -K -3", 64, "-K -3", "expected"),
    Case("theorem2 -K abc", 64, "-K", "'abc'", "expected a whole number"), Case("theorem2 -K 1/2", 64, "-K", "'1/2'"),
    Case("theorem2 -K 99999999999999999999", 64, "-K", "99999999999999999999", "expected"),
    Case("theorem2 -K 100000", 64, "-K 100000", "expected", "10000"),
    Case("theorem2 -K", 64, "-K"), Case("theorem2 -L 0", 64, "-L 0", "expected"),
    Case("theorem2 -L 1000000000", 64, "-L 1000000000", "expected"),
    Case("theorem2 -N 3 -m 3", 64, "-m 3", "expected 1 <= m < N = 3"), Case("theorem2 -N 2 -m 3", 64, "-m 3", "N = 2"),
    Case("theorem2 -m 0", 64, "-m 0", "expected"), Case("theorem2 -N 0", 64, "-N 0", "expected"),
    Case("theorem2 -N 100001 -m 100000", 64, "-N 100001", "expected m*N at most"),
    Case("theorem2 -N 9223372036854775807 -m 9223372036854775806", 64, "-N 9223372036854775807", "expected"),
    Case("theorem2 --samples 0", 64, "--samples 0", "expected"),
    Case("theorem2 --samples 999999", 64, "--samples 999999", "expected R*N at most"),
    Case("theorem2 --lambda 0", 64, "--lambda 0", "expected"), Case("theorem2 --lambda 2", 64, "--lambda 2", "(0, 1]"),
    Case("theorem2 --lambda -1", 64, "--lambda -1", "expected"),
    Case("theorem2 --lambda 1e999999999", 64, "--lambda", "1e999999999", "expected an exponent"),
    Case("theorem2 --lambda NaN", 64, "--lambda NaN", "expected a number"),
    Case("theorem2 --lambda inf", 64, "--lambda inf", "expected a number"),
    Case("theorem2 --lambda 1/0", 64, "--lambda 1/0", "denominator", "expected"),
    Case("theorem2 --lambda 1//2", 64, "--lambda 1//2", "expected"),
    Case("theorem2 --problem p1 --epsilon 1", 64, "--epsilon 1", "(0, 1/2]"),
    Case("theorem2 --problem p4", 64, "--problem p4", "expected p1, p2 or p3"),
    Case("theorem2 --normalisation odd", 64, "--normalisation odd", "expected paper or rational"),
    Case("theorem2 --algorithm magic", 64, "--algorithm magic", "expected", "reference-3"),
    Case("theorem2 --algorithm arg-max-0", 64, "--algorithm arg-max-0", "expected"),
    Case("theorem2 --data 0", 64, "--data 0", "expected"), Case("theorem2 --tapes -1", 64, "--tapes -1", "expected"),
    Case("theorem2 --time nan", 64, "--time nan", "expected"), Case("theorem2 --time 0", 64, "--time 0", "expected"),
    Case("theorem2 --seed -1", 64, "--seed", "-1"), Case("theorem2 --format xml", 64, "--format", "xml", "json"),
    Case("theorem2 --unknown", 64, "--unknown"), Case("nonsense", 64, "nonsense"), Case("verify", 64, "FILE"),
    Case("family --set 4", 64, "--set 4", "expected"), Case("family --index 3", 64, "--index 3", "expected 1 to 2"),
    Case("family --level 0", 64, "--level 0", "expected"), Case("family --manner sly", 64, "--manner sly", "expected"),
    Case("family --tilt-level 0 --index 1", 64, "--tilt-level 0", "expected"),
    Case("family -K 2 --set 3", 64, "--set 3", "expected 1"), Case("verify nothing.json", 65, "nothing.json"),
    Case("theorem2 --transform missing.txt", 65, "--transform missing.txt", "expected none, dct, or a file"),
    Case("theorem2 --certificates /dev/null", 73, "--certificates /dev/null", "expected a directory"),
    Case("theorem2 --certificates /dev/null/x", 73, "--certificates /dev/null/x", "expected a directory"),
  ])
  func refusals(refused: Case) throws {
    try check(refused, in: try TemporaryDirectory())
  }

  /// A file for `--transform`, which is 2 × 2 by the options, and what is wrong with it.
  @Test(arguments: [
    ("3/5 4/5\n-4/5\n", "line 2: expected 2 entries"),
    ("1 1\n0 1\n", "not orthogonal: rows 1 and 1 have the inner product 2"),
    ("3/5 4/5\n4/5 3/5\n", "rows 1 and 2 have the inner product 24/25, expected 0"),
    ("1 0 0\n0 1 0\n", "not orthogonal: expected a square matrix, found 2"), ("1\n", "expected 2 rows of 2 entries"),
    ("", "found no entries"), ("# nothing\n\n", "found no entries"), ("1 0\n0 x\n", "line 2, entry 2: \"x\""),
    ("1 0\n0 1/0\n", "line 2, entry 2: \"1/0\""), ("1 0\n0 nan\n", "line 2, entry 2"),
    ("1e999999999 0\n0 1\n", "line 1, entry 1: \"1e999999999\""), ("1 0\n0 1\u{0}\n", "binary data"),
  ])
  func transformsAreChecked(text: String, word: String) throws {
    let directory = try TemporaryDirectory()
    try directory.write(text, to: "matrix.txt")
    try check(Case("theorem2 -m 2 --transform matrix.txt", 65, "--transform matrix.txt", word), in: directory)
  }

  @Test func binaryTransform() throws {
    let directory = try TemporaryDirectory()
    try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) }).write(to: directory.file("matrix.bin"))
    try check(Case("theorem2 --transform matrix.bin", 65, "matrix.bin", "binary data"), in: directory)
    try check(Case("theorem2 --transform .", 65, "--transform .", "expected"), in: directory)
  }

  @Test func rationalTransform() throws {
    let directory = try TemporaryDirectory()
    try directory.write("# a rotation\n3/5, 4/5\r\n-0.8 0.6\n", to: "rotation.txt")
    let report = try JSONTests.report(["-m", "2", "--transform", "rotation.txt"], in: directory)
    #expect(report.theorem == "certified")
    #expect(report.separation.contains("0.003"))
  }

  @Test func certificateDirectories() throws {
    let directory = try TemporaryDirectory()
    try directory.write("kept", to: "file")
    try check(Case("theorem2 --certificates file", 73, "--certificates file", "found a file"), in: directory)
    try check(Case("theorem2 --certificates file/inside", 73, "--certificates file/inside", "expected"), in: directory)
    #expect(try String(contentsOf: directory.file("file"), encoding: .utf8) == "kept")
    if getuid() != 0 {
      let closed = directory.file("closed")
      try FileManager.default.createDirectory(
        at: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
      try check(Case("theorem2 --certificates closed", 73, "--certificates closed", "written"), in: directory)
    }
  }

  /// A place that is taken by something else is found before anything is computed.
  @Test(arguments: ["theorem1.json", "centroid.K-digits.json", "finished-cells"])
  func aCertificateThatCannotBeWritten(name: String) throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(at: directory.file("c/\(name)/x"), withIntermediateDirectories: true)
    let result = try Executable.command.run(
      ["theorem2", "-K", "2", "--algorithm", "centroid", "--certificates", "c"], in: directory)
    #expect(result.exitCode == 73)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("c/\(name): cannot be written: expected a file, found a directory"))
    #expect(directory.names(in: "c") == [name])
  }

  @Test func aFullStandardOutputIsNoSuccess() throws {
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    let directory = try TemporaryDirectory()
    let run = try Executable.command.start(
      ["theorem2", "-K", "2", "--algorithm", "centroid"], in: directory, output: full)
    let result = try run.result()
    #expect(result.exitCode == 73)
    #expect(result.messages.contains("standard output"))
  }
}
