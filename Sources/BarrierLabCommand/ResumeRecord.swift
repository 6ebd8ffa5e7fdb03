import BarrierLab
import Crypto
import Foundation

/// What a run has finished, kept beside its certificates, so that the same command can go on where it was interrupted.
///
/// A finished cell counts again only if program and options are the same, the record is undamaged, and its certificates are the
/// files recorded, verify once more and prove the verdict; the verdict is read from their claims. Cells without certificates and
/// cells that do not agree with the theorem are always run anew.
struct ResumeRecord: Codable {
  /// The name of the file. It does not end in `.json`: it is no certificate.
  static let fileName = "finished-cells"

  private struct Cell: Codable {
    let algorithm: String
    let barrier: String
    let files: [String]
    let digests: [String]
    let member: Int?
    let errorLowerBound: Rational?
    let errorUpperBound: Rational?
    let dataRead: Int
    let highestLevel: Int
    let successesPerCandidate: [Int]?
  }

  private struct Stored: Codable {
    let digest: String
    let record: Data
  }

  private let run: String
  private var cells: [Cell] = []

  /// The record in `folder` if it is one of the same run, else an empty one.
  ///
  /// - Parameter options: everything that decides the results; two runs with the same text have the same results.
  init(of options: String, in folder: CertificateFolder) {
    let program = Bundle.main.executableURL.flatMap { try? Data(contentsOf: $0, options: .mappedIfSafe) }
    run = Self.digest(Data("\(program.map(Self.digest) ?? UUID().uuidString)\n\(options)".utf8))
    guard let bytes = folder.bytes(of: Self.fileName), let stored = try? JSONDecoder().decode(Stored.self, from: bytes),
      stored.digest == Self.digest(stored.record),
      let known = try? JSONDecoder().decode(ResumeRecord.self, from: stored.record), known.run == run
    else { return }
    cells = known.cells
  }

  /// Adds a cell whose certificates were written as `files`, and writes the record.
  mutating func append(
    _ cell: TheoremTwoCell, files: [String], of family: TheoremTwoClass, to folder: CertificateFolder
  ) throws {
    guard !files.isEmpty, cell.agreement == .holds else { return }
    let digests = files.map { folder.bytes(of: $0).map(Self.digest) ?? "" }
    cells.removeAll { $0.algorithm == cell.algorithm && $0.barrier == cell.barrier.rawValue }
    cells.append(
      Cell(
        algorithm: cell.algorithm, barrier: cell.barrier.rawValue, files: files, digests: digests,
        member: cell.certificates.firstIndex { cell.member == family.member(of: $0.claim) },
        errorLowerBound: cell.error?.lower, errorUpperBound: cell.error?.upper, dataRead: cell.dataRead,
        highestLevel: cell.highestLevel, successesPerCandidate: cell.frequency?.successesPerCandidate))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let record = try encoder.encode(self)
    try folder.write(try encoder.encode(Stored(digest: Self.digest(record), record: record)), as: Self.fileName)
  }

  /// The finished cell of `algorithm` and `barrier`, if its certificates are in `folder` and prove it.
  func cell(
    _ algorithm: any GeneralAlgorithm, _ barrier: Barrier, of family: TheoremTwoClass, in folder: CertificateFolder
  )
    -> TheoremTwoCell?
  {
    guard let cell = cells.first(where: { $0.algorithm == algorithm.name && $0.barrier == barrier.rawValue }),
      cell.files.count == cell.digests.count
    else { return nil }
    var certificates: [Certificate] = []
    for (file, digest) in zip(cell.files, cell.digests) {
      guard let bytes = folder.bytes(of: file), Self.digest(bytes) == digest,
        let certificate = try? CertificateFile.certificate(from: bytes),
        (try? CertificateCheck.statement(provedBy: certificate)) != nil
      else { return nil }
      certificates.append(certificate)
    }
    guard let verdict = Self.verdict(provedBy: certificates.map(\.claim), digits: barrier.digits(of: family)) else {
      return nil
    }
    let member = cell.member.flatMap {
      certificates.indices.contains($0) ? family.member(of: certificates[$0].claim) : nil
    }
    var error: (lower: Rational, upper: Rational)?
    if let lower = cell.errorLowerBound, let upper = cell.errorUpperBound { error = (lower, upper) }
    var frequency: TheoremTwoCell.Frequency?
    if let successes = cell.successesPerCandidate {
      let claim = certificates[0].claim
      guard
        let confidence = try? BinomialConfidence(
          successes: claim.runs - (claim.failures ?? 0), trials: claim.runs, confidence: 1 - Rational.powerOfTen(-2)),
        let bound = try? Rational(family.candidateCount).reciprocal()
      else { return nil }
      frequency = TheoremTwoCell.Frequency(
        successesPerCandidate: successes, confidence: confidence, theoremBound: bound)
    }
    let restored = TheoremTwoCell(
      algorithm: algorithm.name, barrier: barrier, digits: barrier.digits(of: family), verdict: verdict, error: error,
      member: member, dataRead: cell.dataRead, highestLevel: cell.highestLevel, certificates: certificates,
      frequency: frequency, agreement: .holds)
    folder.note(cell.files, of: restored)
    return restored
  }

  /// The verdict that the claims prove, or `nil` if they do not prove one together.
  private static func verdict(provedBy claims: [Certificate.Claim], digits: Int) -> Verdict? {
    guard let first = claims.first, claims.allSatisfy({ $0.kind == first.kind }) else { return nil }
    let target = Rational.powerOfTen(-digits)
    switch first.kind {
    case .errorExceeds:
      guard claims.count == 1, let bound = first.bound, bound >= target, let claimed = first.scope else { return nil }
      let scope: Verdict.Scope = claimed == .everySample ? .everySample : .someSample
      guard first.runs > 1, let failures = first.failures else { return .fails(lowerBound: bound, scope: scope) }
      return .failsOften(failures: failures, trials: first.runs, scope: scope)
    case .errorAtMost:
      let bounds = claims.compactMap(\.bound)
      guard let largest = bounds.max(), bounds.count == claims.count, largest <= target else { return nil }
      return .reaches(upperBound: largest)
    case .noOutput:
      if let limit = first.dataLimit { return .exceedsData(limit: limit) }
      return first.levelLimit.map { .exceedsLevel(limit: $0) }
    }
  }

  private static func digest(_ bytes: Data) -> String {
    SHA256.hash(data: bytes).map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }.joined()
  }
}

extension TheoremTwoClass {
  /// The member that a claim names.
  fileprivate func member(of claim: Certificate.Claim) -> Member? {
    claim.member.map { member in
      guard let column = member.column, let tilt = member.tilt else { return .centre(scale: member.scale) }
      return .tilt(scale: member.scale, index: column - 1, increment: tilt)
    }
  }
}
