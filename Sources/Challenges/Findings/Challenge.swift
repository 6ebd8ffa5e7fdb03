import ExactArithmetic
import GeneralAlgorithms
import Probability
import TrainingData

/// Questions put to algorithms: each pair ends in a finding with checked certificates.
public struct Challenge: Sendable {
  /// The number of tapes of a randomised algorithm.
  public let tapeCount: Int

  /// The seed of the tapes.
  public let seed: UInt64

  /// The seconds of wall-clock time allowed for one run.
  public let timeLimit: Double

  /// Asked before every run and several times a second in it; `true` ends the challenge.
  public let isInterrupted: @Sendable () -> Bool

  /// A challenge under these conditions.
  public init(
    tapeCount: Int = 200, seed: UInt64 = 1, timeLimit: Double = RunRecord.defaultTimeLimit,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.tapeCount = max(1, tapeCount)
    self.seed = seed
    self.timeLimit = timeLimit
    self.isInterrupted = isInterrupted
  }

  /// What is shown about one algorithm and one question.
  ///
  /// Whatever the algorithm does ends in the verdict, an output of which no certificate can be made too.
  ///
  /// - Throws: `CancellationError` when interrupted; other errors where a family or a trial is not what it says it is.
  public func finding(_ algorithm: any GeneralAlgorithm, _ question: Question) throws -> Finding {
    if let adversary = question.adversary {
      let runs = try runs(algorithm, adversary, question.adversaryRule)
      // Where some algorithm succeeds, whoever answers on the centre's data has answered too early.
      if question.expectation != .possible || runs.areAllAnswered {
        return try adversarialFinding(algorithm, question, adversary, runs)
      }
    }
    return try honestFinding(algorithm, question)
  }

  /// The run of an algorithm on the data of `oracle`.
  ///
  /// - Throws: `CancellationError` when interrupted.
  func record(
    _ algorithm: any GeneralAlgorithm, _ oracle: any Oracle, _ rule: AccessRule,
    _ resolution: TrainingDataReader.Resolution, tape number: Int
  ) throws(CancellationError) -> RunRecord {
    let data = TrainingDataReader(oracle: oracle, rule: rule, resolution: resolution)
    let record = algorithm.record(
      reading: data, tape: RandomTape.tape(number: UInt64(number), ofSeed: seed), timeLimit: timeLimit,
      isInterrupted: isInterrupted)
    if case .interrupted = record.ending { throw CancellationError() }
    return record
  }

  /// Whether a verdict is as was proved beforehand where some algorithm succeeds. About an algorithm of which nothing was proved it says
  /// nothing, but what is not certified is undecided there too.
  func agreement(_ verdict: Verdict, _ algorithm: any GeneralAlgorithm, _ question: Question) -> ThreeValued {
    guard verdict.isDecided else { return .undecided }
    return algorithm.overcomes.contains(question.name) && verdict.isFailure ? .fails : .holds
  }
}
