import Certificates
import Foundation
import Testing

/// Paths that name no regular file, or name one in a way that could mislead.
@Suite struct UnreadableFileTests {
  /// A directory that lasts as long as the value.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("reading-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes the bytes of an accepted example under a name.
    func write(_ name: String) throws {
      let bytes = try ExampleFolder(name: "accepted").bytes("p3-error-exceeds-tilt")
      try bytes.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  private let accepted = ExampleFolder(name: "accepted").path + "p3-error-exceeds-tilt.json"
  private let rejected = ExampleFolder(name: "rejected").path + "scope-runs.json"

  private func report(_ paths: [String]) -> (code: Int32, lines: [String], warnings: [String]) {
    var (lines, warnings): ([String], [String]) = ([], [])
    let code = CertificateReport.check(paths) {
      lines.append($0)
    } warn: {
      warnings.append($0)
    }
    return (code, lines, warnings)
  }

  /// The only warning about `path`, which cannot be read.
  private func reason(_ path: String) -> String? {
    let (code, lines, warnings) = report([path])
    let name = "\(CertificateReport.line(path)): "
    guard code == 65, lines.isEmpty, warnings.count == 1, warnings[0].hasPrefix(name) else { return nil }
    return String(warnings[0].dropFirst(name.count))
  }

  @Test(.timeLimit(.minutes(1))) func onlyRegularFilesAreRead() throws {
    let folder = try Folder()
    try #require(mkfifo(folder.path + "/fifo.json", 0o600) == 0)
    try #require(mknod(folder.path + "/socket.json", S_IFSOCK | 0o600, 0) == 0)
    try FileManager.default.createDirectory(atPath: folder.path + "/directory.json", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "fifo.json")
    try folder.write("regular.json")
    #expect(reason("/dev/null") == "cannot be read: a device, not a regular file")
    #expect(reason("/dev/zero") == "cannot be read: a device, not a regular file")
    #expect(reason(folder.path + "/fifo.json") == "cannot be read: a FIFO, not a regular file")
    #expect(reason(folder.path + "/socket.json") == "cannot be read: a socket, not a regular file")
    #expect(reason(folder.path + "/link.json") == "cannot be read: a FIFO, not a regular file")
    let (code, lines, warnings) = report([folder.path])
    #expect(code == 65 && lines.count == 1 && lines[0].hasPrefix("VERIFIED "))
    #expect(
      warnings == [
        "\(folder.path)/directory.json: cannot be read: a directory, not a regular file",
        "\(folder.path)/fifo.json: cannot be read: a FIFO, not a regular file",
        "\(folder.path)/link.json: cannot be read: a FIFO, not a regular file",
        "\(folder.path)/socket.json: cannot be read: a socket, not a regular file",
      ])
  }

  /// A string with a replacement character names another file than the one with the byte that it replaces.
  @Test func namesThatAreNoTextAreNotRead() throws {
    let folder = try Folder()
    try folder.write("p\u{FFFD}.json")
    let path = Array(folder.path.utf8) + [0x2F, 0x70, 0xFF] + Array(".json".utf8) + [0]
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } }
    }
    close(try #require(file))
    let (code, lines, warnings) = report([folder.path])
    #expect(code == 65)
    #expect(lines.count == 1)
    #expect(warnings == ["\(folder.path)/p\u{FFFD}.json: cannot be read: its name is not UTF-8"])
  }

  /// A character may consist of the point and of what stands before it; the name ends in `.json` all the same.
  @Test func namesEndInBytes() throws {
    let folder = try Folder()
    for name in ["a.json", "b\u{0600}.json", "c\u{110BD}.json"] { try folder.write(name) }
    #expect(report([folder.path]).lines.count == 3)
  }

  @Test func theSystemSaysWhyAFileCannotBeRead() throws {
    let folder = try Folder()
    #expect(reason(folder.path + "/missing.json") == "cannot be read: No such file or directory")
    #expect(reason("") == "cannot be read: No such file or directory")
    #expect(reason(accepted + "/") == "cannot be read: Not a directory")
    #expect(reason(accepted + "\0") == "cannot be read: a path without zero bytes is needed")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop.json", withDestinationPath: "loop.json")
    #expect(reason(folder.path + "/loop.json") == "cannot be read: Too many levels of symbolic links")
    #expect(reason(folder.path + "/loop.json/") == "cannot be read: Too many levels of symbolic links")
    #expect(reason(folder.path + "/" + String(repeating: "a", count: 300)) == "cannot be read: File name too long")
  }

  /// The superuser may read everything.
  @Test(.enabled(if: geteuid() != 0)) func withoutPermissionNothingIsRead() throws {
    let folder = try Folder()
    try folder.write("secret.json")
    try #require(chmod(folder.path + "/secret.json", 0) == 0)
    #expect(reason(folder.path + "/secret.json") == "cannot be read: Permission denied")
    try #require(chmod(folder.path, 0) == 0)
    defer { chmod(folder.path, 0o700) }
    #expect(reason(folder.path) == "this directory cannot be listed: Permission denied")
    #expect(reason(folder.path + "/secret.json") == "cannot be read: Permission denied")
  }

  @Test func linksToRegularFilesAndDirectoriesAreFollowed() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: accepted)
    #expect(report([folder.path + "/link.json"]).code == 0)
    let again = try Folder()
    try FileManager.default.createSymbolicLink(atPath: again.path + "/folder", withDestinationPath: folder.path)
    let path = again.path + "/folder"
    #expect(report([path, path]).lines.map { $0.hasSuffix(" (\(path)/link.json)") } == [true, true])
  }

  @Test(.timeLimit(.minutes(1))) func aFileAboveTheLimitIsRefusedUnread() throws {
    let folder = try Folder()
    let path = folder.path + "/large.json"
    try Data("{".utf8).write(to: URL(fileURLWithPath: path))
    for size in [1 << 26 + 1, 1 << 40] {
      try #require(truncate(path, size) == 0)
      let (code, lines, _) = report([path])
      #expect(code == 1 && lines == ["REJECTED limit: the file is larger than 67108864 bytes"])
    }
    try #require(truncate(path, 1 << 20) == 0)
    #expect(report([path]).lines == ["REJECTED syntax: byte 2: expected a string"])
  }

  @Test func unreadableWinsOverRejected() {
    let missing = accepted + ".missing"
    #expect(report([rejected, missing]).code == 65)
    #expect(report([missing, rejected]).code == 65)
    #expect(report([missing, accepted]).code == 65)
    #expect(report([rejected, missing, accepted]).lines.count == 2)
    #expect(report([accepted, rejected]).code == 1)
  }

  @Test(arguments: [
    "\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}", "\u{1B}[2K", "\u{7F}", "\u{202E}", "\u{202A}",
    "\u{2066}",
    "\u{2069}", "\u{200F}", "\u{200E}", "\u{061C}",
  ])
  func aNameForgesNoLine(separator: String) throws {
    let folder = try Folder()
    let name = "a\(separator)VERIFIED x"
    try folder.write(name + ".json")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)2.json", withDestinationPath: "nothing")
    let (code, lines, warnings) = report([folder.path])
    #expect(code == 65 && lines.count == 1 && warnings.count == 1)
    for line in lines + warnings {
      let replaced = separator.unicodeScalars.filter { line.unicodeScalars.contains($0) }
      // Of the sequence that clears a line of a terminal, the control character is what acts.
      #expect(replaced.allSatisfy { "[2K".unicodeScalars.contains($0) })
      #expect(line.contains("/a ") && line.contains("VERIFIED x"))
    }
  }

  @Test func aLongNameKeepsTheBeginningOfTheLine() throws {
    let folder = try Folder()
    let deep = (1...4).map { String(repeating: "\($0)", count: 200) }.joined(separator: "/")
    try FileManager.default.createDirectory(atPath: folder.path + "/" + deep, withIntermediateDirectories: true)
    try folder.write(deep + "/a.json")
    let line = try #require(report([folder.path + "/" + deep]).lines.first)
    #expect(line.hasPrefix("VERIFIED tilt(3, 1, 2^-7) of") && line.hasSuffix("44/a.json)") && line.count < 800)
    #expect(line.contains(" (\(folder.path)/1111"))
    // Marks on one letter are one character, and count.
    let marks = Rejection(.field, "a" + String(repeating: "\u{0301}", count: 5_000)).description
    #expect(marks.unicodeScalars.count < 500 && marks.unicodeScalars.starts(with: "field: a".unicodeScalars))
  }
}
