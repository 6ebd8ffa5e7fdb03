import Foundation
import PhaseTransitions
import RecoveryProblems
import TrainingData

/// One member of a class for printing: exact expressions, the solution sets, and data of one level.
package struct FamilyDocument: Encodable {
  private struct Candidate: Encodable {
    let sample: Int
    let vertices: [[String]]
  }

  private struct Datum: Encodable {
    let sample: Int
    let level: Int
    let matrix: [[String]]
    let vector: [String]
    let solution: [String]
  }

  private let member: String
  private let problem: String
  private let parameter: String
  private let transform: String
  private let matrixBeforeTransform: [[String]]
  private let samplesBeforeTransform: [[String]]
  private let solutionSets: [Candidate]
  private let data: [Datum]
  private let shownParameter: String

  private enum CodingKeys: String, CodingKey {
    case member, problem, parameter, transform, matrixBeforeTransform, samplesBeforeTransform, solutionSets, data
  }

  /// The document of `member`.
  package init(family: TheoremTwoClass, member: Member, instance: Instance, level: Int?, data: [ProvedDatum]) throws {
    self.member = member.label
    problem = family.problem.kind.rawValue
    parameter = family.problem.parameter.description
    shownParameter = ShownNumber.text(family.problem.parameter)
    transform = family.transform.description
    matrixBeforeTransform = instance.matrix.right.rows.map { $0.map(\.description) }
    samplesBeforeTransform = instance.untransformedSamples.map { $0.map(\.description) }
    var sets: [Candidate] = []
    for k in 0..<family.sampleCount {
      let form = try family.closedForm(member, sample: k)
      sets.append(Candidate(sample: k + 1, vertices: form.vertices.map { $0.map(\.description) }))
    }
    solutionSets = sets
    self.data = data.enumerated().map { k, proved in
      Datum(
        sample: k + 1, level: level ?? 0, matrix: proved.datum.matrix.rows.map { $0.map(\.description) },
        vector: proved.datum.vector.map(\.description), solution: proved.datum.solution.map(\.description))
    }
  }

  /// For programs.
  package func json() throws -> String {
    try DocumentEncoder.text(of: self)
  }

  /// For a person.
  package func text() -> String {
    var lines = [
      "\(member), (\(problem.uppercased())), parameter \(shownParameter), transform \(transform)", "",
      "A before the transform:",
    ]
    lines += matrixBeforeTransform.map { "  [\($0.joined(separator: ", "))]" }
    for (k, sample) in samplesBeforeTransform.enumerated() {
      lines.append("y_\(k + 1) before the transform: [\(sample.joined(separator: ", "))]")
    }
    for set in solutionSets {
      let kind = set.vertices.count == 1 ? "the minimiser" : "the vertices of the set of minimisers"
      lines.append("sample \(set.sample): \(kind)")
      lines += set.vertices.map { "  [\($0.joined(separator: ", "))]" }
    }
    for datum in data {
      lines += ["", "training datum (\(datum.sample), \(datum.level))", "A_n:"]
      lines += datum.matrix.map { "  [\($0.joined(separator: ", "))]" }
      lines.append("y_{k,n}: [\(datum.vector.joined(separator: ", "))]")
      lines.append("x_{k,n}: [\(datum.solution.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n")
  }
}
