import Challenges
import ExactArithmetic
import ExactLinearAlgebra
import GeneralAlgorithms
import NeuralNetworks
import PhaseTransitions
import RecoveryProblems
import Testing
import TrainingData

@Suite struct AdversaryTests {
  static let impossible = Barrier.allCases.filter(\.isImpossible)

  /// Every built-in algorithm loses, consistently, and nobody could have won.
  @Test(arguments: RecoveryProblem.Kind.allCases, impossible)
  func builtInAlgorithmsLose(kind: RecoveryProblem.Kind, barrier: Barrier) throws {
    for family in [
      try TheoremTwoClass.small(kind, levels: 3),
      try .small(kind, rows: 3, columns: 5, sampleCount: 2, transform: .discreteCosine),
      try .small(kind, levels: 1, rows: 1, columns: 2, sampleCount: 2, normalisation: .rational),
    ] {
      let experiment = try Experiment(family: family, dataLimit: 5, tapeCount: 40)
      var algorithms = AlgorithmCatalogue.standard(for: family)
      algorithms.append(ArgMaxAlgorithm(level: 170, for: family))
      for algorithm in algorithms {
        let cell = try experiment.cell(algorithm, barrier)
        #expect(cell.verdict.isFailure && cell.agreement == .holds, "\(algorithm.name): \(cell.verdict)")
        #expect(cell.barrier == barrier && cell.algorithm == algorithm.name)
        #expect(!cell.certificates.isEmpty, "\(algorithm.name)")
        #expect((cell.frequency != nil) == (algorithm.isRandomised && cell.error != nil))
        try expectConsistency(of: cell, against: barrier, in: family)
      }
    }
  }

  /// Right at every sample but one, or at one only: what the scope says depends on whether R < d.
  @Test(arguments: [(1, 2), (2, 3), (2, 2), (3, 3), (4, 3)])
  func hedging(sampleCount: Int, candidateCount: Int) throws {
    for barrier in Self.impossible {
      let family = try TheoremTwoClass.small(rows: 2, columns: candidateCount + 1, sampleCount: sampleCount)
      let cell = try Experiment(family: family).cell(HedgingAlgorithm(for: family), barrier)
      guard case .fails(_, let scope) = cell.verdict, cell.highestLevel <= 1 else {
        // For L = 2 the level 1 is below L; there is always an answer.
        Issue.record("\(cell.verdict)")
        continue
      }
      #expect(scope == (sampleCount < candidateCount ? .everySample : .someSample))
      try expectConsistency(of: cell, against: barrier, in: family)
    }
  }

  /// Answers that rest on nothing, or on what is shown as a solution.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func answersOfAllKinds(kind: RecoveryProblem.Kind) throws {
    let family = try TheoremTwoClass.small(kind, rows: 2, columns: 4, sampleCount: 2)
    let experiment = try Experiment(family: family)
    for barrier in Self.impossible {
      let scale = barrier.digits(of: family)
      let algorithms = [
        ScriptedAlgorithm("without reading") { _, _, _ in .vectors(try family.candidate(1, scale: scale)) },
        ScriptedAlgorithm("zero") { _, _, _ in .vectors([[0, 0, 0, 0], [0, 0, 0, 0]]) },
        ScriptedAlgorithm("huge") { _, _, _ in
          .vectors(Array(repeating: [.powerOfTen(300), 0, 0, -.powerOfTen(200)], count: 2))
        },
        ScriptedAlgorithm("the solution shown") { data, _, _ in
          .vectors(try (0..<2).map { try data.datum(sample: $0, level: 1).solution })
        },
        ScriptedAlgorithm("by the solution shown") { data, _, _ in
          let solution = try data.datum(sample: 0, level: 1).solution
          let index = (0..<3).max { solution[$0] < solution[$1] } ?? 0
          return .vectors(try family.candidate(index, scale: scale))
        },
        ScriptedAlgorithm("between two") { _, _, _ in
          let half = Rational.powerOfTwo(-1)
          let (one, two) = (try family.candidate(0, scale: scale), try family.candidate(2, scale: scale))
          return .vectors(zip(one, two).map { zip($0, $1).map { ($0 + $1) * half } })
        },
      ]
      for algorithm in algorithms {
        let cell = try experiment.cell(algorithm, barrier)
        guard case .fails(_, scope: .everySample) = cell.verdict else {
          Issue.record("\(algorithm.name), \(barrier): \(cell.verdict)")
          continue
        }
        #expect(cell.agreement == .holds && cell.digits == scale)
        try expectConsistency(of: cell, against: barrier, in: family)
      }
    }
  }

  /// A network counts by its values at the exact samples, whichever activations it has.
  @Test(arguments: impossible)
  func networks(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small(.p2, rows: 2, columns: 4, sampleCount: 2, transform: .discreteCosine)
    let experiment = try Experiment(family: family)
    let scale = barrier.digits(of: family)
    for activation in [Activation.identity, .rectifiedLinear, .softThreshold(.powerOfTwo(-9))] {
      let algorithm = ScriptedAlgorithm("network") { _, _, _ in
        let target = try family.candidate(1, scale: scale)[0].map { ExactReal($0) }
        let zeros = Matrix<ExactReal>(rows: 4, columns: 2) { _, _ in 0 }
        let shift = ExactReal(Rational.powerOfTwo(-9))
        let bias: [ExactReal] =
          switch activation {
          case .softThreshold: target.map { $0.rational == 0 ? $0 : $0 + shift }
          default: target
          }
        return .network(
          try FeedForwardNetwork(layers: [AffineLayer(weights: zeros, bias: bias, activation: activation)]))
      }
      let cell = try experiment.cell(algorithm, barrier)
      guard case .fails(let lowerBound, let scope) = cell.verdict else { Issue.record("\(cell.verdict)"); continue }
      try expectConsistency(of: cell, against: barrier, in: family)
      // The same values as vectors have the same error.
      let values = try family.candidate(1, scale: scale)[0]
      let member = try #require(try cell.member(of: family))
      let truth = try errors(of: [values, values], on: member, in: family)
      let expected = scope == .everySample ? truth.least : truth.largest
      #expect(lowerBound <= (expected.upperBound ?? 0) && lowerBound * 100 >= (expected.lowerBound ?? 0) * 99)
    }
  }

  /// A network whose values are enclosed in huge intervals only: nothing is certified, and nothing is claimed.
  @Test(arguments: impossible)
  func valuesThatCannotBeTold(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small()
    // √2 + √3 − √(5 + √24) is 0, but no enclosure shows it.
    let zero =
      ExactReal(2).squareRoot() + ExactReal(3).squareRoot() - (ExactReal(5) + ExactReal(24).squareRoot()).squareRoot()
    let algorithm = ScriptedAlgorithm("vague", overcomes: Barrier.allCases) { _, _, _ in
      let zeros = Matrix<ExactReal>(rows: 4, columns: 2) { _, _ in 0 }
      let bias = (0..<4).map { _ in zero * ExactReal(Rational.powerOfTen(2000)) }
      return .network(try FeedForwardNetwork(layers: [AffineLayer(weights: zeros, bias: bias)]))
    }
    let experiment = try Experiment(family: family)
    for barrier in [barrier, .unboundedData] {
      let cell = try experiment.cell(algorithm, barrier)
      guard case .undecided = cell.verdict else { Issue.record("\(cell.verdict)"); continue }
      #expect(cell.agreement == .undecided && cell.certificates.isEmpty && cell.error == nil)
    }
  }

  /// Who asks for more than is allowed has no output, whatever is answered afterwards; the limits are in the certificate.
  @Test func outputsAfterARefusalDoNotCount() throws {
    let family = try TheoremTwoClass.small()
    let experiment = try Experiment(family: family, dataLimit: 4)
    let stubborn = ScriptedAlgorithm("stubborn") { data, _, _ in
      var level = 1
      while (try? data.datum(sample: 0, level: level)) != nil { level += 1 }
      return .vectors(try family.candidate(0, scale: 2))
    }
    let few = try experiment.cell(stubborn, .boundedData)
    #expect(few.verdict == .exceedsData(limit: 4) && few.dataRead == 4 && few.highestLevel == 4)
    let low = try experiment.cell(stubborn, .fewerLevels)
    #expect(low.verdict == .exceedsLevel(limit: 1) && low.dataRead == 1)
    let many = try experiment.cell(stubborn, .digits)
    #expect(many.verdict == .exceedsData(limit: experiment.haltingLimit))
    for (cell, barrier) in [(few, Barrier.boundedData), (low, .fewerLevels), (many, .digits)] {
      #expect(cell.agreement == .holds && cell.certificates.count == 1 && cell.frequency == nil && cell.error == nil)
      try expectConsistency(of: cell, against: barrier, in: family)
    }
  }

  /// Members and barriers that a class does not have.
  @Test func refusals() throws {
    let small = try TheoremTwoClass.small(digits: 2)
    #expect(throws: FamilyError.self) { _ = try Adversary(.boundedData, family: small) }
    let adversary = try Adversary(.digits, family: small)
    #expect(throws: FamilyError.self) { _ = try adversary.member(index: 9, highestLevel: 1) }
    #expect(try adversary.member(index: 0, highestLevel: 0) == small.omega1(level: 1, index: 0))
    #expect(try adversary.worstBranch(for: [], highestLevel: 1, precision: 64) == 0)
  }

  /// The members between which it chooses are in the class, and data of the levels read fit them all.
  @Test(arguments: Barrier.allCases)
  func members(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small(levels: 4, rows: 2, columns: 4, transform: .discreteCosine)
    let adversary = try Adversary(barrier, family: family)
    // All five have a member for each candidate; where level L tells them apart, data are allowed below it only.
    for level in 1..<4 {
      let query = Query(sample: 0, level: level)
      let answer = try adversary.oracle.datum(for: query)
      for index in 0..<family.candidateCount {
        let member = try #require(try adversary.member(index: index, highestLevel: level))
        #expect(family.contains(member) && member.index == index)
        let verdict = try Admissibility.check(
          matrix: answer.factors, vector: answer.datum.vector, solution: answer.datum.solution, query: query,
          instance: try family.instance(member), precision: 400)
        #expect(verdict.verdict == .holds, "\(member) at \(query): \(verdict)")
      }
    }
  }
}
