import Foundation

/// How every document of the lab is written as JSON: indented, keys sorted, slashes as they are.
enum DocumentEncoder {
  /// The text of `document`.
  static func text(of document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
