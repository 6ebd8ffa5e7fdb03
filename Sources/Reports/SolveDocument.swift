import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Foundation
import Polyhedra
import RecoveryProblems

/// The exact solution of one problem for printing.
package struct SolveDocument: Encodable {
  package struct Fit: Encodable {
    /// `fixed`: Ax = value; `ray`: Ax = y − t·value for some t ≥ 0.
    let kind: String
    let value: [EnclosedNumber]
  }

  /// The set of all minimisers: x_j = 0 for j outside `saturated`, sign·x_j ≥ 0 on it, and Ax as `fit` says.
  package struct Polyhedron: Encodable {
    let saturated: [Int]
    let signs: [Int]
    let fit: Fit
    let directions: [[EnclosedNumber]]
    /// All vertices, if they are few.
    let vertices: [[EnclosedNumber]]?
  }

  /// Seconds, in the same form for real and complex data.
  package struct Timing: Encodable {
    /// To find a minimiser or a proof that there is none.
    package let solve: Double
    /// To verify it and to describe the set of all minimisers; 0 where the first part does that already.
    package let solutionSet: Double
    /// The processor's time for both, which other programs on the machine do not lengthen.
    package let processor: Double

    /// The timing with these parts.
    package init(solve: Double, solutionSet: Double, processor: Double) {
      self.solve = solve
      self.solutionSet = solutionSet
      self.processor = processor
    }
  }

  let status: String
  let problem: String
  let parameter: String
  let shownParameter: String
  let objectiveScale: String
  let rows: Int
  let columns: Int
  let unique: Bool?
  let dimension: Int?
  let support: [Int]?
  let signs: [Int]?
  let multiplier: EnclosedNumber?
  let objective: EnclosedNumber?
  let solution: [EnclosedNumber]?
  let dual: [EnclosedNumber]?
  let solutionSet: Polyhedron?
  let witness: [EnclosedNumber]?
  let seconds: Timing
  /// The files of the certificates, once they are written.
  package var certificate: String?
  package var vipr: String?

  private enum CodingKeys: String, CodingKey {
    case status, problem, parameter, objectiveScale, rows, columns, unique, dimension, support, signs, multiplier
    case objective, solution, dual, solutionSet, witness, seconds, certificate, vipr
  }

  /// For programs.
  package func json() throws -> String {
    try DocumentEncoder.text(of: self)
  }

  /// For a person.
  package func text() -> String {
    var lines = [
      "(\(problem.uppercased())), m = \(rows), N = \(columns), parameter \(shownParameter), objective \(objectiveScale)"
    ]
    if status == "infeasible" {
      lines.append("infeasible: no x has ‖Ax − y‖ ≤ ε, as is proved by the vector v with Aᵀv = 0 and ⟨v, y⟩ > ε‖v‖:")
      lines += (witness ?? []).map { "  \($0.text)" }
    } else {
      lines.append("minimum      \(objective?.text ?? "")")
      lines.append("multiplier   \(multiplier?.text ?? "")")
      let found =
        unique == true
        ? "one minimiser"
        : "minimisers: a polyhedron of dimension \(dimension ?? 0); a point in its relative interior"
      lines.append(Self.heading(found, support: support ?? [], isCounted: unique == true))
      for (j, sign) in zip(support ?? [], signs ?? []) {
        lines.append("  x_\(j) \(sign > 0 ? ">" : "<") 0   \(solution?[j - 1].text ?? "")")
      }
      if let set = solutionSet, unique != true { lines += Self.lines(about: set) }
    }
    if let certificate { lines.append("certificate  \(certificate.onOneLine)") }
    if let vipr { lines.append("VIPR         \(vipr.onOneLine)") }
    lines.append(
      String(format: "%.3f s to solve, %.3f s for the set of minimisers", seconds.solve, seconds.solutionSet))
    return lines.joined(separator: "\n")
  }

  /// The line above the entries of a minimiser that are not 0.
  package static func heading(_ found: String, support: [Int], isCounted: Bool = true) -> String {
    if support.isEmpty { return "\(found): x = 0" }
    return isCounted
      ? "\(found), \(support.count) of its entries \(support.count == 1 ? "is" : "are") not 0:" : "\(found):"
  }

  /// The lines about a set of more than one minimiser.
  private static func lines(about set: Polyhedron) -> [String] {
    var lines: [String] = []
    if set.saturated.isEmpty {
      lines.append("x is 0 in every minimiser")
    } else {
      lines.append("x_j is 0 in every minimiser but for j in \(set.saturated.map(String.init).joined(separator: ", "))")
    }
    guard let vertices = set.vertices else {
      return lines + ["its vertices are not listed: they are more than --vertices allows, or too many to find"]
    }
    lines.append(vertices.isEmpty ? "it has no vertices" : "its \(counted(vertices.count, "vertex", "vertices")):")
    for vertex in vertices { lines.append("  (\(vertex.map(\.text).joined(separator: ", ")))") }
    return lines
  }
}

extension SolveDocument {
  /// The document of the set of minimisers.
  package init(
    _ input: StatedProblem, _ set: SolutionSet, vertices: VertexList<QuadraticNumber>, bits: Int, isExact: Bool,
    seconds: Timing
  ) {
    let polyhedron = set.polyhedron
    let number = { EnclosedNumber($0, bits: bits, isExact: isExact) }
    let support = set.point.support
    let fit: Fit
    switch polyhedron.fit {
    case .fixed(let value): fit = Fit(kind: "fixed", value: value.entries.map(number))
    case .ray(let direction): fit = Fit(kind: "ray", value: direction.entries.map(number))
    }
    var listed: [[EnclosedNumber]]?
    if case .all(let points) = vertices { listed = points.map { $0.map(number) } }
    self.init(
      status: "solved", problem: input.kind.rawValue, parameter: input.givenParameter.description,
      shownParameter: ShownNumber.text(input.givenParameter, isExact: isExact),
      objectiveScale: input.objective.rawValue, rows: polyhedron.problem.rowCount,
      columns: polyhedron.problem.columnCount, unique: set.isSinglePoint, dimension: set.dimension,
      support: support.map { $0 + 1 }, signs: support.map { set.point.signum(at: $0) },
      multiplier: number(polyhedron.multiplier),
      objective: EnclosedNumber.bounded(
        polyhedron.objective * QuadraticNumber(input.objectiveFactor), bits: bits, isExact: isExact),
      solution: set.point.entries.map(number), dual: polyhedron.pair.dual.entries.map(number),
      solutionSet: Polyhedron(
        saturated: polyhedron.saturated.map { $0 + 1 }, signs: polyhedron.signs, fit: fit,
        directions: set.directions.map { $0.entries.map(number) }, vertices: listed),
      witness: nil, seconds: seconds)
  }

  /// The document of a problem without feasible points.
  package init(
    infeasible input: StatedProblem, _ problem: RationalProblem, witness: QuadraticVector, bits: Int, isExact: Bool,
    seconds: Timing
  ) {
    self.init(
      status: "infeasible", problem: input.kind.rawValue, parameter: input.givenParameter.description,
      shownParameter: ShownNumber.text(input.givenParameter, isExact: isExact),
      objectiveScale: input.objective.rawValue, rows: problem.rowCount, columns: problem.columnCount, unique: nil,
      dimension: nil, support: nil, signs: nil, multiplier: nil, objective: nil, solution: nil, dual: nil,
      solutionSet: nil, witness: witness.entries.map { EnclosedNumber($0, bits: bits, isExact: isExact) },
      seconds: seconds)
  }
}
