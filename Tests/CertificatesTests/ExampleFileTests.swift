import Certificates
import Foundation
import Testing

/// The examples that ship with the format: files that a checker has to accept, and files that it has to reject by name.
@Suite struct ExampleFileTests {
  @Test func acceptedFilesAreThoseOfTheBuilderAndVerified() throws {
    let folder = ExampleFolder(name: "accepted")
    let examples = try AcceptedExamples.all
    for (name, certificate) in examples {
      let bytes = try CertificateFile.bytes(of: certificate)
      if try folder.writeIfMissing(name, bytes) { Issue.record("\(name) was missing and has been written") }
      #expect(try folder.bytes(name) == bytes, "\(name)")
      #expect(try CertificateFile.certificate(from: folder.bytes(name)) == certificate, "\(name)")
      let verdict = try folder.bytes(name).verdict
      #expect(verdict.hasPrefix("VERIFIED "), "\(name): \(verdict)")
    }
    #expect(try folder.names == (Array(examples.keys) + Array(SolutionExamples.accepted.keys)).sorted())
  }

  @Test func acceptedFilesShowEveryKindOfClaimForEveryProblem() throws {
    var shown: Set<String> = []
    for certificate in try AcceptedExamples.all.values {
      shown.insert("\(certificate.instance.problem) \(certificate.claim.kind.rawValue)")
    }
    for kind in Certificate.Claim.Kind.allCases {
      for problem in ["p1", "p2", "p3"] { #expect(shown.contains("\(problem) \(kind.rawValue)")) }
    }
  }

  @Test func acceptedSolutionsAreThoseOfTheBuilderAndVerified() throws {
    let folder = ExampleFolder(name: "accepted")
    for (name, certificate) in try SolutionExamples.accepted {
      let bytes = try CertificateFile.bytes(of: certificate)
      if try folder.writeIfMissing(name, bytes) { Issue.record("\(name) was missing and has been written") }
      #expect(try folder.bytes(name) == bytes, "\(name)")
      #expect(try CertificateFile.solutionCertificate(from: folder.bytes(name)) == certificate, "\(name)")
      let verdict = try folder.bytes(name).verdict
      #expect(verdict.hasPrefix("VERIFIED "), "\(name): \(verdict)")
      #expect(name.hasPrefix("\(certificate.problem.kind)-\(certificate.claim.kind.rawValue)"), "\(name)")
    }
  }

  @Test func rejectedFilesAreThoseOfTheBuilderAndRejectedByTheirRule() throws {
    let folder = ExampleFolder(name: "rejected")
    let examples = try RejectedExamples.all.merging(SolutionExamples.rejected) { first, _ in first }
    #expect(try examples.count == RejectedExamples.all.count + SolutionExamples.rejected.count)
    for (name, bytes) in examples {
      if try folder.writeIfMissing(name, bytes) { Issue.record("\(name) was missing and has been written") }
      #expect(try folder.bytes(name) == bytes, "\(name)")
      let rule = try #require(Self.rule(of: name), "\(name) begins with the name of a rule")
      let verdict = try folder.bytes(name).verdict
      #expect(verdict.hasPrefix("REJECTED \(rule.rawValue): "), "\(name): \(verdict)")
    }
    #expect(try folder.names == examples.keys.sorted())
  }

  @Test func everyRuleHasAnExample() throws {
    let covered = Set(try ExampleFolder(name: "rejected").names.compactMap(Self.rule))
    for rule in Rejection.Rule.allCases {
      #expect(covered.contains(rule), "\(rule.rawValue)")
    }
  }

  @Test func filesAreSmall() throws {
    for folder in [ExampleFolder(name: "accepted"), ExampleFolder(name: "rejected")] {
      for name in try folder.names { #expect(try folder.bytes(name).count < 12_000, "\(name)") }
    }
  }

  /// The rule with the longest name that a file's name begins with.
  private static func rule(of name: String) -> Rejection.Rule? {
    Rejection.Rule.allCases.filter { name.hasPrefix($0.rawValue) }.max { $0.rawValue.count < $1.rawValue.count }
  }
}
