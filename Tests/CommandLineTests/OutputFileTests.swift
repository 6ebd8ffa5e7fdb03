import Foundation
import Testing

/// Outputs replace nothing that they should not, and what was found is not lost with a file that cannot be written.
@Suite struct OutputFileTests {
  private static let solve = "solve p2 --matrix I.csv --vector y12.csv --weights w.csv --lambda 1"
  private static let distance = "distance p2 --matrix I.csv --vector y12.csv --lambda 1 --point x.csv"

  /// A directory with the files of the problems, other names of them, and `rotation.txt`.
  private func directory() throws -> TemporaryDirectory {
    let directory = try SmallProblems.directory()
    try directory.write("1\n1\n", to: "w.csv")
    try directory.write("0\n0\n", to: "x.csv")
    try directory.write("3/5 4/5\n-4/5 3/5\n", to: "rotation.txt")
    let files = FileManager.default
    try files.createDirectory(at: directory.file("folder"), withIntermediateDirectories: false)
    for (name, target) in [
      ("soft.csv", "I.csv"), ("softer.csv", "soft.csv"), ("up", "folder"), ("dangling", "folder/new.json"),
      ("loop.csv", "loop.csv"),
    ] {
      try files.createSymbolicLink(atPath: directory.file(name).path, withDestinationPath: target)
    }
    try files.linkItem(at: directory.file("I.csv"), to: directory.file("hard.csv"))
    return directory
  }

  /// The contents of all files of `directory` by their names.
  private func contents(of directory: TemporaryDirectory) -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: directory.url.path)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      names.map { ($0, (try? Data(contentsOf: directory.file($0))) ?? Data()) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// That `line` is refused, prints nothing and changes no file.
  private func expectRefusal(_ line: String, _ exitCode: Int32, _ words: [String]) throws {
    let directory = try directory()
    let before = contents(of: directory)
    let result = try Executable.command.run(SmallProblems.words(line), in: directory)
    #expect(result.exitCode == exitCode)
    #expect(result.output.isEmpty)
    for word in words { #expect(result.messages.contains(word), "\(word) in \(result.messages)") }
    #expect(contents(of: directory) == before)
  }

  @Test(arguments: [
    ("\(solve) --certificate I.csv", "--certificate I.csv", "--matrix I.csv"),
    ("\(solve) --certificate ./folder/../I.csv", "--certificate ./folder/../I.csv", "--matrix I.csv"),
    ("\(solve) --certificate soft.csv", "--certificate soft.csv", "--matrix I.csv"),
    ("\(solve) --certificate softer.csv", "--certificate softer.csv", "--matrix I.csv"),
    ("\(solve) --certificate hard.csv", "--certificate hard.csv", "--matrix I.csv"),
    ("\(solve) --certificate y12.csv", "--certificate y12.csv", "--vector y12.csv"),
    ("\(solve) --certificate up/../w.csv", "--certificate up/../w.csv", "--weights w.csv"),
    ("\(solve) --vipr hard.csv", "--vipr hard.csv", "--matrix I.csv"),
    ("\(distance) --certificate x.csv", "--certificate x.csv", "--point x.csv"),
    ("\(distance) --certificate soft.csv", "--certificate soft.csv", "--matrix I.csv"),
    (
      "\(solve) --certificate new.json --vipr folder/../new.json", "--vipr folder/../new.json", "--certificate new.json"
    ),
    ("\(solve) --certificate new.json --vipr none/../new.json", "--vipr none/../new.json", "--certificate new.json"),
    ("\(solve) --certificate dangling --vipr up/new.json", "--vipr up/new.json", "--certificate dangling"),
    (
      "theorem2 -m 2 --transform rotation.txt --certificates rotation.txt", "--certificates", "--transform rotation.txt"
    ),
  ])
  func noOutputReplacesAnInputOrAnotherOutput(line: String, output: String, input: String) throws {
    try expectRefusal(
      line, 64, [output, input, "expected another file than that of"].dropLast(line.hasPrefix("t") ? 1 : 0))
  }

  /// The matrix of the transform lies where a certificate would, under its own name or by a link.
  @Test(arguments: ["file", "hard link", "symbolic link"])
  func noCertificateOfTheoremTwoReplacesTheTransform(manner: String) throws {
    let directory = try directory()
    let certificate = directory.file("folder/centroid.K-digits.json")
    let matrix = directory.file("rotation.txt")
    let files = FileManager.default
    var transform = "rotation.txt"
    switch manner {
    case "hard link": try files.linkItem(at: matrix, to: certificate)
    case "symbolic link":
      try files.createSymbolicLink(atPath: certificate.path, withDestinationPath: "../rotation.txt")
    default:
      try files.moveItem(at: matrix, to: certificate)
      transform = "folder/centroid.K-digits.json"
    }
    let before = contents(of: directory)
    let result = try Executable.command.run(
      SmallProblems.words("theorem2 -m 2 --algorithm centroid --transform \(transform) --certificates up"),
      in: directory)
    #expect(result.exitCode == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("--certificates up") && result.messages.contains("--transform \(transform)"))
    #expect(contents(of: directory) == before)
  }

  /// What is printed is an output too.
  @Test(arguments: [
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --certificate out.txt > out.txt", "the standard output"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --certificate /dev/stdout > out.txt", "the standard output"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --vipr ./out.txt 2> out.txt", "the standard error"),
    (
      "theorem2 -K 2 --algorithm centroid --certificates folder > folder/centroid.K-digits.json",
      "the standard output"
    ),
  ])
  func noCertificateReplacesWhatIsPrinted(line: String, name: String) throws {
    let directory = try directory()
    let result = try Executable.command.shell("\"$0\" \(line); code=$?; cat out.txt >&2; exit $code", in: directory)
    #expect(result.exitCode == 64)
    #expect(result.messages.contains("that of \(name)\n") || result.messages.contains("the file of \(name)\n"))
    #expect(directory.names(in: "folder").count == (line.hasPrefix("theorem2") ? 1 : 0))
  }

  @Test func anEarlierCertificateIsReplaced() throws {
    let directory = try directory()
    try directory.write("earlier", to: "c.json")
    for path in ["c.json", "dangling"] {
      let result = try Executable.command.run(
        SmallProblems.words("\(Self.solve) --certificate \(path)"), in: directory)
      #expect(result.exitCode == 0)
      #expect(try Executable.checker.run([path], in: directory).exitCode == 0)
    }
    #expect(directory.names(in: "folder") == ["new.json"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: directory.file("dangling").path) == "folder/new.json")
  }

  @Test(arguments: [
    ("I.csv/c.json", "cannot be written: Not a directory"),
    ("none/c.json", "no file can be made in the directory none: No such file or directory"),
    ("folder", "expected a file, found a directory"), ("loop.csv", "Too many levels of symbolic links"),
    (String(repeating: "a", count: 300), "File name too long"), ("/dev/null", "found a device, pipe or socket"),
  ])
  func aPlaceWhereNothingCanBeWritten(path: String, words: String) throws {
    try expectRefusal("\(Self.solve) --certificate \(path)", 73, ["--certificate", words])
    try expectRefusal("\(Self.distance) --certificate \(path)", 73, ["--certificate", words])
  }

  /// The options do not rule a linear program out, the data do: the solution and its certificate are kept.
  @Test func aSolutionWithoutALinearProgramIsShown() throws {
    let directory = try directory()
    let result = try Executable.command.run(
      SmallProblems.words("solve p3 --matrix I.csv --vector y12.csv --lambda 1 --certificate c.json --vipr p.vipr"),
      in: directory)
    #expect(result.exitCode == 65)
    #expect(result.output.contains("\none minimiser: x = 0\ncertificate  c.json\n"))
    #expect(!result.output.contains("VIPR"))
    #expect(result.messages.hasPrefix("barrierlab: --vipr p.vipr: expected a linear program"))
    #expect(try Executable.checker.run(["c.json"], in: directory).exitCode == 0)
    #expect(!directory.names().contains("p.vipr"))
  }

  /// The largest file allowed is 512 bytes, as on a full disk: no certificate, but the solution.
  @Test(arguments: [("solve", "\(solve)", "one minimiser"), ("distance", "\(distance)", "distance     ")])
  func aSolutionOutlivesACertificateThatCannotBeWritten(name: String, line: String, words: String) throws {
    let directory = try directory()
    let before = contents(of: directory)
    let result = try Executable.command.shell("ulimit -f 1; exec \"$0\" \(line) --certificate c.json", in: directory)
    #expect(result.exitCode == 73)
    #expect(!result.wasTrapped)
    #expect(result.output.contains(words))
    #expect(!result.output.contains("certificate"))
    #expect(result.messages == "barrierlab: --certificate c.json: cannot be written: File too large\n")
    #expect(contents(of: directory) == before)
  }

  @Test func aTableOutlivesCertificatesThatCannotBeWritten() throws {
    let directory = try directory()
    let line = "theorem2 --algorithm centroid --certificates folder"
    let result = try Executable.command.shell("ulimit -f 8; exec \"$0\" \(line)", in: directory)
    #expect(result.exitCode == 73)
    #expect(!result.wasTrapped)
    #expect(result.output.contains("\n6 certificates, all verified, "))
    #expect(result.output.contains(" of them written to folder.\nTheorem 2 for this class: certified.\n"))
    #expect(result.messages.contains("cannot be written: File too large\n"))
    #expect(directory.names(in: "folder").allSatisfy { !$0.hasPrefix(".") })
    let resumed = try Executable.command.run(SmallProblems.words(line), in: directory)
    #expect(resumed.exitCode == 0)
    #expect(resumed.output.contains("\n6 certificates, all verified, written to folder.\n"))
    #expect(try Executable.checker.run(["folder"], in: directory).exitCode == 0)
  }

  /// No line of an output or a message is made by the name of a file.
  @Test func namesDoNotForgeLines() throws {
    let directory = try directory()
    let name = "c\nbarrierlab: forged\u{2028}x\u{1B}[2J.json"
    let solve = SmallProblems.words(Self.solve)
    let solved = try Executable.command.run(solve + ["--certificate", name], in: directory)
    #expect(solved.exitCode == 0)
    #expect(solved.output.contains("\ncertificate  c?barrierlab: forged?x?[2J.json\n"))
    #expect(directory.names().contains(name))
    for arguments in [
      solve + ["--vipr", name], ["verify", "none" + name], ["theorem2", "--transform", "none" + name],
      ["theorem2", "--certificates", name], solve + ["--format", name], solve + ["--bits", name], [name],
      ["solve", name, "--matrix", name, "--vector", name], solve + ["--matrix", "none" + name],
    ] {
      let result = try Executable.command.run(arguments, in: directory)
      #expect([64, 65, 73].contains(result.exitCode), "\(arguments)")
      let lines = result.messages.split(whereSeparator: \.isNewline)
      #expect(!lines.contains { $0.hasPrefix("barrierlab: forged") }, "\(result.messages)")
      #expect(!result.messages.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
    let check = try Executable.checker.run(["-" + name], in: directory)
    #expect(check.exitCode == 64)
    #expect(check.messages.hasPrefix("barrierlab-check: unknown option -c barrierlab: forged x [2J.json\n"))
  }
}
