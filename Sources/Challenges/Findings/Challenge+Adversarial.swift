import Certificates
import ExactArithmetic
import GeneralAlgorithms
import Probability
import TrainingData

extension Challenge {
  /// The runs of an algorithm, one for each tape, on the data of the adversary's centre.
  ///
  /// - Throws: `CancellationError` when interrupted.
  func runs(
    _ algorithm: any GeneralAlgorithm, _ adversary: Adversary, _ rule: AccessRule
  ) throws(CancellationError) -> TapeRuns {
    let count = algorithm.isRandomised ? tapeCount : 1
    var records: [RunRecord] = []
    for number in 0..<count {
      let run = try record(algorithm, adversary.oracle, rule, .coarse, tape: number)
      records.append(run)
      if case .outOfTime = run.ending { break }
    }
    return TapeRuns(tapeCount: count, records: records)
  }

  /// The commitment after `runs`, and what it proves.
  func adversarialFinding(
    _ algorithm: any GeneralAlgorithm, _ question: Question, _ adversary: Adversary, _ runs: TapeRuns
  ) throws -> Finding {
    let commitment: Commitment
    do {
      commitment = try self.commitment(algorithm, question, adversary, runs)
    } catch let error where error.isAboutAnOutput {
      commitment = Commitment(
        branch: 0, member: try adversary.family.member(of: 0, beyond: runs.highestLevel),
        verdict: .undecided("the output cannot be judged: \(error)"))
    }
    return Finding(
      algorithm: algorithm.name, question: question.name, tolerance: question.tolerance, verdict: commitment.verdict,
      error: commitment.error,
      member: FoundMember(
        name: commitment.member.name, place: .branch(commitment.branch, beyond: runs.highestLevel)),
      dataRead: runs.dataRead, highestLevel: runs.highestLevel, certificates: commitment.certificates,
      frequency: commitment.frequency,
      agreement: question.expectation == .possible
        ? agreement(commitment.verdict, algorithm, question) : try Self.agreement(commitment))
  }

  /// What is shown on the member to which the adversary has committed.
  private struct Commitment {
    let branch: Int
    let member: NamedInstance
    var verdict: Verdict
    var error: (lower: Rational, upper: Rational)?
    var certificates: [Certificate] = []
    var frequency: SuccessFrequency?
  }

  /// The commitment to the member that is worst for the outputs.
  private func commitment(
    _ algorithm: any GeneralAlgorithm, _ question: Question, _ adversary: Adversary, _ runs: TapeRuns
  ) throws -> Commitment {
    guard !runs.outputs.isEmpty else { return try commitmentWithoutOutput(adversary, runs) }
    let precision = Self.precision(for: question.tolerance)
    let values = try runs.outputs.map { group in
      (values: try enclosures(of: group.run, adversary, precision), multiplicity: group.multiplicity)
    }
    let branch = try adversary.worstBranch(for: values, highestLevel: runs.highestLevel, precision: precision)
    let member = try adversary.family.member(of: branch, beyond: runs.highestLevel)
    let author = CertificateAuthor(about: member)
    var commitment = Commitment(
      branch: branch, member: member,
      verdict: .undecided("no error above \(question.tolerance.shownAsTolerance) could be certified"))
    var failures = 0
    if let (judgement, scope) = try failure(runs, author, question.tolerance), let error = judgement.error {
      failures = (judgement.certificate.claim.failures ?? 0) + runs.excessCount
      commitment.error = error
      commitment.certificates = [judgement.certificate] + (try runs.certificatesOfExcess(by: author))
      commitment.verdict =
        runs.tapeCount == 1
        ? .fails(lowerBound: error.lower, scope: scope)
        : .failsOften(failures: failures, trials: runs.tapeCount, scope: scope)
    }
    if algorithm.isRandomised {
      let successes = try adversary.successesPerBranch(values, highestLevel: runs.highestLevel, precision: precision)
      commitment.frequency = SuccessFrequency(
        successesPerBranch: successes,
        confidence: try Self.confidence(
          successes[branch], undecided: max(0, runs.tapeCount - successes[branch] - failures), of: runs.tapeCount),
        theoremBound: question.successBound)
    }
    return commitment
  }

  /// The commitment where no tape has an output: any branch will do.
  private func commitmentWithoutOutput(_ adversary: Adversary, _ runs: TapeRuns) throws -> Commitment {
    let member = try adversary.family.member(of: 0, beyond: runs.highestLevel)
    let verdict = runs.verdictOfSilence
    return Commitment(
      branch: 0, member: member, verdict: verdict,
      certificates: verdict.isDecided ? try runs.certificatesOfExcess(by: CertificateAuthor(about: member)) : [])
  }

  /// The bits with which outputs are compared: eight for each digit of the tolerance, and room for large entries.
  private static func precision(for tolerance: Rational) -> Int {
    let bits = max(0, tolerance.denominator.bitWidth - tolerance.numerator.bitWidth)
    return 8 * (bits * 3 / 10 + 3) + 256
  }

  /// The certified errors of the outputs of `runs`: at every sample if all of them fail so, otherwise in the scope in which more of
  /// them fail; `nil` if none could be certified.
  private func failure(
    _ runs: TapeRuns, _ author: CertificateAuthor, _ tolerance: Rational
  ) throws -> (judgement: Judgement, scope: Verdict.Scope)? {
    let everywhere = try author.errorExceeds(tolerance, runs: runs.outputs, scope: .everySample)
    let failures = everywhere?.certificate.claim.failures ?? 0
    if failures != runs.outputs.reduce(0, { $0 + $1.multiplicity }),
      let somewhere = try author.errorExceeds(tolerance, runs: runs.outputs, scope: .someSample),
      (somewhere.certificate.claim.failures ?? 0) > failures
    {
      return (somewhere, .someSample)
    }
    return everywhere.map { ($0, .everySample) }
  }

  /// Enclosures of the outputs at all samples of the centre, which are those of every member.
  private func enclosures(of run: RunRecord, _ adversary: Adversary, _ precision: Int) throws -> [[Interval]] {
    switch run.output {
    case nil: return []
    case .vectors(let vectors): return vectors.map { $0.map { Interval($0, precision: precision) } }
    case .network(let network):
      var values: [[Interval]] = []
      for k in 0..<adversary.oracle.instance.sampleCount {
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
