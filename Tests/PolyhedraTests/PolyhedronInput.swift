import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra
import TestSupport

/// A small polyhedron {z ≥ 0 : M·z = b} with integer data, degenerate more often than not, and what a search through all
/// its bases finds.
struct PolyhedronInput: CustomStringConvertible {
  let matrix: Matrix<Rational>
  let rightSide: [Rational]
  let point: [Rational]

  /// A polyhedron with dependent and repeated columns, zeros in its point, and sometimes dependent rows.
  init(using generator: inout SeededGenerator) {
    let (rows, columns) = (Int.random(in: 1...3, using: &generator), Int.random(in: 1...6, using: &generator))
    let bound = generator.onceIn(3) ? 3 : 1
    var entries = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: -bound...bound, using: &generator) } }
    // A row of ones bounds the set, as the norm of a minimiser does.
    if !generator.onceIn(4) { entries[0] = [Int](repeating: 1, count: columns) }
    if columns > 1, generator.onceIn(3) { for i in 0..<rows { entries[i][1] = entries[i][0] } }
    if generator.onceIn(4) { entries.append(entries[rows - 1].map { 2 * $0 }) }
    let point = (0..<columns).map { _ in
      generator.onceIn(2) ? 0 : Rational(Int.random(in: 1...3, using: &generator)) * Rational.powerOfTwo(-1)
    }
    self.init(
      matrix: Matrix(rows: entries.count, columns: columns) { Rational(entries[$0][$1]) }, point: point)
  }

  init(matrix: Matrix<Rational>, point: [Rational]) {
    (self.matrix, self.point, rightSide) = (matrix, point, matrix.times(point))
  }

  func polyhedron() throws -> NonnegativePolyhedron<Rational> {
    try NonnegativePolyhedron(matrix: matrix, rightSide: rightSide, point: point)
  }

  /// All sets of columns.
  private var columnSets: [[Int]] {
    (0..<1 << matrix.columnCount).map { bits in (0..<matrix.columnCount).filter { bits >> $0 & 1 == 1 } }
  }

  /// The solutions z ≥ 0 of M·z = b that are supported on independent columns.
  func basicPoints() throws -> Set<[Rational]> {
    var points: Set<[Rational]> = []
    for columns in columnSets {
      guard let values = try uniqueSolution(rows: matrix.rows.map { row in columns.map { row[$0] } }, rightSide),
        values.allSatisfy({ $0.signum >= 0 })
      else { continue }
      points.insert(spread(values, over: columns))
    }
    return points
  }

  /// The smallest squared distance from `target` over all faces {z_j = 0 off a set of columns}: the projection on the
  /// affine hull of each face whose projection is unique, kept if it is in the set.
  func nearestSquaredDistance(to target: [Rational], unmeasured: Set<Int> = []) throws -> Rational? {
    var best: Rational?
    for columns in columnSets {
      // W(z − c) + Mᵀη = 0 and M·z = b, on these columns, with W = 0 at unmeasured ones.
      let (k, m) = (columns.count, matrix.rowCount)
      var rows = columns.enumerated().map { place, j in
        (0..<k).map { $0 == place && !unmeasured.contains(j) ? 1 as Rational : 0 } + matrix.column(j)
      }
      rows += matrix.rows.map { row in columns.map { row[$0] } + [Rational](repeating: 0, count: m) }
      let rightSide = columns.map { unmeasured.contains($0) ? 0 : target[$0] } + rightSide
      guard let solution = try someSolution(rows: rows, rightSide) else { continue }
      let z = spread(Array(solution[..<k]), over: columns)
      guard z.allSatisfy({ $0.signum >= 0 }) else { continue }
      let difference = z.indices.map { unmeasured.contains($0) ? 0 : target[$0] - z[$0] }
      let square = Rational.dotProduct(difference, difference)
      best = best.map { min($0, square) } ?? square
    }
    return best
  }

  private func spread(_ values: [Rational], over columns: [Int]) -> [Rational] {
    var point = [Rational](repeating: 0, count: matrix.columnCount)
    for (column, value) in zip(columns, values) { point[column] = value }
    return point
  }

  var description: String { "M = \(matrix.rows), z = \(point)" }
}

/// The solution of a linear system if there is exactly one; plain elimination.
func uniqueSolution(rows: [[Rational]], _ rightSide: [Rational]) throws -> [Rational]? {
  try eliminate(rows: rows, rightSide).flatMap { $0.isUnique ? $0.solution : nil }
}

/// A solution of a linear system if there is one; plain elimination.
func someSolution(rows: [[Rational]], _ rightSide: [Rational]) throws -> [Rational]? {
  try eliminate(rows: rows, rightSide)?.solution
}

private func eliminate(
  rows: [[Rational]], _ rightSide: [Rational]
) throws -> (solution: [Rational], isUnique: Bool)? {
  var work = zip(rows, rightSide).map { $0 + [$1] }
  let columns = rows.first?.count ?? 0
  var pivots: [Int] = []
  for column in 0..<columns {
    guard let row = work.indices.dropFirst(pivots.count).first(where: { !work[$0][column].isZero }) else { continue }
    work.swapAt(row, pivots.count)
    let pivot = work[pivots.count]
    for other in work.indices where other != pivots.count && !work[other][column].isZero {
      let factor = try work[other][column] / pivot[column]
      for j in 0...columns { work[other][j] -= factor * pivot[j] }
    }
    pivots.append(column)
  }
  if work.dropFirst(pivots.count).contains(where: { !$0[columns].isZero }) { return nil }
  var solution = [Rational](repeating: 0, count: columns)
  for (row, column) in pivots.enumerated() { solution[column] = try work[row][columns] / work[row][column] }
  return (solution, pivots.count == columns)
}
