import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing
import TrainingData

@Suite("Training data of instances that nobody prepared")
struct ArbitraryInstanceTests {
  /// A dense matrix of quadratic irrationals with a repeated and an opposite column, and two samples.
  private func instance(_ kind: RecoveryProblem.Kind) throws -> Instance {
    let root = ExactReal(2).squareRoot()
    let third = try Rational(numerator: 1, denominator: 3)
    let rows: [[ExactReal]] = [
      [root, 1, ExactReal(third), root, -1, 2],
      [1, ExactReal(-2), root * ExactReal(third), 1, 2, 0],
      [ExactReal(3), root, 1, ExactReal(3), -root, root],
    ]
    return try Instance(
      problem: try RecoveryProblem(kind, parameter: try Rational(numerator: 1, denominator: 5)),
      matrix: try FactoredMatrix(left: nil, right: try Matrix(rows: rows)),
      untransformedSamples: [[1, root, ExactReal(third)], [ExactReal(-2), 0, root]])
  }

  /// Every datum satisfies (T); the third condition is recomputed from the minimiser that comes with it.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func dataAreAdmissible(kind: RecoveryProblem.Kind) throws {
    let instance = try instance(kind)
    for manner: HonestOracle.Manner in [.nearest, .random(seed: 5), .edge(seed: 7)] {
      let oracle = HonestOracle(instance, manner: manner)
      for level in [1, 2, 9, 40] {
        for k in 0..<2 {
          let query = Query(sample: k, level: level)
          let answer = try oracle.datum(for: query)
          let verdict = try Admissibility.check(
            matrix: answer.factors, vector: answer.datum.vector, solution: answer.datum.solution, query: query,
            instance: instance, precision: 256)
          #expect(verdict.verdict == .holds, "\(manner) at \(query)")
          guard case .minimiser(let pair) = answer.proof else {
            Issue.record("the proof at \(query) is no exact minimiser")
            continue
          }
          let approximate = try RationalProblem(
            kind, parameter: instance.problem.parameter, matrix: answer.datum.matrix, vector: answer.datum.vector)
          _ = try SolutionPolyhedron(problem: approximate, pair: pair)
          let square = (QuadraticVector(answer.datum.solution) - pair.point).squaredNorm
          #expect(square <= QuadraticNumber(Rational.powerOfTwo(-2 * level)))
        }
      }
    }
  }

  /// A solution moved by twice the radius is refused, in whatever direction.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func distantSolutionsAreRefused(kind: RecoveryProblem.Kind) throws {
    let instance = try instance(kind)
    let query = Query(sample: 0, level: 12)
    let answer = try HonestOracle(instance).datum(for: query)
    for j in 0..<answer.datum.columnCount {
      var solution = answer.datum.solution
      solution[j] -= Rational.powerOfTwo(-6)
      let verdict = try Admissibility.check(
        matrix: answer.factors, vector: answer.datum.vector, solution: solution, query: query, instance: instance,
        precision: 256)
      // Along the direction that exchanges the two equal columns a minimiser may stay within reach.
      if j == 1 || j == 2 || j == 5 {
        #expect(verdict.solution == .fails)
      } else {
        #expect(verdict.solution != .undecided)
      }
    }
  }
}
