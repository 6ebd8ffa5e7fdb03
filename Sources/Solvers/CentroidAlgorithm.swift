import GeneralAlgorithms
import PhaseTransitions
import Probability
import TrainingData

/// Reads one datum at level 1, recognises the scale, and answers the centroid of its candidates.
///
/// Its error is a circumradius on every member: it attains both breakdown epsilons (THEORY §5).
public struct CentroidAlgorithm: GeneralAlgorithm {
  /// The algorithm.
  public init() {}

  /// "centroid".
  public var name: String { "centroid" }

  /// One line.
  public var summary: String { "reads level 1 once and answers the centroid of the candidates of that scale" }

  /// The centroids.
  public func output(
    reading data: inout TrainingDataReader, for family: TheoremTwoClass, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: 1), guardLevel: 4)
    return .vectors(try family.centroids(on: try family.scale(of: row)))
  }
}
