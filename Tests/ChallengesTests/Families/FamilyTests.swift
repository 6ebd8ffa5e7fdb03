import Challenges
import ExactArithmetic
import PhaseTransitions
import RecoveryProblems
import Testing

/// The families that come with the laboratory, against closed forms and against the class of Theorem 2.
@Suite struct FamilyTests {
  private func example(_ name: String) throws -> WrittenFamily { try #require(try FamilyExamples.family(name)) }

  /// Whether `bound` is below `value` by at most a relative 10^-digits.
  private func agrees(_ bound: Rational, with value: ExactReal, digits: Int) throws -> Bool {
    let enclosure = try value.enclosure(precision: 256)
    let (lower, upper) = (try #require(enclosure.lowerBound), try #require(enclosure.upperBound))
    return bound <= upper && bound >= lower * (1 - .powerOfTen(-digits))
  }

  @Test(arguments: FamilyExamples.names)
  func everyExampleHasABarrierAtEveryLevelAndForAll(name: String) throws {
    let family = try example(name)
    let breakdown = try Breakdown(of: family, levels: [1, 7, 40])
    let limit = try breakdown.limit.get()
    #expect(breakdown.levels.map(\.level) == [1, 7, 40])
    for barrier in breakdown.levels {
      #expect(barrier.bound.signum > 0)
      // Data within 2^(-n-1) of the centre are within 2^-n of the members.
      #expect(family.distanceConstant * barrier.parameter <= .powerOfTwo(-barrier.level - 1))
      #expect(barrier.statement.contains("share 1 data up to level \(barrier.level)"))
      #expect(barrier.certificate.alternatives?.count == family.branchCount - 1)
    }
    // The separation at level 40 is close to its limit.
    let last = try #require(breakdown.levels.last?.bound)
    #expect((last - limit.bound).magnitude <= limit.bound * .powerOfTwo(-30))
  }

  /// √2·(1 − √3/10) apart in the original scale, and 1/√3 of that with columns of norm √3; half of it for two points.
  @Test func theMatrixOfTheLectures() throws {
    let half = ExactReal(Rational.powerOfTwo(-1))
    let apart = ExactReal(2).squareRoot() * (ExactReal.one - ExactReal(3).squareRoot().divided(by: 10))
    for (name, expected) in [
      ("matlab-lasso", apart), ("matlab-lasso-standardised", apart.divided(by: ExactReal(3).squareRoot())),
    ] {
      let breakdown = try Breakdown(of: example(name), levels: Array(1...60))
      #expect(try agrees(try breakdown.limit.get().bound, with: half * expected, digits: 35))
      for barrier in breakdown.levels {
        // The winning column is the same for all t: so are the minimisers, up to the precision of the certificate.
        #expect(try agrees(barrier.bound, with: half * expected, digits: 20), "\(name), level \(barrier.level)")
      }
    }
  }

  /// Ω₁(K) as a family file has the breakdown epsilon of the closed form.
  @Test(arguments: [3, 17])
  func theClassOfTheoremTwo(digits: Int) throws {
    let path = try #require(FamilyExamples.path(of: "omega-1"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let family = try WrittenFamily(text: text.replacing("10^3/3", with: "10^\(digits)/3"))
    let breakdown = try Breakdown(of: family, levels: [60])
    let theorem = try TheoremTwoClass(
      problem: RecoveryProblem(.p3, parameter: 1), digits: digits, levels: 2, rows: 3, columns: 4)
    #expect(try agrees(try breakdown.limit.get().bound, with: BreakdownEpsilons(theorem).strong, digits: 30))
    // The tilt of level n in the class is 2^(-n-1): the family finds the same t.
    #expect(family.parameter(forLevel: 60) == .powerOfTwo(-61) || family.distanceConstant > 1)
  }

  /// Every built-in algorithm loses, and what answers the centre of the ball loses by no more than it has to.
  @Test(arguments: FamilyExamples.names)
  func algorithmsLose(name: String) throws {
    let family = try example(name)
    let breakdown = try Breakdown(of: family, levels: [1])
    let question = breakdown.question
    for algorithm in FamilyCatalogue.standard(for: family) {
      let finding = try Challenge(tapeCount: 20).finding(algorithm, question)
      #expect(finding.verdict.isFailure && finding.agreement == .holds, "\(algorithm.name): \(finding.verdict)")
      #expect(FamilyCatalogue.algorithm(named: algorithm.name, for: family)?.name == algorithm.name)
    }
  }

  /// κ without identical columns: three branches, whose minimisers are the corners of a triangle.
  @Test func threeBranches() throws {
    let family = try WrittenFamily(
      text: """
        {"problem": "p2", "parameter": 1,
         "centre": {"inClass": true, "matrix": [[1, 1, 1]], "samples": [[2]]},
         "branches": [{"changes": [{"row": 1, "column": 1, "add": "t"}]},
                      {"changes": [{"row": 1, "column": 2, "add": "t"}]},
                      {"changes": [{"row": 1, "column": 3, "add": "t"}]}]}
        """)
    // x = (2 − 1/2)·e_j in the limit: the circumradius of three points at distance √2·3/2 is √2·(3/2)/√3.
    let expected = ExactReal(2).squareRoot() * ExactReal(Rational(3)) * ExactReal(Rational.powerOfTwo(-1))
    let radius = expected.divided(by: ExactReal(3).squareRoot())
    #expect(try agrees(try Breakdown(of: family, levels: [1]).limit.get().bound, with: radius, digits: 30))
  }
}
