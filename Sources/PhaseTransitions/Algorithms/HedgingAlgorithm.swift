import ExactArithmetic
import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum at level 1 and answers a different candidate at every sample, cyclically.
///
/// With R ≥ d samples one of its answers is right on every member: the reason why "at every sample" needs R < d.
public struct HedgingAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "hedge".
  public var name: String { "hedge" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String { "reads level 1 once and answers candidate k mod d at sample k" }

  /// Candidate k mod d at sample k.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let row = try family.firstRow(of: try data.datum(sample: 0, level: 1), guardLevel: 4)
    let scale = try family.scale(of: row)
    var answers: [[Rational]] = []
    let choices = try (0..<min(family.candidateCount, family.sampleCount)).map {
      try family.candidates(index: $0, on: scale)
    }
    for k in 0..<family.sampleCount { answers.append(choices[k % choices.count][k]) }
    return .vectors(answers)
  }
}
