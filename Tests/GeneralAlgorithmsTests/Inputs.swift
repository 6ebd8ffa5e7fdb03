import Challenges
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import Synchronization
import Testing
import TrainingData

/// An algorithm whose body is a closure.
struct ScriptedAlgorithm: GeneralAlgorithm {
  typealias Body =
    @Sendable (TrainingDataReader, Setting, inout RandomTape) throws -> AlgorithmOutput

  let name: String
  var isRandomised = false
  var overcomes: [String] = []
  let body: Body

  init(_ name: String, isRandomised: Bool = false, overcomes: [Barrier] = [], body: @escaping Body) {
    (self.name, self.isRandomised, self.body) = (name, isRandomised, body)
    self.overcomes = overcomes.map(\.rawValue)
  }

  var summary: String { name }

  func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput { try body(data, setting, &tape) }
}

/// An error of an algorithm's own.
struct AlgorithmError: Error {}

/// What ends the runs that a test has left behind.
final class Halt: Sendable {
  private let isOver = Atomic<Bool>(false)

  /// Ends them.
  func now() { isOver.store(true, ordering: .relaxed) }

  /// Comes back when they are to end, idle until then.
  func wait() { while !isOver.load(ordering: .relaxed) { Thread.sleep(forTimeInterval: 0.01) } }

  /// Comes back when they are to end, busy until then.
  func spin(_ body: () -> Void = {}) { while !isOver.load(ordering: .relaxed) { body() } }
}

extension TheoremTwoClass {
  /// A small class; λ = 1, ε = 1/2.
  static func small(
    _ kind: RecoveryProblem.Kind = .p3, digits: Int = 3, levels: Int = 2, rows: Int = 2, columns: Int = 4,
    sampleCount: Int = 1, transform: Transform = .none, normalisation: Normalisation = .paper
  ) throws -> TheoremTwoClass {
    try TheoremTwoClass(
      problem: RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : 1), digits: digits, levels: levels,
      rows: rows, columns: columns, sampleCount: sampleCount, transform: transform, normalisation: normalisation)
  }

  /// The candidate `index` of the centre of a scale at all samples, to 200 bits.
  func candidate(_ index: Int, scale: Int) throws -> [[Rational]] {
    try (0..<sampleCount).map { k in
      try closedForm(centre(scale: scale), sample: k).candidate(index).map {
        Rational(try $0.approximation(level: 200))
      }
    }
  }

  /// A rational orthogonal 3 × 3 matrix.
  static func rationalTransform() throws -> Transform {
    let rows: [[Rational]] = [[2, -2, 1], [1, 2, 2], [2, 1, -2]]
    let third = try Rational(1) / 3
    return .rational(try OrthogonalMatrix(try Matrix(rows: rows.map { $0.map { third * $0 } })))
  }
}

/// The least and the largest distance of the outputs from the only minimisers of a tilt, over the samples, by the closed form.
func errors(of vectors: [[Rational]], on member: Member, in family: TheoremTwoClass) throws -> (
  least: Interval, largest: Interval
) {
  try errors(of: vectors.map { $0.map { Interval($0, precision: 700) } }, on: member, in: family)
}

/// The same for outputs that are enclosed.
func errors(of vectors: [[Interval]], on member: Member, in family: TheoremTwoClass) throws -> (
  least: Interval, largest: Interval
) {
  let precision = 700
  var distances: [Interval] = []
  for (k, vector) in vectors.enumerated() {
    let solution = try family.closedForm(member, sample: k).vertices[0]
    distances.append(
      Interval.euclideanNorm(
        try zip(vector, solution).map { $0 - (try $1.enclosure(precision: precision)) }, precision: precision))
  }
  let first = distances[0]
  return (
    distances.reduce(first) { Interval.minimum($0, $1) }, distances.reduce(first) { Interval.maximum($0, $1) }
  )
}

/// The questions of Theorem 2 about a class, put to one algorithm at a time.
struct Experiment {
  let questions: TheoremTwoQuestions
  let challenge: Challenge

  init(
    family: TheoremTwoClass, dataLimit: Int = 16, tapeCount: Int = 200, seed: UInt64 = 1,
    timeLimit: Double = RunRecord.defaultTimeLimit, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws {
    questions = try TheoremTwoQuestions(about: family, dataLimit: dataLimit, seed: seed)
    challenge = Challenge(tapeCount: tapeCount, seed: seed, timeLimit: timeLimit, isInterrupted: isInterrupted)
  }

  var haltingLimit: Int { questions.haltingLimit }

  func cell(_ algorithm: any GeneralAlgorithm, _ barrier: Barrier) throws -> Finding {
    try challenge.finding(algorithm, questions.question(barrier))
  }
}

/// The findings `findings`, with a network of Theorem 1 that exists.
func report(_ family: TheoremTwoClass, _ findings: [Finding]) throws -> TheoremTwoFindings {
  let network = try ExistingNetwork(of: family.omega1(level: 1, index: 0), in: family, digits: 8)
  return TheoremTwoFindings(
    family: family, conditioning: try ClassConditioning(of: family.centre, in: family, withinPowerOfTwo: 20),
    breakdownEpsilons: BreakdownEpsilons(family), network: .success(NetworkFinding(network)), findings: findings,
    certificateCount: findings.reduce(0) { $0 + $1.certificates.count })
}

extension TheoremTwoFindings {
  /// The same about other findings.
  func about(_ findings: [Finding]) -> TheoremTwoFindings {
    TheoremTwoFindings(
      family: family, conditioning: conditioning, breakdownEpsilons: breakdownEpsilons, network: network,
      findings: findings, certificateCount: certificateCount)
  }
}

extension Finding {
  /// The barrier whose question this is about.
  var barrier: Barrier? { Barrier(rawValue: question) }

  /// D, where the tolerance is 10^-D.
  var digits: Int { tolerance.denominator.description.count - 1 }

  /// The member of the class on which it was found.
  func member(of family: TheoremTwoClass) throws -> Member? {
    try TheoremTwoQuestions(about: family).member(of: self)
  }
}

extension Adversary {
  /// The adversary of a barrier.
  init(_ barrier: Barrier, family: TheoremTwoClass) throws {
    self.init(try ScaleFamily(barrier, of: family), tolerance: .powerOfTen(-barrier.digits(of: family)))
  }

  /// The member towards candidate `index`.
  func member(index: Int, highestLevel: Int) throws -> Member? {
    try (family as? ScaleFamily)?.tilt(towards: index, beyond: highestLevel)
  }
}

extension TheoremTwoQuestions {
  /// The members on which algorithms are tried for a barrier, with their oracles.
  func trials(_ barrier: Barrier) throws -> [(member: Member, oracle: HonestOracle)] {
    let question = try question(barrier)
    return try question.trials.enumerated().map { number, trial in
      let finding = Finding(
        algorithm: "", question: question.name, tolerance: 1, verdict: .outOfTime, error: nil,
        member: FoundMember(name: trial.member.name, place: .trial(number)), dataRead: 0, highestLevel: 0,
        certificates: [], frequency: nil, agreement: .undecided)
      let member = try #require(try member(of: finding))
      #expect(member.label == trial.member.name)
      return (member, trial.oracle)
    }
  }
}
