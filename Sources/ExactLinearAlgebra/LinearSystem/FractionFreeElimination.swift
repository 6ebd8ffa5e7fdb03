/// Solution of square systems by elimination in which every division is exact.
///
/// After the step of pivot k all entries are minors of order k + 1 of the matrix, up to sign, so that they never grow
/// beyond Hadamard's bound. The method of choice for a few unknowns, and an independent check of the others.
///
/// Source: E. Bareiss, *Sylvester's identity and multistep integer-preserving Gaussian elimination*, Math. Comp. 22
/// (1968).
public enum FractionFreeElimination {
  /// The solutions of `matrix · x = c` for each right-hand side c, in lowest terms.
  ///
  /// - Throws: ``LinearSystemError``.
  /// - Complexity: n²·(n + number of right-hand sides) pairs of products of integers of at most n times the entries'
  ///   bits.
  public static func solve(
    _ matrix: Matrix<Integer>, _ rightHandSides: [[Integer]]
  ) throws(LinearSystemError) -> [FractionVector] {
    let size = matrix.rowCount
    try LinearSystemError.check(matrix, rightHandSides)
    var rows = (0..<size).map { i in matrix.row(i) + rightHandSides.map { $0[i] } }
    var previous: Integer = 1
    for k in 0..<size {
      guard let pivot = (k..<size).first(where: { !rows[$0][k].isZero }) else {
        // Column k is a combination of those before it, whose diagonal is `previous` everywhere.
        let combination = (0..<size).map { i in i < k ? rows[i][k] : (i == k ? -previous : 0) }
        throw .singular(kernelVector: combination)
      }
      rows.swapAt(pivot, k)
      let pivotRow = rows[k]
      for i in 0..<size where i != k {
        let factor = rows[i][k]
        for j in k + 1..<pivotRow.count {
          rows[i][j] *= pivotRow[k]
          rows[i][j].subtractProduct(factor, pivotRow[j])
          // `previous` is a pivot, and no pivot is 0.
          if previous != 1 { rows[i][j] = (try? rows[i][j].exactQuotient(by: previous)) ?? rows[i][j] }
        }
      }
      previous = pivotRow[k]
    }
    return rightHandSides.indices.map { right in
      FractionVector(reducing: rows.map { $0[size + right] }, over: previous)
    }
  }
}

extension LinearSystemError {
  /// Throws unless the matrix is square and all right-hand sides fit it.
  static func check(
    _ matrix: Matrix<Integer>, _ rightHandSides: [[Integer]]
  ) throws(LinearSystemError) {
    let size = matrix.rowCount
    if matrix.columnCount != size {
      throw .shape(ShapeError(expected: "a square matrix", found: "\(size) × \(matrix.columnCount)"))
    }
    for right in rightHandSides where right.count != size {
      throw .shape(ShapeError(expected: "a right-hand side of \(size) entries", found: "\(right.count)"))
    }
  }
}
