import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum at a fixed level and answers the candidate of the largest entry, as if the datum were exact.
///
/// This is what a solver does that trusts data of a fixed precision.
public struct ArgMaxAlgorithm: GeneralAlgorithm {
  /// The level it reads.
  public let level: Int

  private let family: TheoremTwoClass

  /// The algorithm that reads `level`.
  public init(level: Int, for family: TheoremTwoClass) {
    self.level = max(1, level)
    self.family = family
  }

  /// "arg-max-n" with the level n.
  public var name: String { "arg-max-\(level)" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String { "reads one datum at level \(level) and answers the candidate of the largest entry" }

  /// The candidate of the largest entry, the first of several.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: level), guardLevel: level + 8)
    return .vectors(try family.candidates(index: row.indexOfLargest, on: try family.scale(of: row)))
  }
}
