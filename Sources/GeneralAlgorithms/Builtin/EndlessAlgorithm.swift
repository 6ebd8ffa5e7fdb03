import Probability
import RecoveryProblems
import TrainingData

/// Asks for level after level and never answers.
public struct EndlessAlgorithm: GeneralAlgorithm {
  /// The algorithm; it needs to know nothing.
  public init() {}

  /// "endless".
  public var name: String { "endless" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String { "asks for the levels 1, 2, 3, … and never answers" }

  /// No output, ever.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    var level = 1
    while true {
      _ = try data.datum(sample: (level - 1) % setting.sampleCount, level: level)
      level += 1
    }
  }
}
