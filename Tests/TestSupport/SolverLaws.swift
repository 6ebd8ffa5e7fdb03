import ExactArithmetic
import RecoveryProblems

/// A real a + b√t with plain rational parts; it shares no code with the numbers of the laboratory's solver.
struct PlainSurd {
  var a: Rational
  var b: Rational
  var t: Rational

  init(_ value: QuadraticNumber) {
    (a, b, t) = (value.rationalPart, value.coefficient, Rational(value.radicand))
  }

  init(rational value: Rational) { (a, b, t) = (value, 0, 0) }

  static let zero = PlainSurd(rational: 0)
  static let one = PlainSurd(rational: 1)

  private init(_ a: Rational, _ b: Rational, _ t: Rational) { (self.a, self.b, self.t) = (a, b, t) }

  static func + (x: PlainSurd, y: PlainSurd) -> PlainSurd { PlainSurd(x.a + y.a, x.b + y.b, max(x.t, y.t)) }
  static func - (x: PlainSurd, y: PlainSurd) -> PlainSurd { PlainSurd(x.a - y.a, x.b - y.b, max(x.t, y.t)) }
  static func * (x: PlainSurd, y: PlainSurd) -> PlainSurd {
    let t = max(x.t, y.t)
    return PlainSurd(x.a * y.a + x.b * y.b * t, x.a * y.b + x.b * y.a, t)
  }

  var sign: Int {
    let (left, right) = (a * a, b * b * t)
    if right.isZero { return a.signum }
    if a.signum == b.signum || a.isZero { return b.signum }
    return left == right ? 0 : left > right ? a.signum : b.signum
  }

  var magnitude: PlainSurd { sign < 0 ? .zero - self : self }
}

/// Laws that every exact solver must keep: the conditions of optimality, written down once more from the definition of the three problems, so
/// that nothing of a solver or of a certificate is trusted.
public enum SolverLaws {
  /// What is wrong with the pair as minimiser and dual solution; `nil` when nothing is.
  public static func objection(_ problem: RationalProblem, _ pair: OptimalPair) -> String? {
    let (m, n) = (problem.matrix.rowCount, problem.matrix.columnCount)
    let x = (0..<n).map { PlainSurd(pair.point[$0]) }
    let u = (0..<m).map { PlainSurd(pair.dual[$0]) }
    func entry(_ i: Int, _ j: Int) -> PlainSurd { PlainSurd(rational: problem.matrix[i, j]) }
    let r = (0..<m).map { i in
      (0..<n).reduce(PlainSurd(rational: problem.vector[i])) { $0 - entry(i, $1) * x[$1] }
    }
    let edge = problem.kind == .p1 ? 1 : problem.parameter
    for j in 0..<n {
      let reached = (0..<m).reduce(PlainSurd.zero) { $0 + entry($1, j) * u[$1] }
      let bound = PlainSurd(rational: edge * problem.weights[j])
      if (reached.magnitude - bound).sign > 0 { return "column \(j): dual infeasible" }
      if (reached * x[j] - bound * x[j].magnitude).sign != 0 { return "column \(j): not complementary" }
    }
    let rr = r.reduce(PlainSurd.zero) { $0 + $1 * $1 }
    let uu = u.reduce(PlainSurd.zero) { $0 + $1 * $1 }
    let ur = zip(u, r).reduce(PlainSurd.zero) { $0 + $1.0 * $1.1 }
    let aligned = (ur * ur - uu * rr).sign == 0 && ur.sign >= 0
    switch problem.kind {
    case .p2:
      return zip(u, r).allSatisfy { ($0 - PlainSurd(rational: 2) * $1).sign == 0 } ? nil : "u is not 2r"
    case .p3:
      if (uu - .one).sign > 0 { return "‖u‖ > 1" }
      if rr.sign == 0 { return nil }
      return (uu - .one).sign == 0 && aligned ? nil : "r is not a multiple of u"
    case .p1:
      let bound = PlainSurd(rational: problem.parameter * problem.parameter)
      if (rr - bound).sign > 0 { return "not feasible" }
      if x.allSatisfy({ $0.sign == 0 }) { return nil }
      if (rr - bound).sign == 0, uu.sign > 0, aligned, rr.sign > 0 { return nil }
      let isOrthogonal = (0..<n).allSatisfy { j in
        (0..<m).reduce(PlainSurd.zero) { $0 + entry($1, j) * r[$1] }.sign == 0
      }
      return (rr - bound).sign == 0 && isOrthogonal ? nil : "neither aligned nor the only fit"
    }
  }

  /// Whether v proves that no x has ‖Ax − y‖ ≤ ε.
  public static func provesInfeasibility(_ problem: RationalProblem, _ v: [Rational]) -> Bool {
    let (m, n) = (problem.matrix.rowCount, problem.matrix.columnCount)
    let isOrthogonal = (0..<n).allSatisfy { j in
      (0..<m).reduce(Rational(0)) { $0 + problem.matrix[$1, j] * v[$1] }.isZero
    }
    let value = (0..<m).reduce(Rational(0)) { $0 + problem.vector[$1] * v[$1] }
    let square = v.reduce(Rational(0)) { $0 + $1 * $1 }
    return isOrthogonal && value.signum > 0 && value * value > problem.parameter * problem.parameter * square
  }
}
