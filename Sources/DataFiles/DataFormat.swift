/// The formats of files with matrices and vectors.
public enum DataFormat: String, Sendable, Hashable, CaseIterable {
  /// `.csv`, `.tsv`, `.txt`, `.dat`: one row a line. Entries are separated by the first of these that the first row has:
  /// semicolons, commas, tabs, else blanks. From `#` on a line is a comment. There is no header line.
  case delimitedText
  /// `.mtx`: MatrixMarket, coordinate or array, any field and symmetry.
  ///
  /// Source: R. Boisvert, R. Pozo, K. Remington, *The Matrix Market Exchange Formats: Initial Design*, NISTIR 5935, 1996.
  case matrixMarket
  /// `.npy`: an array of NumPy, versions 1, 2 and 3, either byte order and memory order; floating-point numbers of 16, 32
  /// and 64 bits, integers of 8 to 64 bits, Booleans, and complex numbers of 64 and 128 bits.
  case numpy
  /// `.json`: an array of rows, or an array of entries for a vector. An entry is a number, read from its text, or a string
  /// that holds one, for instance `"1/3"`, or `{"re": …, "im": …}`, or, in a matrix, a pair `[re, im]`.
  case json

  /// The format of a file by the extension of its name, in any case; nil for another extension.
  public init?(path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv", "tsv", "txt", "dat": self = .delimitedText
    case "mtx": self = .matrixMarket
    case "npy": self = .numpy
    case "json": self = .json
    default: return nil
    }
  }

  /// The extensions that are known, for messages.
  public static let extensions = ".csv, .tsv, .txt, .dat, .mtx, .npy or .json"
}
