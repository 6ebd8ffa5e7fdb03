import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import TestSupport

/// A rational block problem with a bias to ties, zeros and thresholds, behind a rational orthogonal matrix.
struct BlockInput: CustomStringConvertible {
  let problem: RecoveryProblem
  let firstRow: [Rational]
  let alpha: Rational
  let sample: [Rational]
  /// The Householder reflection I − 2vvᵀ/vᵀv of this v, or nothing.
  let left: Matrix<Rational>?

  init(_ kind: RecoveryProblem.Kind, using generator: inout SeededGenerator) throws {
    func small() throws -> Rational {
      try Rational(Int.random(in: 1...12, using: &generator)) / Rational(Int.random(in: 1...7, using: &generator))
    }
    let values = [try small(), try small()]
    firstRow = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      values[Int.random(in: 0...1, using: &generator)]
    }
    alpha = try small()
    let parameter = try small() / 8
    problem = try RecoveryProblem(kind, parameter: parameter)
    let threshold = try parameter / (2 * alpha)
    sample = try (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let sign: Rational = generator.onceIn(2) ? -1 : 1
      switch Int.random(in: 0...4, using: &generator) {
      case 0: return 0
      case 1: return sign * threshold
      case 2: return try sign * threshold / 3
      default: return sign * (try small())
      }
    }
    let size = sample.count + 1
    left = generator.onceIn(3) ? nil : try Self.reflection(size: size, using: &generator)
  }

  init(
    _ kind: RecoveryProblem.Kind, parameter: Rational, firstRow: [Rational], alpha: Rational, sample: [Rational],
    left: Matrix<Rational>? = nil
  ) throws {
    problem = try RecoveryProblem(kind, parameter: parameter)
    (self.firstRow, self.alpha, self.sample, self.left) = (firstRow, alpha, sample, left)
  }

  static func reflection(size: Int, using generator: inout SeededGenerator) throws -> Matrix<Rational> {
    var v = (0..<size).map { _ in Rational(Int.random(in: -3...3, using: &generator)) }
    if v.allSatisfy(\.isZero) { v[0] = 1 }
    let factor = try Rational(2) / Rational.dotProduct(v, v)
    return Matrix(rows: size, columns: size) { (i: Int, j: Int) in (i == j ? 1 : 0) - factor * v[i] * v[j] }
  }

  var right: Matrix<Rational> {
    Matrix(rows: sample.count + 1, columns: firstRow.count + sample.count) { i, j in
      if i == 0 { return j < firstRow.count ? firstRow[j] : 0 }
      return j == firstRow.count + i - 1 ? alpha : 0
    }
  }

  func matrix() throws -> FactoredMatrix<Rational> { try FactoredMatrix(left: left, right: right) }

  /// y = U(1, η).
  func vector() throws -> [Rational] { try matrix().leftTimes([1] + sample) }

  func closedForm() throws -> ClosedForm {
    try ClosedForm(
      problem: problem, firstRow: firstRow.map { ExactReal($0) }, alpha: ExactReal(alpha), sample: sample)
  }

  var description: String {
    "\(problem.kind), \(problem.parameter), a = \(firstRow), alpha = \(alpha), eta = \(sample), U = \(left?.rows ?? [])"
  }
}

/// The enclosure of Ξ that verifies `evidence` for a rational problem.
func verified(
  _ evidence: OptimalityEvidence, _ problem: RecoveryProblem, _ matrix: FactoredMatrix<Rational>, _ sample: [Rational],
  precision: Int
) throws -> SolutionSetEnclosure {
  try SolutionSetEnclosure(
    problem: problem, matrix: matrix.enclosure(precision: precision).product(precision: precision),
    sample: sample.map { Interval($0, precision: precision) }, evidence: evidence,
    columnsAreIdentical: { matrix.right.column($0) == matrix.right.column($1) }, precision: precision)
}

/// An enclosure of the distance between a rational point and a point of reals.
func distance(_ point: [Rational], _ other: [ExactReal], precision: Int = 512) throws -> Interval {
  Interval.euclideanNorm(
    try zip(point, other).map { Interval($0, precision: precision) - (try $1.enclosure(precision: precision)) },
    precision: precision)
}
