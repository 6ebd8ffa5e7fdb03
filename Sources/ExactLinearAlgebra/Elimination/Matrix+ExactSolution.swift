import ExactArithmetic

extension Matrix where Element: ExactOrderedField {
  /// A solution x of A·x = `rightSide`, zero outside independent columns, or `nil` if there is none.
  ///
  /// - Precondition: `rightSide` has `rowCount` entries.
  /// - Complexity: r·m·N multiplications for rank r.
  public func solution(of rightSide: [Element]) -> [Element]? {
    let augmented = Matrix(rows: rowCount, columns: columnCount + 1) { i, j in
      j < columnCount ? self[i, j] : rightSide[i]
    }
    let form = ReducedEchelonForm(augmented)
    if form.pivotColumns.last == columnCount { return nil }
    var solution = [Element](repeating: 0, count: columnCount)
    for (row, column) in zip(form.rows, form.pivotColumns) { solution[column] = row[columnCount] }
    return solution
  }
}
