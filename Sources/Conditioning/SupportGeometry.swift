import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A solution of a problem with one column of each class of identical ones, in intervals: what all perturbation bounds are made of.
///
/// Identical columns of one weight can share what one of them carries; so the sums over classes are what data can determine.
struct SupportGeometry {
  /// One column of each class of identical columns with one weight.
  let columns: [[Interval]]

  /// The number in the problem of the column that stands for a class.
  let leaders: [Int]

  /// The weights of the classes.
  let weights: [Rational]

  /// The sums of x over the classes.
  let point: [Interval]

  /// The classes whose sum is not 0, S, and the signs there.
  let support: [Int]
  let signs: [Int]

  /// r = y − Ax and its norm.
  let residual: [Interval]
  let residualNorm: Interval

  /// ‖x‖ of the sums.
  let pointNorm: Interval

  let precision: Int

  init(_ set: SolutionPolyhedron, precision: Int) {
    let problem = set.problem
    var classes: [[Int]] = []
    for j in 0..<problem.columnCount {
      let known = classes.firstIndex { members in
        problem.weights[members[0]] == problem.weights[j]
          && problem.matrix.column(members[0]) == problem.matrix.column(j)
      }
      if let known { classes[known].append(j) } else { classes.append([j]) }
    }
    let entries = set.pair.point.entries
    let sums = classes.map { $0.reduce(QuadraticNumber(0)) { $0 + entries[$1] } }
    leaders = classes.map { $0[0] }
    weights = leaders.map { problem.weights[$0] }
    columns = leaders.map { j in problem.matrix.column(j).map { Interval($0, precision: precision) } }
    point = sums.map { $0.enclosure(precision: precision) }
    support = sums.indices.filter { !sums[$0].isZero }
    signs = support.map { sums[$0].signum }
    residual = problem.residual(set.pair.point).entries.map { $0.enclosure(precision: precision) }
    residualNorm = Interval.euclideanNorm(residual, precision: precision)
    pointNorm = Interval.euclideanNorm(support.map { [point] in point[$0] }, precision: precision)
    self.precision = precision
  }

  func number(_ value: Rational) -> Interval { Interval(value, precision: precision) }

  func norm(_ vector: [Interval]) -> Interval { Interval.euclideanNorm(vector, precision: precision) }

  /// The columns of these classes as a matrix.
  func matrix(_ classes: [Int]) -> Matrix<Interval> {
    Matrix(rows: residual.count, columns: classes.count) { i, j in columns[classes[j]][i] }
  }

  /// A lower bound of σ_min of the columns of these classes, within a few percent, by the definiteness of AᵀA − σ²I; nil if they are not
  /// certainly independent, or if there are none.
  func smallestSingularValue(_ classes: [Int]) -> Rational? {
    guard !classes.isEmpty else { return nil }
    let matrix = matrix(classes)
    guard let shortest = classes.compactMap({ norm(columns[$0]).upperBound }).min(), shortest.signum > 0 else {
      return nil
    }
    func isBelow(_ bound: Rational) -> Bool {
      matrix.hasSmallestSingularValue(exceeding: bound, precision: precision) == .holds
    }
    var lower = shortest.rounded(toMultipleOfPowerOfTwo: -precision / 2).asRational
    var halvings = 0
    while !isBelow(lower) {
      halvings += 1
      guard halvings <= precision / 4 else { return nil }
      lower *= .powerOfTwo(-1)
    }
    var upper = 2 * lower
    for _ in 0..<6 {
      let middle = (lower + upper) * .powerOfTwo(-1)
      if isBelow(middle) { lower = middle } else { upper = middle }
    }
    return lower
  }

  /// e with A_SᵀA_S e = (w_i s_i), or nil if a pivot may vanish.
  func slope() -> [Interval]? {
    let own = support.map { columns[$0] }
    var rows = own.enumerated().map { index, one in
      own.map { Interval.dotProduct(one, $0, precision: precision) }
        + [number(weights[support[index]] * Rational(signs[index]))]
    }
    for column in rows.indices {
      for row in rows.indices where row != column {
        guard let factor = rows[row][column].divided(by: rows[column][column]) else { return nil }
        for k in column...rows.count { rows[row][k] -= factor * rows[column][k] }
      }
    }
    var solution: [Interval] = []
    for row in rows.indices {
      guard let value = rows[row][rows.count].divided(by: rows[row][row]) else { return nil }
      solution.append(value)
    }
    return solution
  }
}

extension Dyadic {
  /// The same number as a fraction.
  var asRational: Rational { Rational(self) }
}
