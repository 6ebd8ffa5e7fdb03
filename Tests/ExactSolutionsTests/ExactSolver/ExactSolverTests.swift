import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Polyhedra
import RecoveryProblems
import TestSupport
import Testing

@Suite("The exact solver, against the conditions of optimality")
struct ExactSolverTests {
  @Test(arguments: RecoveryProblem.Kind.allCases, SolutionMethod.allCases)
  func solvesRandomProblems(kind: RecoveryProblem.Kind, method: SolutionMethod) throws {
    var problems = RandomProblems(seed: 20_261_121)
    var (solved, infeasible, irrational) = (0, 0, 0)
    let count = scaledIterations(1000)
    for _ in 0..<count {
      let problem = try problems.next(kind)
      switch try ExactSolver.solve(problem, method: method) {
      case .solved(let pair):
        solved += 1
        if !pair.point.isRational { irrational += 1 }
        let objection = SolverLaws.objection(problem, pair)
        #expect(objection == nil, "\(problem)")
      case .infeasible(let witness):
        infeasible += 1
        #expect(SolverLaws.provesInfeasibility(problem, witness.rationals ?? []), "\(problem)")
      }
    }
    #expect(solved * 2 > count)
    #expect((infeasible * 20 > count) == (kind == .p1))
    #expect((irrational * 20 > count) == (kind != .p2))
  }

  /// Entries of very different sizes: the last piece of the path begins at about 2^-20000 of the first.
  @Test(arguments: SolutionMethod.allCases)
  func sizesThatDifferByThousandsOfBits(method: SolutionMethod) throws {
    let (large, small) = (Rational.powerOfTwo(10_000), Rational.powerOfTwo(-10_000))
    let matrix = try Matrix(rows: [[large, 2, small], [0, 1, 1]])
    for (kind, parameter) in [(RecoveryProblem.Kind.p1, Rational(0)), (.p1, small), (.p2, 1), (.p3, small)] {
      let problem = try RationalProblem(kind, parameter: parameter, matrix: matrix, vector: [3, 5])
      guard case .solved(let pair) = try ExactSolver.solve(problem, method: method) else {
        Issue.record("\(kind) is feasible")
        continue
      }
      #expect(SolverLaws.objection(problem, pair) == nil, "\(kind)")
    }
  }
}
