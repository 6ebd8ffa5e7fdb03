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
      let records = try records(algorithm, adversary)
      if records.allSatisfy({ $0.output != nil }) {
        return try adversarialCell(algorithm, adversary, records, reportedAs: barrier)
      }
    }
    return try honestCell(algorithm, barrier)
  }

  /// An algorithm on members of the class with honest data; the first member on which it does not succeed decides.
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
      let run = algorithm.record(
        // Data made for higher levels are admissible too; where the data are random, each level has its own.
        reading: reader(trial.oracle, rule, trial.oracle.manner == .nearest ? .coarse : .exactLevel), for: family,
        tape: tape(number))
      dataRead = max(dataRead, run.transcript.dataRead)
      highestLevel = max(highestLevel, run.transcript.highestLevel)
      let author = CertificateAuthor(family: family, member: trial.member)
      if run.output != nil, let judgement = try author.errorAtMost(digits: digits, run: run),
        let error = judgement.error
      {
        if worst.map({ error.upper > $0.error.upper }) ?? true {
          worst = (error, trial.member)
          certificates.insert(judgement.certificate, at: 0)
        } else {
          certificates.append(judgement.certificate)
        }
        continue
      }
      var verdict: Verdict
      var error: (lower: Rational, upper: Rational)?
      var certificate: Certificate?
      if run.output == nil {
        (verdict, certificate) = try silence(of: run, trial.member)
      } else if let judgement = try author.errorExceeds(digits: digits, runs: [(run, 1)], scope: .someSample) {
        error = judgement.error
        verdict = .fails(lowerBound: judgement.error?.lower ?? 0, scope: .someSample)
        certificate = judgement.certificate
      } else {
        verdict = .undecided("neither an error above 10^-\(digits) nor one of at most that could be certified")
      }
      return TheoremTwoCell(
        algorithm: algorithm.name, barrier: barrier, digits: digits, verdict: verdict, error: error,
        member: trial.member,
        dataRead: dataRead, highestLevel: highestLevel, certificates: certificate.map { [$0] } ?? [], frequency: nil,
        agreement: !algorithm.overcomes.contains(barrier) ? .holds : verdict.isFailure ? .fails : .undecided)
    }
    return TheoremTwoCell(
      algorithm: algorithm.name, barrier: barrier, digits: digits,
      verdict: .reaches(upperBound: worst?.error.upper ?? 0),
      error: worst?.error, member: worst?.member, dataRead: dataRead, highestLevel: highestLevel,
      certificates: certificates,
      frequency: nil, agreement: .holds)
  }
}
