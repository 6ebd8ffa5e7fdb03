import ExactArithmetic
import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// The reference algorithm of Theorem 2 (2): K − 1 digits on every member, from as many data as it takes.
///
/// On the scale K − 1 it reads the levels n = 1, 2, … until one entry of the first row exceeds all others by more
/// than 2·2^-n: then it is the largest of the exact row. It halts on every member, exactly because centre(K − 1) is
/// not in the class; on the data of that centre it never halts. On the other scales it answers as the reference
/// algorithm of (3).
public struct UnboundedDataAlgorithm: GeneralAlgorithm {
  private let family: TheoremTwoClass

  /// The algorithm for the class `family`, which it knows.
  public init(for family: TheoremTwoClass) { self.family = family }

  /// "reference-2".
  public var name: String { "reference-2" }

  /// What it reads and what it answers, for lists of algorithms.
  public var summary: String {
    "Theorem 2 (2): on scale K-1 reads level after level until the largest entry is certain"
  }

  /// (2), upper bound.
  public var overcomes: [String] { [Barrier.unboundedData.rawValue] }

  /// The candidate on the scales K − 1 and K − 2, the centroid on the scale K.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    let first = try data.datum(sample: 0, level: 1)
    let scale = try family.scale(of: try family.firstRow(of: first, guardLevel: 4))
    guard family.hasAllScales, scale.exponent == family.digits - 1 else {
      return try BoundedLevelsAlgorithm(for: family).decided(on: scale, reading: data)
    }
    var level = 1
    while true {
      let row = try family.firstRow(of: try data.datum(sample: 0, level: level), guardLevel: level + 8)
      let largest = row.indexOfLargest
      let runnerUp = row.indices.filter { $0 != largest }.map { row[$0] }.max() ?? row[largest]
      // 2·2^-n and the error of undoing the transform, below 2^-(n+7).
      if row[largest] - runnerUp > Rational.powerOfTwo(1 - level) + Rational.powerOfTwo(-level - 6) {
        return .vectors(try answer(largest, after: level, on: scale, reading: data))
      }
      level += 1
    }
  }

  /// The minimiser for the largest entry at a level ≥ (K + 1)·log₂10, where the tilt is known to K + 1 digits.
  private func answer(
    _ largest: Int, after level: Int, on scale: Scale, reading data: TrainingDataReader
  ) throws -> [[Rational]] {
    let deep = max(level, 4 * (family.digits + 1))
    let row = try family.firstRow(of: try data.datum(sample: 0, level: deep), guardLevel: deep + 8)
    let base = try scale.base.approximation(level: deep + 8)
    // The true tilt is positive; what the datum leaves of a small one need not be.
    let tilt = max(row[largest] - Rational(base), Rational.powerOfTwo(-deep))
    return try family.minimisers(of: try family.tilted(scale: scale.exponent, index: largest, tilt: tilt))
  }
}
