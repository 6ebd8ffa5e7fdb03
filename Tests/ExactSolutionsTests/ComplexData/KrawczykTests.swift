import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

@testable import ExactSolutions

/// The interval Newton test itself: what it must accept, and what it must refuse.
@Suite struct KrawczykTests {
  /// (P2) with A = (1), y = 3i/2 + 2 (|y| = 5/2), λ = 1: z = y·(1 − (1/2)/|y|) = (4/5)y.
  private func system() throws -> ResidualSystem {
    let sample = GaussianRational(2, Rational(3, over: 2))
    let problem = try ComplexProblem(.p2, parameter: 1, matrix: Matrix(rows: [[1]]), vector: [sample])
    return ResidualSystem(problem, support: [0], precision: 128)
  }

  private func point(_ real: Rational, _ imaginary: Rational) -> [Interval] {
    [Interval(real, precision: 128), Interval(imaginary, precision: 128)]
  }

  private let solution: (Rational, Rational) = (Rational(8, over: 5), Rational(6, over: 5))

  @Test func aZeroIsProved() throws {
    let start = point(solution.0 + .powerOfTwo(-40), solution.1)
    let test = try #require(KrawczykTest(system(), around: start, domainBits: 24))
    let box = try #require(test.box(around: start, precision: 128)?.box)
    #expect(box[0].contains(solution.0) && box[1].contains(solution.1))
    let width = try #require(box[0].width)
    #expect(width < .powerOfTwo(-50))
  }

  /// A box beside the zero is refused, however close.
  @Test func aWrongBoxIsRefused() throws {
    var tested = 0
    for exponent in [-22, -18, -10, -2] {
      let start = point(solution.0 + .powerOfTwo(exponent), solution.1)
      let test = KrawczykTest(try system(), around: start, domainBits: 24)
      if test != nil { tested += 1 }
      #expect(test?.box(around: start, precision: 128) == nil, "2^\(exponent)")
    }
    // The boxes are refused by the test itself, not only by what it needs beforehand.
    #expect(tested >= 2)
    let right = point(solution.0, solution.1)
    #expect(KrawczykTest(try system(), around: right, domainBits: 24)?.box(around: right, precision: 128) != nil)
  }

  /// F is not differentiable at z = 0.
  @Test func aDomainAroundZeroIsRefused() throws {
    #expect(KrawczykTest(try system(), around: point(0, 0), domainBits: 24) == nil)
  }

  /// Two equal columns: each split of the entry is a zero of F, and none is regular.
  @Test func aSingularSystemIsRefused() throws {
    let problem = try ComplexProblem(.p2, parameter: 1, matrix: Matrix(rows: [[1, 1]]), vector: [2])
    let system = ResidualSystem(problem, support: [0, 1], precision: 128)
    let start = [Rational(3, over: 4), Rational(3, over: 4), 0, 0].map { Interval($0, precision: 128) }
    let test = KrawczykTest(system, around: start, domainBits: 24)
    #expect(test?.box(around: start, precision: 128) == nil)
  }

  /// Every Jacobian is the limit of difference quotients of F, in the enclosure over a box that contains both points.
  @Test(arguments: RecoveryProblem.Kind.allCases) func jacobiansEncloseDifferences(_ kind: RecoveryProblem.Kind) throws
  {
    let matrix = try Matrix<GaussianRational>(rows: [
      [GaussianRational(1, 2), GaussianRational(0, -1)], [GaussianRational(-1, 1), 3],
    ])
    let problem = try ComplexProblem(kind, parameter: 2, matrix: matrix, vector: [4, GaussianRational(1, -5)])
    let residual = ResidualSystem(problem, support: [0, 1], precision: 200)
    try checkDerivative(residual)
    try checkDerivative(ExactFitSystem(problem, support: [0, 1], rows: [1], fixedDual: [0: GaussianRational(1, 2)]))
  }

  private func checkDerivative(_ system: some OptimalitySystem) throws {
    let values: [Rational] = (0..<system.unknownCount).map { Rational(7 + 3 * $0 * $0 % 11, over: 4) }
    let first = values.map { Interval($0, precision: 200) }
    let value = try #require(system.value(at: first, precision: 200))
    for j in values.indices {
      let step = Rational.powerOfTwo(-20)
      var second = first
      second[j] = Interval(values[j] + step, precision: 200)
      var box = first
      box[j] = first[j].hull(with: second[j])
      let other = try #require(system.value(at: second, precision: 200))
      let jacobian = try #require(system.jacobian(over: box, precision: 200))
      for i in values.indices {
        let quotient = (other[i] - value[i]) * Interval(Rational.powerOfTwo(20), precision: 200)
        #expect(!quotient.isDisjoint(with: jacobian[i, j]))
        #expect(jacobian[i, j].width ?? 1 < .powerOfTwo(-10))
      }
    }
  }
}
