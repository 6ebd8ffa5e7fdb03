import ExactArithmetic

/// The reduced row echelon form of a matrix over an exact field, for any order of its columns.
///
/// Pivots are sought in the columns in the order given, so columns that come first become pivots if they can. Row i of
/// ``rows`` has the entry 1 in column `pivotColumns[i]`, and no other row has an entry there; the rows span the row
/// space of the matrix, and
///
///     A[·, j] = Σ_i A[·, pivotColumns[i]]·rows[i][j]     for every column j.
public struct ReducedEchelonForm<Scalar: ExactOrderedField>: Sendable {
  /// The number of columns of the matrix.
  public let columnCount: Int

  /// The pivot column of each row, in the order in which they were found.
  public private(set) var pivotColumns: [Int] = []

  /// Rows of the matrix that are linearly independent, as many as its rank; row `pivotRows[i]` gave ``rows``[i].
  public private(set) var pivotRows: [Int] = []

  /// The non-zero rows.
  public private(set) var rows: [[Scalar]] = []

  /// The columns that are no pivots, in the order given.
  public let freeColumns: [Int]

  /// The form of `matrix`, with pivots sought in the order `columns`, or from the first column to the last.
  ///
  /// - Precondition: `columns` names every column once.
  /// - Complexity: r·m·N multiplications for rank r; entries that are zero cost nothing.
  public init(_ matrix: Matrix<Scalar>, order columns: [Int]? = nil) {
    columnCount = matrix.columnCount
    var remaining = (0..<matrix.rowCount).map { (index: $0, entries: matrix.row($0)) }
    remaining.removeAll { $0.entries.allSatisfy(\.isZero) }
    var free: [Int] = []
    let order = columns ?? Array(0..<matrix.columnCount)
    for (place, column) in order.enumerated() {
      let candidates = remaining.indices.filter { !remaining[$0].entries[column].isZero }
      // The sparsest row fills the others least.
      let best = candidates.min { remaining[$0].entries.nonzeroCount < remaining[$1].entries.nonzeroCount }
      guard let best else {
        free.append(column)
        continue
      }
      var (index, entries) = remaining[best]
      let later = Array(order[place...])
      let scale = (1 as Scalar).divided(byNonzero: entries[column])
      for j in later where !entries[j].isZero { entries[j] = j == column ? 1 : entries[j] * scale }
      for other in candidates where other != best {
        remaining[other].entries.eliminate(column, by: entries, in: later)
      }
      remaining.swapAt(best, remaining.count - 1)
      remaining.removeLast()
      pivotColumns.append(column)
      pivotRows.append(index)
      rows.append(entries)
    }
    freeColumns = free
    substituteBack()
  }

  /// The rank of the matrix.
  public var rank: Int { rows.count }

  /// Clears the entries above the pivots, the last pivot first; only free columns are left to change then.
  private mutating func substituteBack() {
    for pivot in rows.indices.reversed() {
      let column = pivotColumns[pivot]
      for other in 0..<pivot where !rows[other][column].isZero {
        rows[other].eliminate(column, by: rows[pivot], in: [column] + freeColumns)
      }
    }
  }
}

extension Array where Element: ExactOrderedField {
  /// The number of entries other than 0.
  fileprivate var nonzeroCount: Int { reduce(0) { $0 + ($1.isZero ? 0 : 1) } }

  /// Subtracts the multiple of `pivotRow`, which has a 1 in `column`, that leaves 0 there.
  fileprivate mutating func eliminate(_ column: Int, by pivotRow: [Element], in columns: [Int]) {
    let factor = self[column]
    if factor.isZero { return }
    for j in columns where !pivotRow[j].isZero { self[j] -= factor * pivotRow[j] }
  }
}
