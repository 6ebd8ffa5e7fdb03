import ExactArithmetic
import ExactLinearAlgebra

/// Matrices and vectors in files, read exactly.
///
/// The format follows from the extension of the name, see ``DataFormat``. Text denotes exact numbers: `0.1` is one tenth;
/// binary files hold floating-point numbers and integers, and each is read as the very number that it is. Nothing is
/// guessed: what is not a finite number, or is not one table of the size that the file announces, is an error that says
/// where it stands.
public enum DataFile {
  /// The matrix in the file at `path`; at least one row and one column.
  ///
  /// A one-dimensional array is no matrix: it does not say whether it is a row or a column.
  ///
  /// - Throws: ``DataFileError``.
  /// - Complexity: linear in the size of the file and in the number of entries of the matrix, and one reading of a number
  ///   each.
  public static func matrix(at path: String, options: DataOptions = DataOptions()) throws(DataFileError)
    -> RealOrComplex<Matrix<Rational>>
  {
    try read(path, options) { (table) throws(DataFileError) in try table.matrix() }
  }

  /// The vector in the file at `path`: a one-dimensional array, or a matrix of one column or of one row.
  ///
  /// - Throws: ``DataFileError``.
  /// - Complexity: as ``matrix(at:options:)``.
  public static func vector(at path: String, options: DataOptions = DataOptions()) throws(DataFileError)
    -> RealOrComplex<[Rational]>
  {
    try read(path, options) { (table) throws(DataFileError) in try table.vector() }
  }

  /// The matrix in `bytes`, the content of a file of the given format; errors call the file `name`.
  ///
  /// - Throws: ``DataFileError``.
  public static func matrix(
    in bytes: [UInt8], format: DataFormat, named name: String, options: DataOptions = DataOptions()
  ) throws(DataFileError) -> RealOrComplex<Matrix<Rational>> {
    try naming(name) { () throws(DataFileError) in try table(in: bytes, format, options).matrix() }
  }

  /// The vector in `bytes`, the content of a file of the given format; errors call the file `name`.
  ///
  /// - Throws: ``DataFileError``.
  public static func vector(
    in bytes: [UInt8], format: DataFormat, named name: String, options: DataOptions = DataOptions()
  ) throws(DataFileError) -> RealOrComplex<[Rational]> {
    try naming(name) { () throws(DataFileError) in try table(in: bytes, format, options).vector() }
  }

  private static func read<Value>(
    _ path: String, _ options: DataOptions, _ part: (DataTable) throws(DataFileError) -> Value
  ) throws(DataFileError) -> Value {
    try naming(path) { () throws(DataFileError) in
      guard let format = options.format ?? DataFormat(path: path) else {
        throw DataFileError(
          .unsupported, found: "another extension of the file name", expected: DataFormat.extensions)
      }
      return try part(try table(in: try content(of: path, options), format, options))
    }
  }

  /// What `body` returns; its errors are about the file `name`.
  private static func naming<Value>(_ name: String, _ body: () throws(DataFileError) -> Value) throws(DataFileError)
    -> Value
  {
    do { return try body() } catch { throw error.of(file: name) }
  }

  private static func table(in bytes: [UInt8], _ format: DataFormat, _ options: DataOptions) throws(DataFileError)
    -> DataTable
  {
    guard bytes.count <= options.maximalSize else { throw tooLarge("\(bytes.count) bytes", options.maximalSize) }
    guard !bytes.isEmpty else { throw DataFileError(.empty, found: "an empty file", expected: "a matrix or a vector") }
    return switch format {
    case .delimitedText: try DelimitedTextReader.table(in: bytes, options)
    case .matrixMarket: try MatrixMarketReader.table(in: bytes, options)
    case .numpy: try NumPyReader.table(in: bytes, options)
    case .json: try JSONTableReader.table(in: bytes, options)
    }
  }
}
