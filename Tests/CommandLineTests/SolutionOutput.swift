import ExactArithmetic
import Foundation
import Testing

/// What `barrierlab solve --format json` prints, as a program reads it.
struct SolutionOutput: Decodable {
  struct Number: Decodable {
    let exact: String?
    let lower: String?
    let upper: String?

    /// The two bounds; equal for an exact number without bounds.
    func bounds() throws -> (lower: Rational, upper: Rational) {
      if let lower, let upper { return (try Rational(parsing: lower), try Rational(parsing: upper)) }
      let value = try Rational(parsing: try #require(exact))
      return (value, value)
    }

    func contains(_ value: Rational) throws -> Bool {
      let bounds = try bounds()
      return bounds.lower <= value && value <= bounds.upper
    }
  }

  /// The seconds, in one form for real and complex data.
  struct Timing: Decodable {
    let solve: Double
    let solutionSet: Double
    let processor: Double
  }

  struct Fit: Decodable {
    let kind: String
  }

  struct Polyhedron: Decodable {
    let saturated: [Int]
    let signs: [Int]
    let fit: Fit
    let directions: [[Number]]
    let vertices: [[Number]]?
  }

  let status: String
  let problem: String
  let unique: Bool?
  let dimension: Int?
  let support: [Int]?
  let signs: [Int]?
  let objective: Number?
  let solution: [Number]?
  let dual: [Number]?
  let solutionSet: Polyhedron?
  let witness: [Number]?
  let seconds: Timing

  /// Runs `barrierlab solve … --format json`, which must succeed.
  static func of(_ arguments: [String], in directory: TemporaryDirectory) throws -> SolutionOutput {
    let result = try Executable.command.run(["solve"] + arguments + ["--format", "json"], in: directory)
    #expect(result.exitCode == 0, "\(arguments): \(result.messages)")
    #expect(result.messages.isEmpty)
    return try JSONDecoder().decode(SolutionOutput.self, from: Data(result.output.utf8))
  }

  /// The solution as exact text; "?" for an entry that is enclosed.
  var exactSolution: [String]? { solution?.map { $0.exact ?? "?" } }

  /// The vertices as exact texts, sorted.
  var exactVertices: [[String]]? {
    solutionSet?.vertices?.map { $0.map { $0.exact ?? "?" } }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// What `barrierlab distance --format json` prints.
struct DistanceOutput: Decodable {
  let unique: Bool
  let dimension: Int
  let distance: SolutionOutput.Number
  let squaredDistance: SolutionOutput.Number
  let nearest: [SolutionOutput.Number]
  let functional: [SolutionOutput.Number]

  /// Runs `barrierlab distance … --format json`, which must succeed.
  static func of(_ arguments: [String], in directory: TemporaryDirectory) throws -> DistanceOutput {
    let result = try Executable.command.run(["distance"] + arguments + ["--format", "json"], in: directory)
    #expect(result.exitCode == 0, "\(arguments): \(result.messages)")
    #expect(result.messages.isEmpty)
    return try JSONDecoder().decode(DistanceOutput.self, from: Data(result.output.utf8))
  }
}
