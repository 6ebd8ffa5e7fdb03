import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum at level 1, recognises the scale, and answers the centroid of its candidates.
///
/// Its error is a circumradius on every member: it attains both breakdown epsilons; see ``BreakdownEpsilons``.
public struct CentroidAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "centroid".
  public var name: String { "centroid" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String { "reads level 1 once and answers the centroid of the candidates of that scale" }

  /// The centroids.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: 1), guardLevel: 4)
    return .vectors(try family.centroids(on: try family.scale(of: row)))
  }
}
