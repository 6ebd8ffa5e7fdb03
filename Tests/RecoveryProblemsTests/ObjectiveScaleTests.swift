import ExactArithmetic
import RecoveryProblems
import Testing

@Suite struct ObjectiveScaleTests {
  /// The objectives at random points, by their definitions, with the squared residual a square.
  @Test func theObjectiveIsTheMultipleOfTheOneOfThePaper() throws {
    for rows in [1, 2, 4, 9, 16, 30] {
      for (residual, norm, lambda) in [(3, 5, 2), (7, 1, 4), (0, 2, 1)] as [(Rational, Rational, Rational)] {
        let m = Rational(rows)
        let half = try ObjectiveScale.half.factor(.p2, rows: rows)
        #expect(try half * (lambda / half * norm + residual * residual) == lambda * norm + residual * residual / 2)
        let mean = try ObjectiveScale.mean.factor(.p2, rows: rows)
        #expect(
          try mean * (lambda / mean * norm + residual * residual) == lambda * norm + residual * residual / (2 * m))
        guard let root = [1: 1, 4: 2, 9: 3, 16: 4][rows] else { continue }
        let meanRoot = try ObjectiveScale.mean.factor(.p3, rows: rows)
        #expect(try meanRoot * (lambda / meanRoot * norm + residual) == lambda * norm + residual / Rational(root))
      }
    }
  }

  @Test(arguments: RecoveryProblem.Kind.allCases)
  func thePaperHasTheFactorOne(kind: RecoveryProblem.Kind) throws {
    #expect(try ObjectiveScale.paper.factor(kind, rows: 7) == 1)
  }

  @Test func otherCombinationsAreRefused() {
    for (scale, kind, rows) in [(.half, .p1, 4), (.mean, .p1, 4), (.half, .p3, 4), (.mean, .p3, 7), (.mean, .p2, 0)]
      as [(ObjectiveScale, RecoveryProblem.Kind, Int)]
    {
      #expect(throws: InvalidParameter.self) { try scale.factor(kind, rows: rows) }
    }
  }
}
