import Foundation
import Testing

/// Standard streams that are closed, full, or read by nobody.
@Suite struct StandardStreamTests {
  private static let solve = "solve p2 --matrix I.csv --vector y12.csv --lambda 1"
  private static let commands = [solve, "theorem2 -K 2 --algorithm centroid", "family", "verify c.json", "--help"]

  /// A directory with a certificate `c.json`.
  private func directory() throws -> TemporaryDirectory {
    let directory = try SmallProblems.directory()
    _ = try Executable.command.run(SmallProblems.words("\(Self.solve) --certificate c.json"), in: directory)
    return directory
  }

  private func expectNoSuccess(_ program: Executable, _ line: String) throws {
    let directory = try directory()
    let name = program.rawValue
    let closed = try program.shell("exec \"$0\" \(line) >&-", in: directory)
    #expect(closed.exitCode == 73)
    #expect(closed.messages == "\(name): standard output: cannot be written: it is closed\n")
    let unread = try program.shell(
      "trap '' PIPE; { \"$0\" \(line); echo $? > code; } | true", in: directory)
    #expect(unread.messages.isEmpty)
    // The reader may be slower than the program.
    let code = try String(contentsOf: directory.file("code"), encoding: .utf8)
    #expect(["0\n", "141\n"].contains(code), "\(code)")
    if FileManager.default.fileExists(atPath: "/dev/full") {
      let full = try program.shell("exec \"$0\" \(line) >/dev/full", in: directory)
      #expect(full.exitCode == 73)
      #expect(full.messages == "\(name): standard output: cannot be written: No space left on device\n")
    }
  }

  @Test(arguments: commands) func anOutputThatIsNotTakenIsNoSuccess(line: String) throws {
    try expectNoSuccess(.command, line)
  }

  @Test(arguments: ["c.json", "--help"]) func theCheckerToo(line: String) throws {
    try expectNoSuccess(.checker, line)
  }

  /// A reader that has gone before the first byte.
  @Test func aBrokenPipeIsSilent() throws {
    let directory = try directory()
    for (program, line) in [(Executable.command, Self.solve), (.command, "--help"), (.checker, "c.json")] {
      let result = try program.shell(
        "trap '' PIPE; mkfifo pipe; { sleep 0.3; \"$0\" \(line); echo $? > code; } > pipe & : < pipe; wait; rm pipe",
        in: directory)
      #expect(result.messages.isEmpty)
      #expect(try String(contentsOf: directory.file("code"), encoding: .utf8) == "141\n")
    }
  }

  /// Nothing that is written to a closed standard error gets into a file that has taken its number.
  @Test func aClosedStandardErrorDoesNoHarm() throws {
    let directory = try directory()
    let result = try Executable.command.shell(
      "exec \"$0\" solve p3 --matrix I.csv --vector y12.csv --lambda 1 --certificate d.json --vipr p 2>&- <&-",
      in: directory)
    #expect(result.exitCode == 65)
    #expect(try Executable.checker.run(["d.json"], in: directory).exitCode == 0)
    let checked = try Executable.checker.shell("exec \"$0\" none.json 2>&-", in: directory)
    #expect(checked.exitCode == 65)
    #expect(!checked.wasTrapped)
    #expect(try Executable.command.shell("exec \"$0\" nonsense 2>/dev/full", in: directory).exitCode == 64)
  }
}
