import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import Reports

/// A matrix in a text file: one row a line, entries p/q or decimals, separated by commas or blanks; lines with # are comments.
enum RationalMatrixFile {
  /// The largest file that is read, in bytes.
  static let maximalSize = 1 << 26

  /// The matrix in the file at `path`.
  ///
  /// - Throws: `ExitCode` 65 after a message that names the file, the row and the entry.
  static func matrix(at path: String) throws -> Matrix<Rational> {
    let name = "--transform \(path.shownPath)"
    var rows: [[Rational]] = []
    var budget = NumberBudget()
    let lines = try text(at: path, name: name).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
      if text.isEmpty || text.hasPrefix("#") { continue }
      var row: [Rational] = []
      let entries = text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" })
      for (column, entry) in entries.enumerated() {
        do { row.append(try budget.number(String(entry))) } catch {
          throw CommandFailure.data("\(name), line \(number + 1), entry \(column + 1): \(error)")
        }
      }
      if let first = rows.first, first.count != row.count {
        throw CommandFailure.data(
          "\(name), line \(number + 1): expected \(counted(first.count, "entry", "entries")) as in the first row, found \(row.count)"
        )
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw CommandFailure.data("\(name): expected the rows of a matrix, found no entries") }
    do { return try Matrix(rows: rows) } catch { throw CommandFailure.data("\(name): \(error)") }
  }

  /// The text of the file.
  private static func text(at path: String, name: String) throws -> String {
    let bytes: [UInt8]
    do { bytes = try DataFile.bytes(at: path, options: DataOptions(maximalSize: maximalSize)) } catch {
      let expected = error.kind == .unreadable ? "none, dct, or a file that can be read" : error.expected
      throw CommandFailure.data("\(name): expected \(expected), found \(error.found)")
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 32 && !"\t\n\r".unicodeScalars.contains($0) })
    else {
      throw CommandFailure.data("\(name): expected a text file with the rows of a matrix, found binary data")
    }
    return text
  }
}
