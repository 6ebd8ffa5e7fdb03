import ExactArithmetic
import PhaseTransitions
import TrainingData

/// An adversary of THEORY §5: it answers with the data of a centre, and commits to one member of the class only after
/// the algorithm has answered or spent its budget.
///
/// The data of level n are within 2^-n-1 of the centre (2^-n/4 for the sharpness part), so they are admissible at
/// once for all d tilts among which it chooses.
public struct Adversary: Sendable {
  /// The statement that it proves.
  public let barrier: Barrier

  /// The class.
  public let family: TheoremTwoClass

  /// The oracle of the centre.
  public let oracle: HonestOracle

  /// The adversary for a barrier. For those that can be overcome it defeats the algorithms that answer on its data: those of
  /// centre(K − 1), and those of centre(K − 2) up to level L − 1.
  ///
  /// - Throws: `FamilyError` when the class does not have the scale of the barrier.
  public init(_ barrier: Barrier, family: TheoremTwoClass) throws(FamilyError) {
    self.barrier = barrier
    self.family = family
    let centre = try family.centre(scale: barrier.digits(of: family))
    // Members of Ω₃ are (3/4)·2^-n away at level n = L − 1; those of Ω₁ and Ω₂ at most 2^-n-1.
    let isThird = barrier == .fewerLevels || barrier == .boundedLevels
    oracle = HonestOracle(try family.instance(centre), extraBits: isThird ? 2 : 1)
  }

  /// The member towards candidate `index`, given the highest level that was read: all data up to it are data of this
  /// member.
  ///
  /// - Throws: `FamilyError` if there is no such member.
  public func member(index: Int, highestLevel: Int) throws(FamilyError) -> Member {
    switch barrier {
    case .digits: try family.omega1(level: max(1, highestLevel), index: index)
    case .boundedData, .unboundedData: try family.omega2(level: max(1, highestLevel), index: index)
    case .boundedLevels, .fewerLevels: try family.omega3(index: index)
    }
  }

  /// The candidate that is worst for the outputs: the one that most outputs miss at every sample, then at some
  /// sample, then by the largest distance.
  ///
  /// - Parameters:
  ///   - outputs: for each run the enclosures of x̂_k for all k, with the number of runs that gave it.
  ///   - highestLevel: the highest level that was read, on which the members depend.
  /// - Throws: `FamilyError` when a solution cannot be enclosed.
  public func worstCandidate(
    for outputs: [(values: [[Interval]], multiplicity: Int)], highestLevel: Int, precision: Int
  ) throws(FamilyError) -> Int {
    var best: (index: Int, everywhere: Int, somewhere: Int, distance: Rational)?
    for (index, solutions) in try solutions(highestLevel: highestLevel, precision: precision).enumerated() {
      var everywhere = 0
      var somewhere = 0
      var total = Rational(0)
      for (values, multiplicity) in outputs {
        let distances = zip(values, solutions).map {
          Self.distance($0, $1, precision: precision).rounded(toPrecision: 64).midpoint
        }
        guard let least = distances.min(), let largest = distances.max() else { continue }
        if least > bound { everywhere += multiplicity }
        if largest > bound { somewhere += multiplicity }
        total += Rational(multiplicity) * (family.sampleCount < family.candidateCount ? least : largest)
      }
      let isBetter =
        best.map { (everywhere, somewhere, total) > ($0.everywhere, $0.somewhere, $0.distance) } ?? true
      if isBetter { best = (index, everywhere, somewhere, total) }
    }
    return best?.index ?? 0
  }

  /// For each candidate how many outputs are certainly within 10^-D of the solution of its member at every sample.
  ///
  /// - Throws: `FamilyError` when a solution cannot be enclosed.
  public func successesPerCandidate(
    _ outputs: [(values: [[Interval]], multiplicity: Int)], highestLevel: Int, precision: Int
  ) throws(FamilyError) -> [Int] {
    // Twice what a member too close to the centre is away from it.
    let limit = Interval(bound * (1 - 2 * Self.resolution), precision: precision)
    return try solutions(highestLevel: highestLevel, precision: precision).map { solutions in
      outputs.reduce(0) { successes, output in
        let isNear = zip(output.values, solutions).allSatisfy {
          Self.distance($0, $1, precision: precision).isAtMost(limit) == .holds
        }
        return isNear ? successes + output.multiplicity : successes
      }
    }
  }

  /// 10^-D.
  private var bound: Rational { .powerOfTen(-barrier.digits(of: family)) }

  /// Solutions are told apart to this part of 10^-D.
  private static let resolution = Rational.powerOfTwo(-60)

  /// For each candidate the solution of its member at all samples.
  ///
  /// A tilt moves the solution by less than τ (THEORY §4). Where that is below what is told apart, the candidate of the centre
  /// takes its place, which needs no enclosures of τ.
  private func solutions(highestLevel: Int, precision: Int) throws(FamilyError) -> [[[Interval]]] {
    let centre = try family.centre(scale: barrier.digits(of: family))
    var forms: [ClosedForm] = []
    for k in 0..<family.sampleCount { forms.append(try family.closedForm(centre, sample: k)) }
    var solutions: [[[Interval]]] = []
    for index in 0..<family.candidateCount {
      let member = try member(index: index, highestLevel: highestLevel)
      let isTilted = member.increment > Self.resolution * bound
      var points: [[Interval]] = []
      for k in 0..<family.sampleCount {
        let form = isTilted ? try family.closedForm(member, sample: k) : forms[k]
        do {
          points.append(
            try form.candidate(index).map { (entry) throws(ArithmeticError) in try entry.enclosure(precision: precision)
            })
        } catch { throw .arithmetic(error) }
      }
      solutions.append(points)
    }
    return solutions
  }

  /// An enclosure of the distance.
  private static func distance(_ value: [Interval], _ point: [Interval], precision: Int) -> Interval {
    Interval.euclideanNorm(zip(value, point).map { $0 - $1 }, precision: precision)
  }
}
