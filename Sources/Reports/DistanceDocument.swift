import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions

/// The distance of one vector for printing.
package struct DistanceDocument: Encodable {
  let problem: String
  let parameter: String
  let objectiveScale: String
  let unique: Bool
  let dimension: Int
  /// Always two bounds, of width at most 2^-bits.
  let distance: EnclosedNumber
  let squaredDistance: EnclosedNumber
  /// The minimiser nearest to the vector.
  let nearest: [EnclosedNumber]
  /// The vector minus the nearest minimiser: a functional that separates the vector from the set.
  let functional: [EnclosedNumber]
  /// The file of the certificate, once it is written.
  package var certificate: String?
  private let shownParameter: String

  private enum CodingKeys: String, CodingKey {
    case problem, parameter, objectiveScale, unique, dimension, distance, squaredDistance, nearest, functional
    case certificate
  }

  package init(
    _ input: StatedProblem, _ set: SolutionSet, vector: [Rational], evidence: DistanceEvidence, bits: Int,
    isExact: Bool
  ) {
    let number = { EnclosedNumber($0, bits: bits, isExact: isExact) }
    let difference = QuadraticVector(vector) - evidence.point
    problem = input.kind.rawValue
    parameter = input.givenParameter.description
    objectiveScale = input.objective.rawValue
    unique = set.isSinglePoint
    dimension = set.dimension
    let square = difference.squaredNorm
    distance = EnclosedNumber(square.squareRoot(bits: bits), bits: bits)
    squaredDistance = number(square)
    nearest = evidence.point.entries.map(number)
    functional = difference.entries.map(number)
    shownParameter = ShownNumber.text(input.givenParameter, isExact: isExact)
  }

  /// For programs.
  package func json() throws -> String {
    try DocumentEncoder.text(of: self)
  }

  /// For a person.
  package func text() -> String {
    var lines = [
      "(\(problem.uppercased())), parameter \(shownParameter), objective \(objectiveScale)",
      unique ? "one minimiser" : "minimisers: a polyhedron of dimension \(dimension)",
      "distance     \(distance.text)",
    ]
    if let square = squaredDistance.exact { lines.append("its square   \(square)") }
    let entries = nearest.enumerated().filter { $0.element.exact != "0" }
    lines.append("the nearest minimiser:\(entries.isEmpty ? " x = 0" : "")")
    for (index, entry) in entries { lines.append("  x_\(index + 1)   \(entry.text)") }
    if let certificate { lines.append("certificate  \(certificate.onOneLine)") }
    return lines.joined(separator: "\n")
  }
}
