import BarrierLab
import Foundation
import Synchronization

/// The directory of the certificates of one run. Every file is written beside its place and renamed, so a file that is there is whole.
final class CertificateFolder: Sendable {
  /// The directory.
  let path: String

  private let names = Mutex<[String: [String]]>([:])

  /// The directory at `path`, made if it is not there.
  ///
  /// - Throws: `ExitCode` 73 after a message when it cannot be made or written to.
  init(_ path: String) throws {
    self.path = path
    let option = "--certificates \(path.shown)"
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue {
      throw CommandFailure.output("\(option): expected a directory, found a file")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure.output("\(option): expected a directory that can be made: \(error.localizedDescription)")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw CommandFailure.output("\(option): expected a directory that can be written to")
    }
  }

  /// Writes the certificates of `cell`; their names.
  @discardableResult
  func write(_ cell: TheoremTwoCell) throws -> [String] {
    let stem = String(
      "\(cell.algorithm).\(cell.barrier.rawValue)".map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
    var written: [String] = []
    for (index, certificate) in cell.certificates.enumerated() {
      let name = "\(stem)\(index == 0 ? "" : ".\(index + 1)").json"
      try write(try CertificateFile.bytes(of: certificate), as: name)
      written.append(name)
    }
    note(written, of: cell)
    return written
  }

  /// Writes the certificate of the network of Theorem 1.
  func write(_ network: ExistingNetwork) throws {
    try write(try CertificateFile.bytes(of: network.judgement.certificate), as: "theorem1.json")
    names.withLock { $0["theorem1"] = ["theorem1.json"] }
  }

  /// Notes that the certificates of `cell` are in the files `written`.
  func note(_ written: [String], of cell: TheoremTwoCell) {
    names.withLock { $0["\(cell.algorithm)|\(cell.barrier.rawValue)"] = written }
  }

  /// The files of `cell`, the deciding one first.
  func files(of cell: TheoremTwoCell) -> [String] {
    names.withLock { $0["\(cell.algorithm)|\(cell.barrier.rawValue)"] ?? [] }.map { "\(path)/\($0)" }
  }

  /// The file of Theorem 1.
  var networkFile: String? { names.withLock { $0["theorem1"]?.first }.map { "\(path)/\($0)" } }

  /// The bytes of the file `name`, or `nil` when it cannot be read.
  func bytes(of name: String) -> Data? { try? Data(contentsOf: place(of: name)) }

  /// Writes the file `name`, whole or not at all.
  ///
  /// - Throws: `ExitCode` 73 after a message.
  func write(_ bytes: Data, as name: String) throws {
    do {
      try bytes.write(to: place(of: name), options: .atomic)
    } catch {
      throw CommandFailure.output(
        "\(path.shown)/\(name): expected a file that can be written: \(error.localizedDescription)")
    }
  }

  private func place(of name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }
}
