import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra
import RecoveryProblems

/// The exact solution of (P1), (P2), (P3) for rational data of any kind.
///
/// One path serves all three: x(μ) minimises ½‖Ax − y‖² + μ‖x‖_{1,w}, and its residual r(μ) is unique and piecewise linear. (P2) is the point
/// μ = λ/2; (P1) the one with ‖r(μ)‖ = ε; (P3) the one with μ = λ‖r(μ)‖ or, if there is none, the limit μ → 0, basis pursuit. On a
/// linear piece each of these is an equation for μ² over ℚ.
///
/// The fast way guesses support and signs in binary64 and accepts them if all conditions of optimality hold exactly; the
/// sure way computes points of the path by ``ExactActiveSet`` and closes in on μ.
public struct ExactSolver: Sendable {
  /// What a problem has.
  public enum Outcome: Sendable {
    /// Minimisers: one of them, and a solution of the dual problem, for `SolutionPolyhedron` to verify.
    case solved(OptimalPair)
    /// No point with ‖Ax − y‖ ≤ ε: a vector v with Aᵀv = 0 and ⟨v, y⟩ > ε‖v‖, verified.
    case infeasible(witness: QuadraticVector)
  }

  let problem: RationalProblem
  let lasso: IntegerLasso
  let method: SolutionMethod

  /// Solves `problem`.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  /// - Complexity: the fast way solves two |P| × |P| systems over ℤ and takes 2mN products; the sure way as often
  ///   as the support changes.
  public static func solve(_ problem: RationalProblem, method: SolutionMethod = .automatic) throws -> Outcome {
    let solver = ExactSolver(problem, method: method)
    switch problem.kind {
    case .p1: return try solver.solveConstrained()
    case .p2: return .solved(try solver.solveSquared())
    case .p3: return .solved(try solver.solveUnsquared())
    }
  }

  init(_ problem: RationalProblem, method: SolutionMethod) {
    self.problem = problem
    self.method = method
    lasso = IntegerLasso(problem)
  }

  /// A guess for `target`: empty when the exact way is asked for, or binary64 leads nowhere.
  func guess(_ target: SupportProposal.Target, for lasso: IntegerLasso) -> SupportProposal {
    guard method == .automatic else { return .empty }
    return lasso.proposal(for: target) ?? .empty
  }

  /// The piece on the columns of a guess that are independent.
  func piece(on guess: SupportProposal, of lasso: IntegerLasso) -> LinearPiece? {
    let kept = SupportSystem.independentColumns(lasso, among: guess.support)
    return LinearPiece(lasso, support: kept.map { guess.support[$0] }, signs: kept.map { guess.signs[$0] })
  }

  // MARK: - (P2)

  /// μ̂ = (αβ/γ)·λ/2; the dual vector is u = 2r.
  private func solveSquared() throws -> OptimalPair {
    let scale = Rational(lasso.matrixScale * lasso.sampleScale) * problem.parameter
    let multiplier = try scale / Rational(2 * lasso.weightScale)
    let guess = guess(.multiplier(problem.parameter.double() / 2), for: lasso)
    let parameter = PathMultiplier(multiplier)
    let piece: LinearPiece
    if method == .automatic, let proposed = self.piece(on: guess, of: lasso), proposed.isOptimal(at: parameter) {
      piece = proposed
    } else {
      piece = try ExactActiveSet.piece(of: lasso, at: multiplier, from: guess)
    }
    let solution = PathPoint(lasso, piece: piece, multiplier: parameter)
    return OptimalPair(point: solution.point, dual: solution.residual.scaled(by: 2))
  }
}
