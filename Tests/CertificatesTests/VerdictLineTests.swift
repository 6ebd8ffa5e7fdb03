import Certificates
import ExactArithmetic
import Foundation
import RecoveryProblems
import Testing

/// The lines of verdicts: none says more than has been proved, and different claims are not abbreviated to the same line.
@Suite struct VerdictLineTests {
  /// The line for the claim that the error of the user's instance, whose output is far away, exceeds `bound`.
  private func line(exceeds bound: Rational) throws -> String {
    var certificate = try AcceptedExamples.userInstance()
    certificate.claim.bound = bound
    let far = Rational.powerOfTen(70)
    certificate.runs[0].output = Certificate.Run.Output(vectors: [[0, far]])
    certificate.runs[0].functionals = [[0, 1]]
    return try CertificateFile.bytes(of: certificate).verdict
  }

  private let start = "VERIFIED instance for (P3, parameter 1): the output after 0 data up to level 0: error > "

  @Test func boundsAreWrittenInFullOrRoundedDown() throws {
    let one = try Rational.fraction(1, 3)
    let expected: [(Rational, String)] = [
      (0, "0"), (1, "1"), (one, "1/3"), (.powerOfTen(-14), "1e-14"), (.powerOfTen(-6), "0.000001"),
      (.powerOfTen(-7) * 25, "0.0000025"), (.powerOfTen(-8) * 25, "2.5e-7"),
      (.powerOfTen(39), "1" + String(repeating: "0", count: 39)),
      (.powerOfTen(40), "1e40"), (.powerOfTen(62), "1e62"), (.powerOfTen(-1_000_001), "1e-1000001"),
      (1 + .powerOfTen(-30), "1.00000000000"),
      (1 + .powerOfTen(-11), "1.00000000001"), (1 + .powerOfTwo(-45), "35184372088833/35184372088832"),
      (.powerOfTen(50) + 1, "1.00000000000e50"), (one + .powerOfTen(-30), "0.333333333333"),
      (Rational(Integer(parsed: "123456789012345678901234567890123456789")), "123456789012345678901234567890123456789"),
    ]
    for (bound, text) in expected { #expect(try line(exceeds: bound) == start + text + " at every sample") }
  }

  @Test func upperBoundsAreRoundedUp() throws {
    let example = try AcceptedExamples.rightCandidate(.p3, 1, eta: 1).certificate
    var certificate = example
    certificate.claim.bound = 1 + Rational.powerOfTen(-30)
    let verdict = try CertificateFile.bytes(of: certificate).verdict
    #expect(verdict.hasSuffix(": the output after 1 data up to level 2: error <= 1.00000000001 at every sample"))
  }

  @Test func aLongParameterIsWrittenAsAnInterval() throws {
    var certificate = try AcceptedExamples.userInstance()
    certificate.instance.parameter = 1 + Rational.powerOfTen(-30)
    let verdict = try CertificateFile.bytes(of: certificate).verdict
    #expect(verdict.hasPrefix("VERIFIED instance for (P3, parameter in [1.00000000000, 1.00000000001]): the output"))
  }

  @Test func runsWithoutAnOutputAreNoOutputs() throws {
    var certificate = try #require(AcceptedExamples.all["p3-error-exceeds-some-sample-runs"])
    certificate.runs.append(
      Certificate.Run(
        multiplicity: 1000, transcript: [], refused: Certificate.Run.Query(sample: 1, level: 1)))
    certificate.claim.runs = 1005
    let verdict = try CertificateFile.bytes(of: certificate).verdict
    #expect(
      verdict
        == "VERIFIED tilt(3, 1, 2^-7) of Ω(3, 4) for (P3, parameter 1): 3 of 1005 runs after 4 data up to level 5: "
        + "an output with error > 0.001 at some sample")
  }

  @Test func severalRunsAreCounted() throws {
    let folder = ExampleFolder(name: "accepted")
    #expect(
      try folder.bytes("p3-error-at-most-runs").verdict.hasSuffix(
        ": all 7 outputs after 1 data up to level 2: error <= 1/1099511627776 at every sample"))
  }

  @Test func theWeightsAreNamed() throws {
    var certificate = try #require(SolutionExamples.accepted["p2-solution-set-segment"])
    certificate.problem.weights = [1, 1]
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("VERIFIED (P2), parameter 1, 1 x 2: the set"))
    let weighted = try #require(SolutionExamples.accepted.first { $0.value.problem.weights != nil })
    #expect(try CertificateFile.bytes(of: weighted.value).verdict.contains(", weights ("))
  }

  @Test func atMostOneOfTwoContradictoryClaimsIsVerified() throws {
    let rejected = try ExampleFolder(name: "rejected").bytes("member-alpha-rounded").verdict
    let accepted = try ExampleFolder(name: "accepted").bytes("p3-error-exceeds-contradiction").verdict
    #expect(rejected.hasPrefix("REJECTED member: entry (2, 3) "))
    #expect(accepted.hasPrefix("VERIFIED tilt(3, 1, 2^-2) of Ω(3, 4) "))
  }
}

extension Integer {
  fileprivate init(parsed text: String) { self = (try? Rational(parsing: text))?.numerator ?? 0 }
}
