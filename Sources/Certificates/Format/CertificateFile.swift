import Foundation

/// The outermost object of a certificate file, of either format.
public protocol CertificateDocument: Codable, Sendable {
  /// What the key `format` says in every file of this kind.
  static var formatName: String { get }

  /// The versions of the format that this module reads.
  static var versions: ClosedRange<Int> { get }
}

extension CertificateDocument {
  /// The versions for a message.
  static var shownVersions: String { versions.map(String.init).joined(separator: " or ") }
}

extension Certificate: CertificateDocument {}
extension SolutionCertificate: CertificateDocument {}

/// Certificates as files: JSON in ASCII with a digest over its own bytes.
///
/// The digest is the SHA-256 of the file with the 64 digits of the digest replaced by zeros. It guards against damage; what a
/// certificate proves rests on the other rules alone.
public enum CertificateFile {
  /// The largest file that is read, in bytes.
  public static let maximalSize = 1 << 26

  private static let digestPrefix = "sha256:"
  private static let zeros = String(repeating: "0", count: 64)

  /// The bytes of the file for `certificate`.
  ///
  /// - Throws: `Rejection` of rule `syntax` if it cannot be encoded, of rule `limit` if the file would be larger than is read.
  public static func bytes(of certificate: some CertificateDocument) throws(Rejection) -> Data {
    var text = try encoding(of: certificate).dropLast()
    while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { text.removeLast() }
    // The digest is the last key, so that what precedes it is the encoding itself.
    var file = Array(text)
    file.append(contentsOf: ",\n  \"digest\" : \"\(digestPrefix)".utf8)
    let start = file.count
    file.append(contentsOf: "\(zeros)\"\n}\n".utf8)
    guard file.count <= maximalSize else { throw tooLarge }
    let digits = start..<start + 64
    file.replaceSubrange(digits, with: hexadecimalDigest(of: file, zeroing: digits).utf8)
    return Data(file)
  }

  /// The certificate in `bytes`, with its digest confirmed and nothing in it that the format does not have.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `limit`, `field`, `digest` or `version`.
  public static func certificate(from bytes: Data) throws(Rejection) -> Certificate {
    try document(Certificate.self, in: tape(of: array(bytes)))
  }

  /// The certificate of an exact solution in `bytes`, read as ``certificate(from:)`` reads.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `limit`, `field`, `digest` or `version`.
  public static func solutionCertificate(from bytes: Data) throws(Rejection) -> SolutionCertificate {
    try document(SolutionCertificate.self, in: tape(of: array(bytes)))
  }

  /// The sentence that the certificate in `bytes`, of either format, proves.
  ///
  /// - Throws: `Rejection` with the first rule that is broken or could not be confirmed.
  public static func statement(provedBy bytes: Data) throws(Rejection) -> String {
    try document(in: array(bytes)).statement()
  }

  /// A certificate of either format.
  enum AnyDocument: Sendable {
    case certificate(Certificate)
    case solution(SolutionCertificate)

    /// The sentence that it proves.
    ///
    /// - Throws: `Rejection` with the first rule that is broken or could not be confirmed.
    func statement() throws(Rejection) -> String {
      switch self {
      case .certificate(let certificate): try CertificateCheck.statement(provedBy: certificate)
      case .solution(let certificate): try SolutionCertificateCheck.statement(provedBy: certificate)
      }
    }
  }

  /// The certificate in `bytes`, of the format that they name.
  ///
  /// - Throws: `Rejection` of the rules `syntax`, `limit`, `field`, `digest` or `version`.
  static func document(in bytes: [UInt8]) throws(Rejection) -> AnyDocument {
    let tape = try tape(of: bytes)
    if let format = tape.member("format", of: 0), tape.isString(SolutionCertificate.formatName, at: format) {
      return .solution(try document(SolutionCertificate.self, in: tape))
    }
    return .certificate(try document(Certificate.self, in: tape))
  }

  private static func checkSize(_ count: Int) throws(Rejection) {
    guard count <= maximalSize else { throw tooLarge }
  }

  /// The rejection of a file with more than ``maximalSize`` bytes.
  static var tooLarge: Rejection { Rejection(.limit, "the file is larger than \(maximalSize) bytes") }

  private static func array(_ bytes: Data) throws(Rejection) -> [UInt8] {
    try checkSize(bytes.count)
    return Array(bytes)
  }

  /// The text in `bytes`, an object whose digest has been confirmed.
  private static func tape(of bytes: [UInt8]) throws(Rejection) -> JSONTape {
    try checkSize(bytes.count)
    let tape = try JSONTapeReader.tape(of: bytes)
    guard tape.kind(at: 0) == .object else { throw Rejection(.syntax, "the text is not an object") }
    try checkDigest(in: tape)
    return tape
  }

  /// The document that `tape` says, of the format and version that its type has.
  private static func document<Document: CertificateDocument>(
    _ type: Document.Type, in tape: JSONTape
  ) throws(Rejection) -> Document {
    // Before any field that another version may not have.
    guard let format = tape.member("format", of: 0), tape.isString(type.formatName, at: format) else {
      throw Rejection(.version, "expected the format \(type.formatName)")
    }
    guard let version = tape.member("version", of: 0), tape.kind(at: version) == .number,
      type.versions.contains(where: { tape.digits(of: version).elementsEqual("\($0)".utf8) })
    else { throw Rejection(.version, "expected version \(type.shownVersions)") }
    return try tape.document(type)
  }

  private static func encoding(of certificate: some CertificateDocument) throws(Rejection) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let body = try? encoder.encode(certificate), body.last == UInt8(ascii: "}") else {
      throw Rejection(.syntax, "the certificate cannot be encoded")
    }
    return Array(body)
  }

  private static func checkDigest(in tape: JSONTape) throws(Rejection) {
    let prefix = digestPrefix.utf8
    guard let value = tape.member("digest", of: 0), tape.kind(at: value) == .string,
      case let text = tape.content(of: value), text.count == prefix.count + 64, text.starts(with: prefix)
    else {
      throw Rejection(.digest, "expected the key digest with \"\(digestPrefix)\" and 64 hexadecimal digits")
    }
    let digits = text.dropFirst(prefix.count)
    guard digits.elementsEqual(hexadecimalDigest(of: tape.bytes, zeroing: digits.indices).utf8) else {
      throw Rejection(.digest, "the digest is not that of the file")
    }
  }

  /// The digest of `bytes` with the digit 0 at the places `digits`.
  private static func hexadecimalDigest(of bytes: [UInt8], zeroing digits: Range<Int>) -> String {
    var digest = SHA256Digest()
    digest.update(bytes[..<digits.lowerBound])
    digest.update([UInt8](repeating: UInt8(ascii: "0"), count: digits.count))
    digest.update(bytes[digits.upperBound...])
    return digest.hexadecimal()
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
