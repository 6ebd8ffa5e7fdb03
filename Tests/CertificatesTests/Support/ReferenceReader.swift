import Certificates
import Foundation

/// A second way to read a certificate file, slow and simple: the text as a tree, Foundation's decoder, and what was decoded written again
/// and compared with the text.
enum ReferenceReader {
  /// The certificate in `bytes`.
  static func certificate<Document: CertificateDocument>(
    _ type: Document.Type, from bytes: [UInt8]
  ) throws(Rejection) -> Document {
    let (text, digest) = try JSONText.read(bytes)
    guard case .object(var members) = text else { throw Rejection(.syntax, "the text is not an object") }
    guard let digest, digest.count == 71, bytes[digest].starts(with: "sha256:".utf8),
      bytes.withDigest(at: digest.dropFirst(7).indices) == bytes
    else { throw Rejection(.digest, "") }
    guard text["format"] == .string(Array(type.formatName.utf8)),
      type.versions.contains(where: { text["version"] == .number(Array("\($0)".utf8)) })
    else { throw Rejection(.version, "") }
    guard let document = try? JSONDecoder().decode(type, from: Data(bytes)),
      let again = try? JSONEncoder.plain.encode(document)
    else { throw Rejection(.field, "") }
    members.removeValue(forKey: Array("digest".utf8))
    if let place = JSONText.object(members).firstDifference(from: try JSONText.read(Array(again)).text) {
      throw Rejection(.field, place)
    }
    return document
  }
}

extension [UInt8] {
  /// The bytes with these 64 replaced by the digest of the rest.
  func withDigest(at digits: Range<Int>) -> [UInt8] {
    var result = self
    result.replaceSubrange(digits, with: repeatElement(UInt8(ascii: "0"), count: digits.count))
    let digest = SHA256Digest.hexadecimal(of: result)
    result.replaceSubrange(digits, with: digest.utf8)
    return result
  }

  /// The bytes with the digest that belongs to them, if there is room for one after their last `sha256:`.
  var digested: [UInt8] {
    let prefix = Array("sha256:".utf8)
    guard count >= 71,
      let start = (0...(count - 71)).last(where: { self[$0] == prefix[0] && self[$0...].starts(with: prefix) })
    else { return self }
    return withDigest(at: start + 7..<start + 71)
  }
}

extension JSONEncoder {
  /// An encoder that does not escape the slashes of fractions.
  fileprivate static var plain: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoder
  }
}
