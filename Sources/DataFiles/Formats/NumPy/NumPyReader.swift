import ExactArithmetic

/// Reads an array of NumPy; see `DataFormat.numpy`.
enum NumPyReader {
  static func table(in bytes: [UInt8], _ options: DataOptions) throws(DataFileError) -> DataTable {
    let header = try NumPyHeader(bytes)
    guard header.shape.count == 1 || header.shape.count == 2 else {
      throw DataFileError(
        .shape, found: header.shape.count == 0 ? "a single number" : "\(header.shape.count) dimensions",
        expected: "an array of one or two dimensions")
    }
    let isList = header.shape.count == 1
    let (rowCount, columnCount) = (header.shape[0], isList ? 1 : header.shape[1])
    try checkSize(of: header, rowCount, columnCount, fileSize: bytes.count)
    let count = try DataTable.entryCount(rowCount, columnCount, options)

    let isComplex = header.type.kind == .complex
    var real: [Rational] = []
    var imaginary: [Rational] = []
    real.reserveCapacity(count)
    if isComplex { imaginary.reserveCapacity(count) }
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let index = header.isFortranOrder ? column * rowCount + row : row * columnCount + column
        do {
          let value = try header.type.value(bytes, at: header.dataStart + index * header.type.size)
          real.append(value.real)
          if isComplex { imaginary.append(value.imaginary) }
        } catch {
          throw error.at(row: row + 1, column: isList ? nil : column + 1)
        }
      }
    }
    return DataTable(
      isList: isList, rowCount: rowCount, columnCount: columnCount, real: real, imaginary: isComplex ? imaginary : nil)
  }

  /// Compares what the header announces with the size of the file, before anything of that size is made.
  private static func checkSize(of header: NumPyHeader, _ rowCount: Int, _ columnCount: Int, fileSize: Int)
    throws(DataFileError)
  {
    let available = fileSize - header.dataStart
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    let (size, alsoOverflow) = count.multipliedReportingOverflow(by: header.type.size)
    let found = "\(available) bytes"
    guard !overflow, !alsoOverflow else {
      throw DataFileError(.truncated, found: found, expected: "more than 2^63 bytes of data as the header says")
    }
    guard available >= size else {
      throw DataFileError(.truncated, found: found, expected: "\(size) bytes of data as the header says")
    }
    guard available == size else {
      throw DataFileError(.excess, found: found, expected: "\(size) bytes of data as the header says")
    }
  }
}
