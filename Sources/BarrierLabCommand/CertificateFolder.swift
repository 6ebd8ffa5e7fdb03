import Certificates
import DataFiles
import Foundation
import GeneralAlgorithms
import Synchronization

/// The directory of the certificates of one run. Every file is written beside its place and renamed, so a file that is there is whole.
final class CertificateFolder: Sendable {
  /// A file that was written: its name in the directory, and the digest of its bytes.
  struct File: Codable, Equatable {
    let name: String
    let digest: String
  }

  /// The name of the file with the certificate of Theorem 1.
  static let networkName = "theorem1.json"

  /// The directory.
  let path: String

  private let names = Mutex<[String: [String]]>([:])
  private let failed = Mutex(false)

  /// Whether something could not be written; a message has said what.
  var hasFailed: Bool { failed.withLock { $0 } }

  /// The directory at `path`, made if it is not there.
  ///
  /// - Throws: `ExitCode` 73 after a message when it cannot be made or written to.
  init(_ path: String) throws {
    self.path = path
    do { try Self.make(path) } catch {
      throw CommandFailure.output(
        "--certificates \(path.shownPath): expected a directory that can be made: \(error.reason)")
    }
    do { try OutputFile.expectWritable(folder: path) } catch {
      throw CommandFailure.output(
        "--certificates \(path.shownPath): expected a directory that can be written to: \(error)")
    }
  }

  /// Refuses a directory whose certificates would replace `input` or the file that the standard output or error goes to.
  ///
  /// - Parameter cells: all cells of the run.
  /// - Throws: `ExitCode` 64 after a message that names both.
  static func expectDistinct(_ path: String, from input: NamedFile?, _ cells: [(algorithm: String, barrier: Barrier)])
    throws
  {
    let stems = cells.map { stem($0.algorithm, $0.barrier) }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { name in
      name == networkName || name == ResumeRecord.fileName || stems.contains { name.hasPrefix("\($0).") }
    }
    let written = [FilePlace(path)] + names.map { FilePlace("\(path)/\($0)") }
    if let other = NamedFile.places(of: [input]).first(where: { written.contains($0.place) }) {
      throw CommandFailure.usage(
        "--certificates \(path.shownPath): expected a directory whose certificates do not replace the file of "
          + other.name)
    }
  }

  /// Refuses a directory in which something that is no file has the name of a certificate.
  ///
  /// - Parameter cells: all cells of the run.
  /// - Throws: `ExitCode` 73 after a message.
  func expectReplaceable(_ cells: [(algorithm: String, barrier: Barrier)]) throws {
    let names = cells.map { Self.name($0.algorithm, $0.barrier, 0) } + [Self.networkName, ResumeRecord.fileName]
    for name in names {
      do { try OutputFile.expectReplaceable(place(of: name)) } catch {
        throw CommandFailure.output("\(place(of: name).shownPath): cannot be written: \(error.reason)")
      }
    }
  }

  /// Writes the certificates of `cell`, the deciding one first.
  ///
  /// - Returns: the files; fewer than there are certificates where some could not be written, as a message has said.
  @discardableResult
  func write(_ cell: TheoremTwoCell) -> [File] {
    var written: [File] = []
    for (index, certificate) in cell.certificates.enumerated() {
      if let file = write(certificate, as: Self.name(cell.algorithm, cell.barrier, index)) { written.append(file) }
    }
    if written.count == cell.certificates.count { note(written, of: cell) }
    return written
  }

  /// Writes the certificate of the network of Theorem 1; nil where it could not be written, as a message has said.
  func write(_ network: ExistingNetwork) -> File? {
    guard let file = write(network.judgement.certificate, as: Self.networkName) else { return nil }
    noteNetwork()
    return file
  }

  /// Writes a certificate; nil where that is not possible, or where no checker would read it, as a message has said.
  private func write(_ certificate: Certificate, as name: String) -> File? {
    do { return write(try CertificateFile.bytes(of: certificate), as: name) } catch {
      CommandFailure.report("\(place(of: name).shownPath): not written: \(error)")
      return nil
    }
  }

  /// Notes that the certificates of `cell` are in the files `written`.
  func note(_ written: [File], of cell: TheoremTwoCell) {
    names.withLock { $0["\(cell.algorithm)|\(cell.barrier.rawValue)"] = written.map(\.name) }
  }

  /// Notes that the certificate of Theorem 1 is in its file.
  func noteNetwork() { names.withLock { $0["theorem1"] = [Self.networkName] } }

  /// The files of `cell`, the deciding one first.
  func files(of cell: TheoremTwoCell) -> [String] {
    names.withLock { $0["\(cell.algorithm)|\(cell.barrier.rawValue)"] ?? [] }.map(place)
  }

  /// The file of Theorem 1.
  var networkFile: String? { names.withLock { $0["theorem1"]?.first }.map(place) }

  /// The bytes of the file `name`, or `nil` when it cannot be read.
  func bytes(of name: String) -> [UInt8]? {
    // Nothing is waited for: a file that was written is a regular one.
    try? DataFile.bytes(at: place(of: name), options: DataOptions(maximalWait: 0))
  }

  /// Whether the directory has `file` as it was written.
  func has(_ file: File) -> Bool {
    // A record names files of its own directory only.
    guard !file.name.contains("/"), let bytes = bytes(of: file.name) else { return false }
    return SHA256Digest.hexadecimal(of: bytes) == file.digest
  }

  /// Writes the file `name`, whole or not at all.
  ///
  /// - Returns: the file; nil after a message where it cannot be written. The run goes on: what it finds can still be shown.
  @discardableResult
  func write(_ bytes: Data, as name: String) -> File? {
    do { try OutputFile.write(bytes, to: place(of: name)) } catch {
      failed.withLock { $0 = true }
      CommandFailure.report("\(place(of: name).shownPath): cannot be written: \(error)")
      return nil
    }
    return File(name: name, digest: SHA256Digest.hexadecimal(of: bytes))
  }

  /// The name of the file of the certificate `index` of a cell.
  private static func name(_ algorithm: String, _ barrier: Barrier, _ index: Int) -> String {
    "\(stem(algorithm, barrier))\(index == 0 ? "" : ".\(index + 1)").json"
  }

  private static func stem(_ algorithm: String, _ barrier: Barrier) -> String {
    String("\(algorithm).\(barrier.rawValue)".map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
  }

  private func place(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Makes the directory at `path` and those above it.
  private static func make(_ path: String) throws(OutputFile.Refusal) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw OutputFile.Refusal(
          reason: "found a \(status.st_mode & S_IFMT == S_IFREG ? "file" : "device, pipe or socket")")
      }
      return
    }
    guard errno == ENOENT, !path.isEmpty else { throw OutputFile.Refusal(reason: SystemError.last.description) }
    let (folder, name) = FilePlace.split(path)
    if folder != path, !name.isEmpty { try make(folder) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw OutputFile.Refusal(reason: SystemError.last.description)
    }
  }
}
