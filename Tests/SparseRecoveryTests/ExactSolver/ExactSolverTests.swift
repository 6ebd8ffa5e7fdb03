import ExactArithmetic
import SparseRecovery
import Testing

@Suite("The exact solver, against the conditions of optimality")
struct ExactSolverTests {
  @Test(arguments: RecoveryProblem.Kind.allCases, ExactSolver.Method.allCases)
  func solvesRandomProblems(kind: RecoveryProblem.Kind, method: ExactSolver.Method) throws {
    var problems = RandomProblems(seed: 20_261_121)
    var (solved, infeasible, irrational) = (0, 0, 0)
    for _ in 0..<1000 {
      let problem = try problems.next(kind)
      switch try ExactSolver.solve(problem, method: method) {
      case .solved(let pair):
        solved += 1
        if !pair.point.isRational { irrational += 1 }
        let objection = PlainOptimality.objection(problem, pair)
        #expect(objection == nil, "\(problem)")
      case .infeasible(let witness):
        infeasible += 1
        #expect(PlainOptimality.provesInfeasibility(problem, witness.rationals ?? []), "\(problem)")
      }
    }
    #expect(solved > 500)
    #expect((infeasible > 50) == (kind == .p1))
    #expect((irrational > 50) == (kind != .p2))
  }
}
