import Certificates
import ExactArithmetic
import Foundation
import RecoveryProblems

/// The files in `Examples/rejected`: each is a certificate with one thing wrong, and begins with the rule that says no.
enum RejectedExamples {
  /// All files, by their names.
  static var all: [String: Data] {
    get throws {
      var files = try ofTheFile
      for (name, certificate) in try ofTheContents { files[name] = try CertificateFile.bytes(of: certificate) }
      for (name, certificate) in try MemberExamples.rejected.merging(
        VersionTwoExamples.rejected, uniquingKeysWith: { $1 })
      {
        files[name] = try CertificateFile.bytes(of: certificate)
      }
      return files
    }
  }

  private static var ofTheFile: [String: Data] {
    get throws {
      let text = try CertificateText(AcceptedExamples.userInstance())
      var truncated = text
      truncated.text = String(text.text.dropLast(3))
      return [
        "syntax-truncated": truncated.bytes,
        "syntax-trailing": CertificateText(text.bytes + Data("{}\n".utf8)).digested,
        "syntax-fraction": text.replacing("\"precision\" : 64", with: "\"precision\" : 64.0").digested,
        "version-three": text.replacing("\"version\" : 1", with: "\"version\" : 3").digested,
        "version-format": text.replacing("barrierlab-certificate", with: "certificate").digested,
        "digest-of-another-file": text.replacing("\"bound\" : \"1\"", with: "\"bound\" : \"2\"").bytes,
        "digest-missing": text.replacing("\"digest\" :", with: "\"sum\" :").bytes,
        "field-unknown": text.replacing("\"version\" : 1", with: "\"remark\" : \"x\",\n  \"version\" : 1").digested,
        "field-twice": text.replacing("\"bound\" : \"1\"", with: "\"bound\" : \"1\",\n    \"bound\" : \"0\"").digested,
        "field-null": text.replacing("\"bound\" : \"1\"", with: "\"bound\" : \"1\",\n    \"member\" : null").digested,
        "field-not-in-lowest-terms": text.replacing("\"1/2\"", with: "\"2/4\"").digested,
        "field-missing": text.replacing("\"runs\" : 1,", with: "").digested,
        "field-type": text.replacing("\"failures\" : 1", with: "\"failures\" : \"1\"").digested,
      ]
    }
  }

  private static var ofTheContents: [String: Certificate] {
    get throws {
      let third = try Rational.fraction(1, 3)
      let user = try AcceptedExamples.userInstance()
      let exceeds = try AcceptedExamples.wrongCandidate(.p3, 1, eta: -2).certificate
      let exact = try AcceptedExamples.exactMinimiserWithRoot()
      let atMost = try AcceptedExamples.rightCandidate(.p3, 1, eta: 1).certificate
      let bounded = try AcceptedExamples.wrongCandidate(.p1, third, eta: -2).certificate
      guard let noOutput = try AcceptedExamples.all["p3-no-output-data"] else { return [:] }
      func changed(_ certificate: Certificate, _ change: (inout Certificate) -> Void) -> Certificate {
        var copy = certificate
        change(&copy)
        return copy
      }
      let half = Rational.powerOfTwo(-1)
      let threeFifths = try Rational.fraction(3, 5)
      let tooMuch = 1 + Rational.powerOfTwo(-20)
      return [
        "field-bound-missing": changed(user) { $0.claim.bound = nil },
        "shape-sample": changed(user) { $0.instance.samples[0].append(.rational(0)) },
        "shape-solution-index": changed(exceeds) { $0.runs[0].transcript[0].solution = 0 },
        "limit-precision": changed(user) { $0.evidence.precision = 1 << 21 },
        "limit-level": changed(exceeds) { $0.runs[0].transcript[0].level = 1 << 20 },
        "expression-undefined-name": changed(user) { $0.instance.right[0][1] = .reference("e1") },
        "expression-division-by-zero": changed(user) { $0.instance.right[0][1] = .quotient(.rational(1), .sum([])) },
        "expression-root-of-negative": changed(user) { $0.instance.right[0][1] = .squareRoot(.rational(-1)) },
        "training-set-two-answers": changed(exceeds) {
          // A second datum, admissible as well, for a query that has been answered before.
          $0.data.solutions.append($0.data.solutions[0])
          $0.data.solutions[1].solution[0] += Rational.powerOfTwo(-8)
          $0.runs[0].transcript.append(Certificate.Run.Answer(sample: 1, level: 6, solution: 2))
        },
        "matrix-distance-level": changed(exceeds) {
          $0.runs[0].transcript[1].level = 8
          $0.claim.highestLevel = 8
        },
        "matrix-distance-entry": changed(exceeds) { $0.data.matrices[0].right[1][0] += Rational.powerOfTwo(-6) },
        "vector-distance-entry": changed(exceeds) { $0.data.vectors[0][1] += Rational.powerOfTwo(-6) * tooMuch },
        "solution-distance-entry": changed(exceeds) { $0.data.solutions[0].solution[2] += Rational.powerOfTwo(-5) },
        "solution-distance-minimiser": changed(exact) { $0.data.solutions[0].solution[0] += Rational.powerOfTwo(-7) },
        "stationarity-minimiser": changed(exact) { $0.data.vectors[0][0] -= Rational.powerOfTwo(-60) },
        "field-proof-and-minimiser": changed(exact) {
          $0.data.solutions[0].proof = $0.evidence.solutionSets[0]
        },
        "field-no-proof": changed(exact) { $0.data.solutions[0].minimiser = nil },
        "dual-feasibility": changed(user) { $0.evidence.solutionSets[0].dual = [threeFifths] },
        "dual-norm-square-root-lasso": changed(user) {
          // A = (1, 1/2), u = 1: feasible, but of norm 1.
          $0.instance.right = [[.rational(1), .rational(half)]]
          $0.evidence.solutionSets[0].dual = [1]
        },
        "dual-norm-zero": changed(bounded) {
          $0.evidence.solutionSets[0].dual = [0, 0]
          $0.evidence.solutionSets[0].groups = []
          $0.evidence.solutionSets[0].point = [0, 0, 0]
        },
        "primal-feasibility": changed(bounded) {
          $0.evidence.solutionSets[0].point[0] *= 1 - Rational.powerOfTwo(-100)
        },
        "support-sign": changed(user) {
          $0.evidence.solutionSets[0].point[0] = -half
        },
        "support-different-columns": changed(user) { $0.evidence.solutionSets[0].groups = [[1, 2]] },
        "support-outside": changed(user) { $0.evidence.solutionSets[0].point[1] = 1 },
        "support-no-such-column": changed(user) { $0.evidence.solutionSets[0].groups = [[0]] },
        "slack-column-missing": changed(user) {
          $0.evidence.solutionSets[0].groups = []
          $0.evidence.solutionSets[0].point = [0, 0]
        },
        "singular-value-equal": changed(user) { $0.evidence.solutionSets[0].singularValueLowerBound = 2 },
        "singular-value-zero": changed(user) { $0.evidence.solutionSets[0].singularValueLowerBound = 0 },
        "member-column": changed(exceeds) { $0.claim.member?.column = 2 },
        "member-centre": changed(exceeds) {
          $0.claim.member?.column = nil
          $0.claim.member?.tilt = nil
        },
        "member-scale": changed(exceeds) { $0.claim.member?.scale = 2 },
        "member-tilt": changed(exceeds) { $0.claim.member?.tilt = Rational.powerOfTwo(-8) },
        "error-bound-too-large": changed(exceeds) { $0.claim.bound = 3 * Rational.powerOfTen(-3) },
        "error-bound-too-small": changed(atMost) { $0.claim.bound = Rational.powerOfTwo(-60) },
        "error-bound-tie": changed(user) {
          // The error is 1/2, and does not exceed it.
          $0.runs[0].output = Certificate.Run.Output(vectors: [[0, 0]])
          $0.runs[0].functionals = [[-1, 0]]
          $0.claim.bound = half
        },
        "scope-failures": changed(exceeds) { $0.claim.failures = 2 },
        "scope-runs": changed(exceeds) { $0.claim.runs = 2 },
        "scope-data": changed(exceeds) { $0.claim.dataRead = 1 },
        "scope-highest-level": changed(exceeds) { $0.claim.highestLevel = 7 },
        "limit-of-run-data": changed(noOutput) { $0.claim.dataLimit = 4 },
        "limit-of-run-known-query": changed(noOutput) {
          $0.runs[0].refused = Certificate.Run.Query(sample: 1, level: 6)
        },
        "limit-of-run-output": changed(noOutput) { $0.runs[0].output = exceeds.runs[0].output },
      ]
    }
  }
}
