import Certificates
import Foundation
import GeneralAlgorithms
import PhaseTransitions

/// What a run has finished, kept beside its certificates, so that the same command can go on where it was interrupted.
///
/// What is stored counts again only if program and options are the same, the record is undamaged, and the certificates are the
/// files recorded, byte for byte: this program verified them before it wrote them. The result is then the stored one; nothing is
/// derived a second time. Cells without certificates and cells that do not agree with the theorem are always run anew.
struct ResumeRecord: Codable {
  /// The name of the file. It does not end in `.json`: it is no certificate.
  static let fileName = "finished-cells"

  private struct StoredNetwork: Codable {
    let finding: NetworkFinding
    let file: CertificateFolder.File
  }

  private struct Stored: Codable {
    let digest: String
    let record: Data
  }

  private let run: String
  private var cells: [StoredCell] = []
  private var network: StoredNetwork?

  /// The record in `folder` if it is one of the same run, else an empty one.
  ///
  /// - Parameter options: everything that decides the results; two runs with the same text have the same results.
  init(of options: String, in folder: CertificateFolder) {
    let program = Bundle.main.executableURL.flatMap { try? Data(contentsOf: $0, options: .mappedIfSafe) }
    run = SHA256Digest.hexadecimal(
      of:
        Data("\(program.map { SHA256Digest.hexadecimal(of: $0) } ?? UUID().uuidString)\n\(options)".utf8))
    guard let bytes = folder.bytes(of: Self.fileName),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.digest == SHA256Digest.hexadecimal(of: stored.record),
      let known = try? JSONDecoder().decode(ResumeRecord.self, from: stored.record), known.run == run
    else { return }
    (cells, network) = (known.cells, known.network)
  }

  /// Adds a cell whose certificates were written as `files`, and writes the record.
  mutating func append(_ cell: TheoremTwoCell, files: [CertificateFolder.File], to folder: CertificateFolder) throws {
    guard let stored = StoredCell(cell, files: files) else { return }
    cells.removeAll { $0.algorithm == stored.algorithm && $0.barrier == stored.barrier }
    cells.append(stored)
    try write(to: folder)
  }

  /// Adds the network of Theorem 1, whose certificate was written as `file`, and writes the record.
  mutating func append(_ finding: NetworkFinding, file: CertificateFolder.File, to folder: CertificateFolder) throws {
    network = StoredNetwork(finding: finding, file: file)
    try write(to: folder)
  }

  /// The finished cell of `algorithm` and `barrier` and the number of its certificates, if these are in `folder`.
  func cell(_ algorithm: String, _ barrier: Barrier, in folder: CertificateFolder)
    -> (cell: TheoremTwoCell, certificateCount: Int)?
  {
    guard let stored = cells.first(where: { $0.algorithm == algorithm && $0.barrier == barrier.rawValue }),
      let cell = stored.cell, stored.files.allSatisfy(folder.has)
    else { return nil }
    folder.note(stored.files, of: cell)
    return (cell, stored.files.count)
  }

  /// What was found about the network of Theorem 1 on `member`, if its certificate is in `folder`.
  func network(on member: Member, in folder: CertificateFolder) -> NetworkFinding? {
    guard let network, network.finding.member == member, folder.has(network.file) else { return nil }
    folder.noteNetwork()
    return network.finding
  }

  private func write(to folder: CertificateFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let record = try encoder.encode(self)
    let stored = Stored(digest: SHA256Digest.hexadecimal(of: record), record: record)
    folder.write(try encoder.encode(stored), as: Self.fileName)
  }
}
