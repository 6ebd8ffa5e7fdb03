import ExactArithmetic
import Foundation
import Reports
import Testing

@testable import BarrierLabCommand

/// What a person reads: sentences that are whole, and numbers that are no longer than they need be.
@Suite struct SentenceTests {
  private func run(_ line: String, files: [String: String] = [:]) throws -> Executable.Result {
    let directory = try SmallProblems.directory()
    for (name, text) in files { try directory.write(text, to: name) }
    return try Executable.command.run(SmallProblems.words(line), in: directory)
  }

  @Test(arguments: [
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 9", "one minimiser: x = 0"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 3", "one minimiser, 1 of its entries is not 0:"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1", "one minimiser, 2 of its entries are not 0:"),
    ("solve p2 --matrix zero.csv --vector y12.csv --lambda 1", "one minimiser: x = 0"),
    ("solve p2 --matrix I.csv --vector complex.json --lambda 9", "one minimiser: x = 0"),
    ("solve p2 --matrix row.csv --vector one.csv --lambda 1", "its 2 vertices:"),
    ("distance p2 --matrix I.csv --vector y12.csv --lambda 9 --point y10.csv", "the nearest minimiser: x = 0"),
    ("distance p2 --matrix I.csv --vector y12.csv --lambda 1 --point y10.csv", "the nearest minimiser:"),
    ("theorem2 -K 2 --algorithm centroid", "2 certificates, all verified; --certificates DIR keeps them."),
    (
      "theorem2 -K 2 --algorithm centroid",
      "The algorithm below does not find one: it misses K digits on some member."
    ),
    (
      "theorem2 --data 1 --algorithm endless",
      "algorithm  K digits                K-1 with 1 datum        K-1 unlimited           K-2 from L levels  K-2 from L-1 levels"
    ),
  ])
  func sentences(line: String, sentence: String) throws {
    let result = try run(line)
    #expect(result.exitCode == 0)
    #expect(result.output.split(separator: "\n").contains { $0 == sentence }, "\(result.output)")
  }

  @Test(arguments: [
    ("1", "1"), ("-22/7", "-22/7"), ("1e79", "1" + String(repeating: "0", count: 79)), ("1e99999", "1e99999"),
    ("-1.5e99999", "-1.5e99999"), ("1e-99999", "1e-99999"), ("0x1p-20", "1/1048576"),
  ])
  func numbers(number: String, shown: String) throws {
    #expect(ShownNumber.text(try Rational(parsing: number)) == shown)
  }

  @Test(arguments: ["123456789e-100000", "0x1p1000", "-0x1p-1000", "0x1p100000", "0x123456789abcdef0123456789p500"])
  func longNumbersAreEnclosed(number: String) throws {
    let value = try Rational(parsing: number)
    let text = ShownNumber.text(value)
    #expect(text.count <= 64)
    let bounds = try text.trimmingCharacters(in: ["[", "]"]).components(separatedBy: ", ").map {
      try Rational(parsing: $0)
    }
    let (lower, upper) = (try #require(bounds.first), try #require(bounds.last))
    #expect(lower <= value && value <= upper)
    #expect((upper - lower) * Rational.powerOfTen(18) <= value.magnitude)
    #expect(ShownNumber.text(value, isExact: true) == value.description)
  }

  /// An input number of 100 000 digits.
  @Test func longInputsAreShownShort() throws {
    let solve = "solve p2 --matrix I.csv --vector y12.csv --lambda 1e99999"
    let text = try run(solve)
    #expect(text.exitCode == 0)
    #expect(text.output.contains("parameter 1e99999, objective paper\n"))
    #expect(text.output.contains("\nmultiplier   5e99998\n"))
    #expect(text.output.count < 400)
    let exact = try run("\(solve) --exact")
    #expect(exact.output.contains("parameter 1" + String(repeating: "0", count: 99_999) + ", objective"))
    #expect(exact.output.contains("\nmultiplier   5" + String(repeating: "0", count: 99_998) + "\n"))
    let document = try SolutionOutput.of(
      SmallProblems.words("p2 --matrix I.csv --vector y12.csv --lambda 1e99999"), in: try SmallProblems.directory())
    #expect(document.objective?.exact == "5")
    let distance = try run(solve.replacingOccurrences(of: "solve", with: "distance") + " --point y10.csv")
    #expect(distance.output.contains("parameter 1e99999, ") && distance.output.count < 400)
    let complex = try run("solve p2 --matrix I.csv --vector complex.json --lambda 1e99999")
    #expect(complex.output.contains("parameter 1e99999, ") && complex.output.count < 400)
  }

  /// √2·10^500: to a person by its leading digits, to a program as closely as it asked.
  @Test func largeEnclosures() throws {
    let files = ["huge.csv": "1e500\n1e500\n"]
    let line = "solve p3 --matrix I.csv --vector huge.csv --lambda 9"
    let text = try run(line, files: files)
    #expect(text.output.contains("\nminimum      [1.41421356237309504880"))
    #expect(text.output.count < 400)
    let directory = try TemporaryDirectory()
    for (name, text) in SmallProblems.texts.merging(files, uniquingKeysWith: { $1 }) {
      try directory.write(text, to: name)
    }
    let bounds = try #require(
      try SolutionOutput.of(Array(SmallProblems.words(line).dropFirst()), in: directory).objective
    ).bounds()
    #expect(bounds.upper - bounds.lower <= Rational.powerOfTwo(-64))
    #expect(bounds.lower * bounds.lower < 2 * Rational.powerOfTen(1000))
    #expect(bounds.upper * bounds.upper > 2 * Rational.powerOfTen(1000))
  }

  @Test(arguments: [
    ("theorem2 --lambda 1e99999", 64, "--lambda 1e99999: expected"),
    ("theorem2 --problem p1 --epsilon -1e99999", 64, "--epsilon -1e99999: expected"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda -1e99999", 64, "--lambda -1e99999: expected"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --weights 1,-1e99999", 65, "found -1e99999"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --weights long.csv", 65, "found -1e99999"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1e999999999", 64, "an exponent between -1000000 and 1000000"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1e-999999999", 64, "an exponent between -1000000 and"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --weights 1,1e999999999", 64, "an exponent between"),
    ("solve p2 --matrix I.csv --vector far.csv --lambda 1", 65, "row 2, column 1: expected an exponent between"),
    ("solve p2 --matrix I.csv --vector y12.csv --lambda 0x1p999999999", 64, "an exponent between"),
  ])
  func refusedNumbers(line: String, exitCode: Int32, words: String) throws {
    let start = Date()
    let result = try run(line, files: ["long.csv": "1\n-1e99999\n", "far.csv": "1\n1e999999999\n"])
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(result.exitCode == exitCode)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(words), "\(result.messages)")
    #expect(result.messages.count < 400)
  }

  /// Many short texts of long numbers.
  @Test func numbersThatWouldFillTheMemory() throws {
    let list = Array(repeating: "1e1000000", count: 2000).joined(separator: ",")
    let listed = try run("solve p2 --matrix I.csv --vector y12.csv --lambda 1 --weights \(list)")
    #expect(listed.exitCode == 64)
    #expect(listed.messages.contains("--weights 1e1000000: \"1e1000000\" is too large: expected numbers of together"))
    let file = try run("theorem2 --transform long.txt", files: ["long.txt": list])
    #expect(file.exitCode == 65)
    #expect(file.messages.contains("--transform long.txt, line 1, entry 3"), "\(file.messages)")
  }

  /// A table is shown also where nothing can be certified, the network of Theorem 1 neither.
  @Test func aTableWithoutTheNetworkOfTheoremOne() throws {
    let line = "theorem2 -K 2 --algorithm centroid --lambda 1e-1000000"
    let text = try run(line)
    #expect(text.exitCode == 1)
    #expect(text.output.contains("lambda = 1e-1000000, "))
    #expect(text.output.contains("\nTheorem 1: not certified: the network of Theorem 1 has an error of at most 10^-22"))
    #expect(text.output.contains("\ncentroid   undecided\n"))
    #expect(text.output.contains("\nThere is no certificate.\nTheorem 2 for this class: undecided.\n"))
    #expect(text.messages.hasPrefix("barrierlab: not certified: the network of Theorem 1"))
    let json = try run("\(line) --format json")
    #expect(json.exitCode == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["theorem1"] is NSNull)
    #expect(object["theorem"] as? String == "undecided")
  }
}
