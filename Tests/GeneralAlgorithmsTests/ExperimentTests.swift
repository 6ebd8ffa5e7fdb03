import Certificates
import Challenges
import ExactArithmetic
import PhaseTransitions
import Probability
import RecoveryProblems
import Testing
import TrainingData

@testable import GeneralAlgorithms

@Suite struct ExperimentTests {
  struct Setting: CustomStringConvertible, Sendable {
    let kind: RecoveryProblem.Kind
    let digits: Int
    let levels: Int
    let transform: Transform
    let normalisation: Normalisation
    let sampleCount: Int

    func family() throws -> TheoremTwoClass {
      try TheoremTwoClass.small(
        kind, digits: digits, levels: levels, rows: 3, columns: 4, sampleCount: sampleCount, transform: transform,
        normalisation: normalisation)
    }

    var description: String {
      "\(kind), K = \(digits), L = \(levels), \(transform), \(normalisation), R = \(sampleCount)"
    }
  }

  /// Every problem with every K and L; transforms and normalisations in turn, so that each meets each problem.
  static func settings() throws -> [Setting] {
    let transforms = [Transform.none, .discreteCosine, try TheoremTwoClass.rationalTransform()]
    var settings: [Setting] = []
    for (number, kind) in RecoveryProblem.Kind.allCases.enumerated() {
      for (row, digits) in [3, 4, 6].enumerated() {
        for (column, levels) in [1, 2, 5].enumerated() {
          settings.append(
            Setting(
              kind: kind, digits: digits, levels: levels, transform: transforms[(row + column + number) % 3],
              normalisation: (row + 2 * column + number) % 2 == 0 ? .paper : .rational,
              sampleCount: 1 + (row + column) % 2))
        }
      }
    }
    return settings
  }

  /// The reference algorithms of (2) and (3) reach what the theorem says on every trial, certified; by the closed form too.
  @Test(arguments: try settings())
  func referenceAlgorithmsReach(setting: Setting) throws {
    let family = try setting.family()
    let experiment = try Experiment(family: family)
    let references: [(any GeneralAlgorithm, Barrier)] = [
      (UnboundedDataAlgorithm(for: family), .unboundedData), (BoundedLevelsAlgorithm(for: family), .boundedLevels),
    ]
    for (algorithm, barrier) in references {
      #expect(algorithm.overcomes == [barrier.rawValue])
      let cell = try experiment.cell(algorithm, barrier)
      guard case .reaches(let upperBound) = cell.verdict else {
        Issue.record("\(algorithm.name): \(cell.verdict) on \(cell.member?.name ?? "")")
        continue
      }
      let trials = try experiment.questions.trials(barrier)
      #expect(cell.agreement == .holds && cell.certificates.count == trials.count)
      #expect(upperBound <= .powerOfTen(-cell.digits) && cell.digits == barrier.digits(of: family))
      if barrier == .boundedLevels { #expect(cell.dataRead <= family.levels && cell.highestLevel <= family.levels) }
      #expect(cell.certificates.first?.claim.bound == upperBound)
      for certificate in cell.certificates {
        _ = try CertificateCheck.statement(provedBy: certificate)
        #expect((certificate.claim.bound ?? 1) <= upperBound)
      }
      // One trial again, by the closed form.
      let tilts = trials.filter { $0.member.index != nil }
      #expect(!tilts.isEmpty)
      for trial in tilts.prefix(1) {
        let data = TrainingDataReader(oracle: trial.oracle)
        let run = algorithm.record(reading: data, tape: RandomTape(seed: 0))
        guard case .vectors(let vectors)? = run.output else { Issue.record("no output"); continue }
        let error = try errors(of: vectors, on: trial.member, in: family).largest
        #expect((error.upperBound ?? 1) <= .powerOfTen(-cell.digits), "\(trial.member)")
      }
    }
  }

  /// The trials cover the three parts of the class, and all manners of data.
  @Test func trialsCoverTheClass() throws {
    let family = try TheoremTwoClass.small(levels: 3, rows: 2, columns: 5)
    let questions = try TheoremTwoQuestions(about: family, seed: 3)
    for barrier in Barrier.allCases {
      let list = try questions.trials(barrier)
      #expect(list.isEmpty == barrier.isImpossible)
      if list.isEmpty { continue }
      let members = list.map(\.member)
      #expect(members.allSatisfy(family.contains))
      #expect(Set(members.map(\.scale)) == [1, 2, 3])
      #expect(members.contains(family.centre))
      #expect(Set(list.map(\.oracle.manner)) == [.nearest, .random(seed: 3), .edge(seed: 3)])
      if barrier == .boundedLevels {
        for index in 0..<family.candidateCount { #expect(members.contains(try family.omega3(index: index))) }
      }
    }
    #expect(try TheoremTwoQuestions(about: .small(digits: 2), seed: 3).trials(.digits).isEmpty)
  }

  /// An algorithm that does not do what it says it does is caught; one that says nothing is not blamed.
  @Test func wrongReferencesAreRefuted() throws {
    let family = try TheoremTwoClass.small(sampleCount: 2)
    let experiment = try Experiment(family: family)
    for barrier in [Barrier.unboundedData, .boundedLevels] {
      for (overcomes, expected) in [([Barrier](), ThreeValued.holds), ([barrier], .fails)] {
        let algorithms = [
          ScriptedAlgorithm("centroid", overcomes: overcomes) { data, _, tape in
            try CentroidAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
          },
          // Reads what there is to read, so that no adversary answers, and gives the centroid all the same.
          ScriptedAlgorithm("late centroid", overcomes: overcomes) { data, _, tape in
            let reference: any GeneralAlgorithm =
              barrier == .unboundedData ? UnboundedDataAlgorithm(for: family) : BoundedLevelsAlgorithm(for: family)
            _ = try reference.output(reading: data, in: data.setting, tape: &tape)
            return try CentroidAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
          },
          ScriptedAlgorithm("zero on all members", overcomes: overcomes) { data, _, tape in
            _ = try UnboundedDataAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
            return .vectors([[0, 0, 0, 0], [0, 0, 0, 0]])
          },
          EndlessLike(overcomes: overcomes).scripted,
        ]
        for algorithm in algorithms {
          let cell = try experiment.cell(algorithm, barrier)
          #expect(
            cell.verdict.isFailure && cell.agreement == expected, "\(algorithm.name), \(barrier): \(cell.verdict)")
          let outcome = try report(family, [cell]).outcome
          #expect(outcome == (expected == .holds ? .certified : .refuted))
          if case .fails(let bound, _) = cell.verdict {
            #expect(bound >= .powerOfTen(-cell.digits) && cell.certificates.count == 1)
          }
        }
      }
    }
  }

  private struct EndlessLike {
    let overcomes: [Barrier]
    var scripted: ScriptedAlgorithm {
      ScriptedAlgorithm("endless", overcomes: overcomes) { data, _, tape in
        try EndlessAlgorithm().output(reading: data, in: data.setting, tape: &tape)
      }
    }
  }

  /// On the centre the error is the distance from the nearest of many minimisers: what fails there fails by that much.
  @Test func errorsOnTheCentre() throws {
    let family = try TheoremTwoClass.small(sampleCount: 1)
    // On scale K, r beyond the vertex r·e₁ for r = κ/√2; elsewhere what the reference algorithm answers.
    let algorithm = ScriptedAlgorithm("beyond", overcomes: [.unboundedData]) { data, _, tape in
      let answer = try UnboundedDataAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
      guard case .vectors(let vectors) = answer, try data.datum(sample: 0, level: 1).matrix[0, 0] > 100 else {
        return answer
      }
      let excess = 2 * Rational.powerOfTen(-2)
      return .vectors([[try family.candidate(0, scale: 3)[0][0] + excess, 0, 0, vectors[0][3]]])
    }
    let cell = try Experiment(family: family).cell(algorithm, .unboundedData)
    guard case .fails(let bound, _) = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(try cell.member(of: family) == family.centre && cell.agreement == .fails)
    let excess = 2 * Rational.powerOfTen(-2)
    #expect(bound <= excess && bound * 100 >= excess * 99, "\(bound)")
  }

  /// Within a hair of 10^-D nothing can be certified: neither certified nor refuted.
  @Test func undecidedIsNotCertified() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    let bound = Rational.powerOfTen(-2)
    let algorithm = ScriptedAlgorithm("on the boundary", overcomes: [.unboundedData]) { data, _, tape in
      let answer = try UnboundedDataAlgorithm(for: family).output(reading: data, in: data.setting, tape: &tape)
      guard case .vectors = answer, try data.datum(sample: 0, level: 1).matrix[0, 0] > 100 else { return answer }
      // At the distance 10^-2 from the vertex of centre(3), up to 2^-4000.
      let vertex = try family.closedForm(family.centre, sample: 0).candidate(0)[0]
      return .vectors([[Rational(try vertex.approximation(level: 4000)) + bound, 0]])
    }
    let cell = try Experiment(family: family).cell(algorithm, .unboundedData)
    guard case .undecided = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(cell.agreement == .undecided && cell.certificates.isEmpty)
    #expect(try report(family, [cell]).outcome == .undecided)
  }

  /// For K = 1 and 2 there is the first barrier only.
  @Test(arguments: [1, 2], RecoveryProblem.Kind.allCases)
  func smallClasses(digits: Int, kind: RecoveryProblem.Kind) throws {
    let family = try TheoremTwoClass.small(kind, digits: digits, sampleCount: 2)
    #expect(TheoremTwoQuestions.barriers(of: family) == [.digits])
    let experiment = try Experiment(family: family, tapeCount: 30)
    #expect(experiment.questions.all.map(\.name) == [Barrier.digits.rawValue])
    var cells: [Finding] = []
    for algorithm in AlgorithmCatalogue.standard(for: family) {
      let cell = try experiment.cell(algorithm, .digits)
      #expect(cell.verdict.isFailure, "\(algorithm.name): \(cell.verdict)")
      try expectConsistency(of: cell, against: .digits, in: family)
      cells.append(cell)
    }
    #expect(try report(family, cells).outcome == .certified)
  }

  /// The whole theorem.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func theorem(kind: RecoveryProblem.Kind) throws {
    let family = try TheoremTwoClass.small(
      kind, levels: 2, rows: 3, columns: 5, sampleCount: 2, transform: .discreteCosine)
    let experiment = try Experiment(family: family, tapeCount: 40)
    #expect(TheoremTwoQuestions.barriers(of: family) == Barrier.allCases)
    var cells: [Finding] = []
    for algorithm in AlgorithmCatalogue.standard(for: family) {
      for barrier in Barrier.allCases { cells.append(try experiment.cell(algorithm, barrier)) }
    }
    #expect(cells.allSatisfy { $0.agreement == .holds })
    let reached = cells.filter { if case .reaches = $0.verdict { true } else { false } }
    #expect(reached.map(\.barrier) == [.boundedLevels, .unboundedData])
    #expect(try report(family, cells).outcome == .certified)
    #expect(cells.allSatisfy { !$0.certificates.isEmpty && $0.withoutCertificates.certificates.isEmpty })
    // One cell that is not as the theorem says spoils it.
    let interrupted = try Experiment(family: family, timeLimit: -1).cell(CentroidAlgorithm(for: family), .digits)
    #expect(try report(family, cells + [interrupted]).outcome == .undecided)
  }

  @Test func nothingIsNotCertified() throws {
    #expect(try report(.small(), []).outcome == .undecided)
  }
}
