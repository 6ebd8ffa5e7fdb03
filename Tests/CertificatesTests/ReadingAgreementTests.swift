import Certificates
import Foundation
import TestSupport
import Testing

/// Two ways to read a file accept the same files, and understand them alike.
@Suite struct ReadingAgreementTests {
  /// What one way of reading makes of a file.
  private enum Outcome<Document: CertificateDocument & Equatable> {
    case document(Document)
    case rejected(Rejection)

    init(_ read: () throws(Rejection) -> Document) {
      do throws(Rejection) { self = .document(try read()) } catch { self = .rejected(error) }
    }
  }

  private func compare<Document: CertificateDocument & Equatable>(
    _ bytes: [UInt8], _ read: (Data) throws(Rejection) -> Document
  ) -> Bool {
    let outcome = Outcome { () throws(Rejection) in try read(Data(bytes)) }
    let reference = Outcome { () throws(Rejection) in try ReferenceReader.certificate(Document.self, from: bytes) }
    switch (outcome, reference) {
    case (.document(let one), .document(let other)):
      #expect(one == other)
      // Foundation is more generous than both.
      #expect((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil)
      return true
    case (.rejected(let one), .rejected(let other)):
      // A key that stands twice is found when its object ends; the text may end to be one before that.
      let isLate = other.detail.contains("stands twice") && (one.rule == .syntax || one.rule == .limit)
      #expect(one.rule == other.rule || isLate, "\(one), \(other)")
    case (.document, .rejected(let rejection)):
      Issue.record("accepted, but \(rejection): \(String(decoding: bytes, as: UTF8.self))")
    case (.rejected(let rejection), .document):
      Issue.record("\(rejection), but accepted: \(String(decoding: bytes, as: UTF8.self))")
    }
    return false
  }

  private func compareMutants<Document: CertificateDocument & Equatable>(
    _ files: [[UInt8]], seed: UInt64, _ read: (Data) throws(Rejection) -> Document
  ) -> (accepted: Int, rejected: Int) {
    for file in files { _ = compare(file, read) }
    let mutator = TextMutator(files)
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    let count = scaledIterations(3_000)
    for iteration in 0..<count {
      let mutant = mutator.mutant(of: iteration % files.count, using: &generator)
      if compare(generator.onceIn(20) ? mutant : mutant.digested, read) { accepted += 1 }
    }
    return (accepted, count - accepted)
  }

  /// All examples with `word` in the text, which tells the formats apart.
  private func files(with word: String) throws -> [[UInt8]] {
    try ["accepted", "rejected"].flatMap { name in
      let folder = ExampleFolder(name: name)
      return try folder.names.map { try folder.bytes($0) }.filter { $0.range(of: Data(word.utf8)) != nil }.map(
        Array.init)
    }
  }

  @Test func certificatesAreReadAlike() throws {
    let counts = try compareMutants(files(with: "\"instance\""), seed: 31, CertificateFile.certificate)
    #expect(counts.accepted > 100 && counts.rejected > 1_000)
  }

  @Test func solutionCertificatesAreReadAlike() throws {
    let counts = try compareMutants(files(with: "\"objective\""), seed: 32, CertificateFile.solutionCertificate)
    #expect(counts.accepted > 100 && counts.rejected > 1_000)
  }
}
