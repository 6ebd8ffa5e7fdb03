import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A proved enclosure of the whole set Ξ of minimisers of (P1), (P2) or (P3), by duality.
///
/// For every minimiser x it is proved that
///
///     |x_j| ≤ β_j                     for columns j outside the support groups,
///     ‖X − X̃‖ ≤ γ                     for the sums X_G = Σ_{j∈G} x_j over the groups G,
///     sign-violating parts ≤ β_j      for columns j in a group,
///
/// where X̃ are the sums of the given point x̃. The argument is one for all three problems. With the dual vector u, the
/// objective of any x is the dual value plus Σ_j (λ|x_j| − A_jᵀu·x_j), each term ≥ 0, plus a term that controls the distance of
/// the residual y − Ax from a known vector t; a minimiser exceeds the dual value by at most the gap δ of x̃. Every
/// step is rounded outwards, and every condition is confirmed for all reals in the enclosures, so any precision gives a true statement
/// or a rejection. `Proofs/CERTIFICATE.md` states the argument in full.
public struct SolutionSetEnclosure: Sendable {
  /// The evidence that has been confirmed.
  public let evidence: OptimalityEvidence

  /// The point x̃ about which the set is enclosed.
  public var point: [Rational] { evidence.point }

  /// The support groups.
  public var groups: [[Int]] { evidence.groups }

  /// β_j for every column, as an upper bound (the upper endpoint counts).
  public let coordinateBounds: [Interval]

  /// γ, as an upper bound (the upper endpoint counts).
  public let supportRadius: Interval

  /// The sign of A_jᵀu for each group.
  let signs: [Int]

  /// The working precision.
  let precision: Int

  /// Checks `evidence` for the problem with matrix and sample in the given enclosures.
  ///
  /// - Parameters:
  ///   - matrix: an enclosure of A, m × N.
  ///   - sample: an enclosure of y, m entries.
  ///   - columnsAreIdentical: whether two columns of A are known to be the same vector.
  ///   - precision: the working precision in bits.
  /// - Throws: `Rejection` with the condition that could not be confirmed.
  /// - Complexity: 2mN interval multiplications at `precision` bits; mn² + n³/3 at 128 bits for n groups.
  public init(
    problem: RecoveryProblem, weights: [Rational]? = nil, matrix: Matrix<Interval>, sample: [Interval],
    evidence: OptimalityEvidence, columnsAreIdentical: (Int, Int) -> Bool, precision: Int
  ) throws(Rejection) {
    let rows = matrix.rowCount
    let columns = matrix.columnCount
    guard evidence.dual.count == rows, evidence.point.count == columns, sample.count == rows else {
      throw Rejection(.shape, "dual of \(rows) and point of \(columns) entries expected")
    }
    let weights = weights ?? Array(repeating: 1, count: columns)
    guard weights.count == columns else { throw Rejection(.shape, "\(columns) weights expected") }
    let dual = evidence.dual.map { Interval($0, precision: precision) }
    let penalties = weights.map { problem.penalty * $0 }
    let reached = try Self.reachedPenalties(penalties, matrix, dual, precision)
    let groupOfColumn = try Self.checkedGroups(evidence, weights, reached, columnsAreIdentical)

    let support = evidence.point.indices.filter { !evidence.point[$0].isZero }
    let carried = support.map { Interval(evidence.point[$0], precision: precision) }
    let fit = (0..<rows).map { i in
      var sum = Interval(0, precision: precision)
      for (index, j) in support.enumerated() { sum.addProduct(matrix[i, j], carried[index]) }
      return sum
    }
    let residual = zip(sample, fit).map { $0 - $1 }
    let optimality = try ResidualControl(
      problem: problem, dual: dual, sample: sample, residual: residual,
      isRay: evidence.isRay, pointNorm: Self.norm(carried, weights: support.map { weights[$0] }, precision),
      precision: precision)

    let bounds = try Self.coordinateBounds(penalties, gap: optimality.gap, reached, groupOfColumn, precision)
    try Self.checkSingularValue(evidence, matrix, dual, precision)
    // γ: B(X − X̃) = (residual of x̃ − residual of x) − Σ A_j x_j over the columns outside the support.
    var deviation = optimality.residualDeviation
    for j in 0..<columns where groupOfColumn[j] == nil {
      let norm = Interval.euclideanNorm((0..<rows).map { matrix[$0, j].rounded(toPrecision: 64) }, precision: 64)
      deviation.addProduct(norm, bounds[j])
    }
    let sigma = evidence.singularValueLowerBound
    guard let radius = deviation.divided(by: Interval(sigma.signum > 0 ? sigma : 1, precision: precision)) else {
      throw Rejection(.singularValue, "the singular value bound is zero")
    }
    self.evidence = evidence
    coordinateBounds = bounds
    supportRadius = evidence.groups.isEmpty ? Interval(0, precision: precision) : radius
    signs = evidence.groups.map { reached[$0[0]].isPositive == .holds ? 1 : -1 }
    self.precision = precision
  }

  /// β_j: a column outside the support pays its slack, a wrong sign pays more than the penalty.
  private static func coordinateBounds(
    _ penalties: [Rational], gap: Interval, _ reached: [Interval], _ groupOfColumn: [Int?], _ precision: Int
  ) throws(Rejection) -> [Interval] {
    var bounds: [Interval] = []
    for (j, value) in reached.enumerated() {
      let penalty = Interval(penalties[j], precision: precision)
      let price = groupOfColumn[j] != nil ? penalty : penalty - value.magnitude
      guard price.isPositive == .holds, let bound = gap.divided(by: price) else {
        throw Rejection(
          .slack, "column \(j + 1) is outside the support but |A_jᵀu| is not certainly below \(penalties[j])")
      }
      bounds.append(bound)
    }
    return bounds
  }

  /// Σ w_j|x_j|.
  private static func norm(_ point: [Interval], weights: [Rational], _ precision: Int) -> Interval {
    zip(point, weights).reduce(into: Interval(0, precision: precision)) { sum, entry in
      if entry.1 == 1 {
        sum += entry.0.magnitude
      } else {
        sum.addProduct(Interval(entry.1, precision: precision), entry.0.magnitude)
      }
    }
  }

  /// The columns that represent the groups, and u for a ray, have a smallest singular value above σ > 0, shown with few bits or else with
  /// all.
  private static func checkSingularValue(
    _ evidence: OptimalityEvidence, _ matrix: Matrix<Interval>, _ dual: [Interval], _ precision: Int
  ) throws(Rejection) {
    guard !evidence.groups.isEmpty else { return }
    let sigma = evidence.singularValueLowerBound
    let leaders = evidence.groups.map { $0[0] }
    let columns = Matrix(rows: matrix.rowCount, columns: leaders.count + (evidence.isRay ? 1 : 0)) { i, j in
      j < leaders.count ? matrix[i, leaders[j]] : dual[i]
    }
    let isShown =
      sigma.signum > 0
      && Set([min(precision, 128), precision]).sorted().contains {
        columns.hasSmallestSingularValue(exceeding: sigma, precision: $0) == .holds
      }
    guard isShown else {
      throw Rejection(.singularValue, "the smallest singular value of the support is not certainly above \(sigma)")
    }
  }

  /// The values A_jᵀu, once it is certain that |A_jᵀu| ≤ λ for every column.
  private static func reachedPenalties(
    _ penalties: [Rational], _ matrix: Matrix<Interval>, _ dual: [Interval], _ precision: Int
  ) throws(Rejection) -> [Interval] {
    let reached = matrix.transposedTimes(dual, precision: precision)
    for (j, value) in reached.enumerated()
    where value.magnitude.isAtMost(Interval(penalties[j], precision: precision)) != .holds {
      throw Rejection(.dualFeasibility, "|A_jᵀu| ≤ \(penalties[j]) is not certain for column \(j + 1)")
    }
    return reached
  }

  /// The number of the group of each column, once the groups are disjoint, each of identical columns, and carry the point
  /// with the sign that the dual vector gives them.
  private static func checkedGroups(
    _ evidence: OptimalityEvidence, _ weights: [Rational], _ reached: [Interval],
    _ columnsAreIdentical: (Int, Int) -> Bool
  ) throws(Rejection) -> [Int?] {
    let columns = weights.count
    var groupOfColumn = [Int?](repeating: nil, count: columns)
    for (number, group) in evidence.groups.enumerated() {
      guard let first = group.first else { throw Rejection(.support, "group \(number + 1) is empty") }
      for j in group {
        guard j >= 0, j < columns, groupOfColumn[j] == nil else {
          throw Rejection(.support, "column \(j &+ 1) is not a column, or in two groups")
        }
        guard j == first || weights[j] == weights[first] && columnsAreIdentical(first, j) else {
          throw Rejection(.support, "columns \(first + 1) and \(j + 1) of one group are not identical, with one weight")
        }
        groupOfColumn[j] = number
        let sign = reached[first].isPositive == .holds ? 1 : (-reached[first]).isPositive == .holds ? -1 : 0
        guard sign != 0, evidence.point[j].signum * sign >= 0 else {
          throw Rejection(.support, "column \(j + 1): the sign of A_jᵀu is not certain, or not that of the point")
        }
      }
    }
    for j in 0..<columns where groupOfColumn[j] == nil && !evidence.point[j].isZero {
      throw Rejection(.support, "the point is not zero at column \(j + 1), outside the support")
    }
    return groupOfColumn
  }
}
