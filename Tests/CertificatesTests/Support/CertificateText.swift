import Certificates
import Foundation

/// The text of a certificate file, to be edited and given its digest again.
struct CertificateText {
  var text: String

  init(_ bytes: Data) { text = String(decoding: bytes, as: UTF8.self) }

  init(_ certificate: Certificate) throws { self.init(try CertificateFile.bytes(of: certificate)) }

  /// The text with its first `old` replaced by `new`, and the digest left alone.
  func replacing(_ old: String, with new: String) -> CertificateText {
    var result = self
    if let range = text.range(of: old) { result.text.replaceSubrange(range, with: new) }
    return result
  }

  /// The bytes with the digest that belongs to them: SHA-256 of the text with zeros for its last 64 hexadecimal digits.
  var digested: Data {
    guard let key = text.range(of: "sha256:", options: .backwards) else { return bytes }
    let digits = key.upperBound..<text.index(key.upperBound, offsetBy: 64)
    let zeroed = text.replacingCharacters(in: digits, with: String(repeating: "0", count: 64))
    let digest = SHA256Digest.hexadecimal(of: zeroed.utf8)
    return Data(text.replacingCharacters(in: digits, with: digest).utf8)
  }

  var bytes: Data { Data(text.utf8) }
}

extension Data {
  /// The verdict on a file of these bytes.
  var verdict: String { CertificateReport.verdict(on: self) }
}

/// The folder `Examples` beside the tests.
struct ExampleFolder {
  let name: String

  var path: String { String(#filePath.dropLast("Support/CertificateText.swift".count)) + "Examples/\(name)/" }

  /// The names of the files, without `.json`, sorted.
  var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }
        .map { String($0.dropLast(5)) }.sorted()
    }
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + name + ".json")) }

  /// Writes the file if there is none yet; the test that calls this reports it.
  func writeIfMissing(_ name: String, _ bytes: Data) throws -> Bool {
    guard !FileManager.default.fileExists(atPath: path + name + ".json") else { return false }
    try bytes.write(to: URL(fileURLWithPath: path + name + ".json"))
    return true
  }
}
