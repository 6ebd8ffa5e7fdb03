import ExactArithmetic
import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Asks for levels wildly out of order, again and again, at all samples, and answers by the deepest datum.
///
/// It mixes a data point at a high level with low ones, asks the same twice, and weighs the solutions x_{k,n} that it
/// was shown: the adversary has to be consistent in whatever order it is asked.
public struct ScatteredAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "scattered".
  public var name: String { "scattered" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String {
    "asks for levels 30, 3, 77, 1, 3, 150, 12 at all samples in turn and answers by the deepest"
  }

  private static let levels = [30, 3, 77, 1, 3, 150, 12]

  /// The candidate of the largest entry at the deepest level; among tied entries the one where the solutions shown
  /// weigh most.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    var weights = Array(repeating: Rational(0), count: family.candidateCount)
    var deepest: (level: Int, row: [Rational])?
    for (number, level) in Self.levels.enumerated() {
      let datum = try data.datum(sample: number % family.sampleCount, level: level)
      for index in weights.indices { weights[index] += datum.solution[index] }
      if level > (deepest?.level ?? 0) {
        deepest = (level, try family.firstRow(of: datum, guardLevel: level + 8))
      }
    }
    let row = deepest?.row ?? []
    let tied = row.indices.filter { row[$0] == row[row.indexOfLargest] }
    let index = tied.max { weights[$0] < weights[$1] } ?? 0
    return .vectors(try family.candidates(index: index, on: try family.scale(of: row)))
  }
}
