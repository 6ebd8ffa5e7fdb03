import ExactArithmetic
import ExactLinearAlgebra

/// A square rational matrix U with U Uᵀ = I, which was checked in rational arithmetic.
public struct OrthogonalMatrix: Hashable, Sendable {
  /// U, with UᵀU = I checked exactly.
  public let matrix: Matrix<Rational>

  /// The matrix, if it is orthogonal.
  ///
  /// - Throws: ``NotOrthogonal`` with the first pair of rows, in lexicographic order, whose inner product is wrong.
  /// - Complexity: m³/2 rational multiplications.
  public init(_ matrix: Matrix<Rational>) throws(NotOrthogonal) {
    guard matrix.rowCount == matrix.columnCount, matrix.rowCount > 0 else {
      throw .notSquare(rows: matrix.rowCount, columns: matrix.columnCount)
    }
    let rows = matrix.rows
    for i in rows.indices {
      for j in i..<rows.count {
        let product = Rational.dotProduct(rows[i], rows[j])
        guard product == (i == j ? 1 : 0) else { throw .rows(i, j, innerProduct: product) }
      }
    }
    self.matrix = matrix
  }
}

/// Why a matrix is not orthogonal.
public enum NotOrthogonal: Error, Equatable, Sendable, CustomStringConvertible {
  /// The matrix is not square, or has no rows.
  case notSquare(rows: Int, columns: Int)
  /// Two rows, numbered from 0, whose inner product is not 0, or not 1 if they are the same row.
  case rows(Int, Int, innerProduct: Rational)

  /// One sentence for a person, who numbers rows from 1.
  public var description: String {
    switch self {
    case .notSquare(let rows, let columns):
      "the transform is not orthogonal: expected a square matrix, found \(rows) × \(columns) entries"
    case .rows(let i, let j, let product):
      "the transform is not orthogonal: rows \(i + 1) and \(j + 1) have the inner product \(product), "
        + "expected \(i == j ? 1 : 0)"
    }
  }
}
