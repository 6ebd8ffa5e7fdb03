import Certificates
import ExactArithmetic
import GeneralAlgorithms

extension Challenge {
  /// An algorithm on members of the class with honest data; the first member on which it does not certainly succeed decides.
  func honestFinding(_ algorithm: any GeneralAlgorithm, _ question: Question) throws -> Finding {
    var worst: (error: (lower: Rational, upper: Rational), member: FoundMember)?
    var certificates: [Certificate] = []
    var dataRead = 0
    var highestLevel = 0
    for (number, trial) in question.trials.enumerated() {
      // Data made for higher levels are admissible too; where the data are random, each level has its own.
      let run = try record(
        algorithm, trial.oracle, question.trialRule, trial.oracle.manner == .nearest ? .coarse : .exactLevel,
        tape: number)
      dataRead = max(dataRead, run.transcript.dataRead)
      highestLevel = max(highestLevel, run.transcript.highestLevel)
      let found = FoundMember(name: trial.member.name, place: .trial(number))
      let trialled = try trialled(run, on: trial.member, question.tolerance)
      if case .reaches = trialled.verdict, let error = trialled.error, let certificate = trialled.certificate {
        if worst.map({ error.upper > $0.error.upper }) ?? true {
          worst = (error, found)
          certificates.insert(certificate, at: 0)
        } else {
          certificates.append(certificate)
        }
        continue
      }
      return Finding(
        algorithm: algorithm.name, question: question.name, tolerance: question.tolerance, verdict: trialled.verdict,
        error: trialled.error, member: found, dataRead: dataRead, highestLevel: highestLevel,
        certificates: trialled.certificate.map { [$0] } ?? [], frequency: nil,
        agreement: agreement(trialled.verdict, algorithm, question))
    }
    return Finding(
      algorithm: algorithm.name, question: question.name, tolerance: question.tolerance,
      verdict: .reaches(upperBound: worst?.error.upper ?? 0),
      error: worst?.error, member: worst?.member, dataRead: dataRead, highestLevel: highestLevel,
      certificates: certificates,
      frequency: nil, agreement: .holds)
  }

  /// What one run on honest data of `member` shows.
  private func trialled(_ run: RunRecord, on member: NamedInstance, _ tolerance: Rational) throws -> (
    verdict: Verdict, error: (lower: Rational, upper: Rational)?, certificate: Certificate?
  ) {
    let author = CertificateAuthor(about: member)
    if run.output == nil {
      let runs = TapeRuns(tapeCount: 1, records: [run])
      return (runs.verdictOfSilence, nil, try runs.certificatesOfExcess(by: author).first)
    }
    do {
      if let judgement = try author.errorAtMost(tolerance, run: run), let error = judgement.error {
        return (.reaches(upperBound: error.upper), error, judgement.certificate)
      }
      if let judgement = try author.errorExceeds(tolerance, runs: [(run, 1)], scope: .someSample),
        let error = judgement.error
      {
        return (.fails(lowerBound: error.lower, scope: .someSample), error, judgement.certificate)
      }
      return (
        .undecided("neither an error above \(tolerance.shownAsTolerance) nor one of at most that could be certified"),
        nil, nil
      )
    } catch let error where error.isAboutAnOutput {
      return (.undecided("the output cannot be judged: \(error)"), nil, nil)
    }
  }
}

extension Error {
  /// Whether this is thrown for an output of which no certificate can be made.
  var isAboutAnOutput: Bool { self is Rejection || self is ArithmeticError }
}
