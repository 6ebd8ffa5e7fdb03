import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum for each sample at a fixed level and answers the solution that it shows, as if the datum were exact.
///
/// This is what an ideal solver does that trusts data of a fixed precision: x_{k,n} is a minimiser of the problem that was read.
public struct ShownSolutionAlgorithm: GeneralAlgorithm {
  /// The level it reads.
  public let level: Int

  /// The algorithm that reads `level`.
  public init(level: Int) { self.level = max(1, level) }

  /// "trusting-n" with the level n.
  public var name: String { "trusting-\(level)" }

  /// What it does.
  public var summary: String { "reads level \(level) at every sample and answers the solutions shown" }

  /// x_{k,n} for every k.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    .vectors(try (0..<setting.sampleCount).map { try data.datum(sample: $0, level: level).solution })
  }
}
