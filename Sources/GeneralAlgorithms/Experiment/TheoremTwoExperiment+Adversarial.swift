extension TheoremTwoExperiment {
  /// An algorithm against the adversary: all its tapes on the data of the centre, then the commitment.
  func adversarialCell(_ algorithm: any GeneralAlgorithm, _ adversary: Adversary) throws -> TheoremTwoCell {
    let records = try records(algorithm, adversary)
    return try adversarialCell(algorithm, adversary, records, reportedAs: adversary.barrier)
  }

  /// The runs of an algorithm, one for each tape, on the data of the adversary's centre.
  func records(_ algorithm: any GeneralAlgorithm, _ adversary: Adversary) throws -> [RunRecord] {
    let rule = rule(adversary.barrier)
    let count = algorithm.isRandomised ? tapeCount : 1
    var records: [RunRecord] = []
    for number in 0..<count {
      let data = reader(adversary.oracle, rule, .coarse)
      records.append(algorithm.record(reading: data, for: family, tape: tape(number)))
      if case .refused(.interrupted) = records[records.count - 1].ending { throw CancellationError() }
    }
    return records
  }

  /// The commitment after `records`, and what it proves about the barrier `reported`.
  func adversarialCell(
    _ algorithm: any GeneralAlgorithm, _ adversary: Adversary, _ records: [RunRecord], reportedAs reported: Barrier
  ) throws -> TheoremTwoCell {
    let count = records.count
    let highestLevel = records.map(\.transcript.highestLevel).max() ?? 0
    let groups = RunGroup.grouped(records)
    let outputs = groups.filter { $0.run.output != nil }
    if outputs.isEmpty, let run = records.first(where: { !$0.isConclusive }) ?? records.first {
      return try silentCell(algorithm, adversary, run, highestLevel)
    }

    let precision = 8 * family.digits + 256
    var values: [(values: [[Interval]], multiplicity: Int)] = []
    for group in outputs {
      if let enclosures = try enclosures(of: group.run, adversary, precision) {
        values.append((enclosures, group.multiplicity))
      }
    }
    let index = try adversary.worstCandidate(for: values, highestLevel: highestLevel, precision: precision)
    let member = try adversary.member(index: index, highestLevel: highestLevel)
    let author = CertificateAuthor(family: family, member: member)
    let digits = adversary.barrier.digits(of: family)
    let pairs = outputs.map { (run: $0.run, multiplicity: $0.multiplicity) }
    let everywhere = try author.errorExceeds(digits: digits, runs: pairs, scope: .everySample)
    // At every sample if all outputs fail so; otherwise the scope in which more of them fail.
    var scope = Verdict.Scope.everySample
    var judgement = everywhere
    if everywhere?.certificate.claim.failures != count,
      let somewhere = try author.errorExceeds(digits: digits, runs: pairs, scope: .someSample),
      (somewhere.certificate.claim.failures ?? 0) > (everywhere?.certificate.claim.failures ?? 0)
    {
      scope = .someSample
      judgement = somewhere
    }
    let failures = judgement?.certificate.claim.failures ?? 0
    var frequency: TheoremTwoCell.Frequency?
    if algorithm.isRandomised {
      let successes = try adversary.successesPerCandidate(values, highestLevel: highestLevel, precision: precision)
      frequency = TheoremTwoCell.Frequency(
        successesPerCandidate: successes, confidence: try Self.confidence(successes[index], of: count),
        theoremBound: try Rational(1) / Rational(family.candidateCount))
    }
    let verdict: Verdict
    if let error = judgement?.error {
      verdict =
        count == 1
        ? .fails(lowerBound: error.lower, scope: scope)
        : .failsOften(failures: failures, trials: count, scope: scope)
    } else {
      verdict = .undecided("no error above 10^-\(digits) could be certified")
    }
    return TheoremTwoCell(
      algorithm: algorithm.name, barrier: reported, digits: digits, verdict: verdict, error: judgement?.error,
      member: member, dataRead: records.map(\.transcript.dataRead).max() ?? 0, highestLevel: highestLevel,
      certificates: judgement.map { [$0.certificate] } ?? [], frequency: frequency,
      agreement: reported.isImpossible
        ? try agreement(verdict, frequency, records, failures)
        : !algorithm.overcomes.contains(reported) ? .holds : verdict.isFailure ? .fails : .undecided)
  }

  /// What the adversary's barrier allows to be read.
  private func rule(_ barrier: Barrier) -> AccessRule {
    switch barrier {
    case .boundedData: AccessRule(dataLimit: dataLimit)
    case .fewerLevels, .boundedLevels: AccessRule(dataLimit: haltingLimit, levelLimit: family.levels - 1)
    case .digits, .unboundedData: AccessRule(dataLimit: haltingLimit)
    }
  }

  /// The cell of an algorithm that gave no output.
  private func silentCell(
    _ algorithm: any GeneralAlgorithm, _ adversary: Adversary, _ run: RunRecord, _ highestLevel: Int
  ) throws -> TheoremTwoCell {
    let member = try adversary.member(index: 0, highestLevel: highestLevel)
    let (verdict, certificate) = try silence(of: run, member)
    return TheoremTwoCell(
      algorithm: algorithm.name, barrier: adversary.barrier, digits: adversary.barrier.digits(of: family),
      verdict: verdict,
      error: nil, member: member, dataRead: run.transcript.dataRead, highestLevel: highestLevel,
      certificates: certificate.map { [$0] } ?? [], frequency: nil, agreement: verdict.isFailure ? .holds : .undecided)
  }

  /// The verdict on a run without an output, certified where a limit was reached.
  func silence(of run: RunRecord, _ member: Member) throws -> (Verdict, Certificate?) {
    let author = CertificateAuthor(family: family, member: member)
    switch run.ending {
    case .refused(.dataLimit(let query, let limit)):
      let judgement = try author.noOutput(run, refused: query, dataLimit: limit, levelLimit: nil)
      return (.exceedsData(limit: limit), judgement.certificate)
    case .refused(.levelLimit(let query, let limit)):
      let judgement = try author.noOutput(run, refused: query, dataLimit: nil, levelLimit: limit)
      return (.exceedsLevel(limit: limit), judgement.certificate)
    case .refused(.timeLimit): return (.outOfTime, nil)
    case .refused(.interrupted): throw CancellationError()
    case .refused(let refusal): return (.undecided(refusal.description), nil)
    case .gaveUp(let reason): return (.noOutput(reason), nil)
    case .output: return (.undecided("there is an output"), nil)
    }
  }

  /// Enclosures of the outputs at all samples of the centre, which are those of every member.
  private func enclosures(of run: RunRecord, _ adversary: Adversary, _ precision: Int) throws -> [[Interval]]? {
    switch run.output {
    case nil: return nil
    case .vectors(let vectors): return vectors.map { $0.map { Interval($0, precision: precision) } }
    case .network(let network):
      var values: [[Interval]] = []
      for k in 0..<family.sampleCount {
        let sample = try adversary.oracle.instance.sampleEnclosure(k, precision: precision)
        values.append(try network.enclosure(at: sample, precision: precision))
      }
      return values
    }
  }

  /// The confidence interval for a probability, 99 %.
  private static func confidence(_ successes: Int, of trials: Int) throws -> BinomialConfidence {
    try BinomialConfidence(successes: successes, trials: trials, confidence: 1 - Rational.powerOfTen(-2))
  }

  /// Whether a verdict on an impossible barrier is as the theorem says.
  ///
  /// For a randomised algorithm it is not when the probability of success exceeds the theorem's bound with the chosen
  /// confidence; and it is when that cannot be, whatever became of the runs about which nothing is certain.
  private func agreement(
    _ verdict: Verdict, _ frequency: TheoremTwoCell.Frequency?, _ records: [RunRecord], _ failures: Int
  ) throws -> ThreeValued {
    guard verdict.isFailure else { return .undecided }
    guard let frequency else { return .holds }
    if frequency.confidence.lowerBound > frequency.theoremBound { return .fails }
    let silent = records.count { $0.output == nil && $0.isConclusive }
    let possible = try Self.confidence(records.count - failures - silent, of: records.count)
    return possible.lowerBound <= frequency.theoremBound ? .holds : .undecided
  }
}

extension RunRecord {
  /// Whether the run shows something about the algorithm: it did not end for want of time or of data.
  fileprivate var isConclusive: Bool {
    switch ending {
    case .output, .gaveUp, .refused(.dataLimit), .refused(.levelLimit): true
    case .refused: false
    }
  }
}

/// Runs that read the same and answered the same.
private struct RunGroup {
  let run: RunRecord
  var multiplicity: Int

  private struct Key: Hashable {
    let queries: [Query]
    let vectors: [[Rational]]
  }

  static func grouped(_ records: [RunRecord]) -> [RunGroup] {
    var groups: [RunGroup] = []
    var known: [Key: Int] = [:]
    for record in records {
      if case .vectors(let vectors) = record.output {
        let key = Key(queries: record.transcript.entries.map(\.query), vectors: vectors)
        if let index = known[key] {
          groups[index].multiplicity += 1
          continue
        }
        known[key] = groups.count
      }
      groups.append(RunGroup(run: record, multiplicity: 1))
    }
    return groups
  }
}
