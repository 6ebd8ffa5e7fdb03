import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import Testing
import TrainingData

/// A class, and runs on data of its members.
struct ClassInput: CustomStringConvertible, Sendable {
  var kind = RecoveryProblem.Kind.p3
  var digits = 3
  var levels = 3
  var rows = 3
  var columns = 5
  var sampleCount = 2
  var transform = Transform.discreteCosine
  var normalisation = Normalisation.paper

  static let all: [ClassInput] = RecoveryProblem.Kind.allCases.flatMap { kind in
    [
      ClassInput(kind: kind), ClassInput(kind: kind, rows: 1, columns: 3, transform: .none),
      ClassInput(kind: kind, digits: 5, levels: 1, normalisation: .rational),
    ]
  }

  func family() throws -> TheoremTwoClass {
    try TheoremTwoClass(
      problem: RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : 1), digits: digits, levels: levels,
      rows: rows, columns: columns, sampleCount: sampleCount, transform: transform, normalisation: normalisation)
  }

  var description: String {
    "\(kind), K = \(digits), L = \(levels), \(rows) × \(columns), \(transform), \(normalisation)"
  }
}

extension GeneralAlgorithm {
  /// A run on data of `member`.
  func run(
    on member: Member, of family: TheoremTwoClass, manner: HonestOracle.Manner = .nearest,
    rule: AccessRule = AccessRule(dataLimit: 100), tape: RandomTape = RandomTape(seed: 5)
  ) throws -> RunRecord {
    let oracle = HonestOracle(try family.instance(member), manner: manner)
    return record(reading: TrainingDataReader(oracle: oracle, rule: rule), tape: tape)
  }
}

extension RunRecord {
  /// The queries in order, as pairs (k from 0, n).
  var queries: [[Int]] { transcript.entries.map { [$0.query.sample, $0.query.level] } }

  /// The vectors of the output.
  func vectors(sourceLocation: SourceLocation = #_sourceLocation) throws -> [[Rational]] {
    guard case .vectors(let vectors)? = output else {
      Issue.record("\(ending)", sourceLocation: sourceLocation)
      return []
    }
    return vectors
  }
}

/// Whether the vectors are within 2^-bits of points of the closed forms, sample by sample.
func areNear(
  _ vectors: [[Rational]], _ family: TheoremTwoClass, _ member: Member, withinPowerOfTwo bits: Int,
  _ point: (ClosedForm) -> [ExactReal]
) throws -> Bool {
  guard vectors.count == family.sampleCount else { return false }
  for (k, vector) in vectors.enumerated() {
    let target = point(try family.closedForm(member, sample: k))
    guard vector.count == target.count else { return false }
    let distance = Interval.euclideanNorm(
      try zip(vector, target).map { Interval($0, precision: 512) - (try $1.enclosure(precision: 512)) }, precision: 512)
    if (distance.upperBound ?? 1) > .powerOfTwo(-bits) { return false }
  }
  return true
}
