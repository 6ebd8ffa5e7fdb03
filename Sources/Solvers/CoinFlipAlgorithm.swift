import GeneralAlgorithms
import PhaseTransitions
import Probability
import TrainingData

/// Reads one datum at level 1, recognises the scale, and answers one of its candidates by chance, the same at every
/// sample.
///
/// No algorithm does better against the adversary of Theorem 2 (1): its probability of success is 1/d.
public struct CoinFlipAlgorithm: GeneralAlgorithm {
  /// The algorithm.
  public init() {}

  /// "coin-flip".
  public var name: String { "coin-flip" }

  /// One line.
  public var summary: String { "reads level 1 once and answers a random candidate of that scale" }

  /// It reads the tape.
  public var isRandomised: Bool { true }

  /// The candidate that the tape names.
  public func output(
    reading data: inout TrainingDataReader, for family: TheoremTwoClass, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: 1), guardLevel: 4)
    let index = try tape.next(below: family.candidateCount)
    return .vectors(try family.candidates(index: index, on: try family.scale(of: row)))
  }
}
