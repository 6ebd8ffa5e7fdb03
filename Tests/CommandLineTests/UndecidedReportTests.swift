import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import Reports
import Testing
import TrainingData

@testable import BarrierLabCommand

/// What the report says of algorithms that break down.
@Suite struct UndecidedReportTests {
  private struct Broken: GeneralAlgorithm {
    struct Fault: Error {}

    let name = "broken"
    let summary = "gives up on all tapes, or on every third"
    let isRandomised: Bool

    func output(
      reading data: inout TrainingDataReader, for family: TheoremTwoClass, tape: inout RandomTape
    ) throws -> AlgorithmOutput {
      if isRandomised, try tape.next(below: 3) > 0 {
        return try CoinFlipAlgorithm().output(reading: &data, for: family, tape: &tape)
      }
      throw Fault()
    }
  }

  private func report(isRandomised: Bool) throws -> TheoremTwoFindings {
    let family = try TheoremTwoClass(
      problem: RecoveryProblem(.p3, parameter: 1), digits: 3, levels: 2, rows: 2, columns: 3)
    let experiment = try TheoremTwoExperiment(family: family, tapeCount: 300)
    var cells: [TheoremTwoCell] = []
    for barrier in Barrier.allCases {
      cells.append(try experiment.cell(CentroidAlgorithm(), barrier))
      cells.append(try experiment.cell(Broken(isRandomised: isRandomised), barrier))
    }
    let network = try ExistingNetwork(of: family.omega1(level: 1, index: 0), in: family, digits: 8)
    return TheoremTwoFindings(
      family: family, conditioning: try ClassConditioning(of: family.centre, in: family, withinPowerOfTwo: 20),
      breakdownEpsilons: BreakdownEpsilons(family), network: .success(NetworkFinding(network)), cells: cells,
      certificateCount: 1 + cells.reduce(0) { $0 + $1.certificates.count }, unwrittenCount: 0)
  }

  @Test func text() throws {
    let text = TheoremTwoText(report: try report(isRandomised: false), dataLimit: 16, folder: nil).text
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
    let text = TheoremTwoText(report: report, dataLimit: 16, folder: nil).text
    let cell = try #require(report.cells.first { $0.algorithm == "broken" && $0.barrier == .digits })
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
      let text = try TheoremTwoDocument(report: try report(isRandomised: isRandomised), folder: nil).json()
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
