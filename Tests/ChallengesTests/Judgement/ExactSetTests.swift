import Certificates
import Challenges
import ExactArithmetic
import ExactLinearAlgebra
import GeneralAlgorithms
import Probability
import RecoveryProblems
import Testing
import TrainingData

/// Runs on rational data whose minimisers no enclosure can tell apart: a tie of columns that are not equal.
@Suite struct ExactSetTests {
  private struct Reading: GeneralAlgorithm {
    let name = "reading"
    let summary = "reads the datum of level 9, answers one vector"
    let vector: [Rational]

    func output(
      reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
    ) throws -> AlgorithmOutput {
      _ = try data.datum(sample: 0, level: 9)
      return .vectors([vector])
    }
  }

  /// The third column is half the sum of the two others. For (P2) with λ = 1 and y = (2, 2) the minimisers are (3 − s, 3 − s, 2s)/2,
  /// 0 ≤ s ≤ 3: a segment from (3/2, 3/2, 0) to (0, 0, 3).
  private func tie(weights: [Rational]? = nil) throws -> NamedInstance {
    let half = ExactReal(try Rational(1) / 2)
    let right = try Matrix<ExactReal>(rows: [[1, 0, half], [0, 1, half]])
    return NamedInstance(
      name: "tie",
      instance: try Instance(
        problem: RecoveryProblem(.p2, parameter: 1), matrix: FactoredMatrix(left: nil, right: right),
        untransformedSamples: [[2, 2]], weights: weights))
  }

  private func run(_ vector: [Rational], on member: NamedInstance) -> RunRecord {
    let reader = TrainingDataReader(oracle: HonestOracle(member.instance))
    return Reading(vector: vector).record(reading: reader, tape: RandomTape(seed: 1))
  }

  /// The distance of 0 is √3, that to (1, 1, 1); of three outputs two are wrong, and one file says so.
  @Test func errorsAreCertified() throws {
    let member = try tie()
    let author = CertificateAuthor(about: member)
    let runs = [[0, 0, 0], [1, 1, 1], [3, 3, 0]].map { (run: run($0, on: member), multiplicity: 1) }
    for chosen in [[runs[0]], runs] {
      let judgement = try #require(try author.errorExceeds(1, runs: chosen, scope: .everySample))
      #expect(judgement.certificate.evidence.exactSets?.count == 1)
      #expect(judgement.certificate.claim.failures == (chosen.count == 1 ? 1 : 2))
      let lower = try #require(judgement.error).lower
      #expect(lower * lower <= 3 && 100 * lower > 173)
      #expect(try CertificateCheck.statement(provedBy: judgement.certificate) == judgement.statement)
    }
    #expect(try author.errorExceeds(1, runs: [runs[1]], scope: .everySample) == nil)
    #expect(try author.errorExceeds(2, runs: [runs[0]], scope: .everySample) == nil)
  }

  /// An output within 1/100 of the middle of the segment is certified to be that close, not closer.
  @Test func accuracyIsCertified() throws {
    let member = try tie()
    let author = CertificateAuthor(about: member)
    let hundredth = try Rational(1) / 100
    let near = run([1, 1, 1 + hundredth], on: member)
    let judgement = try #require(try author.errorAtMost(hundredth, run: near))
    #expect(judgement.certificate.evidence.exactSets?.count == 1)
    // The distance to the segment is the part of (0, 0, 1/100) across its direction (−1, −1, 2)/√6: √(1/3)/100.
    let bound = try #require(judgement.certificate.claim.bound)
    #expect(30000 * bound * bound >= 1 && 10000 * bound < 58)
    let less = try Rational(57) / 10000
    #expect(try author.errorAtMost(less, run: near) == nil)
  }

  /// With weights the tie is another one: twice the penalty on the third coordinate leaves one minimiser, which an enclosure holds.
  @Test func weightsCount() throws {
    let member = try tie(weights: [1, 1, 2])
    let (thousandth, entry) = (try Rational(1) / 1000, try Rational(3) / 2)
    let judgement = try #require(
      try CertificateAuthor(about: member).errorAtMost(thousandth, run: run([entry, entry, 0], on: member)))
    #expect(judgement.certificate.evidence.exactSets == nil)
  }
}
