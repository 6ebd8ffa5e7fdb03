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

  /// The product A·x, exactly; `x` has `columnCount` entries.
  public func exactTimes(_ x: [Element]) -> [Element] {
    (0..<rowCount).map { i in
      var sum: Element = 0
      for j in 0..<Swift.min(columnCount, x.count) where !x[j].isZero && !self[i, j].isZero { sum += self[i, j] * x[j] }
      return sum
    }
  }

  /// The product Aᵀ·v, exactly; `v` has `rowCount` entries.
  public func exactTransposedTimes(_ v: [Element]) -> [Element] {
    var products = [Element](repeating: 0, count: columnCount)
    for i in 0..<Swift.min(rowCount, v.count) where !v[i].isZero {
      for j in 0..<columnCount where !self[i, j].isZero { products[j] += self[i, j] * v[i] }
    }
    return products
  }
}
