import Certificates
import ExactArithmetic
import PhaseTransitions
import TrainingData

extension TheoremTwoExperiment {
  /// The members on which algorithms are tried where the theorem says that some succeed, with data placed in all
  /// admissible manners: the centre and tilts of several sizes of Ω₁ and Ω₂, and members of Ω₃, all of them for the
  /// barrier that is about Ω₃.
  static func trials(
    of family: TheoremTwoClass, seed: UInt64
  ) throws(FamilyError) -> [Barrier: [(member: Member, oracle: HonestOracle)]] {
    guard family.hasAllScales else { return [:] }
    let last = family.candidateCount - 1
    var first: [Member] = [family.centre]
    for level in [1, family.levels + 2] {
      first.append(try family.omega1(level: level, index: level % 2 == 0 ? last : 0))
    }
    var second: [Member] = []
    for (number, level) in [1, 2, 5, 12, 30].enumerated() {
      second.append(try family.omega2(level: level, index: number % 2 == 0 ? last : 0))
    }
    var third: [Member] = []
    for index in 0...last { third.append(try family.omega3(index: index)) }
    return [
      .unboundedData: try withOracles(first + second + [third[0], third[last]], family, seed),
      .boundedLevels: try withOracles(first + [second[0], second[4]] + third, family, seed),
    ]
  }

  /// Each member with an oracle, the manners in turn.
  private static func withOracles(
    _ members: [Member], _ family: TheoremTwoClass, _ seed: UInt64
  ) throws(FamilyError) -> [(member: Member, oracle: HonestOracle)] {
    let manners: [HonestOracle.Manner] = [.nearest, .random(seed: seed), .edge(seed: seed)]
    var trials: [(member: Member, oracle: HonestOracle)] = []
    for (number, member) in members.enumerated() {
      trials.append((member, HonestOracle(try family.instance(member), manner: manners[number % manners.count])))
    }
    return trials
  }

  /// An algorithm where the theorem says that some succeed: first an adversary, whose data defeat every algorithm
  /// that answers on them, then honest data of members of the class.
  func trialCell(_ algorithm: any GeneralAlgorithm, _ barrier: Barrier) throws -> TheoremTwoCell {
    if let adversary = deniers[barrier] {
      // On the data of centre(K − 1) an answer is wrong for some member; on those of centre(K − 2) if it rests on
      // levels below L.
      let runs = try runs(algorithm, adversary)
      if runs.areAllAnswered { return try adversarialCell(algorithm, adversary, runs, reportedAs: barrier) }
    }
    return try honestCell(algorithm, barrier)
  }

  /// An algorithm on members of the class with honest data; the first member on which it does not certainly succeed decides.
  private func honestCell(_ algorithm: any GeneralAlgorithm, _ barrier: Barrier) throws -> TheoremTwoCell {
    let digits = barrier.digits(of: family)
    let rule =
      barrier == .boundedLevels
      ? AccessRule(dataLimit: haltingLimit, levelLimit: family.levels)
      : AccessRule(dataLimit: haltingLimit)
    var worst: (error: (lower: Rational, upper: Rational), member: Member)?
    var certificates: [Certificate] = []
    var dataRead = 0
    var highestLevel = 0
    for (number, trial) in (trials[barrier] ?? []).enumerated() {
      // Data made for higher levels are admissible too; where the data are random, each level has its own.
      let run = try record(
        algorithm, trial.oracle, rule, trial.oracle.manner == .nearest ? .coarse : .exactLevel, tape: number)
      dataRead = max(dataRead, run.transcript.dataRead)
      highestLevel = max(highestLevel, run.transcript.highestLevel)
      let trialled = try trialled(run, on: trial.member, digits: digits)
      if case .reaches = trialled.verdict, let error = trialled.error, let certificate = trialled.certificate {
        if worst.map({ error.upper > $0.error.upper }) ?? true {
          worst = (error, trial.member)
          certificates.insert(certificate, at: 0)
        } else {
          certificates.append(certificate)
        }
        continue
      }
      return TheoremTwoCell(
        algorithm: algorithm.name, barrier: barrier, digits: digits, verdict: trialled.verdict, error: trialled.error,
        member: trial.member, dataRead: dataRead, highestLevel: highestLevel,
        certificates: trialled.certificate.map { [$0] } ?? [], frequency: nil,
        agreement: agreement(trialled.verdict, algorithm, barrier))
    }
    return TheoremTwoCell(
      algorithm: algorithm.name, barrier: barrier, digits: digits,
      verdict: .reaches(upperBound: worst?.error.upper ?? 0),
      error: worst?.error, member: worst?.member, dataRead: dataRead, highestLevel: highestLevel,
      certificates: certificates,
      frequency: nil, agreement: .holds)
  }

  /// What one run on honest data of `member` shows.
  private func trialled(_ run: RunRecord, on member: Member, digits: Int) throws -> (
    verdict: Verdict, error: (lower: Rational, upper: Rational)?, certificate: Certificate?
  ) {
    let author = CertificateAuthor(family: family, member: member)
    if run.output == nil {
      let runs = TapeRuns(tapeCount: 1, records: [run])
      return (runs.verdictOfSilence, nil, try runs.certificatesOfExcess(by: author).first)
    }
    do {
      if let judgement = try author.errorAtMost(digits: digits, run: run), let error = judgement.error {
        return (.reaches(upperBound: error.upper), error, judgement.certificate)
      }
      if let judgement = try author.errorExceeds(digits: digits, runs: [(run, 1)], scope: .someSample),
        let error = judgement.error
      {
        return (.fails(lowerBound: error.lower, scope: .someSample), error, judgement.certificate)
      }
      return (.undecided("neither an error above 10^-\(digits) nor one of at most that could be certified"), nil, nil)
    } catch let error where error.isAboutAnOutput {
      return (.undecided("the output cannot be judged: \(error)"), nil, nil)
    }
  }
}

extension Error {
  /// Whether this is thrown for an output of which no certificate can be made.
  var isAboutAnOutput: Bool { self is Rejection || self is ArithmeticError }
}
