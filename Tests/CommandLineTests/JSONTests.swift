import Foundation
import Testing

@Suite struct JSONTests {
  struct Bounds: Decodable {
    let lower: String
    let upper: String

    /// Both are decimal numbers and lower ≤ upper.
    var isEnclosure: Bool {
      guard let lower = Decimal(string: lower), let upper = Decimal(string: upper), !lower.isNaN, !upper.isNaN else {
        return false
      }
      return lower <= upper
    }

    func contains(_ text: String) -> Bool {
      guard let lower = Decimal(string: lower), let upper = Decimal(string: upper), let value = Decimal(string: text)
      else {
        return false
      }
      return lower <= value && value <= upper
    }
  }

  struct Report: Decodable {
    struct Epsilons: Decodable {
      let strong: Bounds
      let weak: Bounds?
    }

    struct Conditions: Decodable {
      let gram: Bounds
      let gramIsExactlyOne: Bool
      let feasibility: Bounds
      let solution: Bounds
    }

    struct Cell: Decodable {
      let algorithm: String
      let barrier: String
      let digits: Int
      let verdict: String
      let scope: String?
      let error: Bounds?
      let dataRead: Int
      let highestLevel: Int
      let certificate: String?
      let asTheoremSays: String
    }

    let problem: String
    let K: Int
    let L: Int
    let m: Int
    let N: Int
    let conditioning: Conditions
    let separation: Bounds
    let circumradius: Bounds
    let breakdownEpsilon: Epsilons
    let barriers: [Cell]
    let theorem: String
  }

  static func report(_ arguments: [String], in directory: TemporaryDirectory) throws -> Report {
    let result = try Executable.command.run(["theorem2", "--format", "json"] + arguments, in: directory)
    #expect(result.exitCode == 0, "\(result.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func keysOfTheDefaultRun() throws {
    let directory = try TemporaryDirectory()
    let result = try Executable.command.run(["theorem2", "--format", "json"], in: directory)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let keys = [
      "problem", "K", "L", "m", "N", "conditioning", "separation", "circumradius", "breakdownEpsilon", "barriers",
      "theorem",
    ]
    for key in keys { #expect(object[key] != nil, "\(key)") }
    let epsilons = try #require(object["breakdownEpsilon"] as? [String: Any])
    #expect(Set(epsilons.keys) == ["strong", "weak"])
    let cells = try #require(object["barriers"] as? [[String: Any]])
    #expect(cells.count == 50)
    for cell in cells {
      for key in ["algorithm", "barrier", "digits", "verdict", "error", "dataRead", "highestLevel", "certificate"] {
        #expect(cell[key] != nil, "\(key) in \(cell)")
      }
    }
  }

  @Test func figuresOfTheDefaultRun() throws {
    let directory = try TemporaryDirectory()
    let report = try Self.report([], in: directory)
    #expect(
      [report.problem, "\(report.K)", "\(report.L)", "\(report.m)", "\(report.N)"] == ["p3", "3", "2", "3", "4"])
    #expect(report.theorem == "certified")
    #expect(report.conditioning.gramIsExactlyOne)
    #expect(report.conditioning.feasibility.contains("1"))
    #expect(report.separation.contains("0.003"))
    #expect(report.circumradius.contains("0.0015"))
    #expect(report.breakdownEpsilon.strong.contains("0.0015"))
    #expect(try #require(report.breakdownEpsilon.weak).contains("0.015"))
    #expect(!report.separation.contains("0.00300000000000000000000000000000001"))
    for bounds in report.barriers.compactMap(\.error) { #expect(bounds.isEnclosure, "\(bounds)") }
    #expect(report.barriers.allSatisfy { $0.asTheoremSays == "holds" })
    let reaching = report.barriers.filter { $0.verdict == "reaches" }
    #expect(reaching.map(\.algorithm) == ["reference-3", "reference-2"])
    #expect(reaching.map(\.barrier) == ["K-2 from L levels", "K-1 unlimited"])
    #expect(reaching.map(\.digits) == [1, 2])
  }

  @Test(arguments: [
    ["--problem", "p1", "--epsilon", "1/4", "-K", "4", "-N", "5"], ["--problem", "p2", "--lambda", "0.5"],
    ["-K", "5", "-L", "3", "-N", "6", "-m", "3", "--transform", "dct", "--normalisation", "rational"],
    ["-N", "2", "-m", "1"],
  ])
  func otherClasses(arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    let report = try Self.report(arguments, in: directory)
    #expect(report.theorem == "certified")
    let target = try #require(Decimal(string: "1e-\(report.K)"))
    #expect(try #require(Decimal(string: report.breakdownEpsilon.strong.lower)) > target)
    for bounds in [
      report.separation, report.circumradius, report.breakdownEpsilon.strong, report.conditioning.solution,
    ] {
      #expect(bounds.isEnclosure)
    }
    for cell in report.barriers where cell.barrier == "K digits" && cell.verdict == "fails" {
      let error = try #require(cell.error)
      #expect(try #require(Decimal(string: error.lower)) >= target, "\(cell.algorithm)")
    }
  }

  @Test(arguments: [1, 2]) func fewDigitsAreForStatementOneAlone(digits: Int) throws {
    let directory = try TemporaryDirectory()
    let report = try Self.report(["-K", "\(digits)"], in: directory)
    #expect(Set(report.barriers.map(\.barrier)) == ["K digits"])
    #expect(report.breakdownEpsilon.weak == nil)
    #expect(report.theorem == "certified")
  }

  /// With R ≥ d samples a hedging algorithm is right at one of them, whatever the member; with R < d it is wrong at every one.
  @Test func hedging() throws {
    let directory = try TemporaryDirectory()
    for (samples, columns, scope) in [("2", "4", "some sample"), ("2", "5", "every sample")] {
      let report = try Self.report(["--samples", samples, "-N", columns, "--algorithm", "hedge"], in: directory)
      let cells = report.barriers.filter { $0.barrier == "K digits" }
      #expect(cells.map(\.scope) == [scope])
      #expect(cells.map(\.verdict) == ["fails"])
    }
  }
}
