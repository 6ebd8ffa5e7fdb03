import Certificates
import Foundation

/// What a run has finished, kept beside its certificates, so that the same command can go on where it was interrupted.
///
/// What is stored counts again only if program and options are the same, the record is undamaged, and the certificates are the
/// files recorded, byte for byte: this program verified them before it wrote them. The result is then the stored one; nothing is
/// derived a second time. Findings without certificates and findings that do not agree with what is proved are always made anew.
public struct FindingRecord: Codable, Sendable {
  /// The name of the file. It does not end in `.json`: it is no certificate.
  public static let fileName = "finished-cells"

  private struct StoredOther: Codable {
    let content: Data
    let file: CertificateFolder.File
  }

  private struct Stored: Codable {
    let digest: String
    let record: Data
  }

  private let run: String
  private var findings: [StoredFinding] = []
  private var others: [String: StoredOther] = [:]

  /// The record in `folder` if it is one of the same run, else an empty one.
  ///
  /// - Parameter options: everything that decides the results; two runs with the same text have the same results.
  public init(of options: String, in folder: CertificateFolder) {
    let program = Bundle.main.executableURL.flatMap { try? Data(contentsOf: $0, options: .mappedIfSafe) }
    let programDigest = program.map { SHA256Digest.hexadecimal(of: $0) } ?? UUID().uuidString
    run = SHA256Digest.hexadecimal(of: "\(programDigest)\n\(options)".utf8)
    guard let bytes = folder.bytes(of: Self.fileName),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.digest == SHA256Digest.hexadecimal(of: stored.record),
      let known = try? JSONDecoder().decode(FindingRecord.self, from: stored.record), known.run == run
    else { return }
    (findings, others) = (known.findings, known.others)
  }

  /// Adds a finding whose certificates were written as `files`, and writes the record.
  public mutating func append(
    _ finding: Finding, files: [CertificateFolder.File], to folder: CertificateFolder
  ) throws {
    guard let stored = StoredFinding(finding, files: files) else { return }
    findings.removeAll { $0.algorithm == stored.algorithm && $0.question == stored.question }
    findings.append(stored)
    try write(to: folder)
  }

  /// Adds something else of which the certificate was written as `file`, and writes the record.
  public mutating func append(
    _ content: some Encodable, of name: String, file: CertificateFolder.File, to folder: CertificateFolder
  ) throws {
    others[name] = StoredOther(content: try Self.encoded(content), file: file)
    try write(to: folder)
  }

  /// The finding about `algorithm` and `question` and the number of its certificates, if these are in `folder`.
  func finding(_ algorithm: String, _ question: String, in folder: CertificateFolder)
    -> (finding: Finding, certificateCount: Int)?
  {
    guard let stored = findings.first(where: { $0.algorithm == algorithm && $0.question == question }),
      let finding = stored.finding, stored.files.allSatisfy(folder.has)
    else { return nil }
    folder.note(stored.files, of: finding)
    return (finding, stored.files.count)
  }

  /// What was stored as `name`, if its certificate is in `folder`.
  public func content<Content: Decodable>(_ type: Content.Type, of name: String, in folder: CertificateFolder)
    -> Content?
  {
    guard let other = others[name], folder.has(other.file) else { return nil }
    folder.note(other.file.name)
    return try? JSONDecoder().decode(type, from: other.content)
  }

  /// The certificate that was stored as `name`, if its file is in `folder`.
  public func certificate(of name: String, in folder: CertificateFolder) -> Certificate? {
    guard let other = others[name], folder.has(other.file), let bytes = folder.bytes(of: other.file.name) else {
      return nil
    }
    folder.note(other.file.name)
    return try? CertificateFile.certificate(from: Data(bytes))
  }

  private func write(to folder: CertificateFolder) throws {
    let record = try Self.encoded(self)
    folder.write(
      try Self.encoded(Stored(digest: SHA256Digest.hexadecimal(of: record), record: record)), as: Self.fileName)
  }

  private static func encoded(_ content: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(content)
  }
}
