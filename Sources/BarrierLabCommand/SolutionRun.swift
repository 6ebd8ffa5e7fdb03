import ArgumentParser
import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Foundation
import Polyhedra
import RecoveryProblems
import Reports

/// One solution of a problem by the command: what was found, and how long it took.
struct SolutionRun {
  enum Outcome {
    case solved(SolutionSet)
    case infeasible(QuadraticVector)
  }

  let outcome: Outcome
  let seconds: SolveDocument.Timing

  /// Solves `problem`, verifies the solution and describes the set of minimisers.
  static func solving(
    _ problem: RationalProblem, method: SolutionMethod, _ progress: Progress
  ) throws -> SolutionRun {
    let start = Date()
    let processor = processorTime()
    progress.show("solving \(problem.rowCount) × \(problem.columnCount)")
    do {
      let outcome = try ExactSolver.solve(problem, method: method)
      let solved = Date()
      switch outcome {
      case .infeasible(let witness):
        return SolutionRun(
          outcome: .infeasible(witness),
          seconds: SolveDocument.Timing(
            solve: solved.timeIntervalSince(start), solutionSet: 0, processor: processor()))
      case .solved(let pair):
        progress.show("verifying, and looking for other minimisers")
        let set = try SolutionSet(try SolutionPolyhedron(problem: problem, pair: pair))
        return SolutionRun(
          outcome: .solved(set),
          seconds: SolveDocument.Timing(
            solve: solved.timeIntervalSince(start), solutionSet: Date().timeIntervalSince(solved),
            processor: processor()))
      }
    } catch { throw CommandFailure.claim("undecided: \(error)") }
  }

  /// What tells the seconds that the processor has worked from now on.
  private static func processorTime() -> () -> Double {
    let start = clock()
    // POSIX has a million clock ticks a second.
    return { Double(clock() - start) / 1_000_000 }
  }

  /// The problem with real data; `nil` if they are complex.
  static func rationalProblem(of input: ProblemInput) throws -> RationalProblem? {
    do { return try input.rationalProblem() } catch { throw error.exit() }
  }

  /// The vertices, if they are at most `limit`.
  static func vertices(of set: SolutionSet, limit: Int) throws -> VertexList<QuadraticNumber> {
    do { return try set.vertices(limit: limit) } catch { throw CommandFailure.claim("undecided: \(error)") }
  }

  /// The enclosure for complex data, and how long it took. That there is one minimiser is part of the enclosure: no time
  /// goes into the set of all.
  static func complexOutcome(of input: ProblemInput, bits: Int) throws -> (ComplexOutcome, SolveDocument.Timing) {
    let start = Date()
    let processor = processorTime()
    let problem: ComplexProblem
    do {
      let (real, imaginary) = (input.matrix.realPart, input.matrix.imaginaryPart)
      problem = try ComplexProblem(
        input.kind, parameter: input.parameter,
        matrix: Matrix(rows: real.rowCount, columns: real.columnCount) { i, j in
          GaussianRational(real[i, j], imaginary?[i, j] ?? 0)
        },
        vector: input.vector.realPart.indices.map {
          GaussianRational(input.vector.realPart[$0], input.vector.imaginaryPart?[$0] ?? 0)
        }, weights: input.weights)
    } catch { throw CommandFailure.data("\(error)") }
    let outcome = problem.enclosure(bits: bits)
    return (
      outcome,
      SolveDocument.Timing(solve: Date().timeIntervalSince(start), solutionSet: 0, processor: processor())
    )
  }
}
