import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import Foundation

/// The content of a file and its format.
struct Content {
  let format: DataFormat
  let bytes: [UInt8]

  init(_ format: DataFormat, _ text: String) {
    self.format = format
    bytes = Array(text.utf8)
  }

  init(_ format: DataFormat, bytes: [UInt8]) {
    self.format = format
    self.bytes = bytes
  }

  static func csv(_ text: String) -> Content { Content(.delimitedText, text) }
  static func json(_ text: String) -> Content { Content(.json, text) }
  static func market(_ text: String) -> Content { Content(.matrixMarket, "%%MatrixMarket matrix \(text)") }

  func matrix(_ options: DataOptions = DataOptions()) throws -> RealOrComplex<Matrix<Rational>> {
    try DataFile.matrix(in: bytes, format: format, named: "A", options: options)
  }

  /// The rows of a real matrix as text.
  func rows(_ options: DataOptions = DataOptions()) throws -> [[String]] { try matrix(options).realPart.texts }

  func vector(_ options: DataOptions = DataOptions()) throws -> RealOrComplex<[Rational]> {
    try DataFile.vector(in: bytes, format: format, named: "y", options: options)
  }

  /// Why the content is refused as a matrix; nil if it is not.
  func refusal(_ options: DataOptions = DataOptions(), named name: String = "A") -> DataFileError? {
    do {
      _ = try DataFile.matrix(in: bytes, format: format, named: name, options: options)
      return nil
    } catch { return error }
  }

  /// What the refusal says in one line: kind, line, row, column (`-` where they are not given).
  func place(_ options: DataOptions = DataOptions()) -> String {
    guard let error = refusal(options) else { return "accepted" }
    let numbers = [error.line, error.row, error.column].map { $0.map { "\($0)" } ?? "-" }
    return ([error.kind.rawValue] + numbers).joined(separator: " ")
  }
}

extension Matrix<Rational> {
  var texts: [[String]] { rows.map { $0.map(\.description) } }
}

/// A directory for one test, which is removed with it.
final class TemporaryDirectory {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("barrierlab-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes `bytes` to the file `name`; its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
