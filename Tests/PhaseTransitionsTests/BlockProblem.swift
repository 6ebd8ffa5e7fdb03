import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import TestSupport

/// A random block matrix with rational entries, with a bias to ties, zeros and thresholds.
struct BlockProblem: CustomStringConvertible {
  var problem: RecoveryProblem
  var firstRow: [Rational]
  var alpha: Rational
  var sample: [Rational]

  init(_ kind: RecoveryProblem.Kind, using generator: inout SeededGenerator) throws {
    func small(_ generator: inout SeededGenerator) throws -> Rational {
      try Rational(Int.random(in: 1...12, using: &generator)) / Rational(Int.random(in: 1...6, using: &generator))
    }
    let values = [try small(&generator), try small(&generator)]
    firstRow = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      values[Int.random(in: 0...1, using: &generator)]
    }
    alpha = try small(&generator)
    let parameter = try small(&generator) / 8
    problem = try RecoveryProblem(kind, parameter: parameter)
    sample = []
    let isSparse = generator.onceIn(3)
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let sign: Rational = generator.onceIn(2) ? -1 : 1
      switch Int.random(in: 0...3, using: &generator) {
      case 0: sample.append(0)
      case 1: sample.append(isSparse ? 0 : sign * (try parameter / (2 * alpha)))
      case 2: sample.append(isSparse ? 0 : sign * (try parameter / (2 * alpha)) * (try Rational(1) / 3))
      default: sample.append(isSparse ? 0 : sign * (try small(&generator)))
      }
    }
  }

  init(_ problem: RecoveryProblem, firstRow: [Rational], alpha: Rational, sample: [Rational]) {
    (self.problem, self.firstRow, self.alpha, self.sample) = (problem, firstRow, alpha, sample)
  }

  var description: String {
    "\(problem.kind), \(problem.parameter), a = \(firstRow), alpha = \(alpha), eta = \(sample)"
  }

  /// s.
  var supportSize: Rational { Rational(sample.count { !$0.isZero }) }

  var largest: Rational { firstRow.max() ?? 0 }

  /// The matrix, entry by entry.
  var matrix: Matrix<Rational> {
    Matrix(rows: sample.count + 1, columns: firstRow.count + sample.count) { i, j in
      if i == 0 { return j < firstRow.count ? firstRow[j] : 0 }
      return j == firstRow.count + i - 1 ? alpha : 0
    }
  }

  /// y = (1, η).
  var right: [Rational] { [1] + sample }

  func closedForm() throws -> ClosedForm {
    try ClosedForm(
      problem: problem, firstRow: firstRow.map { ExactReal($0) }, alpha: ExactReal(alpha), sample: sample)
  }
}

extension Rational {
  var squared: Rational { self * self }
}

/// The rational values of reals that are known to be rational.
func rationals(_ values: [ExactReal]) -> [Rational]? {
  let known = values.compactMap(\.rational)
  return known.count == values.count ? known : nil
}

/// Points of the convex hull of `vertices`: the vertices, their mean, and a few random ones.
func convexCombinations(_ vertices: [[ExactReal]], using generator: inout SeededGenerator) throws -> [[ExactReal]] {
  var points = vertices
  for _ in 0..<3 {
    let weights = vertices.map { _ in Rational(Int.random(in: 0...5, using: &generator)) }
    let total = weights.reduce(0, +)
    guard total.signum > 0 else { continue }
    var point = [ExactReal](repeating: .zero, count: vertices[0].count)
    for (weight, vertex) in zip(weights, vertices) {
      let share = try weight / total
      for j in point.indices { point[j] += vertex[j] * ExactReal(share) }
    }
    points.append(point)
  }
  return points
}
