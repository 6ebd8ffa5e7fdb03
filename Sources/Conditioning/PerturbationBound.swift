import Certificates
import ExactArithmetic
import RecoveryProblems

/// How far the minimisers of all problems with data within an error are from one minimiser x: the radius of information is at most this.
///
/// Three arguments, one for each regime (notions of [BCH]; A. Bastounis, F. Cucker, A. C. Hansen, *When can you trust feature
/// selection?*, 2023):
///
/// - *(P2)*: the normal equations of both problems, subtracted.
/// - *(P1) with ε > 0, (P3) with a residual*: the multiplier of every problem lies between two multipliers of (P2) on the same piece of the
///   path.
/// - *(P3) with an exact fit*: sharpness, F(z) − F(x) ≥ Σ η|z_j| + (1 − ‖u‖)·‖Az − y‖.
///
/// All quantities are outward-rounded intervals, and every hypothesis is confirmed.
public struct PerturbationBound: Hashable, Sendable {
  /// An upper bound of ‖x′ − x‖ for all data within the error and all their minimisers x′; of the sums over identical columns, where there
  /// are some.
  public let distance: Rational

  /// Whether it is shown that every x′ has the support and the signs of x, and is the only minimiser.
  public let keepsSupport: Bool

  /// The bound for the problem of `set` with data within `error`.
  ///
  /// - Parameter precision: the working precision in bits.
  /// - Throws: `Undetermined` with the condition that is not certain.
  /// - Complexity: O(m·|S|² + |S|³) interval operations a few dozen times, for the smallest singular value, and O(mN).
  public init(
    of set: SolutionPolyhedron, within error: DataError, precision: Int = 192
  ) throws(Undetermined) {
    let geometry = SupportGeometry(set, precision: precision)
    let problem = set.problem
    if problem.kind == .p1, set.pair.dual.isZero {
      self = try Self.slack(geometry, problem, error)
    } else if problem.kind == .p2 {
      let ends = try Envelope(geometry, multiplier: set.multiplier.enclosure(precision: precision), shift: nil, error)
      self.init(distance: try Self.finite(ends.distance), keepsSupport: true)
    } else if problem.kind == .p3, case .fixed = set.fit {
      self = try Self.sharp(geometry, set, error)
    } else {
      self = try Self.between(geometry, set, error)
    }
  }

  private init(distance: Rational, keepsSupport: Bool) {
    self.distance = distance
    self.keepsSupport = keepsSupport
  }

  private static func finite(_ bound: Interval) throws(Undetermined) -> Rational {
    guard let upper = bound.upperBound else { throw Undetermined(condition: "a finite bound") }
    return max(0, upper)
  }

  /// (P1) with x = 0 inside the constraint: it stays feasible, and 0 has the least norm.
  private static func slack(
    _ geometry: SupportGeometry, _ problem: RationalProblem, _ error: DataError
  ) throws(Undetermined) -> PerturbationBound {
    let reach = geometry.residualNorm + geometry.number(error.vector)
    guard geometry.support.isEmpty, reach.isLess(than: geometry.number(problem.parameter)) == .holds else {
      throw Undetermined(condition: "‖y‖ + δ_y < ε")
    }
    return PerturbationBound(distance: 0, keepsSupport: true)
  }

  /// (P3) with ‖u‖ < 1 and Ax = y.
  ///
  /// With T the columns on which |A_jᵀu| = λw_j, η the least slack off T and σ = σ_min(A_T), every z has
  /// ‖z − x‖ ≤ C·(F(z) − F(x)), C = 1/η + (1/(1 − ‖u‖) + max_{j∉T}‖A_j‖/η)/σ. A minimiser x′ of the other data has
  /// F(x′) − F(x) ≤ δ_A(‖x‖ + ‖x′‖) + 2δ_y; so ρ = ‖x′ − x‖ satisfies ρ ≤ C(δ_A(2‖x‖ + ρ) + 2δ_y).
  private static func sharp(
    _ geometry: SupportGeometry, _ set: SolutionPolyhedron, _ error: DataError
  ) throws(Undetermined) -> PerturbationBound {
    let constant = try sharpness(geometry, set)
    let (matrix, vector) = (geometry.number(error.matrix), geometry.number(error.vector))
    let rest = geometry.number(1) - constant * matrix
    guard rest.isPositive == .holds,
      let radius = (constant * (matrix * geometry.pointNorm + vector)).scaled(byPowerOfTwo: 1).divided(by: rest)
    else { throw Undetermined(condition: "C·δ_A < 1 for the constant of sharpness") }
    return PerturbationBound(distance: try finite(radius), keepsSupport: false)
  }

  /// C with ‖z − x‖ ≤ C·(F(z) − F(x)) for every z, where (P3) fits exactly: it turns any solver's objective gap into a distance.
  ///
  /// - Throws: `Undetermined` unless ‖u‖ < 1 and the saturated columns, identical ones merged, are independent.
  public static func sharpnessConstant(
    of set: SolutionPolyhedron, precision: Int = 192
  ) throws(Undetermined) -> Rational {
    try finite(sharpness(SupportGeometry(set, precision: precision), set))
  }

  private static func sharpness(
    _ geometry: SupportGeometry, _ set: SolutionPolyhedron
  ) throws(Undetermined) -> Interval {
    guard set.problem.kind == .p3, case .fixed = set.fit else { throw Undetermined(condition: "(P3) with ‖u‖ < 1") }
    let dual = set.pair.dual.entries.map { $0.enclosure(precision: geometry.precision) }
    let room = geometry.number(1) - geometry.norm(dual)
    let isSaturated = Set(set.saturated)
    let tight = geometry.leaders.indices.filter { isSaturated.contains(geometry.leaders[$0]) }
    guard room.isPositive == .holds else { throw Undetermined(condition: "‖u‖ < 1") }
    var constant = geometry.number(0)
    var outside = geometry.number(0)
    for (j, column) in geometry.columns.enumerated() where !isSaturated.contains(geometry.leaders[j]) {
      let limit = geometry.number(set.problem.penalty * geometry.weights[j])
      let slack = limit - Interval.dotProduct(column, dual, precision: geometry.precision).magnitude
      guard let share = geometry.number(1).divided(by: slack), slack.isPositive == .holds else {
        throw Undetermined(condition: "|A_jᵀu| < λ·w_j for column \(geometry.leaders[j] + 1)")
      }
      constant = Interval.maximum(constant, share)
      outside = Interval.maximum(outside, share)
    }
    let longest = geometry.columns.indices.filter { !isSaturated.contains(geometry.leaders[$0]) }
      .reduce(geometry.number(0)) { Interval.maximum($0, geometry.norm(geometry.columns[$1])) }
    guard let inverse = geometry.number(1).divided(by: room) else { throw Undetermined(condition: "‖u‖ < 1") }
    if tight.isEmpty { return constant }
    guard let sigma = geometry.smallestSingularValue(tight),
      let share = (inverse + longest * outside).divided(by: geometry.number(sigma))
    else { throw Undetermined(condition: "independent columns where |A_jᵀu| = λ·w_j") }
    return constant + share
  }

  /// (P1) with a multiplier, and (P3) with a residual: between two multipliers of (P2).
  ///
  /// On the path ‖r(ν)‖ does not decrease and ‖r(ν)‖/ν does not increase, for every data. So where all data have ‖r′(ν₋)‖ < ε < ‖r′(ν₊)‖,
  /// the multiplier of each lies between ν₋ and ν₊, and x′ on the segment between its two ends, because support and signs are those of x
  /// at both.
  private static func between(
    _ geometry: SupportGeometry, _ set: SolutionPolyhedron, _ error: DataError
  ) throws(Undetermined) -> PerturbationBound {
    let multiplier = set.multiplier.enclosure(precision: geometry.precision)
    guard multiplier.isPositive == .holds else { throw Undetermined(condition: "a multiplier > 0") }
    if geometry.support.isEmpty { return try zero(geometry, set.problem, error) }
    guard let slope = geometry.slope() else { throw Undetermined(condition: "independent columns in the support") }
    var failure = Undetermined(condition: "two multipliers that enclose that of all data")
    // Twice as wide each time: at first as the error asks for, in the end as the piece allows.
    let (center, first) = (multiplier.midpoint, Self.width(geometry, slope, multiplier, error))
    for exponent in 0..<24 {
      let width = first * .powerOfTwo(exponent)
      guard width < center else { break }
      do throws(Undetermined) {
        let lower = try Envelope(geometry, multiplier: multiplier, shift: (-width, slope), error)
        let upper = try Envelope(geometry, multiplier: multiplier, shift: (width, slope), error)
        if encloses(lower, upper, set.problem, geometry) {
          return PerturbationBound(
            distance: try finite(Interval.maximum(lower.distance, upper.distance)), keepsSupport: true)
        }
      } catch {
        failure = error
        break
      }
    }
    throw failure
  }

  /// A first guess of ν₊ − ν: what changes ‖r(ν)‖ by a little more than E.
  private static func width(
    _ geometry: SupportGeometry, _ slope: [Interval], _ multiplier: Interval, _ error: DataError
  ) -> Rational {
    let moved = geometry.support.enumerated().reduce(geometry.residual.map { _ in 0.0 }) { sum, entry in
      zip(sum, geometry.columns[entry.element]).map {
        $0 + $1.midpoint.double() * slope[entry.offset].midpoint.double()
      }
    }
    let square = moved.reduce(0) { $0 + $1 * $1 }
    let change = error.vector.double() + error.matrix.double() * (geometry.pointNorm.midpoint.double() + 1)
    let residual = geometry.residualNorm.midpoint.double()
    let guess = change * residual / max(multiplier.midpoint.double() * square, .leastNormalMagnitude)
    let smallest = multiplier.midpoint * .powerOfTwo(-80)
    guard guess.isFinite, guess > 0, let exact = try? Rational(exactly: guess) else { return smallest }
    return max(exact, smallest)
  }

  /// Whether the multiplier of every data is between those of the two ends.
  private static func encloses(
    _ lower: Envelope, _ upper: Envelope, _ problem: RationalProblem, _ geometry: SupportGeometry
  ) -> Bool {
    let (low, high) = (lower.residualNorm + lower.residualChange, upper.residualNorm - upper.residualChange)
    let parameter = geometry.number(problem.parameter)
    if problem.kind == .p1 { return low.isLess(than: parameter) == .holds && parameter.isLess(than: high) == .holds }
    // ν = λ‖r‖: at ν₋ the residual is too large for ν, at ν₊ too small.
    let least = parameter * (lower.residualNorm - lower.residualChange)
    let most = parameter * (upper.residualNorm + upper.residualChange)
    return lower.multiplier.isLess(than: least) == .holds && most.isLess(than: upper.multiplier) == .holds
  }

  /// (P3) with x = 0 and r = y: 0 stays optimal if |A′_jᵀy′| < λw_j‖y′‖ for all data.
  private static func zero(
    _ geometry: SupportGeometry, _ problem: RationalProblem, _ error: DataError
  ) throws(Undetermined) -> PerturbationBound {
    let (matrix, vector) = (geometry.number(error.matrix), geometry.number(error.vector))
    guard problem.kind == .p3 else { throw Undetermined(condition: "a minimiser that is not 0") }
    for (j, column) in geometry.columns.enumerated() {
      let reached = Interval.dotProduct(column, geometry.residual, precision: geometry.precision).magnitude
      let most = reached + matrix * geometry.residualNorm + (geometry.norm(column) + matrix) * vector
      let limit = geometry.number(problem.parameter * geometry.weights[j]) * (geometry.residualNorm - vector)
      guard most.isLess(than: limit) == .holds else {
        throw Undetermined(condition: "|A_jᵀy| < λ·w_j·‖y‖ for all data, column \(geometry.leaders[j] + 1)")
      }
    }
    return PerturbationBound(distance: 0, keepsSupport: true)
  }
}
