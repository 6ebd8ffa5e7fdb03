import ExactArithmetic
import RecoveryProblems
import TrainingData

/// An adversary: it answers with the data of a family's centre, and commits to a member of one branch only after the algorithm has
/// answered or spent its budget.
///
/// Whatever the algorithm has read are then data of that member, because they are data of all of them.
public struct Adversary: Sendable {
  /// The members between which it chooses.
  public let family: any IndistinguishableFamily

  /// The error up to which an output succeeds.
  public let tolerance: Rational

  /// The oracle of the centre.
  public let oracle: HonestOracle

  /// The adversary that denies an error of at most `tolerance` with the members of `family`.
  public init(_ family: any IndistinguishableFamily, tolerance: Rational) {
    self.family = family
    self.tolerance = tolerance
    oracle = HonestOracle(family.centre, extraBits: family.extraBits)
  }

  /// The branch that is worst for the outputs: the one that most outputs miss at every sample, then at some sample, then by the largest
  /// distance.
  ///
  /// - Parameters:
  ///   - outputs: for each run the enclosures of x̂_k for all k, with the number of runs that gave it.
  ///   - highestLevel: the highest level that was read, on which the members depend.
  /// - Throws: when a minimiser cannot be enclosed.
  public func worstBranch(
    for outputs: [(values: [[Interval]], multiplicity: Int)], highestLevel: Int, precision: Int
  ) throws -> Int {
    var best: (branch: Int, everywhere: Int, somewhere: Int, distance: Rational)?
    for branch in 0..<family.branchCount {
      let solutions = try family.minimisers(of: branch, beyond: highestLevel, precision: precision)
      var everywhere = 0
      var somewhere = 0
      var total = Rational(0)
      for (values, multiplicity) in outputs {
        let distances = zip(values, solutions).map {
          Self.distance($0, $1, precision: precision).rounded(toPrecision: 64).midpoint
        }
        guard let least = distances.min(), let largest = distances.max() else { continue }
        if least > tolerance { everywhere += multiplicity }
        if largest > tolerance { somewhere += multiplicity }
        total += Rational(multiplicity) * (solutions.count < family.branchCount ? least : largest)
      }
      let isBetter =
        best.map { (everywhere, somewhere, total) > ($0.everywhere, $0.somewhere, $0.distance) } ?? true
      if isBetter { best = (branch, everywhere, somewhere, total) }
    }
    return best?.branch ?? 0
  }

  /// For each branch how many outputs are certainly within the tolerance of the minimiser of its member at every sample.
  ///
  /// - Throws: when a minimiser cannot be enclosed.
  public func successesPerBranch(
    _ outputs: [(values: [[Interval]], multiplicity: Int)], highestLevel: Int, precision: Int
  ) throws -> [Int] {
    // Enclosures may be as far from the minimisers as a family may leave them.
    let limit = Interval(tolerance * (1 - 2 * Self.resolution), precision: precision)
    return try (0..<family.branchCount).map { branch in
      let solutions = try family.minimisers(of: branch, beyond: highestLevel, precision: precision)
      return outputs.reduce(0) { successes, output in
        let isNear = zip(output.values, solutions).allSatisfy {
          Self.distance($0, $1, precision: precision).isAtMost(limit) == .holds
        }
        return isNear ? successes + output.multiplicity : successes
      }
    }
  }

  /// Minimisers of members are told apart to this part of the tolerance.
  public static let resolution = Rational.powerOfTwo(-60)

  /// An enclosure of the distance.
  private static func distance(_ value: [Interval], _ point: [Interval], precision: Int) -> Interval {
    Interval.euclideanNorm(zip(value, point).map { $0 - $1 }, precision: precision)
  }
}
