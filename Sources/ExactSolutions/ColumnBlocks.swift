import ExactArithmetic
import ExactLinearAlgebra

/// The columns of a right factor, sorted into classes of parallel columns.
///
/// Columns with a single non-zero entry in the same row are parallel. Of parallel columns only those with the entry
/// of largest magnitude can carry weight in a minimiser; when several share it, the minimisers are not unique.
struct ColumnBlocks: Sendable {
  /// For each class the columns of largest magnitude, all identical.
  let leaders: [[Int]]

  /// The blocks of a matrix of rationals, decided exactly.
  init(_ right: Matrix<Rational>) {
    self.init(rows: right.rowCount, columns: right.columnCount) {
      right[$0, $1].isZero
    } isExceeded: { row, i, j in
      right[row, i].magnitude < right[row, j].magnitude
    } areEqual: { row, i, j in
      right[row, i] == right[row, j]
    }
  }

  /// The blocks of a matrix of exact reals, decided at `precision` bits.
  ///
  /// - Throws: `ArithmeticError.undecided` when two parallel columns are neither identical expressions nor told apart.
  init(_ right: Matrix<ExactReal>, precision: Int) throws(ArithmeticError) {
    var undecided = false
    self.init(rows: right.rowCount, columns: right.columnCount) {
      right[$0, $1].rational == 0
    } isExceeded: { row, i, j in
      if right[row, i].isIdentical(to: right[row, j]) { return false }
      let verdict = right[row, i].magnitude.isLess(than: right[row, j].magnitude, precision: precision)
      if verdict == .undecided { undecided = true }
      return verdict == .holds
    } areEqual: { row, i, j in
      right[row, i].isIdentical(to: right[row, j])
    }
    if undecided { throw .undecided("which of two parallel columns is longer", precision: precision) }
  }

  private init(
    rows: Int, columns: Int, isZero: (Int, Int) -> Bool, isExceeded: (Int, Int, Int) -> Bool,
    areEqual: (Int, Int, Int) -> Bool
  ) {
    var leaders: [[Int]] = []
    var classOfRow: [Int: Int] = [:]
    for j in 0..<columns {
      let carried = (0..<rows).filter { !isZero($0, j) }
      if carried.isEmpty { continue }
      guard carried.count == 1, let row = carried.first else {
        leaders.append([j])
        continue
      }
      guard let known = classOfRow[row], let leader = leaders[known].first else {
        classOfRow[row] = leaders.count
        leaders.append([j])
        continue
      }
      if areEqual(row, leader, j) {
        leaders[known].append(j)
      } else if isExceeded(row, leader, j) {
        leaders[known] = [j]
      }
    }
    self.leaders = leaders
  }
}
