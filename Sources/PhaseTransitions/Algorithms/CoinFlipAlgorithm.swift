import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum at level 1, recognises the scale, and answers one of its candidates by chance, the same at every
/// sample.
///
/// No algorithm does better against the adversary of Theorem 2 (1): its probability of success is 1/d.
public struct CoinFlipAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "coin-flip".
  public var name: String { "coin-flip" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String { "reads level 1 once and answers a random candidate of that scale" }

  /// It reads the tape.
  public var isRandomised: Bool { true }

  /// The candidate that the tape names.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: 1), guardLevel: 4)
    let index = try tape.next(below: family.candidateCount)
    return .vectors(try family.candidates(index: index, on: try family.scale(of: row)))
  }
}
