import ExactArithmetic
import GeneralAlgorithms
import NeuralNetworks
import Probability
import TrainingData

/// Laws that every general algorithm must keep. The functions return the violations that are found: an empty array is what a suite expects.
public enum AlgorithmLaws {
  /// The same answers and the same tape lead to the same queries and the same output; a deterministic algorithm does not depend on the
  /// tape; and no run reads beyond the rule.
  ///
  /// - Parameter oracle: what answers; its answers are functions of the query.
  public static func violations(
    of algorithm: any GeneralAlgorithm, oracle: any Oracle, rule: AccessRule, seeds: [UInt64] = [0, 1, 2]
  ) -> [LawViolation] {
    var violations: [LawViolation] = []
    var firsts: [RunRecord] = []
    for seed in seeds {
      let (one, other) = (run(algorithm, oracle, rule, seed), run(algorithm, oracle, rule, seed))
      firsts.append(one)
      if !isSame(one, other) {
        violations.append(
          LawViolation(law: "same answers, same tape, same run", operands: [algorithm.name, "\(seed)"]))
      }
      let isWithin =
        one.transcript.dataRead <= rule.dataLimit ?? .max && one.transcript.highestLevel <= rule.levelLimit ?? .max
      if !isWithin { violations.append(LawViolation(law: "runs stay within the rule", operands: [algorithm.name])) }
    }
    if !algorithm.isRandomised, let first = firsts.first, !firsts.allSatisfy({ isSame($0, first) }) {
      violations.append(LawViolation(law: "without randomness the tape does not count", operands: [algorithm.name]))
    }
    return violations
  }

  private static func run(
    _ algorithm: any GeneralAlgorithm, _ oracle: any Oracle, _ rule: AccessRule, _ seed: UInt64
  ) -> RunRecord {
    algorithm.record(reading: TrainingDataReader(oracle: oracle, rule: rule), tape: RandomTape(seed: seed))
  }

  private static func isSame(_ one: RunRecord, _ other: RunRecord) -> Bool {
    guard one.transcript.entries.map(\.query) == other.transcript.entries.map(\.query),
      one.excess?.query == other.excess?.query
    else { return false }
    switch (one.output, other.output) {
    case (nil, nil): return true
    case (.vectors(let first)?, .vectors(let second)?): return first == second
    case (.network(let first)?, .network(let second)?): return "\(first)" == "\(second)"
    default: return false
    }
  }
}
