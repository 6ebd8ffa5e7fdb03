import Challenges
import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import TestSupport
import Testing
import TrainingData

/// All built-in algorithms keep the laws of algorithms, and the laws find algorithms that do not.
@Suite struct AlgorithmLawTests {
  private let rule = AccessRule(dataLimit: 20, levelLimit: 200)

  @Test func builtInAlgorithmsKeepThem() throws {
    let family = try TheoremTwoClass(
      problem: RecoveryProblem(.p3, parameter: 1), digits: 3, levels: 2, rows: 2, columns: 4, sampleCount: 2)
    let oracle = HonestOracle(try family.instance(family.centre))
    for algorithm in AlgorithmCatalogue.standard(for: family) {
      #expect(AlgorithmLaws.violations(of: algorithm, oracle: oracle, rule: rule) == [], "\(algorithm.name)")
    }
    let written = try #require(try FamilyExamples.family("near-tie"))
    for algorithm in FamilyCatalogue.standard(for: written) {
      let found = AlgorithmLaws.violations(of: algorithm, oracle: HonestOracle(written.centre), rule: rule)
      #expect(found == [], "\(algorithm.name)")
    }
  }

  private struct Moody: GeneralAlgorithm {
    let name = "moody"
    let summary = "answers by a coin that is no tape"

    func output(
      reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
    ) throws -> AlgorithmOutput {
      let entry = Rational(Int.random(in: 0...1_000_000))
      return .vectors(Array(repeating: Array(repeating: entry, count: setting.columnCount), count: setting.sampleCount))
    }
  }

  private struct Secretive: GeneralAlgorithm {
    let name = "secretive"
    let summary = "says that it is deterministic and reads the tape"

    func output(
      reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
    ) throws -> AlgorithmOutput {
      let entry = Rational(try tape.next(below: 1_000_000))
      return .vectors(Array(repeating: Array(repeating: entry, count: setting.columnCount), count: setting.sampleCount))
    }
  }

  @Test func othersAreFound() throws {
    let family = try #require(try FamilyExamples.family("omega-1"))
    let oracle = HonestOracle(family.centre)
    #expect(
      AlgorithmLaws.violations(of: Moody(), oracle: oracle, rule: rule).map(\.law).contains(
        "same answers, same tape, same run"))
    #expect(
      AlgorithmLaws.violations(of: Secretive(), oracle: oracle, rule: rule).map(\.law)
        == ["without randomness the tape does not count"])
  }
}
