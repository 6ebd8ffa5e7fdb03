import ExactArithmetic
import RecoveryProblems
import TestSupport
import Testing
import TrainingData

/// The oracles of the laboratory keep the laws of oracles, and the laws find oracles that do not.
@Suite struct OracleLawTests {
  private let queries = [Query(sample: 1, level: 12), Query(sample: 0, level: 1), Query(sample: 1, level: 2)]

  @Test(arguments: try Setting.all(), HonestOracleTests.manners)
  func honestOraclesKeepThem(setting: Setting, manner: HonestOracle.Manner) throws {
    let instance = try setting.instance()
    let own = queries.filter { $0.sample < instance.sampleCount }
    #expect(
      OracleLaws.violations(of: instance, queries: own, precision: 420) { HonestOracle(instance, manner: manner) } == []
    )
  }

  /// Answers with the data of another level, or with other data each time.
  private struct Broken: Oracle {
    let honest: HonestOracle
    let seed: UInt64
    let isFickle: Bool

    var setting: RecoveryProblems.Setting { honest.setting }

    func datum(for query: Query) throws(ArithmeticError) -> ProvedDatum {
      if isFickle {
        let source = HonestOracle(honest.instance, manner: .random(seed: .random(in: 0...(.max))))
        return try source.datum(for: query)
      }
      return try HonestOracle(honest.instance, manner: .edge(seed: 1)).datum(for: Query(sample: query.sample, level: 1))
    }
  }

  @Test func othersAreFound() throws {
    let instance = try Setting(kind: .p3).instance()
    for (isFickle, law) in [(true, "answers are functions of the query"), (false, "answers satisfy (T)")] {
      let found = OracleLaws.violations(of: instance, queries: queries, precision: 420) {
        Broken(honest: HonestOracle(instance), seed: 0, isFickle: isFickle)
      }
      #expect(found.contains { $0.law == law }, "\(found)")
    }
  }
}
