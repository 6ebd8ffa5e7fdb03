/// Dense linear algebra in floating point, for proposals that are verified afterwards.
enum DoubleSystem {
  /// Solves H·d = g for a symmetric positive definite H whose lower triangle is stored by rows, by Cholesky's method.
  ///
  /// - Returns: `nil` if a pivot is not positive.
  /// - Complexity: n³/6 multiplications.
  static func solve(definite matrix: [Double], _ rightHandSide: [Double]) -> [Double]? {
    let size = rightHandSide.count
    var factor = matrix
    var solution = rightHandSide
    for i in 0..<size {
      for j in 0...i {
        var sum = factor[i * size + j]
        for k in 0..<j { sum -= factor[i * size + k] * factor[j * size + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return nil }
          factor[i * size + i] = sum.squareRoot()
        } else {
          factor[i * size + j] = sum / factor[j * size + j]
        }
      }
    }
    for i in 0..<size {
      for k in 0..<i { solution[i] -= factor[i * size + k] * solution[k] }
      solution[i] /= factor[i * size + i]
    }
    for i in (0..<size).reversed() {
      for k in i + 1..<max(size, i + 1) { solution[i] -= factor[k * size + i] * solution[k] }
      solution[i] /= factor[i * size + i]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }

  /// An approximate inverse of a square matrix, by elimination with partial pivoting after scaling rows and columns.
  ///
  /// - Returns: `nil` if a pivot is 0 or not finite.
  /// - Complexity: n³ multiplications.
  static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let size = matrix.count
    var work = matrix
    let rowScales = work.map { row in row.map(\.magnitude).max() ?? 0 }
    for i in 0..<size {
      guard rowScales[i] > 0, rowScales[i].isFinite else { return nil }
      for j in 0..<size { work[i][j] /= rowScales[i] }
    }
    let columnScales = (0..<size).map { j in work.map { $0[j].magnitude }.max() ?? 0 }
    for j in 0..<size {
      guard columnScales[j] > 0 else { return nil }
      for i in 0..<size { work[i][j] /= columnScales[j] }
    }
    guard var inverse = eliminated(&work) else { return nil }
    // (D₁ M D₂)⁻¹ = D₂⁻¹ M⁻¹ D₁⁻¹, and M was divided by both scales.
    for i in 0..<size {
      for j in 0..<size { inverse[i][j] /= rowScales[j] * columnScales[i] }
    }
    return inverse.allSatisfy { $0.allSatisfy(\.isFinite) } ? inverse : nil
  }

  /// The inverse of a scaled matrix by Gauss–Jordan elimination; `work` is consumed.
  private static func eliminated(_ work: inout [[Double]]) -> [[Double]]? {
    let size = work.count
    for i in 0..<size { work[i] += (0..<size).map { $0 == i ? 1 : 0 } }
    for column in 0..<size {
      guard let pivot = (column..<size).max(by: { work[$0][column].magnitude < work[$1][column].magnitude }),
        work[pivot][column].magnitude > 0
      else { return nil }
      work.swapAt(pivot, column)
      let scale = 1 / work[column][column]
      for j in column..<2 * size { work[column][j] *= scale }
      let pivotRow = work[column]
      for i in 0..<size where i != column && work[i][column] != 0 {
        let factor = work[i][column]
        for j in column..<2 * size { work[i][j] -= factor * pivotRow[j] }
      }
    }
    return work.map { Array($0[size...]) }
  }
}
