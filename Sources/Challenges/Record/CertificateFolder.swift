import Certificates
import DataFiles
import Foundation
import Synchronization

/// The directory of the certificates of one run. Every file is written beside its place and renamed, so a file that is there is whole.
///
/// What cannot be written does not end a run: what it finds can still be shown. A message says so, and ``hasFailed``.
public final class CertificateFolder: Sendable {
  /// A file that was written: its name in the directory, and the digest of its bytes.
  public struct File: Codable, Equatable, Sendable {
    /// The name in the directory.
    public let name: String

    /// SHA-256, in hexadecimal digits.
    public let digest: String

    /// The file `name` with this digest.
    public init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  /// Why a directory cannot be used.
  public struct Refusal: Error, CustomStringConvertible {
    /// One clause for a person: what was expected, and what was found.
    public let description: String
  }

  /// The directory.
  public let path: String

  private let report: @Sendable (String) -> Void
  private let names = Mutex<[String: [String]]>([:])
  private let failed = Mutex(false)

  /// Whether something could not be written; a message has said what.
  public var hasFailed: Bool { failed.withLock { $0 } }

  /// The directory at `path`, made if it is not there.
  ///
  /// - Parameter report: takes messages about what cannot be written later.
  /// - Throws: `Refusal` when it cannot be made or written to.
  public init(_ path: String, report: @escaping @Sendable (String) -> Void) throws(Refusal) {
    self.path = path
    self.report = report
    do { try WholeFile.makeFolder(path) } catch {
      throw Refusal(description: "expected a directory that can be made: \(error.reason)")
    }
    do { try WholeFile.expectWritable(folder: path) } catch {
      throw Refusal(description: "expected a directory that can be written to: \(error)")
    }
  }

  /// The names of the files in the directory at `path` that a run could replace.
  ///
  /// - Parameters:
  ///   - findings: the pairs of algorithm and question of the run.
  ///   - others: the other names that it writes.
  public static func replaceable(
    in path: String, _ findings: [(algorithm: String, question: String)], others: [String]
  ) -> [String] {
    let stems = findings.map { stem($0.algorithm, $0.question) }
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { name in
      others.contains(name) || name == FindingRecord.fileName || stems.contains { name.hasPrefix("\($0).") }
    }
  }

  /// Does nothing unless something that is no file has the name of a certificate.
  ///
  /// - Throws: `Refusal` that names it.
  public func expectReplaceable(
    _ findings: [(algorithm: String, question: String)], others: [String]
  ) throws(Refusal) {
    for name in findings.map({ Self.name($0.algorithm, $0.question, 0) }) + others + [FindingRecord.fileName] {
      do { try WholeFile.expectReplaceable(place(of: name)) } catch {
        throw Refusal(description: "\(place(of: name)): cannot be written: \(error.reason)")
      }
    }
  }

  /// Writes the certificates of `finding`, the deciding one first.
  ///
  /// - Returns: the files; fewer than there are certificates where some could not be written, as a message has said.
  @discardableResult
  public func write(_ finding: Finding) -> [File] {
    var written: [File] = []
    for (index, certificate) in finding.certificates.enumerated() {
      let name = Self.name(finding.algorithm, finding.question, index)
      if let file = write(certificate, as: name) { written.append(file) }
    }
    if written.count == finding.certificates.count { note(written, of: finding) }
    return written
  }

  /// Writes a certificate as the file `name`; nil where that is not possible, or where no checker would read it, as a message has said.
  public func write(_ certificate: Certificate, as name: String) -> File? {
    do {
      let file = write(try CertificateFile.bytes(of: certificate), as: name)
      if file != nil { note(name) }
      return file
    } catch {
      report("\(place(of: name)): not written: \(error)")
      return nil
    }
  }

  /// Notes that the certificates of `finding` are in the files `written`.
  func note(_ written: [File], of finding: Finding) {
    names.withLock { $0[Self.key(finding)] = written.map(\.name) }
  }

  /// Notes that the certificate `name` is in its file.
  func note(_ name: String) { names.withLock { $0[name] = [name] } }

  /// The path of the certificate `name`; nil unless it was written.
  public func file(_ name: String) -> String? { names.withLock { $0[name]?.first }.map(place) }

  /// The paths of the files of `finding`, the deciding one first.
  public func files(of finding: Finding) -> [String] {
    names.withLock { $0[Self.key(finding)] ?? [] }.map(place)
  }

  private func place(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The bytes of the file `name`, or `nil` when it cannot be read.
  func bytes(of name: String) -> [UInt8]? {
    // Nothing is waited for: a file that was written is a regular one.
    try? DataFile.bytes(at: place(of: name), options: DataOptions(maximalWait: 0))
  }

  /// Whether the directory has `file` as it was written.
  public func has(_ file: File) -> Bool {
    // A record names files of its own directory only.
    guard !file.name.contains("/"), let bytes = bytes(of: file.name) else { return false }
    return SHA256Digest.hexadecimal(of: bytes) == file.digest
  }

  /// Writes the file `name`, whole or not at all.
  ///
  /// - Returns: the file; nil after a message where it cannot be written.
  @discardableResult
  func write(_ bytes: Data, as name: String) -> File? {
    do { try WholeFile.write(bytes, to: place(of: name)) } catch {
      failed.withLock { $0 = true }
      report("\(place(of: name)): cannot be written: \(error)")
      return nil
    }
    return File(name: name, digest: SHA256Digest.hexadecimal(of: bytes))
  }

  private static func key(_ finding: Finding) -> String { "\(finding.algorithm)|\(finding.question)" }

  /// The name of the file of the certificate `index` of a finding.
  private static func name(_ algorithm: String, _ question: String, _ index: Int) -> String {
    "\(stem(algorithm, question))\(index == 0 ? "" : ".\(index + 1)").json"
  }

  private static func stem(_ algorithm: String, _ question: String) -> String {
    String("\(algorithm).\(question)".map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
  }
}
