import ExactArithmetic
import ExactLinearAlgebra

extension Matrix where Element == Interval {
  /// Whether different columns are so close to orthogonal, or else parallel in one row of the right factor, that the iteration of
  /// ``NearlyOrthogonalSolver`` contracts well; a guess in binary64.
  ///
  /// - Complexity: m·N² multiplications of binary64 numbers, fewer where entries are 0.
  func hasNearlyOrthogonalColumns(upTo right: Matrix<ExactReal>) -> Bool {
    var units: [[Double]] = []
    var rowsTaken: Set<Int> = []
    for j in 0..<columnCount {
      let carried = (0..<right.rowCount).filter { right[$0, j].rational != 0 }
      // Parallel columns of one row are merged before they are solved with.
      if carried.count == 1, !rowsTaken.insert(carried[0]).inserted { continue }
      // Entries may be beyond what binary64 holds; only directions count.
      let size = (0..<rowCount).compactMap { self[$0, j].leadingBitExponent }.max() ?? 0
      let column = (0..<rowCount).map {
        self[$0, j].rounded(toPrecision: 53).scaled(byPowerOfTwo: -size).midpoint.double()
      }
      let norm = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0, norm.isFinite else { return false }
      units.append(column.map { $0 / norm })
    }
    for (j, unit) in units.enumerated() {
      var sum = 0.0
      for (i, other) in units.enumerated() where i != j {
        sum += abs(zip(unit, other).reduce(0) { $0 + $1.0 * $1.1 })
      }
      // The row sums bound the contraction.
      if sum > 0.25 { return false }
    }
    return true
  }
}
