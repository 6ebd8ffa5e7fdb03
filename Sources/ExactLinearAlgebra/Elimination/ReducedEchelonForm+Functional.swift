extension ReducedEchelonForm {
  /// The v, zero outside the pivot rows, for which Aᵀv has the entries `values[j]` at the pivot columns j.
  ///
  /// If some vector of the row space of A agrees with `values` in further columns, then so does Aᵀv.
  ///
  /// - Precondition: this is the form of `matrix`.
  /// - Complexity: r³/3 multiplications.
  public func functional(of matrix: Matrix<Scalar>, pivotValues values: [Scalar]) -> [Scalar]? {
    var functional = [Scalar](repeating: 0, count: matrix.rowCount)
    if pivotColumns.allSatisfy({ values[$0].isZero }) { return functional }
    let square = Matrix(rows: rank, columns: rank) { i, j in matrix[pivotRows[j], pivotColumns[i]] }
    guard let solution = square.solution(of: pivotColumns.map { values[$0] }) else { return nil }
    for (row, value) in zip(pivotRows, solution) { functional[row] = value }
    return functional
  }
}
