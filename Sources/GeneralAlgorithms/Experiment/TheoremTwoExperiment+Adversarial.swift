import Certificates
import ExactArithmetic
import PhaseTransitions
import Probability
import TrainingData

extension TheoremTwoExperiment {
  /// An algorithm against the adversary: all its tapes on the data of the centre, then the commitment.
  func adversarialCell(_ algorithm: any GeneralAlgorithm, _ adversary: Adversary) throws -> TheoremTwoCell {
    let runs = try runs(algorithm, adversary)
    return try adversarialCell(algorithm, adversary, runs, reportedAs: adversary.barrier)
  }

  /// The runs of an algorithm, one for each tape, on the data of the adversary's centre.
  ///
  /// - Throws: `CancellationError` when interrupted.
  func runs(_ algorithm: any GeneralAlgorithm, _ adversary: Adversary) throws(CancellationError) -> TapeRuns {
    let rule = rule(adversary.barrier)
    let count = algorithm.isRandomised ? tapeCount : 1
    var records: [RunRecord] = []
    for number in 0..<count {
      let run = try record(algorithm, adversary.oracle, rule, .coarse, tape: number)
      records.append(run)
      if case .outOfTime = run.ending { break }
    }
    return TapeRuns(tapeCount: count, records: records)
  }

  /// The commitment after `runs`, and what it proves about the barrier `reported`.
  func adversarialCell(
    _ algorithm: any GeneralAlgorithm, _ adversary: Adversary, _ runs: TapeRuns, reportedAs reported: Barrier
  ) throws -> TheoremTwoCell {
    let digits = adversary.barrier.digits(of: family)
    let commitment: Commitment
    do {
      commitment = try self.commitment(algorithm, adversary, runs)
    } catch let error where error.isAboutAnOutput {
      commitment = Commitment(
        member: try adversary.member(index: 0, highestLevel: runs.highestLevel),
        verdict: .undecided("the output cannot be judged: \(error)"))
    }
    return TheoremTwoCell(
      algorithm: algorithm.name, barrier: reported, digits: digits, verdict: commitment.verdict,
      error: commitment.error, member: commitment.member, dataRead: runs.dataRead, highestLevel: runs.highestLevel,
      certificates: commitment.certificates, frequency: commitment.frequency,
      agreement: reported.isImpossible
        ? try Self.agreement(commitment) : agreement(commitment.verdict, algorithm, reported))
  }

  /// What is shown on the member to which the adversary has committed.
  private struct Commitment {
    let member: Member
    var verdict: Verdict
    var error: (lower: Rational, upper: Rational)?
    var certificates: [Certificate] = []
    var frequency: TheoremTwoCell.Frequency?
  }

  /// The commitment to the member that is worst for the outputs.
  private func commitment(
    _ algorithm: any GeneralAlgorithm, _ adversary: Adversary, _ runs: TapeRuns
  ) throws -> Commitment {
    guard !runs.outputs.isEmpty else {
      let member = try adversary.member(index: 0, highestLevel: runs.highestLevel)
      let author = CertificateAuthor(family: family, member: member)
      let verdict = runs.verdictOfSilence
      return Commitment(
        member: member, verdict: verdict,
        certificates: verdict.isDecided ? try runs.certificatesOfExcess(by: author) : [])
    }
    let precision = 8 * family.digits + 256
    let values = try runs.outputs.map { group in
      (values: try enclosures(of: group.run, adversary, precision), multiplicity: group.multiplicity)
    }
    let index = try adversary.worstCandidate(for: values, highestLevel: runs.highestLevel, precision: precision)
    let member = try adversary.member(index: index, highestLevel: runs.highestLevel)
    let author = CertificateAuthor(family: family, member: member)
    let digits = adversary.barrier.digits(of: family)
    var commitment = Commitment(
      member: member, verdict: .undecided("no error above 10^-\(digits) could be certified"))
    var failures = 0
    if let (judgement, scope) = try failure(runs, author, digits), let error = judgement.error {
      failures = (judgement.certificate.claim.failures ?? 0) + runs.excessCount
      commitment.error = error
      commitment.certificates = [judgement.certificate] + (try runs.certificatesOfExcess(by: author))
      commitment.verdict =
        runs.tapeCount == 1
        ? .fails(lowerBound: error.lower, scope: scope)
        : .failsOften(failures: failures, trials: runs.tapeCount, scope: scope)
    }
    if algorithm.isRandomised {
      let successes = try adversary.successesPerCandidate(
        values, highestLevel: runs.highestLevel, precision: precision)
      commitment.frequency = TheoremTwoCell.Frequency(
        successesPerCandidate: successes,
        confidence: try Self.confidence(
          successes[index], undecided: max(0, runs.tapeCount - successes[index] - failures), of: runs.tapeCount),
        theoremBound: try Rational(1) / Rational(family.candidateCount))
    }
    return commitment
  }

  /// The certified errors of the outputs of `runs`: at every sample if all of them fail so, otherwise in the scope in which more of
  /// them fail; `nil` if none could be certified.
  private func failure(
    _ runs: TapeRuns, _ author: CertificateAuthor, _ digits: Int
  ) throws -> (judgement: Judgement, scope: Verdict.Scope)? {
    let everywhere = try author.errorExceeds(digits: digits, runs: runs.outputs, scope: .everySample)
    let failures = everywhere?.certificate.claim.failures ?? 0
    if failures != runs.outputs.reduce(0, { $0 + $1.multiplicity }),
      let somewhere = try author.errorExceeds(digits: digits, runs: runs.outputs, scope: .someSample),
      (somewhere.certificate.claim.failures ?? 0) > failures
    {
      return (somewhere, .someSample)
    }
    return everywhere.map { ($0, .everySample) }
  }

  /// What the adversary's barrier allows to be read.
  private func rule(_ barrier: Barrier) -> AccessRule {
    switch barrier {
    case .boundedData: AccessRule(dataLimit: dataLimit)
    case .fewerLevels, .boundedLevels: AccessRule(dataLimit: haltingLimit, levelLimit: family.levels - 1)
    case .digits, .unboundedData: AccessRule(dataLimit: haltingLimit)
    }
  }

  /// Enclosures of the outputs at all samples of the centre, which are those of every member.
  private func enclosures(of run: RunRecord, _ adversary: Adversary, _ precision: Int) throws -> [[Interval]] {
    switch run.output {
    case nil: return []
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
  private static func confidence(
    _ successes: Int, undecided: Int = 0, of trials: Int
  ) throws -> BinomialConfidence {
    try BinomialConfidence(
      successes: successes, undecided: undecided, trials: trials, confidence: 1 - Rational.powerOfTen(-2))
  }

  /// Whether what is shown about an impossible barrier is as the theorem says.
  ///
  /// For a randomised algorithm it is not when the probability of success exceeds the theorem's bound with the chosen
  /// confidence, every undecided tape counted as a failure; and it is when that cannot be with every undecided tape counted as a
  /// success.
  private static func agreement(_ commitment: Commitment) throws -> ThreeValued {
    guard commitment.verdict.isFailure else { return .undecided }
    guard let frequency = commitment.frequency else { return .holds }
    let known = frequency.confidence
    if known.lowerBound > frequency.theoremBound { return .fails }
    if known.undecided == 0 { return .holds }
    let possible = try confidence(known.successes + known.undecided, of: known.trials)
    return possible.lowerBound <= frequency.theoremBound ? .holds : .undecided
  }
}
