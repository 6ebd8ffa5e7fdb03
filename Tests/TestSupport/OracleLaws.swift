import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TrainingData

/// Laws that every oracle must keep. The functions return the violations that are found: an empty array is what a suite expects.
public enum OracleLaws {
  /// Every answer satisfies the conditions (T) for `instance` at its level and at all lower ones that are asked for, and answers are
  /// functions of the query: the same again, and the same from a fresh oracle in the opposite order.
  ///
  /// - Parameter make: makes the oracle; it is called twice.
  public static func violations(
    of instance: Instance, queries: [Query], precision: Int, _ make: () -> any Oracle
  ) -> [LawViolation] {
    let (oracle, other) = (make(), make())
    var violations: [LawViolation] = []
    var answers: [Query: ProvedDatum] = [:]
    for query in queries {
      guard let answer = try? oracle.datum(for: query) else {
        violations.append(LawViolation(law: "every query is answered", operands: ["\(query)"]))
        continue
      }
      answers[query] = answer
      for level in [query.level, max(1, query.level - 1), 1] {
        let lower = Query(sample: query.sample, level: level)
        let verdict = try? Admissibility.check(
          matrix: answer.factors, vector: answer.datum.vector, solution: answer.datum.solution, query: lower,
          instance: instance, precision: precision)
        if verdict?.verdict != .holds {
          violations.append(
            LawViolation(law: "answers satisfy (T)", operands: ["\(query)", "\(lower)", "\(verdict as Any)"]))
        }
      }
    }
    for query in queries.reversed() {
      for (name, source) in [("the same oracle", oracle), ("a fresh oracle", other)] {
        guard let again = try? source.datum(for: query), let answer = answers[query], isSame(again, answer) else {
          violations.append(LawViolation(law: "answers are functions of the query", operands: ["\(query)", name]))
          continue
        }
      }
    }
    for query in [
      Query(sample: oracle.setting.sampleCount, level: 1), Query(sample: -1, level: 1), Query(sample: 0, level: 0),
    ] {
      if (try? oracle.datum(for: query)) != nil {
        violations.append(LawViolation(law: "there is no such datum", operands: ["\(query)"]))
      }
    }
    return violations
  }

  private static func isSame(_ one: ProvedDatum, _ other: ProvedDatum) -> Bool {
    one.factors == other.factors && one.datum.vector == other.datum.vector && one.datum.solution == other.datum.solution
      && one.level == other.level && one.proof == other.proof
  }
}
