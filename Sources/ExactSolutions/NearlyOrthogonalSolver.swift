import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// Numerical solution of (P1), (P2), (P3) for a matrix whose columns are orthogonal up to a small perturbation.
///
/// This is the situation of every rational approximation of a block matrix behind an orthogonal transform. With unit
/// columns B̂ the iteration x ← x + B̂ᵀ(y − B̂x) contracts by ‖I − B̂ᵀB̂‖, so a few products reach any precision. The
/// result is a proposal: it counts only after ``SolutionSetEnclosure`` has confirmed it.
struct NearlyOrthogonalSolver {
  /// A proposal in terms of the columns of B.
  struct Proposal {
    /// x, zero outside the support.
    var coefficients: [Interval]
    /// u, not yet scaled into the feasible set.
    var dual: [Interval]
    /// The columns on which |B_jᵀu| reaches the penalty.
    var support: [Int]
  }

  /// The number of bits at the end of a result that are not relied on: rounding, and the size of the last correction.
  static let guardBits = 48

  private let columns: [[Interval]]
  private let lengths: [Interval]
  private let sample: [Interval]
  private let problem: RecoveryProblem
  /// The precision of the proposal.
  private let targetPrecision: Int
  /// The working precision. In (P1) and (P2) the dual vector is a multiple of the residual, which is smaller than the
  /// sample by the length of the columns: so many bits more.
  private let precision: Int

  /// The solver for the columns of `matrix` and the right-hand side `sample`, both taken at their midpoints.
  init(problem: RecoveryProblem, matrix: Matrix<Interval>, sample: [Interval], precision: Int) throws(ArithmeticError) {
    let size = matrix.elements.compactMap(\.leadingBitExponent).max() ?? 0
    let working = precision + (problem.kind == .p3 ? 0 : max(0, size) + 16)
    var columns: [[Interval]] = []
    var lengths: [Interval] = []
    for j in 0..<matrix.columnCount {
      let column = matrix.column(j).map { $0.center.rounded(toPrecision: working) }
      let length = Interval.euclideanNorm(column, precision: working).center
      guard let inverse = Interval(1, precision: working).divided(by: length)?.center else { throw .divisionByZero }
      let unit = column.map { $0.isExactlyZero ? $0 : ($0 * inverse).center }
      columns.append(unit)
      lengths.append(length)
    }
    self.columns = columns
    self.lengths = lengths
    self.sample = sample.map { $0.center.rounded(toPrecision: working) }
    self.problem = problem
    targetPrecision = precision
    self.precision = working
  }

  /// The proposal.
  ///
  /// - Throws: `ArithmeticError.undecided` when the columns are not orthogonal enough, or the support does not settle.
  func proposal() throws(ArithmeticError) -> Proposal {
    let correlations = columns.indices.map { correlation($0, sample) }
    let noise = (correlations.compactMap(\.leadingBitExponent).max() ?? 0) - precision + Self.guardBits
    var support = columns.indices.filter { (correlations[$0].leadingBitExponent ?? Int.min) > noise }
    if problem.kind == .p2 {
      let threshold = Interval(problem.parameter, precision: precision).scaled(byPowerOfTwo: -1)
      support = support.filter { threshold.isLess(than: (correlations[$0] * lengths[$0]).magnitude) != .fails }
    }
    var signs = columns.indices.map { correlations[$0].isPositive == .holds ? 1 : -1 }
    for _ in 0..<(2 * columns.count + 8) {
      let fit = try leastSquares(support)
      var target: [Interval] = []
      for j in support {
        guard let share = Interval(signs[j], precision: precision).divided(by: lengths[j]) else {
          throw .divisionByZero
        }
        target.append(share.center)
      }
      let slope = try gramSolution(support, target)
      let remainder = difference(sample, combination(support, fit))
      let direction = combination(support, slope)
      let multiplier = try multiplier(remainder, direction)
      var coefficients: [Interval] = []
      for (value, step) in zip(fit, slope) { coefficients.append((value - multiplier * step).center) }

      // In an exact fit a coefficient that vanishes leaves its dual constraint slack: the dual vector stays short.
      let largest = coefficients.compactMap(\.leadingBitExponent).max() ?? 0
      let vanishing = coefficients.map { ($0.leadingBitExponent ?? Int.min) < largest - precision + Self.guardBits }
      if problem.kind == .p3, vanishing.contains(true) {
        support = support.indices.filter { !vanishing[$0] }.map { support[$0] }
        continue
      }
      let wrong = support.indices.filter { coefficients[$0].isPositive != (signs[support[$0]] > 0 ? .holds : .fails) }
      if !wrong.isEmpty {
        if problem.kind == .p3 {
          for index in wrong { signs[support[index]] = -signs[support[index]] }
        } else {
          support = support.indices.filter { !wrong.contains($0) }.map { support[$0] }
        }
        continue
      }
      let residual = zip(remainder, direction).map { ($0 + multiplier * $1).center }
      if problem.kind != .p3 {
        // Beyond the errors of rounding: a column exactly at the threshold stays out, or it would come and go for ever. What it
        // may exceed is less than what the dual vector is moved inside.
        let threshold = multiplier + multiplier.scaled(byPowerOfTwo: Self.guardBits - 8 - targetPrecision)
        let entering = columns.indices.filter { j in
          !support.contains(j) && threshold.isLess(than: (correlation(j, residual) * lengths[j]).magnitude) == .holds
        }
        if !entering.isEmpty {
          for j in entering { signs[j] = correlation(j, residual).isPositive == .holds ? 1 : -1 }
          support = (support + entering).sorted()
          continue
        }
      }
      return try proposal(support, coefficients, residual, direction, multiplier)
    }
    throw .undecided("the support of a solution", precision: precision)
  }

  /// The proposal on the final support, in terms of the columns of B.
  private func proposal(
    _ support: [Int], _ coefficients: [Interval], _ residual: [Interval], _ direction: [Interval],
    _ multiplier: Interval
  ) throws(ArithmeticError) -> Proposal {
    var values = Array(repeating: Interval(0, precision: precision), count: columns.count)
    for (index, j) in support.enumerated() {
      guard let value = coefficients[index].divided(by: lengths[j]) else { throw .divisionByZero }
      values[j] = value.center
    }
    var dual: [Interval] = []
    switch problem.kind {
    case .p1:
      for entry in residual {
        guard let scaled = entry.divided(by: multiplier) else { throw .divisionByZero }
        dual.append(scaled.center)
      }
    case .p2: dual = residual.map { $0.scaled(byPowerOfTwo: 1) }
    case .p3: dual = direction.map { ($0 * Interval(problem.parameter, precision: precision)).center }
    }
    // Columns whose constraint is tight although they carry nothing belong to the support as well.
    let edge = Interval(problem.penalty, precision: precision)
    let margin = edge.scaled(byPowerOfTwo: -targetPrecision / 2)
    var saturated = Set(support)
    for j in columns.indices where !saturated.contains(j) {
      let reached = (correlation(j, dual) * lengths[j]).magnitude
      if (edge - margin).isLess(than: reached) == .holds { saturated.insert(j) }
    }
    return Proposal(coefficients: values, dual: dual, support: saturated.sorted())
  }

  /// μ with B_jᵀr = μ·s_j on the support, for the residual r = remainder + μ·direction.
  private func multiplier(_ remainder: [Interval], _ direction: [Interval]) throws(ArithmeticError) -> Interval {
    let parameter = Interval(problem.parameter, precision: precision)
    switch problem.kind {
    case .p2: return parameter.scaled(byPowerOfTwo: -1)
    case .p3: return Interval(0, precision: precision)
    case .p1:
      let fixed = remainder.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
      let moving = direction.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
      guard let square = (parameter.squared() - fixed).center.divided(by: moving.center), let root = square.squareRoot()
      else {
        throw .undecided("the multiplier of (P1)", precision: precision)
      }
      // A little inside the ball, so that the point is certainly feasible.
      return (root.center - root.center.scaled(byPowerOfTwo: Self.guardBits - targetPrecision)).center
    }
  }

  /// x with B̂_JᵀB̂_J x = B̂_Jᵀy.
  private func leastSquares(_ support: [Int]) throws(ArithmeticError) -> [Interval] {
    try refine(support) { x in
      let residual = difference(sample, combination(support, x))
      return support.map { correlation($0, residual) }
    }
  }

  /// h with B̂_JᵀB̂_J h = target.
  private func gramSolution(_ support: [Int], _ target: [Interval]) throws(ArithmeticError) -> [Interval] {
    try refine(support) { h in
      let image = combination(support, h)
      return support.indices.map { (target[$0] - correlation(support[$0], image)).center }
    }
  }

  /// Iterates x ← x + correction(x) from 0 until the correction is at the level of rounding.
  private func refine(_ support: [Int], _ correction: ([Interval]) -> [Interval]) throws(ArithmeticError) -> [Interval]
  {
    var x = Array(repeating: Interval(0, precision: precision), count: support.count)
    var first: Int?
    for _ in 0..<(precision / 2 + 32) {
      let step = correction(x)
      x = zip(x, step).map { ($0 + $1).center }
      guard let size = step.compactMap(\.leadingBitExponent).max() else { return x }
      if let first, size <= first - precision + 16 { return x }
      first = max(first ?? size, size)
    }
    throw .undecided("a linear system with nearly orthogonal columns", precision: precision)
  }

  private func combination(_ support: [Int], _ x: [Interval]) -> [Interval] {
    sample.indices.map { i in
      var sum = Interval(0, precision: precision)
      for (index, j) in support.enumerated() where !columns[j][i].isExactlyZero {
        sum.addProduct(columns[j][i], x[index])
      }
      return sum.center
    }
  }

  private func correlation(_ j: Int, _ v: [Interval]) -> Interval {
    Interval.dotProduct(columns[j], v, precision: precision).center
  }

  private func difference(_ v: [Interval], _ w: [Interval]) -> [Interval] {
    zip(v, w).map { ($0 - $1).center }
  }
}
