import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems

/// The separation of the branches of a written family for all t up to some t₀ > 0 at once, and so the barrier for all levels.
///
/// On each branch the support and the signs of the minimiser are guessed at t₀, and all conditions of optimality are shown to hold on
/// (0, t₀]: a function is positive there if its Taylor coefficients at 0 are exactly 0 below some degree, and that of this degree is positive
/// over the whole range. The minimisers are then enclosed over the range, and functionals tell them apart.
public struct LimitSeparation: Sendable {
  /// t₀.
  public let greatestParameter: Rational

  /// κ: for every t ∈ (0, t₀] no vector is closer than this to the minimisers of all branches at t.
  public let bound: Rational

  /// The sample, from 0, at which they are told apart.
  public let sample: Int

  /// Why the argument does not succeed.
  public struct Failure: Error, CustomStringConvertible {
    /// One sentence for a person.
    public let description: String

    /// Whether it is shown that the separation tends to 0 with t.
    public let isVanishing: Bool

    init(description: String, isVanishing: Bool = false) {
      self.description = description
      self.isVanishing = isVanishing
    }
  }

  /// The degree of the last Taylor coefficient.
  private static let order = 3

  /// t₀ is 2 to minus this: so small that the minimisers over the range are known to more than 40 digits.
  private static let exponent = 200

  private static let precision = 1024

  /// The separation of the branches of `family`.
  ///
  /// - Throws: `Failure` with the condition that is not shown.
  public init(of family: WrittenFamily) throws(Failure) {
    let greatest = min(Rational.powerOfTwo(-Self.exponent), family.greatestParameter)
    guard let range = Interval(lower: 0, upper: greatest, precision: Self.precision) else {
      throw Failure(description: "no range of t")
    }
    var best: (sample: Int, bound: Rational)?
    var failure: Failure?
    var vanishing = 0
    for k in 0..<family.centre.sampleCount {
      do throws(Failure) {
        let branches = try Self.branches(of: family, sample: k, greatest, range)
        if let bound = Self.bound(branches), bound > best?.bound ?? 0 {
          best = (k, bound)
        } else if Self.isVanishing(branches) {
          vanishing += 1
        }
      } catch { failure = failure ?? error }
    }
    if vanishing == family.centre.sampleCount {
      throw Failure(
        description: "the minimisers of the branches have the same limit at every sample: the separation vanishes",
        isVanishing: true)
    }
    guard let best else { throw failure ?? Failure(description: "the minimisers of the branches are not told apart") }
    greatestParameter = greatest
    sample = best.sample
    bound = (try? Rational(parsing: best.bound.decimal(significantDigits: 40, rounding: .down))) ?? best.bound
  }

  /// The minimisers of a branch over the range: enclosures of the sums over groups of identical columns, with their signs.
  private struct Branch {
    let groups: [[Int]]
    let signs: [Int]
    let sums: [Interval]
    let columnCount: Int

    /// The middle of the enclosures, shared equally in each group.
    var middle: [Rational] {
      var point = [Rational](repeating: 0, count: columnCount)
      for (group, sum) in zip(groups, sums) {
        for j in group { point[j] = sum.midpoint.divided(byNonzero: Rational(group.count)) }
      }
      return point
    }

    /// An upper bound of ⟨g, x⟩ over all minimisers: Σ_G max_{j∈G} s_G·g_j·|X_G|.
    func supremum(of functional: [Rational]) -> Interval {
      var total = Interval(0, precision: LimitSeparation.precision)
      for (index, group) in groups.enumerated() {
        let slope = group.map { functional[$0] * Rational(signs[index]) }.max() ?? 0
        total.addProduct(Interval(slope, precision: LimitSeparation.precision), sums[index].magnitude)
      }
      return total
    }
  }

  /// Whether the minimisers of all branches are unique, and as close together as enclosures over the range can show.
  private static func isVanishing(_ branches: [Branch]) -> Bool {
    guard branches.allSatisfy({ $0.groups.allSatisfy { $0.count == 1 } }), let first = branches.first else {
      return false
    }
    return branches.allSatisfy { branch in
      zip(branch.middle, first.middle).allSatisfy { ($0 - $1).magnitude < .powerOfTwo(-exponent / 2) }
        && branch.sums.allSatisfy { ($0.width ?? 1) < .powerOfTwo(-exponent / 2) }
    }
  }

  private static func bound(_ branches: [Branch]) -> Rational? {
    var best: Rational?
    for functionals in SeparatingFunctionals.proposals(branches.map(\.middle)) {
      var total = Interval(0, precision: precision)
      var norms = total
      for (branch, functional) in zip(branches, functionals) {
        total += branch.supremum(of: functional)
        norms += Interval.euclideanNorm(functional.map { Interval($0, precision: precision) }, precision: precision)
      }
      guard norms.isPositive == .holds, let lower = (-total).divided(by: norms)?.lowerBound, lower.signum > 0 else {
        continue
      }
      best = max(best ?? lower, lower)
    }
    return best
  }

  private static func branches(
    of family: WrittenFamily, sample k: Int, _ greatest: Rational, _ range: Interval
  ) throws(Failure) -> [Branch] {
    var branches: [Branch] = []
    for index in 0..<family.branchCount {
      let name = family.branchNames[index]
      do throws(Failure) { branches.append(try branch(index, of: family, sample: k, greatest, range)) } catch {
        throw Failure(description: "\(name): \(error.description)")
      }
    }
    return branches
  }

  private static func branch(
    _ index: Int, of family: WrittenFamily, sample k: Int, _ greatest: Rational, _ range: Interval
  ) throws(Failure) -> Branch {
    let input = family.branches[index]
    let weights = family.weights ?? Array(repeating: 1, count: input.matrix.columnCount)
    let face = try face(of: family, index, sample: k, at: greatest, weights)
    let onRange: BranchOptimality<Interval> = try optimality(
      family.problem, weights, input, k, TaylorSeries(parameter: range, order: order), face)
    let atZero: BranchOptimality<ExactReal>? = try? optimality(
      family.problem, weights, input, k, TaylorSeries(parameter: ExactReal.zero, order: order),
      BranchOptimality<ExactReal>.Face(
        support: face.support, groups: face.groups, signs: face.signs, isExactFit: face.isExactFit,
        completion: face.completion))
    for (number, condition) in onRange.conditions.enumerated() {
      let exact = atZero?.conditions[number].series
      guard isPositive(condition.series, exact) else {
        throw Failure(description: "\(condition.name) is not shown to be positive for all t in (0, 2^-\(exponent)]")
      }
    }
    return Branch(
      groups: face.groups, signs: face.signs, sums: onRange.point.map(\.value), columnCount: input.matrix.columnCount)
  }

  /// Whether a function is positive for all t > 0 of the range.
  private static func isPositive(_ series: TaylorSeries<Interval>, _ exact: TaylorSeries<ExactReal>?) -> Bool {
    for degree in series.coefficients.indices {
      if series.coefficients[degree].isPositive == .holds { return true }
      guard let exact, exact.coefficients[degree].isKnownZero else { return false }
    }
    return false
  }

  private static func optimality<Scalar: SeriesScalar>(
    _ problem: RecoveryProblem, _ weights: [Rational], _ input: FamilyFile.Input, _ k: Int,
    _ parameter: TaylorSeries<Scalar>, _ face: BranchOptimality<Scalar>.Face
  ) throws(Failure) -> BranchOptimality<Scalar> {
    do throws(ParameterExpression.Undefined) {
      var columns: [[TaylorSeries<Scalar>]] = []
      for j in 0..<input.matrix.columnCount {
        var column: [TaylorSeries<Scalar>] = []
        for entry in input.matrix.column(j) { column.append(try entry.series(parameter)) }
        columns.append(column)
      }
      var vector: [TaylorSeries<Scalar>] = []
      for entry in input.samples[k] { vector.append(try entry.series(parameter)) }
      guard
        let found = BranchOptimality(problem, weights: weights, columns: columns, vector: vector, face: face)
      else { throw ParameterExpression.Undefined(part: "a pivot, a root or a zero of the solution") }
      return found
    } catch { throw Failure(description: "\(error.part) is not certain for small t") }
  }

  /// The support, the signs and the kind of fit at t₀; a guess.
  private static func face(
    of family: WrittenFamily, _ index: Int, sample k: Int, at parameter: Rational, _ weights: [Rational]
  ) throws(Failure) -> BranchOptimality<Interval>.Face {
    let instance: Instance
    let evidence: OptimalityEvidence
    do {
      instance = try family.instance(of: index, at: parameter)
      evidence = try OptimalityEvidence.find(instance: instance, sample: k, precision: 3 * exponent + precision)
    } catch { throw Failure(description: "\(error)") }
    let carried = evidence.groups.filter { group in group.contains { !evidence.point[$0].isZero } }
    let input = family.branches[index]
    // Columns that are written alike are identical for all t.
    let groups = carried.map { group in
      group.filter { j in weights[j] == weights[group[0]] && input.matrix.column(j) == input.matrix.column(group[0]) }
    }
    let support = groups.map { $0[0] }
    let signs = carried.map { group in group.contains { evidence.point[$0].signum > 0 } ? 1 : -1 }
    let isExactFit = family.problem.kind == .p3 && !evidence.isRay && !support.isEmpty
    var completion: [Int] = []
    if isExactFit {
      let approximate = instance.matrix.right.rows.map { row in row.map { (try? $0.double()) ?? 0 } }
      completion = Self.completion(of: support, approximate)
    }
    return BranchOptimality<Interval>.Face(
      support: support, groups: groups, signs: signs, isExactFit: isExactFit, completion: completion)
  }

  /// Columns that make a basis with the support, in the order of the matrix; a guess in binary64.
  private static func completion(of support: [Int], _ rows: [[Double]]) -> [Int] {
    var basis: [[Double]] = []
    func isIndependent(_ j: Int) -> Bool {
      var column = rows.map { $0[j] }
      let length = column.reduce(0) { $0 + $1 * $1 }
      for vector in basis {
        let product = zip(column, vector).reduce(0) { $0 + $1.0 * $1.1 }
        for i in column.indices { column[i] -= product * vector[i] }
      }
      let rest = column.reduce(0) { $0 + $1 * $1 }
      guard rest > 1e-16 * length, rest > 0 else { return false }
      basis.append(column.map { $0 / rest.squareRoot() })
      return true
    }
    for j in support { _ = isIndependent(j) }
    var completion: [Int] = []
    for j in rows[0].indices where !support.contains(j) && basis.count < rows.count {
      if isIndependent(j) { completion.append(j) }
    }
    return completion
  }
}
