import ExactArithmetic

/// A feasible basis of {z ≥ 0 : M·z = b}, with the rule of pivoting that never cycles.
///
/// The basic variables are written in terms of the cobasic ones,
///
///     z_basic[i] = values[i] − Σ_k entries[i][k]·z_cobasic[k].
///
/// The set is thought of as perturbed by b + (ε, ε², …) in the first basis, for all small ε > 0 at once: then every basis
/// that pivoting meets has positive values, and the leaving variable is unique.
///
/// Source: G. B. Dantzig, A. Orden, P. Wolfe, *The generalized simplex method for minimizing a linear form under linear
/// inequality restraints* (1955).
struct LexicographicDictionary<Scalar: ExactOrderedField> {
  private(set) var basic: [Int]
  private(set) var cobasic: [Int]
  private var values: [Scalar]
  private var entries: [[Scalar]]
  /// The first basis, in the order of its perturbations.
  private var firstBasis: [Int] = []

  /// The variables of the dictionary and those left at 0.
  private let variableCount: Int

  /// A first basis at a vertex, reached from the point of `hull` by lowering its cobasic variables to 0 one after the other.
  init(hull: AffineHull<Scalar>) {
    let point = hull.pair.point
    variableCount = point.count
    basic = hull.independentColumns
    cobasic = hull.freeColumns
    values = basic.map { point[$0] }
    entries = basic.map { column in hull.directions.map { -$0[column] } }
    for place in cobasic.indices { lower(place, from: point[cobasic[place]]) }
    firstBasis = basic
  }

  /// The basic solution, in all variables.
  var vertex: [Scalar] {
    var vertex = [Scalar](repeating: 0, count: variableCount)
    for (index, value) in zip(basic, values) { vertex[index] = value }
    return vertex
  }

  /// The basic variable that becomes 0 when the cobasic variable at `place` grows, by its row; `nil` if none does.
  func leavingRow(entering place: Int) -> Int? {
    var best: Int?
    for row in entries.indices where entries[row][place].signum > 0 {
      if let other = best {
        if ratio(row, isBelow: other, place) { best = row }
      } else {
        best = row
      }
    }
    return best
  }

  /// Exchanges the basic variable of `row` and the cobasic variable at `place`, whose entry is not 0.
  mutating func pivot(row: Int, place: Int) {
    let inverse = (1 as Scalar).divided(byNonzero: entries[row][place])
    swap(&basic[row], &cobasic[place])
    for k in entries[row].indices where k != place && !entries[row][k].isZero { entries[row][k] *= inverse }
    entries[row][place] = inverse
    values[row] *= inverse
    let (pivotRow, pivotValue) = (entries[row], values[row])
    for i in entries.indices where i != row && !entries[i][place].isZero {
      let factor = entries[i][place]
      for k in pivotRow.indices where k != place && !pivotRow[k].isZero { entries[i][k] -= factor * pivotRow[k] }
      entries[i][place] = -factor * inverse
      values[i] -= factor * pivotValue
    }
  }

  /// Lowers the cobasic variable at `place`, now `value`, as far as the basic variables stay non-negative; the first one
  /// that becomes 0 on the way takes its place.
  private mutating func lower(_ place: Int, from value: Scalar) {
    if value.isZero { return }
    var (step, blocking): (Scalar, Int?) = (value, nil)
    for row in entries.indices where entries[row][place].signum < 0 {
      let limit = values[row].divided(byNonzero: -entries[row][place])
      if limit < step { (step, blocking) = (limit, row) }
    }
    for row in entries.indices where !entries[row][place].isZero { values[row] += step * entries[row][place] }
    guard let blocking else { return }
    // The basic variable is 0 now: the values of the others do not change with the exchange.
    pivot(row: blocking, place: place)
    values[blocking] = value - step
  }

  /// Whether the ratio of `row` is below that of `other` when the variable at `place` enters, in the lexicographic order
  /// of value and perturbations.
  private func ratio(_ row: Int, isBelow other: Int, _ place: Int) -> Bool {
    let (one, two) = (entries[row][place], entries[other][place])
    let difference = (values[row] * two - values[other] * one).signum
    if difference != 0 { return difference < 0 }
    for variable in firstBasis {
      let sign = (coefficient(row, variable) * two - coefficient(other, variable) * one).signum
      if sign != 0 { return sign < 0 }
    }
    return false
  }

  /// The entry of the column of any variable.
  private func coefficient(_ row: Int, _ variable: Int) -> Scalar {
    if let place = cobasic.firstIndex(of: variable) { return entries[row][place] }
    return basic[row] == variable ? 1 : 0
  }
}
