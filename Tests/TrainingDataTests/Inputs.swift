import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import TrainingData

/// A class and one of its members, or one of the centres that are left out.
struct Setting: CustomStringConvertible, Sendable {
  enum Place: Sendable { case centre(Int), first(Int), third }

  let kind: RecoveryProblem.Kind
  var rows = 3
  var columns = 5
  var sampleCount = 2
  var transform = Transform.none
  var normalisation = Normalisation.rational
  var place = Place.centre(3)

  func family() throws -> TheoremTwoClass {
    try TheoremTwoClass(
      problem: RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : 1), digits: 3, levels: 2, rows: rows,
      columns: columns, sampleCount: sampleCount, transform: transform, normalisation: normalisation)
  }

  func member(of family: TheoremTwoClass) throws -> Member {
    switch place {
    case .centre(let scale): try family.centre(scale: scale)
    case .first(let level): try family.omega1(level: level, index: family.candidateCount - 1)
    case .third: try family.omega3(index: 0)
    }
  }

  func instance() throws -> Instance {
    let family = try family()
    return try family.instance(try member(of: family))
  }

  var description: String {
    "\(kind), \(rows) × \(columns), R = \(sampleCount), \(transform), \(normalisation), \(place)"
  }

  /// A rational orthogonal 3 × 3 matrix, (1/3)·[2, −2, 1; 1, 2, 2; 2, 1, −2].
  static func rationalTransform() throws -> Transform {
    let rows: [[Int]] = [[2, -2, 1], [1, 2, 2], [2, 1, -2]]
    let matrix = try Matrix(rows: try rows.map { try $0.map { try Rational($0) / 3 } })
    return .rational(try OrthogonalMatrix(matrix))
  }

  static func all() throws -> [Setting] {
    let rational = try rationalTransform()
    return RecoveryProblem.Kind.allCases.flatMap { kind in
      [
        Setting(kind: kind, rows: 1, columns: 2, sampleCount: 1, normalisation: .paper),
        Setting(kind: kind, rows: 1, columns: 4, sampleCount: 3, transform: .discreteCosine, place: .first(3)),
        Setting(kind: kind, transform: .discreteCosine, normalisation: .paper),
        Setting(kind: kind, transform: rational, place: .first(2)),
        Setting(kind: kind, transform: .discreteCosine, place: .third),
        Setting(kind: kind, rows: 4, columns: 5, sampleCount: 4, normalisation: .paper, place: .centre(1)),
      ]
    }
  }
}

extension Admissibility {
  /// The check of what an oracle answered.
  static func check(
    _ answer: ProvedDatum, _ query: Query, _ instance: Instance, precision: Int
  ) throws -> Admissibility {
    try check(
      matrix: answer.factors, vector: answer.datum.vector, solution: answer.datum.solution, query: query,
      instance: instance, precision: precision)
  }
}

/// An instance with the identity for a left factor, all entries rational.
func rationalInstance(
  _ problem: RecoveryProblem, _ rows: [[Rational]], samples: [[Rational]], left: [[Rational]]? = nil
) throws -> Instance {
  try Instance(
    problem: problem,
    matrix: FactoredMatrix(
      left: try left.map { try Matrix(rows: $0).map { ExactReal($0) } },
      right: try Matrix(rows: rows).map { ExactReal($0) }),
    untransformedSamples: samples.map { $0.map { ExactReal($0) } })
}
