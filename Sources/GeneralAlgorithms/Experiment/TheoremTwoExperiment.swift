import ExactArithmetic
import PhaseTransitions
import Probability
import TrainingData

/// Theorem 2 as an experiment: every barrier against every algorithm, each verdict with a checked certificate.
public struct TheoremTwoExperiment: Sendable {
  /// The class.
  public let family: TheoremTwoClass

  /// M, the number of data allowed for the barrier `K-1 with M data`.
  public let dataLimit: Int

  /// The number of data after which a run counts as one that does not halt, for the other barriers.
  public let haltingLimit: Int

  /// The number of tapes of a randomised algorithm.
  public let tapeCount: Int

  /// The seed of tapes and of noisy data.
  public let seed: UInt64

  /// The seconds of wall-clock time allowed for one run.
  public let timeLimit: Double

  /// Asked before every run and several times a second in it; `true` ends the experiment.
  public let isInterrupted: @Sendable () -> Bool

  /// The members with the oracles that show their data, for the barriers that can be overcome.
  let trials: [Barrier: [(member: Member, oracle: HonestOracle)]]

  /// The adversaries of the barriers that cannot be overcome.
  let adversaries: [Barrier: Adversary]

  /// The adversaries that defeat an algorithm which answers too early, for the barriers that can be overcome.
  let deniers: [Barrier: Adversary]

  /// The experiment for `family`.
  ///
  /// - Throws: `FamilyError`; not for a class that exists.
  public init(
    family: TheoremTwoClass, dataLimit: Int = 16, tapeCount: Int = 200, seed: UInt64 = 1,
    timeLimit: Double = RunRecord.defaultTimeLimit, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(FamilyError) {
    self.family = family
    self.dataLimit = dataLimit
    haltingLimit = max(64, dataLimit)
    self.tapeCount = max(1, tapeCount)
    self.seed = seed
    self.timeLimit = timeLimit
    self.isInterrupted = isInterrupted
    var adversaries: [Barrier: Adversary] = [:]
    for barrier in Self.barriers(of: family) where barrier.isImpossible {
      adversaries[barrier] = try Adversary(barrier, family: family)
    }
    self.adversaries = adversaries
    deniers =
      family.hasAllScales
      ? [
        .unboundedData: try Adversary(.unboundedData, family: family),
        .boundedLevels: try Adversary(.fewerLevels, family: family),
      ]
      : [:]
    trials = try Self.trials(of: family, seed: seed)
  }

  /// The barriers of a class: all five for K ≥ 3, the first for K = 1 and 2.
  public static func barriers(of family: TheoremTwoClass) -> [Barrier] {
    family.hasAllScales ? Barrier.allCases : [.digits]
  }

  /// What is shown about one algorithm and one barrier.
  ///
  /// Whatever the algorithm does ends in the verdict, an output of which no certificate can be made too.
  ///
  /// - Throws: `CancellationError` when interrupted; other errors not for a class that exists.
  public func cell(_ algorithm: any GeneralAlgorithm, _ barrier: Barrier) throws -> TheoremTwoCell {
    if let adversary = adversaries[barrier] { return try adversarialCell(algorithm, adversary) }
    return try trialCell(algorithm, barrier)
  }

  /// The run of an algorithm on the data of `oracle` under the rules of this experiment.
  ///
  /// - Throws: `CancellationError` when interrupted.
  func record(
    _ algorithm: any GeneralAlgorithm, _ oracle: HonestOracle, _ rule: AccessRule,
    _ resolution: TrainingDataReader.Resolution, tape number: Int
  ) throws(CancellationError) -> RunRecord {
    let data = TrainingDataReader(oracle: oracle, rule: rule, resolution: resolution)
    let record = algorithm.record(
      reading: data, for: family, tape: tape(number), timeLimit: timeLimit, isInterrupted: isInterrupted)
    if case .interrupted = record.ending { throw CancellationError() }
    return record
  }

  /// Whether a verdict on a barrier that some algorithms overcome is as the theorem says. About an algorithm that is none of them
  /// it says nothing, but what is not certified is undecided there too.
  func agreement(_ verdict: Verdict, _ algorithm: any GeneralAlgorithm, _ barrier: Barrier) -> ThreeValued {
    guard verdict.isDecided else { return .undecided }
    return algorithm.overcomes.contains(barrier) && verdict.isFailure ? .fails : .holds
  }

  /// The tape of run `number` of an algorithm.
  private func tape(_ number: Int) -> RandomTape { RandomTape.tape(number: UInt64(number), ofSeed: seed) }
}
