import Certificates
import Challenges
import ExactArithmetic
import PhaseTransitions
import Probability
import RecoveryProblems
import Testing
import TrainingData

@testable import GeneralAlgorithms

/// Theorem 1.
@Suite struct ExistingNetworkTests {
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func networksExist(kind: RecoveryProblem.Kind) throws {
    for (family, member) in [
      try with(.small(kind, sampleCount: 3, transform: .discreteCosine)) { try $0.omega1(level: 9, index: 2) },
      try with(.small(kind, rows: 3, columns: 5, sampleCount: 4, normalisation: .rational)) { $0.centre },
      // For m = 1 all samples are equal.
      try with(.small(kind, rows: 1, columns: 2, sampleCount: 3)) { try $0.omega3(index: 0) },
      try with(.small(kind, digits: 1)) { $0.centre },
    ] {
      let existing = try ExistingNetwork(of: member, in: family, digits: family.digits + 20)
      #expect(existing.member == member)
      #expect(existing.network.network.hiddenUnitCount < max(2, family.sampleCount))
      let claim = existing.judgement.certificate.claim
      #expect(claim.kind == .errorAtMost && (claim.bound ?? 1) <= .powerOfTen(-family.digits - 20))
      #expect(try CertificateCheck.statement(provedBy: existing.judgement.certificate) == existing.judgement.statement)
      for k in 0..<family.sampleCount {
        let value = try existing.network.network.value(at: family.instance(member).sample(k))
        let solution = try family.closedForm(member, sample: k).vertices[0]
        for (x, y) in zip(value, solution) {
          let gap = try (x - y).enclosure(precision: 400)
          #expect((gap.magnitudeUpperBound ?? 1) < .powerOfTwo(-200))
        }
      }
    }
  }

  private func with(
    _ family: TheoremTwoClass, _ member: (TheoremTwoClass) throws -> Member
  ) rethrows -> (TheoremTwoClass, Member) { (family, try member(family)) }

  /// What cannot be certified is an error that says so.
  @Test func failures() throws {
    let family = try TheoremTwoClass.small(transform: .discreteCosine)
    #expect(throws: CertificationFailure.self) {
      _ = try ExistingNetwork(of: family.omega1(level: 3, index: 0), in: family, digits: 5000)
    }
    #expect(throws: FamilyError.self) { _ = try ExistingNetwork(of: .centre(scale: 9), in: family, digits: 5) }
    #expect(CertificationFailure(reason: "a claim").description.contains("a claim"))
  }

  /// Bounds of outputs that miss them are not certified, and neither are errors of outputs that do not.
  @Test func authors() throws {
    let family = try TheoremTwoClass.small(sampleCount: 2)
    let member = try family.omega1(level: 5, index: 0)
    let author = CertificateAuthor(about: try family.named(member))
    let oracle = HonestOracle(try family.instance(member))
    func run(_ index: Int) -> RunRecord {
      ScriptedAlgorithm("candidate") { _, _, _ in .vectors(try family.candidate(index, scale: 3)) }
        .record(reading: TrainingDataReader(oracle: oracle), tape: RandomTape(seed: 0))
    }
    let near = try #require(try author.errorAtMost(.powerOfTen(-4), run: run(0)))
    #expect((near.certificate.claim.bound ?? 1) <= .powerOfTen(-4) && near.error?.lower == 0)
    #expect(try author.errorAtMost(.powerOfTen(-3), run: run(1)) == nil)
    #expect(try author.errorExceeds(.powerOfTen(-3), runs: [(run(0), 1)], scope: .someSample) == nil)
    let both = try #require(
      try author.errorExceeds(.powerOfTen(-3), runs: [(run(0), 4), (run(1), 2), (run(2), 3)], scope: .everySample))
    #expect(both.certificate.claim.failures == 5 && both.certificate.claim.runs == 9)
    let silent = ScriptedAlgorithm("silent") { _, _, _ in throw AlgorithmError() }
      .record(reading: TrainingDataReader(oracle: oracle), tape: RandomTape(seed: 0))
    #expect(try author.errorAtMost(.powerOfTen(-3), run: silent) == nil)
    #expect(try author.errorExceeds(.powerOfTen(-3), runs: [(silent, 1)], scope: .someSample) == nil)
    // A claim that is not true is rejected by the checker.
    #expect(throws: Rejection.self) {
      _ = try author.noOutput([(run(0), 1)], within: .data(4))
    }
  }
}
