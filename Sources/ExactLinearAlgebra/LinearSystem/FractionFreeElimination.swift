import ExactArithmetic

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
  /// - Complexity: n²·(n/3 + number of right-hand sides) pairs of products of integers of at most n times the entries'
  ///   bits.
  public static func solve(
    _ matrix: Matrix<Integer>, _ rightHandSides: [[Integer]]
  ) throws(LinearSystemError) -> [FractionVector] {
    try LinearSystemError.check(matrix, rightHandSides)
    let size = matrix.rowCount
    var triangle = Triangle(
      entries: Matrix(rows: size, columns: size + rightHandSides.count) { i, j in
        j < size ? matrix[i, j] : rightHandSides[j - size][i]
      })
    for k in 0..<size where !triangle.eliminate(k, size: size) {
      // Column k is a combination of those before it.
      let combination = triangle.combination(of: k, order: k)
      throw .singular(
        kernelVector: (0..<size).map { $0 < k ? combination[$0] : ($0 == k ? -triangle.previousPivot : 0) })
    }
    return rightHandSides.indices.map { right in
      FractionVector(
        reducing: triangle.combination(of: size + right, order: size), over: triangle.previousPivot)
    }
  }

  /// A system on its way to triangular form.
  private struct Triangle {
    var entries: Matrix<Integer>

    /// The last pivot: the determinant of the leading block of rows and columns, up to sign.
    var previousPivot: Integer = 1

    /// Makes the entries below the diagonal in column k superfluous; false if there is no pivot.
    mutating func eliminate(_ k: Int, size: Int) -> Bool {
      guard let pivotRow = (k..<size).first(where: { !entries[$0, k].isZero }) else { return false }
      if pivotRow != k {
        for j in k..<entries.columnCount {
          (entries[k, j], entries[pivotRow, j]) = (entries[pivotRow, j], entries[k, j])
        }
      }
      let pivot = entries[k, k]
      for i in k + 1..<max(size, k + 1) {
        let factor = entries[i, k]
        for j in k + 1..<entries.columnCount {
          var entry = entries[i, j] * pivot
          entry.subtractProduct(factor, entries[k, j])
          entries[i, j] = divided(entry, by: previousPivot)
        }
      }
      previousPivot = pivot
      return true
    }

    /// The coefficients, times the last pivot, of the first `order` columns in column `index`.
    func combination(of index: Int, order: Int) -> [Integer] {
      var result = [Integer](repeating: 0, count: order)
      for i in stride(from: order - 1, through: 0, by: -1) {
        var sum = entries[i, index] * previousPivot
        for j in i + 1..<max(order, i + 1) { sum.subtractProduct(entries[i, j], result[j]) }
        result[i] = divided(sum, by: entries[i, i])
      }
      return result
    }

    /// A quotient known to be exact.
    private func divided(_ value: Integer, by divisor: Integer) -> Integer {
      // Division fails for 0 only, and pivots are not 0.
      divisor == 1 ? value : (try? value.exactQuotient(by: divisor)) ?? value
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
