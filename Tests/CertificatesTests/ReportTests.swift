import Certificates
import Foundation
import Testing

@Suite struct ReportTests {
  private func report(_ paths: [String]) -> (code: Int32, lines: [String], warnings: [String]) {
    var lines: [String] = []
    var warnings: [String] = []
    let code = CertificateReport.check(paths) {
      lines.append($0)
    } warn: {
      warnings.append($0)
    }
    return (code, lines, warnings)
  }

  @Test func oneFileGivesOneBareLine() {
    let path = ExampleFolder(name: "accepted").path + "p3-error-exceeds-tilt.json"
    let (code, lines, warnings) = report([path])
    #expect(code == 0 && warnings.isEmpty)
    #expect(
      lines == [
        "VERIFIED tilt(3, 1, 2^-7) of Ω(3, 4) for (P3, parameter 1): the output after 2 data up to level 6: error > 0.001 at every sample"
      ])
  }

  @Test func directoriesAreSortedAndNamed() throws {
    let folder = ExampleFolder(name: "accepted")
    let (code, lines, warnings) = report([folder.path])
    #expect(code == 0 && warnings.isEmpty)
    #expect(lines.count == (try folder.names.count))
    for (line, name) in zip(lines, try folder.names) {
      #expect(line.hasPrefix("VERIFIED ") && line.hasSuffix(" (\(folder.path)\(name).json)"))
    }
  }

  @Test func oneRejectionDecidesTheCode() {
    let accepted = ExampleFolder(name: "accepted").path + "p3-error-exceeds-tilt.json"
    let rejected = ExampleFolder(name: "rejected").path + "scope-runs.json"
    let (code, lines, _) = report([accepted, rejected, accepted])
    #expect(code == 1)
    #expect(lines.map { String($0.prefix(8)) } == ["VERIFIED", "REJECTED", "VERIFIED"])
    let all = report([ExampleFolder(name: "rejected").path])
    #expect(all.code == 1 && all.lines.allSatisfy { $0.hasPrefix("REJECTED ") })
  }

  @Test func nothingToCheckIsNoSuccess() throws {
    #expect(report([]).code == 64)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("certificates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let empty = report([folder.path])
    #expect(empty.code == 65 && empty.lines.isEmpty && empty.warnings.count == 1)
    let missing = report([
      folder.path + "/missing.json", ExampleFolder(name: "accepted").path + "p3-error-exceeds-tilt.json",
    ])
    #expect(missing.code == 65 && missing.lines.count == 1 && missing.warnings.count == 1)
    try Data().write(to: folder.appendingPathComponent("empty.json"))
    #expect(report([folder.path]).code == 1)
  }
}
