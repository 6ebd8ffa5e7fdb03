import Challenges
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import Reports
import Testing
import TrainingData

/// What the report says of algorithms that break down.
@Suite struct UndecidedReportTests {
  private struct Broken: GeneralAlgorithm {
    struct Fault: Error {}

    let name = "broken"
    let summary = "gives up on all tapes, or on every third"
    let family: TheoremTwoClass
    let isRandomised: Bool

    func output(
      reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
    ) throws -> AlgorithmOutput {
      if isRandomised, try tape.next(below: 3) > 0 {
        return try CoinFlipAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
      }
      throw Fault()
    }
  }

  private func report(isRandomised: Bool) throws -> TheoremTwoFindings {
    let family = try TheoremTwoClass(
      problem: RecoveryProblem(.p3, parameter: 1), digits: 3, levels: 2, rows: 2, columns: 3)
    let questions = try TheoremTwoQuestions(about: family)
    let challenge = Challenge(tapeCount: 300)
    var findings: [Finding] = []
    for question in questions.all {
      findings.append(try challenge.finding(CentroidAlgorithm(for: family), question))
      findings.append(try challenge.finding(Broken(family: family, isRandomised: isRandomised), question))
    }
    let network = try ExistingNetwork(of: family.omega1(level: 1, index: 0), in: family, digits: 8)
    return TheoremTwoFindings(
      family: family, conditioning: try ClassConditioning(of: family.centre, in: family, withinPowerOfTwo: 20),
      breakdownEpsilons: BreakdownEpsilons(family), network: .success(NetworkFinding(network)), findings: findings,
      certificateCount: 1 + findings.reduce(0) { $0 + $1.certificates.count }, unwrittenCount: 0)
  }

  @Test func text() throws {
    let text = TheoremTwoText(try report(isRandomised: false), dataLimit: 16, folder: nil).text
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("broken ") })
    #expect(row.split(separator: " ") == ["broken"] + Array(repeating: "undecided", count: 5))
    for barrier in Barrier.allCases {
      #expect(text.contains("\nbroken, \(barrier.rawValue): the algorithm gave up: Fault()\n"))
    }
    #expect(!text.contains("None of the"))
    #expect(text.hasSuffix("\nTheorem 2 for this class: undecided."))
  }

  @Test func tapesInTheText() throws {
    let report = try report(isRandomised: true)
    let text = TheoremTwoText(report, dataLimit: 16, folder: nil).text
    let cell = try #require(
      report.findings.first { $0.algorithm == "broken" && $0.question == Barrier.digits.rawValue })
    let undecided = try #require(cell.frequency?.confidence.undecided)
    #expect(undecided > 50 && undecided < 150)
    #expect(text.contains(" of 300 tapes, \(undecided) undecided; success on the member committed to"))
    #expect(text.hasSuffix("\nTheorem 2 for this class: undecided."))
  }

  @Test func json() throws {
    struct Document: Decodable {
      struct Cell: Decodable {
        struct Frequency: Decodable {
          let tapes: Int
          let undecidedTapes: Int
        }
        let algorithm: String
        let verdict: String
        let reason: String?
        let asTheoremSays: String
        let certificates: [String]
        let frequency: Frequency?
      }
      let barriers: [Cell]
      let theorem: String
    }
    for isRandomised in [false, true] {
      let text = try TheoremTwoDocument(try report(isRandomised: isRandomised), folder: nil).json()
      let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
      #expect(document.theorem == "undecided")
      let cells = document.barriers.filter { $0.algorithm == "broken" }
      #expect(cells.count == 5)
      for cell in cells where !isRandomised {
        #expect(cell.verdict == "undecided" && cell.asTheoremSays == "undecided" && cell.frequency == nil)
        #expect(cell.reason == "the algorithm gave up: Fault()")
      }
      if isRandomised {
        let frequencies = cells.compactMap(\.frequency)
        #expect(frequencies.count == 3 && frequencies.allSatisfy { $0.tapes == 300 && $0.undecidedTapes > 50 })
        // The two other barriers are about single members, and their first tape decides.
        for cell in cells where cell.frequency != nil { #expect(cell.asTheoremSays == "undecided") }
      }
    }
  }
}
