import ExactArithmetic
import ExactSolutions
import RecoveryProblems

/// Weak duality for a ``ComplexProblem``, evaluated by code that shares nothing with the solver: exact products, and
/// square roots enclosed at 512 bits.
struct ComplexDualityGap {
  let problem: ComplexProblem
  private let precision = 512

  init(_ problem: ComplexProblem) { self.problem = problem }

  /// An enclosure of the objective at x; for (P1) without regard to the constraint.
  func objective(_ x: [GaussianRational]) -> Interval {
    var penalised = Interval(0, precision: precision)
    for (entry, weight) in zip(x, problem.weights) {
      penalised += root(entry.squaredModulus * weight * weight)
    }
    let square = Rational.sum(residual(x).map(\.squaredModulus))
    switch problem.kind {
    case .p1: return penalised
    case .p2: return penalised * Interval(problem.parameter, precision: precision) + enclosed(square)
    case .p3: return penalised * Interval(problem.parameter, precision: precision) + root(square)
    }
  }

  /// An enclosure of a lower bound of the minimum: the dual value of σu, with a σ ≤ 1 that makes σu feasible.
  func dualValue(_ u: [GaussianRational]) -> Interval {
    var excess = Interval(1, precision: precision)
    for (product, weight) in zip(problem.matrix.adjointTimes(u), problem.weights) {
      let bound = problem.penalty * weight
      if let ratio = root(product.squaredModulus).divided(by: enclosed(bound)) {
        excess = Interval.maximum(excess, ratio)
      }
    }
    let norm = root(Rational.sum(u.map(\.squaredModulus)))
    if problem.kind == .p3 { excess = Interval.maximum(excess, norm) }
    // Rounded to a rational upper bound, so that σ is one number and feasibility certain.
    guard let bound = excess.upperBound, let sigma = try? bound.reciprocal() else {
      return .entire(precision: precision)
    }
    var pairing = Rational(0)
    for (first, second) in zip(u, problem.vector) {
      pairing += first.real * second.real + first.imaginary * second.imaginary
    }
    let linear = enclosed(sigma * pairing)
    switch problem.kind {
    case .p1: return linear - enclosed(sigma * problem.parameter) * norm
    case .p2:
      return linear - enclosed(sigma * sigma * Rational.powerOfTwo(-2) * Rational.sum(u.map(\.squaredModulus)))
    case .p3: return linear
    }
  }

  /// ‖Ax − y‖² − ε², exactly.
  func constraintExcess(_ x: [GaussianRational]) -> Rational {
    Rational.sum(residual(x).map(\.squaredModulus)) - problem.parameter * problem.parameter
  }

  private func residual(_ x: [GaussianRational]) -> [GaussianRational] {
    zip(problem.matrix.times(x), problem.vector).map { $0 - $1 }
  }

  private func enclosed(_ value: Rational) -> Interval { Interval(value, precision: precision) }

  private func root(_ square: Rational) -> Interval {
    enclosed(square).squareRoot() ?? Interval(0, precision: precision)
  }
}

extension ComplexDualityGap {
  /// Why the enclosure cannot be right to 2^(−bits), or `nil` if weak duality confirms it.
  func objection(to found: ComplexEnclosure, bits: Int) -> String? {
    guard let width = found.largestWidth, width <= .powerOfTwo(-bits) else { return "too wide" }
    let point = found.solution.map(\.midpoint)
    let size = Rational(1 + 8 * (problem.matrix.rowCount + problem.matrix.columnCount))
    let tolerance = size * size * .powerOfTwo(4 - bits)
    let (upper, lower) = (objective(point), dualValue(found.dual.map(\.midpoint)))
    let gap = upper - lower
    guard let largest = gap.magnitudeUpperBound, largest <= tolerance else { return "gap \(gap)" }
    if problem.kind == .p1, constraintExcess(point) > tolerance { return "constraint violated" }
    guard let first = found.objective.lowerBound, let last = found.objective.upperBound,
      let below = lower.lowerBound, let above = upper.upperBound
    else { return "unbounded objective" }
    // The minimum is at least the dual value, and near the objective at the midpoint.
    guard last >= below, first <= above + tolerance else { return "objective \(found.objective) misses \(lower)" }
    for (j, entry) in found.solution.enumerated() where found.support.contains(j) == entry.contains(0) {
      return "entry \(j) and the support disagree"
    }
    return nil
  }
}
