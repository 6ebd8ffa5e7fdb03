import ExactArithmetic

/// A matrix of zeros whose entries are filled in, each once, together with those that its symmetry determines.
struct SymmetricFilling {
  let rowCount: Int
  let columnCount: Int
  private let symmetry: MatrixMarketHeader.Symmetry
  private var real: [Rational]
  private var imaginary: [Rational]?
  private var isFilled: [Bool]

  /// - Precondition: `count` is the product of the sizes, which are equal unless `symmetry` is general.
  init(
    _ rowCount: Int, _ columnCount: Int, count: Int, symmetry: MatrixMarketHeader.Symmetry, isComplex: Bool
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.symmetry = symmetry
    real = Array(repeating: 0, count: count)
    imaginary = isComplex ? real : nil
    isFilled = Array(repeating: false, count: count)
  }

  /// Fills in the entry in a row and a column, counted from 0, and its mirror image.
  ///
  /// - Throws: `syntax` for a place outside the matrix or outside the triangle that is stored, `duplicate`, `number` for a
  ///   value on the diagonal that contradicts the symmetry; without a place.
  mutating func fill(_ row: Int, _ column: Int, _ value: (real: Rational, imaginary: Rational)) throws(DataFileError) {
    guard (0..<rowCount).contains(row), (0..<columnCount).contains(column) else {
      throw DataFileError(
        .syntax, found: "row \(row + 1) and column \(column + 1)",
        expected: "a row from 1 to \(rowCount) and a column from 1 to \(columnCount)")
    }
    let index = row * columnCount + column
    guard !isFilled[index] else {
      throw DataFileError(.duplicate, found: "a second one", expected: "each entry once")
    }
    isFilled[index] = true
    real[index] = value.real
    imaginary?[index] = value.imaginary
    if symmetry == .general { return }

    guard row >= column, row > column || symmetry != .skewSymmetric else {
      throw DataFileError(
        .duplicate, found: "one above it",
        expected: "entries \(symmetry == .skewSymmetric ? "below" : "on and below") the diagonal, "
          + "as the matrix is \(symmetry.rawValue)")
    }
    guard row > column || symmetry != .hermitian || value.imaginary.isZero else {
      throw DataFileError(
        .number, found: "an imaginary part on the diagonal", expected: "a real number, as the matrix is hermitian")
    }
    let mirror = column * columnCount + row
    real[mirror] = symmetry == .skewSymmetric ? -value.real : value.real
    imaginary?[mirror] = symmetry == .symmetric ? value.imaginary : -value.imaginary
  }

  var table: DataTable {
    DataTable(isList: false, rowCount: rowCount, columnCount: columnCount, real: real, imaginary: imaginary)
  }
}
