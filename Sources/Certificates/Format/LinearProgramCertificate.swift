import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A certificate in VIPR 1.0, a public text format for linear programs that programs of others check.
///
/// Basis pursuit, (P1) with ε = 0 and (P3) where the minimisers fit exactly and ‖u‖ < 1, is the linear program
///
///     minimise π·Σ w_j (p_j + q_j)   subject to   A(p − q) = y,  p ≥ 0,  q ≥ 0,      x = p − q.
///
/// The value is proved by a solution and by the combination Σ u_i·(row i) + Σ (πw_j − A_jᵀu)·p_j + Σ (πw_j + A_jᵀu)·q_j of the
/// constraints, infeasibility by a combination of the rows that says 0 = β for a β ≠ 0.
///
/// Source: K. Cheung, A. Gleixner, D. Steffy, *Verifying integer programming results*, IPCO 2017.
public struct LinearProgramCertificate: Sendable {
  /// The file.
  public let text: String

  /// The certificate of the least value; `nil` if the problem is no linear program, or an optimal vector is irrational.
  public init?(_ set: SolutionPolyhedron) {
    let problem = set.problem
    guard Self.isLinearProgram(set), let x = set.pair.point.rationals, let u = set.pair.dual.rationals,
      let correlations = problem.transposedProduct(set.pair.dual).rationals, let value = set.objective.rational
    else { return nil }
    var carried: [String] = []
    for (j, entry) in x.enumerated() where !entry.isZero {
      carried.append("\(entry.signum > 0 ? 2 * j : 2 * j + 1) \(entry.magnitude)")
    }
    var terms: [String] = []
    for (j, (weight, reached)) in zip(problem.weights, correlations).enumerated() {
      for (offset, slack) in [problem.penalty * weight - reached, problem.penalty * weight + reached].enumerated()
      where !slack.isZero {
        terms.append("\(2 * j + offset) \(slack)")
      }
    }
    terms += Self.terms(of: u, from: 2 * problem.columnCount)
    text =
      (Self.header(problem) + [
        "RTP range \(value) \(value)", "SOL 1", "minimiser \(carried.count) \(carried.joined(separator: " "))", "DER 1",
        "bound G \(value) OBJ { lin \(terms.count) \(terms.joined(separator: " ")) } -1", "",
      ]).joined(separator: "\n")
  }

  /// The certificate that Ax = y has no solution; `nil` unless the functional v is rational with Aᵀv = 0 and ⟨v, y⟩ ≠ 0,
  /// and the problem is (P1) with ε = 0.
  public init?(ofInfeasibilityOf problem: RationalProblem, functional: QuadraticVector) {
    guard problem.kind == .p1, problem.parameter.isZero, problem.isInfeasible(provedBy: functional),
      let v = functional.rationals
    else { return nil }
    let terms = Self.terms(of: v, from: 2 * problem.columnCount)
    text =
      (Self.header(problem) + [
        "RTP infeas", "SOL 0", "DER 1",
        "absurd E \(Rational.dotProduct(v, problem.vector)) 0 { lin \(terms.count) \(terms.joined(separator: " ")) } -1",
        "",
      ]).joined(separator: "\n")
  }

  /// Whether every minimiser has Ax = y, and the problem is the linear program of that.
  private static func isLinearProgram(_ set: SolutionPolyhedron) -> Bool {
    switch set.problem.kind {
    case .p1: return set.problem.parameter.isZero
    case .p2: return false
    case .p3:
      guard case .fixed = set.fit else { return false }
      return set.problem.residual(set.pair.point).isZero
    }
  }

  /// The sections up to the constraints. Variable 2j is p_j, variable 2j + 1 is q_j, for j from 0.
  private static func header(_ problem: RationalProblem) -> [String] {
    let columns = problem.columnCount
    let names = (1...max(1, columns)).map { "p\($0) q\($0)" }
    let costs = problem.weights.enumerated().map { j, weight in
      "\(2 * j) \(problem.penalty * weight) \(2 * j + 1) \(problem.penalty * weight)"
    }
    var lines = [
      "VER 1.0", "VAR \(2 * columns)", names.joined(separator: " "), "INT 0", "OBJ min",
      "\(2 * columns) \(costs.joined(separator: " "))", "CON \(2 * columns + problem.rowCount) \(2 * columns)",
    ]
    for j in 0..<columns {
      lines.append("bp\(j + 1) G 0 1 \(2 * j) 1")
      lines.append("bq\(j + 1) G 0 1 \(2 * j + 1) 1")
    }
    for i in 0..<problem.rowCount {
      var entries: [String] = []
      for j in 0..<columns where !problem.matrix[i, j].isZero {
        entries.append("\(2 * j) \(problem.matrix[i, j]) \(2 * j + 1) \(-problem.matrix[i, j])")
      }
      lines.append("row\(i + 1) E \(problem.vector[i]) \(2 * entries.count) \(entries.joined(separator: " "))")
    }
    return lines
  }

  /// The multipliers that are not 0, with the indices of their constraints.
  private static func terms(of multipliers: [Rational], from first: Int) -> [String] {
    multipliers.enumerated().filter { !$0.element.isZero }.map { "\(first + $0.offset) \($0.element)" }
  }
}
