import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// The reference algorithm of Theorem 2 (3): K − 2 digits from the levels 1 and L of one sample, which are at most L
/// data.
///
/// Level 1 tells the scale. On the scales K and K − 1 it answers the centroid, whose error is a circumradius <
/// 10^(2−K). On the scale K − 2 two members differ by √2·(3/2)·2^-L > 2·2^-L in the first row, so level L tells which
/// it is, and the answer is its minimiser ([CAH, Thm 2 (iii)]).
public struct BoundedLevelsAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "reference-3".
  public var name: String { "reference-3" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String {
    "Theorem 2 (3): reads levels 1 and L, decides on scale K-2 and answers the centroid elsewhere"
  }

  /// (3), upper bound.
  public var overcomes: [String] { [Barrier.boundedLevels.rawValue] }

  /// The candidate on scale K − 2, the centroid on the others.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let first = try data.datum(sample: 0, level: 1)
    let scale = try family.scale(of: try family.firstRow(of: first, guardLevel: 4))
    return try decided(on: scale, reading: data)
  }

  /// The answer on a scale that is known already.
  func decided(
    on scale: Scale, reading data: TrainingDataReader
  ) throws -> AlgorithmOutput {
    guard family.hasAllScales, scale.exponent == family.digits - 2 else {
      return .vectors(try family.centroids(on: scale))
    }
    let last = try data.datum(sample: 0, level: family.levels)
    // Entries i and j of the member differ by (3/2)·2^-L, and of the datum by at least (3/2 − √2)·2^-L more than
    // nothing.
    let row = try family.firstRow(of: last, guardLevel: family.levels + 8)
    return .vectors(try family.minimisers(of: try family.omega3(index: row.indexOfLargest)))
  }
}
