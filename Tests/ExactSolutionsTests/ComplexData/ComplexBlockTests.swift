import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems
import Testing

/// Real block matrices [a | 0; 0 | αI] as complex data, whose minimisers are known in closed form ([CAH, §2]):
/// x = (c/a_max)·e_i on the first block, z_i on the second.
@Suite struct ComplexBlockTests {
  private let a: [Rational] = [3, 4]
  private let alpha: Rational = 5
  private let eta: [Rational] = [2, 0, -3]

  private func problem(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, first: [Rational]? = nil
  ) throws -> ComplexProblem {
    let a = first ?? a
    let matrix = Matrix(rows: 1 + eta.count, columns: a.count + eta.count) { i, j in
      if i == 0 { return GaussianRational(j < a.count ? a[j] : 0) }
      return GaussianRational(j == a.count + i - 1 ? alpha : 0)
    }
    return try ComplexProblem(
      kind, parameter: parameter, matrix: matrix, vector: ([1] + eta).map { GaussianRational($0) })
  }

  private func enclosure(_ problem: ComplexProblem) throws -> ComplexEnclosure {
    guard case .enclosed(let found) = problem.enclosure(bits: 200) else {
      Issue.record("\(problem.enclosure(bits: 200))")
      throw ArithmeticError.undecided("no enclosure", precision: 0)
    }
    #expect(ComplexDualityGap(problem).objection(to: found, bits: 200) == nil)
    #expect(found.solution.allSatisfy { $0.imaginary.contains(Rational(0)) })
    return found
  }

  /// (P3): c = 1, z_i = η_i/α; rows of A without support, so that the dual vector is not unique.
  @Test func squareRootLasso() throws {
    let found = try enclosure(problem(.p3, 1))
    let expected: [Rational] = [0, Rational(1, over: 4), Rational(2, over: 5), 0, Rational(-3, over: 5)]
    #expect(zip(found.solution, expected).allSatisfy { $0.contains(GaussianRational($1)) })
    #expect(found.regime == .exactFit && found.residualNorm.isZero == .holds)
    #expect(found.objective.contains(Rational(5, over: 4)))
  }

  /// (P2): c = 1 − λ/(2·a_max), z_i = soft(η_i, λ/(2α))/α.
  @Test func lasso() throws {
    let found = try enclosure(problem(.p2, 1))
    let expected: [Rational] = [0, Rational(7, over: 32), Rational(19, over: 50), 0, Rational(-29, over: 50)]
    #expect(zip(found.solution, expected).allSatisfy { $0.contains(GaussianRational($1)) })
    #expect(found.support == [1, 2, 4])
  }

  /// (P1): c = 1 − ε/(a_max·ρ), z_i = (η_i − ε·sgn(η_i)/(αρ))/α with ρ² = 1/a_max² + s/α², here 57/400.
  @Test func constrained() throws {
    let found = try enclosure(problem(.p1, Rational(1, over: 2)))
    let half = Interval(Rational(1, over: 2), precision: 300)
    guard let root = Interval(Rational(57, over: 400), precision: 300).squareRoot(), let unit = half.divided(by: root)
    else { throw ArithmeticError.divisionByZero }
    func enclosed(_ p: Int, _ q: Int) -> Interval { Interval(Rational(p, over: q), precision: 300) }
    let expected = [
      enclosed(0, 1), (enclosed(1, 1) - unit * enclosed(1, 4)) * enclosed(1, 4),
      (enclosed(2, 1) - unit * enclosed(1, 5)) * enclosed(1, 5), enclosed(0, 1),
      (enclosed(-3, 1) + unit * enclosed(1, 5)) * enclosed(1, 5),
    ]
    for (entry, value) in zip(found.solution, expected) { #expect(!entry.real.isDisjoint(with: value)) }
  }

  /// Basis pursuit is the limit: A x = y with the larger entry of the first row.
  @Test func basisPursuit() throws {
    let found = try enclosure(problem(.p1, 0))
    #expect(found.solution[1].contains(GaussianRational(Rational(1, over: 4))))
    #expect(found.support == [1, 2, 4] && found.regime == .exactFit)
  }

  /// Equal entries in the first row tie, and the minimiser is not unique; entries that differ by 2^-30 do not tie.
  @Test(arguments: RecoveryProblem.Kind.allCases) func equalColumnsAreUndecided(_ kind: RecoveryProblem.Kind) throws {
    let parameter = Rational(1, over: 2)
    guard case .undecided(let reason) = try problem(kind, parameter, first: [4, 4]).enclosure(bits: 60) else {
      Issue.record("\(kind)")
      return
    }
    switch reason {
    case .tie, .singular: break
    default: Issue.record("\(kind): \(reason)")
    }
    let near = try enclosure(problem(kind, parameter, first: [4, 4 - .powerOfTwo(-30)]))
    #expect(near.support == [0, 2, 4])
  }
}
