import Foundation
import Testing

/// The folder of the ITF1788 files (`*.itl`), IEEE 1788's conformance tests, which are not part of this project.
private let folder = ProcessInfo.processInfo.environment["BARRIERLAB_ITF1788"]

@Suite("IEEE 1788 conformance")
struct ConformanceTests {
  /// Why a line is not evaluated.
  enum Reason: String, CaseIterable {
    case operation = "an operation that there is not"
    case decoration = "about decorations"
    case overflow = "an answer that depends on the largest binary64 number"
  }

  @Test("Every line of ITF1788 gives the tightest interval", .enabled(if: folder != nil, "BARRIERLAB_ITF1788 is unset"))
  func conformance() throws {
    let path = try #require(folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".itl") }.sorted()
    var total = 0
    var statements = 0
    var passed: [String: Int] = [:]
    var skipped: [Reason: Int] = [:]
    var missing: [String: Int] = [:]
    for file in files {
      let text = try String(contentsOfFile: path + "/" + file, encoding: .utf8)
      // Counted another way: physical lines that end a statement.
      statements += text.split(separator: "\n").count { line in
        let line = line.trimmingCharacters(in: .whitespaces)
        return line.hasSuffix(";") && line.contains(" = ") && !line.hasPrefix("//")
      }
      for line in ConformanceLine.lines(of: text) {
        total += 1
        if let reason = ConformanceOperations.reasonToSkip(line) {
          skipped[reason, default: 0] += 1
          if reason == .operation { missing[line.operation, default: 0] += 1 }
          continue
        }
        guard let arguments = line.arguments, let expected = line.results,
          let found = ConformanceOperations.evaluate(line.operation, arguments)
        else {
          Issue.record("\(file): not understood: \(line.text)")
          continue
        }
        if expected.count == 1, found.isSame(as: expected[0]) {
          passed[line.operation, default: 0] += 1
        } else {
          Issue.record("\(file): \(line.text) — found \(found)")
        }
      }
    }
    let passes = passed.values.reduce(0, +)
    let skips = skipped.values.reduce(0, +)
    print("ITF1788: \(files.count) files, \(total) lines, \(passes) passed, \(skips) skipped")
    for reason in Reason.allCases { print("  skipped, \(reason.rawValue): \(skipped[reason, default: 0])") }
    print("  passed: \(passed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
    print(
      "  no such operation: \(missing.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
    )
    #expect(total == statements)
    #expect(passes + skips == total)
    #expect(passes >= 2400)
    #expect(passed.count == ConformanceOperations.names.count)
    #expect(skipped[.overflow, default: 0] <= 8)
  }

  @Test("The reader of the files understands each form of a line")
  func reader() throws {
    let text = """
      /* add [1.0,2.0] [3.0,4.0] = [4.0,6.0]; */
      testcase a { // mul [0.0,1.0] [0.0,1.0] = [0.0,1.0];
        add [1.0, 0x1p1]_com
          [empty]_trv = [empty]_trv; less [entire] [1.0,2.0] = false;
      }
      testcase b { pown [-infinity,2.0] 3 = [-infinity,8.0]; b-textToInterval "[1,2]" = [empty] signal X; }
      """
    let lines = ConformanceLine.lines(of: text)
    #expect(lines.map(\.operation) == ["add", "less", "pown", "b-textToInterval"])
    let line = try #require(lines.first)
    #expect(line.arguments == [.interval(Binary64Interval(lower: 1, upper: 2)), .interval(nil)])
    #expect(line.results == [.interval(nil)])
    #expect(lines[1].results == [.truth(false)])
    #expect(lines[2].arguments == [.interval(Binary64Interval(lower: -.infinity, upper: 2)), .number(3)])
    #expect(lines[3].arguments == nil && lines[3].results == [.interval(nil)])
  }
}
