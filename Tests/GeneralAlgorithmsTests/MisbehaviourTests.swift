import Challenges
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import GeneralAlgorithms
import NeuralNetworks
import PhaseTransitions
import Synchronization
import Testing
import TrainingData

/// Algorithms that break down: what they do counts neither for the theorem nor against it, and harms nothing else.
@Suite struct MisbehaviourTests {
  /// A way to break down, and what is said about it.
  private struct Fault {
    let name: String
    var timeLimit = 60.0
    var verdict: Verdict?
    let body: ScriptedAlgorithm.Body
  }

  private func faults(_ halt: Halt) throws -> [Fault] {
    let family = try TheoremTwoClass.small()
    func network(outputs: Int, bias: ExactReal) throws -> FeedForwardNetwork {
      let weights = Matrix(rows: outputs, columns: 2) { (_: Int, _: Int) in ExactReal(1) }
      return try FeedForwardNetwork(layers: [
        AffineLayer(weights: weights, bias: Array(repeating: bias, count: outputs))
      ])
    }
    let (narrow, undefined) = (
      try network(outputs: 3, bias: 0), try network(outputs: 4, bias: ExactReal(-2).squareRoot())
    )
    return [
      Fault(name: "throws", verdict: .undecided("the algorithm gave up: AlgorithmError()")) { _, _, _ in
        throw AlgorithmError()
      },
      Fault(name: "reads and throws") { data, _, _ in
        _ = try data.datum(sample: 0, level: 1)
        throw AlgorithmError()
      },
      Fault(name: "no vectors") { _, _, _ in .vectors([]) },
      Fault(name: "short vectors") { _, _, _ in .vectors([[1]]) },
      Fault(name: "long numbers") { _, _, _ in .vectors([Array(repeating: Rational.powerOfTwo(1 << 27), count: 4)]) },
      Fault(name: "narrow network") { _, _, _ in .network(narrow) },
      Fault(name: "network without a value") { _, _, _ in .network(undefined) },
      Fault(name: "no such sample") { data, _, _ in .vectors([try data.datum(sample: .max, level: 1).solution]) },
      Fault(name: "loops", timeLimit: 0.2, verdict: .outOfTime) { _, _, _ in
        halt.spin()
        throw AlgorithmError()
      },
      Fault(name: "sleeps", timeLimit: 0.2, verdict: .outOfTime) { data, _, _ in
        halt.wait()
        return .vectors(try family.candidate(0, scale: 3))
      },
      Fault(name: "has no time", timeLimit: 0, verdict: .outOfTime) { _, _, _ in
        .vectors(try family.candidate(0, scale: 3))
      },
    ]
  }

  @Test(arguments: Barrier.allCases)
  func nothingIsProved(barrier: Barrier) throws {
    let halt = Halt()
    defer { halt.now() }
    let family = try TheoremTwoClass.small()
    let certified = try report(family, [Experiment(family: family).cell(CentroidAlgorithm(for: family), .digits)])
    #expect(certified.outcome == .certified)
    for fault in try faults(halt) {
      let experiment = try Experiment(family: family, tapeCount: 5, timeLimit: fault.timeLimit)
      for (overcomes, isRandomised) in [([Barrier](), false), ([barrier], false), ([], true)] {
        let algorithm = ScriptedAlgorithm(
          fault.name, isRandomised: isRandomised, overcomes: overcomes, body: fault.body)
        let cell = try experiment.cell(algorithm, barrier)
        #expect(!cell.verdict.isDecided && !cell.verdict.isFailure, "\(fault.name): \(cell.verdict)")
        if let verdict = fault.verdict, !isRandomised { #expect(cell.verdict == verdict, "\(fault.name)") }
        #expect(cell.agreement == .undecided && cell.certificates.isEmpty && cell.error == nil, "\(fault.name)")
        #expect(cell.frequency == nil)
        #expect(certified.about(certified.findings + [cell]).outcome == .undecided, "\(fault.name)")
      }
    }
  }

  /// What a refused query has decided stays, whatever happens afterwards: an output, an error, or an endless loop that goes on
  /// asking.
  @Test(arguments: Barrier.allCases)
  func refusalsStand(barrier: Barrier) throws {
    let halt = Halt()
    defer { halt.now() }
    let family = try TheoremTwoClass.small()
    let experiment = try Experiment(family: family, dataLimit: 3, timeLimit: 3)
    let ends: [@Sendable (TrainingDataReader) throws -> AlgorithmOutput] = [
      { _ in .vectors(try family.candidate(0, scale: barrier.digits(of: family))) },
      { _ in throw AlgorithmError() },
      { data in
        halt.spin { _ = try? data.datum(sample: 0, level: 1) }
        throw AlgorithmError()
      },
    ]
    for end in ends {
      let algorithm = ScriptedAlgorithm("asks on") { data, _, _ in
        var level = 1
        while (try? data.datum(sample: 0, level: level)) != nil { level += 1 }
        return try end(data)
      }
      let cell = try experiment.cell(algorithm, barrier)
      let expected: Verdict =
        switch barrier {
        case .digits, .unboundedData: .exceedsData(limit: experiment.haltingLimit)
        case .boundedData: .exceedsData(limit: 3)
        case .boundedLevels: .exceedsLevel(limit: 2)
        case .fewerLevels: .exceedsLevel(limit: 1)
        }
      #expect(cell.verdict == expected && cell.agreement == .holds && cell.certificates.count == 1)
    }
  }

  /// An interrupt does not wait for an algorithm.
  @Test(arguments: [true, false])
  func interruptsDuringARun(isBusy: Bool) throws {
    let halt = Halt()
    defer { halt.now() }
    let interrupted = Mutex(false)
    let experiment = try Experiment(
      family: .small(), timeLimit: 3600, isInterrupted: { interrupted.withLock { $0 } })
    let algorithm = ScriptedAlgorithm("runaway") { _, _, _ in
      interrupted.withLock { $0 = true }
      if isBusy { halt.spin() } else { halt.wait() }
      throw AlgorithmError()
    }
    for barrier in Barrier.allCases {
      interrupted.withLock { $0 = false }
      let start = ContinuousClock.now
      #expect(throws: CancellationError.self) { _ = try experiment.cell(algorithm, barrier) }
      #expect(start.duration(to: .now) < .seconds(1))
    }
    // The interrupt came from the run, so each has begun.
    #expect(interrupted.withLock { $0 })
  }

  /// An output with a value of which no certificate can be made, for the format knows no maximum: undecided, and the experiment
  /// goes on.
  @Test(arguments: Barrier.allCases)
  func outputsThatCannotBeCertified(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small()
    let weights = Matrix(rows: 4, columns: 2) { (_: Int, _: Int) in ExactReal(0) }
    let value = ExactReal.maximum(ExactReal(2).squareRoot(), ExactReal(3).squareRoot())
    let network = try FeedForwardNetwork(layers: [
      AffineLayer(weights: weights, bias: Array(repeating: value, count: 4))
    ])
    let cell = try Experiment(family: family).cell(
      ScriptedAlgorithm("a maximum") { _, _, _ in .network(network) }, barrier)
    guard case .undecided(let reason) = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(reason.contains("maximum") && cell.agreement == .undecided && cell.certificates.isEmpty)
  }
}
