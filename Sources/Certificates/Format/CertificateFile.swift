import Crypto
import Foundation

/// The outermost object of a certificate file, of either format.
public protocol CertificateDocument: Codable, Sendable {
  /// The name of the format.
  static var formatName: String { get }

  /// The version of the format that this module writes and reads.
  static var currentVersion: Int { get }
}

extension Certificate: CertificateDocument {}
extension SolutionCertificate: CertificateDocument {}

/// Certificates as files: JSON in ASCII with a digest over its own bytes.
///
/// The digest is the SHA-256 of the file with the 64 digits of the digest replaced by zeros. It guards against damage; what a
/// certificate proves rests on the other rules alone.
public enum CertificateFile {
  /// The largest file that is read, in bytes.
  public static let maximalSize = 1 << 28

  private static let digestPrefix = "sha256:"
  private static let zeros = String(repeating: "0", count: 64)

  /// The bytes of the file for `certificate`.
  ///
  /// - Throws: `Rejection` of rule `syntax` if it cannot be encoded.
  public static func bytes(of certificate: some CertificateDocument) throws(Rejection) -> Data {
    var text = try encoding(of: certificate).dropLast()
    while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { text.removeLast() }
    // The digest is the last key, so that what precedes it is the encoding itself.
    var file = Array(text)
    file.append(contentsOf: ",\n  \"digest\" : \"\(digestPrefix)".utf8)
    let start = file.count
    file.append(contentsOf: "\(zeros)\"\n}\n".utf8)
    let digest = hexadecimalDigest(of: file)
    file.replaceSubrange(start..<start + 64, with: digest.utf8)
    return Data(file)
  }

  /// The certificate in `bytes`, with its digest confirmed and nothing in it that the format does not have.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `limit`, `field`, `digest` or `version`.
  public static func certificate(from bytes: Data) throws(Rejection) -> Certificate {
    try document(Certificate.self, text: text(of: bytes), bytes: bytes)
  }

  /// The certificate of an exact solution in `bytes`, read as ``certificate(from:)`` reads.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `limit`, `field`, `digest` or `version`.
  public static func solutionCertificate(from bytes: Data) throws(Rejection) -> SolutionCertificate {
    try document(SolutionCertificate.self, text: text(of: bytes), bytes: bytes)
  }

  /// The sentence that the certificate in `bytes`, of either format, proves.
  ///
  /// - Throws: `Rejection` with the first rule that is broken or could not be confirmed.
  public static func statement(provedBy bytes: Data) throws(Rejection) -> String {
    let text = try text(of: bytes)
    if text["format"] == .string(Array(SolutionCertificate.formatName.utf8)) {
      return try SolutionCertificateCheck.statement(
        provedBy: document(SolutionCertificate.self, text: text, bytes: bytes))
    }
    return try CertificateCheck.statement(provedBy: document(Certificate.self, text: text, bytes: bytes))
  }

  /// The text in `bytes`, an object whose digest has been confirmed.
  private static func text(of bytes: Data) throws(Rejection) -> JSONText {
    guard bytes.count <= maximalSize else { throw Rejection(.limit, "the file is larger than \(maximalSize) bytes") }
    let file = Array(bytes)
    let (text, digest) = try JSONText.read(file)
    guard case .object = text else { throw Rejection(.syntax, "the text is not an object") }
    try checkDigest(of: file, at: digest)
    return text
  }

  /// The document that `text`, which has been read from `bytes`, says.
  private static func document<Document: CertificateDocument>(
    _ type: Document.Type, text: JSONText, bytes: Data
  ) throws(Rejection) -> Document {
    try checkVersion(of: text, type)
    let document: Document
    do {
      document = try JSONDecoder().decode(type, from: bytes)
    } catch let error as DecodingError {
      throw Rejection(decoding: error)
    } catch {
      throw Rejection(.syntax, "\(error)")
    }
    // What the document says, written again, is what the file says: no unknown key, no null for an absent one.
    guard case .object(var members) = text else { throw Rejection(.syntax, "the text is not an object") }
    members.removeValue(forKey: Array("digest".utf8))
    let again = try JSONText.read(try encoding(of: document)).text
    if let place = JSONText.object(members).firstDifference(from: again) {
      throw Rejection(.field, "\(place.dropFirst()) is not a field of the format, or not written as the format asks")
    }
    return document
  }

  private static func encoding(of certificate: some CertificateDocument) throws(Rejection) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let body = try? encoder.encode(certificate), body.last == UInt8(ascii: "}") else {
      throw Rejection(.syntax, "the certificate cannot be encoded")
    }
    return Array(body)
  }

  private static func checkDigest(of file: [UInt8], at place: Range<Int>?) throws(Rejection) {
    let prefix = Array(digestPrefix.utf8)
    guard let place, place.count == prefix.count + 64, file[place].starts(with: prefix) else {
      throw Rejection(.digest, "expected the key digest with \"\(digestPrefix)\" and 64 hexadecimal digits")
    }
    let digits = place.dropFirst(prefix.count)
    var zeroed = file
    zeroed.replaceSubrange(digits, with: zeros.utf8)
    guard file[digits].elementsEqual(hexadecimalDigest(of: zeroed).utf8) else {
      throw Rejection(.digest, "the digest is not that of the file")
    }
  }

  /// Format and version, before any field that another version may not have.
  private static func checkVersion<Document: CertificateDocument>(
    of text: JSONText, _ type: Document.Type
  ) throws(Rejection) {
    guard text["format"] == .string(Array(type.formatName.utf8)) else {
      throw Rejection(.version, "expected the format \(type.formatName)")
    }
    guard text["version"] == .number(Array("\(type.currentVersion)".utf8)) else {
      throw Rejection(.version, "expected version \(type.currentVersion)")
    }
  }

  private static func hexadecimalDigest(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}

extension Rejection {
  /// The rejection for a file whose JSON does not have the fields of the format.
  init(decoding error: DecodingError) {
    func place(_ path: [any CodingKey]) -> String {
      let text = path.map { $0.intValue.map { "[\($0 + 1)]" } ?? ".\($0.stringValue)" }.joined()
      return text.hasPrefix(".") ? String(text.dropFirst()) : text
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(.field, "\(place(context.codingPath + [key])) is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      self.init(.field, "\(place(context.codingPath)): \(context.debugDescription)")
    @unknown default: self.init(.field, "not a certificate")
    }
  }
}
