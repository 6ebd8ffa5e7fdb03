import ExactArithmetic
import PhaseTransitions
import RecoveryProblems
import Testing

@Suite struct ScaleTests {
  static let exponents = Array(1...40) + [100, 300, 1000]

  static func problems() throws -> [RecoveryProblem] {
    let half = Rational.powerOfTwo(-1)
    let small = try Rational(1) / 1000
    return try [
      RecoveryProblem(.p1, parameter: half), RecoveryProblem(.p1, parameter: small),
      RecoveryProblem(.p2, parameter: 1), RecoveryProblem(.p2, parameter: small),
      RecoveryProblem(.p3, parameter: 1), RecoveryProblem(.p3, parameter: small),
    ]
  }

  /// The inequalities are proved, and the circumradius lies where it is said to, by its own comparison.
  @Test(arguments: Normalisation.allCases)
  func inequalities(normalisation: Normalisation) throws {
    for problem in try Self.problems() {
      for exponent in Self.exponents {
        for (candidates, supports) in [(2, 0...0), (2, 0...20), (11, 3...29)] {
          let scale = Scale(
            exponent: exponent, base: normalisation.base(exponent: exponent, for: problem.kind), problem: problem,
            candidateCount: candidates, supportSizes: supports)
          try scale.requireSeparation(precision: 512)
          let unit = ExactReal(Rational.powerOfTen(-exponent))
          for radius in [scale.circumradius, scale.leastCircumradius] {
            #expect(unit.isLess(than: radius, precision: 512) == .holds)
            #expect(radius.isLess(than: unit * 10, precision: 512) == .holds)
          }
        }
      }
    }
  }

  @Test func paperScaleOfSquareRootLASSOIsRational() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let base = Normalisation.paper.base(exponent: 6, for: .p3)
    let scale = Scale(exponent: 6, base: base, problem: problem, candidateCount: 2, supportSizes: 0...5)
    #expect(scale.separation.rational == 3 * .powerOfTen(-6))
    #expect(scale.circumradius.rational == 15 * .powerOfTen(-7))
    #expect((base * base).rational == (try Rational(2) / 9) * .powerOfTen(12))
    #expect(Normalisation.rational.base(exponent: 2, for: .p2).rational == (try Rational(3300) / 140))
  }

  @Test func otherBasesAreRefused() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let base = Normalisation.paper.base(exponent: 4, for: .p3)
    func refusal(_ factor: Rational) -> ClassDoesNotExist? {
      let scale = Scale(
        exponent: 4, base: base * ExactReal(factor), problem: problem, candidateCount: 3, supportSizes: 0...0)
      return #expect(throws: ClassDoesNotExist.self) { try scale.requireSeparation(precision: 256) }
    }
    // κ = 3·10^-4/factor: equal to 2·10^-4, which is too little, and more than 10^-3/√2.
    let tooClose = refusal(try Rational(3) / 2)
    #expect(tooClose?.condition == "2·10^-D < kappa_D")
    #expect(tooClose?.values == "D = 4, kappa_D = 1/5000")
    #expect(refusal(try Rational(2) / 5)?.condition == "kappa_D ≤ 10^(1-D)/√2")
  }
}
