import DataFiles
import ExactArithmetic

/// Reads the matrix or the vector of a file: its numbers of rows and columns, its entries row after row, and their
/// imaginary parts, `-` for real data.
func fileAnswer(to operation: String, _ arguments: Arguments) throws -> String? {
  let path = try arguments.text(0)
  let options = DataOptions(textNumbers: try arguments.text(1) == "binary64" ? .binary64 : .exact)
  switch operation {
  case "matrix":
    let matrix = try DataFile.matrix(at: path, options: options)
    let (real, imaginary) = (matrix.realPart, matrix.imaginaryPart.map { list($0.elements) })
    return ok(real.rowCount, real.columnCount, list(real.elements), imaginary ?? "-")
  case "vector":
    let vector = try DataFile.vector(at: path, options: options)
    return ok(vector.realPart.count, 1, list(vector.realPart), vector.imaginaryPart.map(list) ?? "-")
  default: return nil
  }
}

private func list(_ numbers: [Rational]) -> String { numbers.map(\.description).joined(separator: " ") }
