import ExactArithmetic
import ExactLinearAlgebra

/// The text of vectors and matrices of rational numbers, which ``DataFile`` reads back as the same numbers.
public enum DataText {
  /// One row a line, entries `p` or `p/q` separated by commas, with a line break at the end.
  public static func csv(_ matrix: Matrix<Rational>) -> String {
    matrix.rows.map { $0.map(\.description).joined(separator: ",") + "\n" }.joined()
  }

  /// One entry `p` or `p/q` a line, with a line break at the end.
  public static func csv(_ vector: [Rational]) -> String { vector.map { "\($0)\n" }.joined() }

  /// An array of strings: `["1/3", "-2"]`. Strings, because most programs would round a JSON number.
  public static func json(_ vector: [Rational]) -> String {
    "[" + vector.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  /// An array of rows, one a line.
  public static func json(_ matrix: Matrix<Rational>) -> String {
    "[\n" + matrix.rows.map { "  " + json($0) }.joined(separator: ",\n") + "\n]"
  }

  /// A complex vector: an array of `{"re": "1/3", "im": "0"}`; a real one as above.
  public static func json(_ vector: RealOrComplex<[Rational]>) -> String {
    guard let imaginary = vector.imaginaryPart else { return json(vector.realPart) }
    let entries = zip(vector.realPart, imaginary).map { "{\"re\": \"\($0)\", \"im\": \"\($1)\"}" }
    return "[" + entries.joined(separator: ", ") + "]"
  }
}
