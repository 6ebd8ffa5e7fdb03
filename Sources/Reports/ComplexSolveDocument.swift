import ExactArithmetic
import ExactSolutions
import Foundation

/// The enclosed solution of one problem with complex data for printing.
package struct ComplexSolveDocument: Encodable {
  package struct Entry: Encodable {
    let real: EnclosedNumber
    let imaginary: EnclosedNumber

    init(_ entry: ComplexInterval, bits: Int) {
      real = EnclosedNumber(entry.real, bits: bits)
      imaginary = EnclosedNumber(entry.imaginary, bits: bits)
    }
  }

  let status: String
  let problem: String
  let parameter: String
  let objectiveScale: String
  let unique: Bool?
  let dimension: Int?
  let support: [Int]?
  let objective: EnclosedNumber?
  let solution: [Entry]?
  let dual: [Entry]?
  let reason: String?
  let seconds: SolveDocument.Timing
  private let shownParameter: String

  private enum CodingKeys: String, CodingKey {
    case status, problem, parameter, objectiveScale, unique, dimension, support, objective, solution, dual, reason
    case seconds
  }

  /// The document of `outcome`.
  package init(_ input: StatedProblem, _ outcome: ComplexOutcome, bits: Int, seconds: SolveDocument.Timing) {
    problem = input.kind.rawValue
    parameter = input.givenParameter.description
    shownParameter = ShownNumber.text(input.givenParameter)
    objectiveScale = input.objective.rawValue
    self.seconds = seconds
    var enclosure: ComplexEnclosure?
    switch outcome {
    case .enclosed(let value):
      (status, reason) = ("solved", nil)
      enclosure = value
    case .infeasible: (status, reason) = ("infeasible", nil)
    case .undecided(let why): (status, reason) = ("undecided", why.description)
    }
    unique = enclosure.map { _ in true }
    dimension = enclosure.map { _ in 0 }
    support = enclosure?.support.map { $0 + 1 }
    objective = enclosure.map {
      EnclosedNumber($0.objective * Interval(input.objectiveFactor, precision: $0.precision), bits: bits)
    }
    solution = enclosure?.solution.map { Entry($0, bits: bits) }
    dual = enclosure?.dual.map { Entry($0, bits: bits) }
  }

  /// For programs.
  package func json() throws -> String {
    try DocumentEncoder.text(of: self)
  }

  /// For a person.
  package func text() -> String {
    var lines = ["(\(problem.uppercased())), complex, parameter \(shownParameter), objective \(objectiveScale)"]
    switch status {
    case "undecided": lines.append("undecided: \(reason ?? "")")
    case "infeasible": lines.append("infeasible: no x has ‖Ax − y‖ ≤ ε")
    default:
      lines.append("minimum      \(objective?.text ?? "")")
      lines.append(SolveDocument.heading("one minimiser", support: support ?? []))
      for j in support ?? [] {
        guard let entry = solution?[j - 1] else { continue }
        lines.append("  x_\(j)   \(entry.real.text) + i·\(entry.imaginary.text)")
      }
    }
    lines.append(String(format: "%.3f s", seconds.solve))
    return lines.joined(separator: "\n")
  }
}
