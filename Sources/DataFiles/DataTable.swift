import ExactArithmetic
import ExactLinearAlgebra

/// The entries of a file, before it is asked for a matrix or for a vector.
struct DataTable {
  /// Whether the file holds a one-dimensional array; it then has one column here.
  let isList: Bool
  let rowCount: Int
  let columnCount: Int

  /// Row after row.
  let real: [Rational]

  /// As `real`; nil for real data.
  let imaginary: [Rational]?

  func matrix() throws(DataFileError) -> RealOrComplex<Matrix<Rational>> {
    guard !isList else {
      throw DataFileError(.shape, found: "a one-dimensional array", expected: "a matrix: an array of two dimensions")
    }
    let real = matrix(of: real)
    return imaginary.map { .complex(real: real, imaginary: matrix(of: $0)) } ?? .real(real)
  }

  private func matrix(of entries: [Rational]) -> Matrix<Rational> {
    Matrix(rows: rowCount, columns: columnCount) { i, j in entries[i * columnCount + j] }
  }

  func vector() throws(DataFileError) -> RealOrComplex<[Rational]> {
    guard rowCount == 1 || columnCount == 1 else {
      throw DataFileError(
        .shape, found: Self.size(rowCount, columnCount),
        expected: "a vector: one row, one column or an array of one dimension")
    }
    return imaginary.map { .complex(real: real, imaginary: $0) } ?? .real(real)
  }

  /// The product of two sizes of an array, both at least 1.
  ///
  /// - Throws: `shape` for a size below 1, `tooLarge` for more entries than `options` allow.
  static func entryCount(_ rows: Int, _ columns: Int, _ options: DataOptions) throws(DataFileError) -> Int {
    guard rows >= 1, columns >= 1 else {
      throw DataFileError(
        .shape, found: size(rows, columns), expected: "at least one row and one column")
    }
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, count <= options.maximalEntryCount else {
      throw DataFileError(
        .tooLarge, found: size(rows, columns),
        expected: "at most \(options.maximalEntryCount) entries")
    }
    return count
  }

  /// A size for messages: `1 row and 2 columns`.
  private static func size(_ rows: Int, _ columns: Int) -> String {
    "\(rows) \(rows == 1 ? "row" : "rows") and \(columns) \(columns == 1 ? "column" : "columns")"
  }
}
