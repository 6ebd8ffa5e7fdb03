import ExactArithmetic
import RecoveryProblems

extension ComplexProblem {
  /// What rational arithmetic says about the candidate x = 0.
  enum ZeroVerdict {
    /// 0 is the unique minimiser.
    case unique
    /// 0 is a minimiser, perhaps one of many: |A_jᴴy| = λ·w_j·‖y‖ for these j in (P3).
    case tie(columns: [Int])
    /// 0 is not a minimiser.
    case notOptimal
  }

  /// Whether x = 0 is the minimiser, decided exactly.
  ///
  /// - (P1): iff ‖y‖ ≤ ε; it is unique then because w > 0.
  /// - (P2): iff |A_jᴴy| ≤ (λ/2)·w_j for all j. All minimisers share the residual y and the minimum ‖y‖², so they have
  ///   ‖x‖_{1,w} = 0: equality does no harm.
  /// - (P3): iff |A_jᴴy| ≤ λ·w_j·‖y‖ for all j. If every inequality is strict, u = y/‖y‖ forces x_j = 0 for all j; y = 0
  ///   is trivial. Else other minimisers may exist (|x| + |1 − x| is constant on [0, 1]).
  ///
  /// - Complexity: 4·m·N multiplications of rationals.
  func zeroVerdict() -> ZeroVerdict {
    let squaredNorm = Rational.sum(vector.map(\.squaredModulus))
    if kind == .p1 { return squaredNorm <= parameter * parameter ? .unique : .notOptimal }
    if squaredNorm.isZero { return .unique }
    let level = kind == .p2 ? parameter * parameter * .powerOfTwo(-2) : parameter * parameter * squaredNorm
    var ties: [Int] = []
    for (j, product) in matrix.adjointTimes(vector).enumerated() {
      let (reached, bound) = (product.squaredModulus, level * weights[j] * weights[j])
      if reached > bound { return .notOptimal }
      if reached == bound { ties.append(j) }
    }
    return ties.isEmpty || kind == .p2 ? .unique : .tie(columns: ties)
  }

  /// The enclosure of x = 0, once it is known to be the unique minimiser.
  func zeroEnclosure(precision: Int) -> ComplexEnclosure {
    let zero = Interval(0, precision: precision)
    let entries = vector.map { ComplexInterval($0, precision: precision) }
    let norm = Interval.euclideanNorm(entries.flatMap { [$0.real, $0.imaginary] }, precision: precision)
    let squaredNorm = Interval(Rational.sum(vector.map(\.squaredModulus)), precision: precision)
    let nothing = ComplexInterval(zero, zero)
    let dual: [ComplexInterval]
    let objective: Interval
    switch kind {
    case .p1: (dual, objective) = (entries.map { _ in nothing }, zero)
    case .p2: (dual, objective) = (entries.map { $0.scaled(byPowerOfTwo: 1) }, squaredNorm)
    case .p3:
      objective = norm
      dual = entries.map {
        guard let real = $0.real.divided(by: norm), let imaginary = $0.imaginary.divided(by: norm) else {
          return nothing
        }
        return ComplexInterval(real, imaginary)
      }
    }
    return ComplexEnclosure(
      regime: .zero, solution: weights.map { _ in nothing }, support: [], objective: objective, residualNorm: norm,
      dual: dual, precision: precision)
  }
}
