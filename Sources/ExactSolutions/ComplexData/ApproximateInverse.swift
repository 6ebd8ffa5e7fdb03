import ExactArithmetic
import ExactLinearAlgebra

/// An approximate inverse of a matrix near a matrix of enclosures. It proves nothing.
enum ApproximateInverse {
  /// The bits that floating point is trusted for.
  private static let doubleBits = 40

  /// An inverse of the midpoints with about `bits` correct bits, as points: floating point, then steps of Schulz's
  /// iteration C ← C + C(I − MC), each of which doubles the correct bits.
  ///
  /// - Returns: `nil` if the matrix is singular in floating point.
  /// - Complexity: n³ floating-point multiplications and 2n³ interval multiplications for each doubling.
  static func compute(_ matrix: Matrix<Interval>, bits: Int) -> Matrix<Interval>? {
    let size = matrix.rowCount
    let middle = (0..<size).map { i in (0..<size).map { matrix[i, $0].midpoint.double() } }
    guard middle.allSatisfy({ $0.allSatisfy(\.isFinite) }), let start = DoubleSystem.inverse(middle) else { return nil }
    let precision = bits + 32
    var inverse = Matrix(rows: size, columns: size) { i, j in
      (try? Dyadic(exactly: start[i][j])).map { Interval($0, precision: precision) }
        ?? Interval(0, precision: precision)
    }
    let centre = matrix.map { $0.rounded(toPrecision: precision).center }
    var correct = doubleBits
    while correct < bits {
      let product = centre.times(inverse, precision: precision)
      let defect = Matrix(rows: size, columns: size) { i, j in
        (i == j ? Interval(1, precision: precision) - product[i, j] : -product[i, j]).center
      }
      let correction = inverse.times(defect, precision: precision)
      inverse = Matrix(rows: size, columns: size) { i, j in (inverse[i, j] + correction[i, j]).center }
      correct *= 2
    }
    return inverse
  }
}
