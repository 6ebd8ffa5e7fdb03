import ExactArithmetic
import NeuralNetworks
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum per sample at a fixed level and trains a network on them: the interpolating network of Theorem 1,
/// built from the approximate data instead of the exact instance.
///
/// Its output is the network. It is as accurate on the training data as a network can be, and as wrong on the
/// instance as the theorem says.
public struct NetworkAlgorithm: GeneralAlgorithm {
  /// The level it reads.
  public let level: Int

  /// The algorithm that reads `level`.
  public init(level: Int) { self.level = max(1, level) }

  /// "network-n" with the level n.
  public var name: String { "network-\(level)" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String {
    "reads level \(level) at every sample and interpolates the solutions shown by a ReLU network"
  }

  /// The network through (y_{k,n}, x_{k,n}).
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    var samples: [[ExactReal]] = []
    var targets: [[ExactReal]] = []
    for k in 0..<setting.sampleCount {
      let datum = try data.datum(sample: k, level: level)
      let sample = datum.vector.map { ExactReal($0) }
      // Equal samples of the class can be shown with unequal solutions; a function has one value.
      let isKnown = samples.contains { known in zip(known, sample).allSatisfy { $0.rational == $1.rational } }
      if isKnown { continue }
      samples.append(sample)
      targets.append(datum.solution.map { ExactReal($0) })
    }
    return .network(try InterpolatingNetwork(samples: samples, targets: targets).network)
  }
}
