import ExactArithmetic
import GeneralAlgorithms
import Probability
import RecoveryProblems
import TrainingData

/// Reads one datum at level 1 and answers the centre of the least ball about the minimisers of all branches.
///
/// Its error on each branch is at most the radius of the ball, and no algorithm has a smaller one on all of them.
public struct CentralAlgorithm: GeneralAlgorithm {
  private let targets: BranchTargets

  /// The algorithm for a family, which it knows.
  public init(for family: any IndistinguishableFamily) { targets = BranchTargets(family) }

  /// "central".
  public var name: String { "central" }

  /// What it does.
  public var summary: String {
    "reads level 1 once and answers the centre of the least ball about all branches' minimisers"
  }

  /// The centres, one for each sample.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    _ = try data.datum(sample: 0, level: 1)
    let branches = try targets.all()
    return .vectors(
      (0..<setting.sampleCount).map { k in
        let points = branches.map { $0[k] }
        guard let weights = EnclosingBall.weights(of: points) else { return points[0] }
        let sum = points[0].indices.map { i in Rational.sum(zip(weights, points).map { $0 * $1[i] }) }
        return sum.map { Rational($0.rounded(toMultipleOfPowerOfTwo: -BranchTargets.bits)) }
      })
  }
}

/// Reads one datum at level 1 and answers the minimiser of one branch.
public struct BranchAlgorithm: GeneralAlgorithm {
  /// The branch, from 0.
  public let branch: Int

  private let targets: BranchTargets

  /// The algorithm that answers for `branch`, from 0, of a family, which it knows.
  public init(_ branch: Int, of family: any IndistinguishableFamily) {
    self.branch = branch
    targets = BranchTargets(family)
  }

  /// "branch-j" with j from 1.
  public var name: String { "branch-\(branch + 1)" }

  /// What it does.
  public var summary: String { "reads level 1 once and answers the minimiser of branch \(branch + 1)" }

  /// The minimisers of the branch.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    _ = try data.datum(sample: 0, level: 1)
    return .vectors(try targets.minimisers(of: branch))
  }
}

/// Reads one datum at level 1 and answers the minimiser of a branch by chance, the same at every sample.
public struct RandomBranchAlgorithm: GeneralAlgorithm {
  private let targets: BranchTargets

  /// The algorithm for a family, which it knows.
  public init(for family: any IndistinguishableFamily) { targets = BranchTargets(family) }

  /// "coin-flip".
  public var name: String { "coin-flip" }

  /// What it does.
  public var summary: String { "reads level 1 once and answers the minimiser of a random branch" }

  /// It reads the tape.
  public var isRandomised: Bool { true }

  /// The minimisers of the branch that the tape names.
  public func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput {
    _ = try data.datum(sample: 0, level: 1)
    return .vectors(try targets.minimisers(of: try tape.next(below: targets.family.branchCount)))
  }
}

/// The minimisers that the algorithms for a family answer: those of its members close to the centre.
struct BranchTargets: Sendable {
  let family: any IndistinguishableFamily

  /// The level whose members are answered for.
  private static let level = 64

  /// The bits of the answers.
  static let bits = 128

  init(_ family: any IndistinguishableFamily) { self.family = family }

  func minimisers(of branch: Int) throws -> [[Rational]] {
    try family.minimisers(of: branch, beyond: Self.level, precision: 4 * Self.bits).map { vector in
      vector.map { Rational($0.midpoint.rounded(toMultipleOfPowerOfTwo: -Self.bits)) }
    }
  }

  func all() throws -> [[[Rational]]] { try (0..<family.branchCount).map(minimisers) }
}
