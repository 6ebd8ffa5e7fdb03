import Foundation
import Testing

@Suite struct CertificateTests {
  /// A class whose run takes seconds, so that there is time to interrupt it.
  static let longRun = [
    "theorem2", "-K", "60", "-L", "6", "-N", "10", "-m", "6", "--transform", "dct", "--format", "json",
  ]

  private func verdicts(_ arguments: [String], by program: Executable, in directory: TemporaryDirectory) throws -> (
    Int32, [String]
  ) {
    let result = try program.run(arguments, in: directory)
    return (result.exitCode, result.output.split(separator: "\n").map(String.init))
  }

  @Test func everyCertificateVerifiesWithBothPrograms() throws {
    let directory = try TemporaryDirectory()
    let report = try JSONTests.report(["--certificates", "c"], in: directory)
    for cell in report.barriers {
      let path = try #require(cell.certificate)
      #expect(FileManager.default.fileExists(atPath: directory.file(path).path))
    }
    let (code, lines) = try verdicts(["verify", "c"], by: .command, in: directory)
    #expect(code == 0)
    #expect(lines.count == directory.names(in: "c").count { $0.hasSuffix(".json") })
    #expect(lines.allSatisfy { $0.hasPrefix("VERIFIED ") })
    let (otherCode, otherLines) = try verdicts(["c"], by: .checker, in: directory)
    #expect(otherCode == 0)
    #expect(otherLines == lines)
  }

  @Test func damagedCertificatesAreRejected() throws {
    let directory = try TemporaryDirectory()
    _ = try JSONTests.report(["--algorithm", "centroid", "--certificates", "c"], in: directory)
    let name = "c/centroid.K-digits.json"
    let bytes = try Data(contentsOf: directory.file(name))
    try bytes.prefix(bytes.count / 2).write(to: directory.file("truncated.json"))
    var changed = bytes
    let digit = try #require(bytes.firstIndex(of: UInt8(ascii: "1")))
    changed[digit] = UInt8(ascii: "2")
    try changed.write(to: directory.file("changed.json"))
    for (file, rule) in [("truncated.json", "syntax"), ("changed.json", "")] {
      for (program, arguments) in [(Executable.command, ["verify", file]), (.checker, [file])] {
        let (code, lines) = try verdicts(arguments, by: program, in: directory)
        #expect(code == 1)
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.hasPrefix("REJECTED \(rule)") })
      }
    }
    let (code, lines) = try verdicts(["verify", name, "changed.json", "absent.json"], by: .command, in: directory)
    #expect(code == 65)
    #expect(lines.map { $0.prefix(8) } == ["VERIFIED", "REJECTED"])
  }

  @Test func anInterruptedRunLeavesWholeFilesAndGoesOn() throws {
    let directory = try TemporaryDirectory()
    let run = try Executable.command.start(Self.longRun + ["--certificates", "c"], in: directory)
    let deadline = Date().addingTimeInterval(60)
    while directory.names(in: "c").count < 5, run.process.isRunning, Date() < deadline { usleep(2000) }
    run.process.interrupt()
    let result = try run.result()
    #expect(result.exitCode == 130)
    #expect(!result.wasTrapped)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("interrupted"))
    let left = directory.names(in: "c")
    #expect(left.allSatisfy { $0.hasSuffix(".json") || $0 == "finished-cells" }, "\(left)")
    #expect(!left.contains("theorem1.json"))
    let (code, lines) = try verdicts(["verify", "c"], by: .command, in: directory)
    #expect(code == 0)
    #expect(lines.allSatisfy { $0.hasPrefix("VERIFIED ") })

    let kept = try modificationDates(left.filter { $0.hasSuffix(".json") }, in: directory)
    let resumed = try Executable.command.run(Self.longRun + ["--certificates", "c"], in: directory)
    #expect(resumed.exitCode == 0)
    // What was finished has not been computed again.
    #expect(!kept.isEmpty)
    #expect(try modificationDates(Array(kept.keys), in: directory) == kept)
    let fresh = try Executable.command.run(Self.longRun + ["--certificates", "d"], in: directory)
    #expect(resumed.output == fresh.output.replacingOccurrences(of: "\"d/", with: "\"c/"))
    #expect(directory.names(in: "c") == directory.names(in: "d"))
    for name in directory.names(in: "d") where name.hasSuffix(".json") {
      #expect(
        try Data(contentsOf: directory.file("c/\(name)")) == Data(contentsOf: directory.file("d/\(name)")), "\(name)")
    }
  }

  /// A finished cell counts only if its certificates are undamaged and the options are the same.
  @Test func whatIsDamagedOrDifferentIsRunAgain() throws {
    let directory = try TemporaryDirectory()
    let arguments = ["theorem2", "--format", "json", "--algorithm", "centroid", "--certificates", "c"]
    let first = try Executable.command.run(arguments, in: directory)
    let name = "c/centroid.K-digits.json"
    let bytes = try Data(contentsOf: directory.file(name))
    try bytes.dropLast(100).write(to: directory.file(name))
    let second = try Executable.command.run(arguments, in: directory)
    #expect(second.output == first.output)
    #expect(try Data(contentsOf: directory.file(name)) == bytes)
    try Data("not a record".utf8).write(to: directory.file("c/finished-cells"))
    #expect(try Executable.command.run(arguments, in: directory).output == first.output)
    let other = try Executable.command.run(arguments + ["--lambda", "1/2"], in: directory)
    #expect(other.exitCode == 0)
    #expect(try Data(contentsOf: directory.file(name)) != bytes)
    #expect(try Executable.command.run(["verify", "c"], in: directory).exitCode == 0)
  }

  private func modificationDates(_ names: [String], in directory: TemporaryDirectory) throws -> [String: Date] {
    var dates: [String: Date] = [:]
    for name in names {
      dates[name] =
        try FileManager.default.attributesOfItem(atPath: directory.file("c/\(name)").path)[.modificationDate] as? Date
    }
    return dates
  }
}
