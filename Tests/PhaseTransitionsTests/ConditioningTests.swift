import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

@testable import PhaseTransitions

@Suite struct ConditioningTests {
  static func family(
    _ kind: RecoveryProblem.Kind, digits: Int = 3, rows: Int = 4, columns: Int = 7, samples: [[Rational]]? = nil,
    parameter: Rational? = nil, transform: Transform = .none, normalisation: Normalisation = .paper
  ) throws -> TheoremTwoClass {
    let problem = try RecoveryProblem(kind, parameter: parameter ?? (kind == .p1 ? .powerOfTwo(-1) : 1))
    guard let samples else {
      return try TheoremTwoClass(
        problem: problem, digits: digits, levels: 5, rows: rows, columns: columns, sampleCount: 5, transform: transform,
        normalisation: normalisation)
    }
    return try TheoremTwoClass(
      problem: problem, digits: digits, levels: 5, rows: rows, columns: columns, samples: samples, transform: transform,
      normalisation: normalisation)
  }

  @Test func gramConditionIsExactlyOneWithoutTheCosines() throws {
    let fifths = try [Rational(3) / 5, Rational(4) / 5]
    let rotation = try OrthogonalMatrix(Matrix(rows: [[fifths[0], fifths[1]], [-fifths[1], fifths[0]]]))
    for normalisation in Normalisation.allCases {
      for (transform, rows) in [(Transform.none, 3), (.rational(rotation), 2)] {
        let family = try Self.family(.p3, rows: rows, columns: 5, transform: transform, normalisation: normalisation)
        for member in try [family.centre, family.omega1(level: 9, index: 1), family.omega3(index: 0)] {
          let conditioning = try ClassConditioning(of: member, in: family, withinPowerOfTwo: 20)
          #expect(conditioning.isGramConditionExactlyOne)
          #expect(conditioning.gramCondition == Interval(1, precision: 64))
          #expect(conditioning.feasibilityCondition == Interval(1, precision: 64))
        }
      }
    }
  }

  @Test func gramConditionOfTheCosinesIsEnclosed() throws {
    let family = try Self.family(.p2, rows: 21, columns: 22, transform: .discreteCosine)
    for p in [1, 40, 300] {
      let conditioning = try ClassConditioning(of: family.omega1(level: 30, index: 1), in: family, withinPowerOfTwo: p)
      #expect(!conditioning.isGramConditionExactlyOne)
      for enclosure in [conditioning.gramCondition, conditioning.feasibilityCondition] {
        #expect(enclosure.contains(1))
        #expect(try #require(enclosure.upperBound) <= 1 + .powerOfTwo(-p))
      }
      #expect(conditioning.solutionCondition.isLess(than: Interval(1, precision: 64)) == .holds)
    }
    let error = #expect(throws: FamilyError.self) {
      _ = try ClassConditioning(of: family.centre, in: family, withinPowerOfTwo: 100, maximalPrecision: 102)
    }
    guard case .arithmetic(.undecided) = error else {
      Issue.record("expected an undecided enclosure, found \(String(describing: error))")
      return
    }
  }

  /// dist(Ξ(tilt), Ξ(centre))/τ for a small τ, against the enclosed limit, and against the theory's bound.
  @Test(arguments: RecoveryProblem.Kind.allCases, 1...5)
  func solutionConditionIsTheLimitOfDifferenceQuotients(kind: RecoveryProblem.Kind, digits: Int) throws {
    for normalisation in Normalisation.allCases {
      let family = try Self.family(
        kind, digits: digits, samples: [[0, 0, 0], [1, -1, 0], [0, 2, 0], [-1, 1, 1]], normalisation: normalisation)
      let condition = try family.solutionCondition(precision: 300)
      let n = 199
      let tau = Rational.powerOfTwo(-n - 1)
      let member = try family.omega1(level: n, index: 2)
      var largest = ExactReal.zero
      var largestNorm: Rational = 0
      for k in 0..<family.sampleCount {
        let tilted = try family.closedForm(member, sample: k)
        let centre = try family.closedForm(family.centre, sample: k)
        // The point of the simplex that is nearest to (r(τ)·eᵢ, z(τ)): r(τ)·eᵢ + (r(0) − r(τ))/d·1.
        let gap = centre.radius - tilted.radius
        #expect(ExactReal.zero.isLess(than: gap, precision: 4096) == .holds)
        var squares = gap.squared().divided(by: ExactReal(family.candidateCount))
        for (one, two) in zip(tilted.tail, centre.tail) { squares += (one - two).squared() }
        largest = .maximum(largest, squares.squareRoot().divided(by: ExactReal(tau)))
        largestNorm = max(largestNorm, Rational.dotProduct(family.samples[k], family.samples[k]))
      }
      let quotient = try largest.enclosure(withinPowerOfTwo: 220)
      let error = Interval(lower: -.powerOfTwo(-n + 5), upper: .powerOfTwo(-n + 5), precision: 300)
      #expect(!(condition + (try #require(error))).isDisjoint(with: quotient))
      #expect(try #require(condition.width) < .powerOfTwo(-200))

      let simpler = try family.solutionDerivativeNorm(precision: 300)
      #expect(condition.isAtMost(simpler) != .fails)
      let base = try family.scale(digits).base
      let alphaSquared = try family.alpha(of: family.centre).squared()
      let theory =
        ExactReal.one.divided(by: base) + ExactReal.one.divided(by: base.squared())
        + (ExactReal(largestNorm).squareRoot() + 1).divided(by: alphaSquared)
      #expect(simpler.isLess(than: try theory.enclosure(precision: 300)) == .holds)
      if digits >= 3 { #expect(simpler.isLess(than: Interval(1, precision: 64)) == .holds) }
    }
  }

  /// |η| = λ/(2α) at the centre, where the soft threshold has a kink: z = 0 there, and z(τ) > 0 for τ > 0, as α grows.
  @Test func kinkOfTheSoftThreshold() throws {
    // d = 4 and a rational base, so that α = 2g = (33/70)·10^3 and the threshold λ/(2α) are rational.
    let threshold = try Rational(70) / Rational(2 * 33_000)
    let family = try Self.family(.p2, samples: [[threshold, 0, -threshold]], normalisation: .rational)
    let form = try family.closedForm(family.centre, sample: 0)
    #expect(form.tail.map(\.rational) == [0, 0, 0])
    #expect(form.saturation == [.holds, .fails, .holds])
    let member = try family.omega1(level: 99, index: 0)
    let tilted = try family.closedForm(member, sample: 0)
    let quotient = try tilted.tail[0].divided(by: ExactReal(member.tilt)).enclosure(withinPowerOfTwo: 200)
    #expect(quotient.isPositive == .holds)
    let (_, tail) = try family.solutionJet(family.samples[0], precision: 200)
    let slack = try #require(Interval(lower: -.powerOfTwo(-90), upper: .powerOfTwo(-90), precision: 200))
    #expect(quotient.isSubset(of: tail[0].derivative + slack))
    #expect((-quotient).isSubset(of: tail[2].derivative + slack))
    #expect(tail[1].derivative.isExactlyZero)
    // The enclosure reaches from the derivative on one side to that on the other, and no further.
    #expect(try #require(tail[0].derivative.upperBound) <= #require(quotient.upperBound) + .powerOfTwo(-90))
  }

  @Test func jetsFollowTheRulesOfDifferentiation() throws {
    func point(_ value: Rational) -> Interval { Interval(value, precision: 100) }
    // At x = 4 with x′ = 1.
    let x = IntervalJet(point(4), derivative: point(1))
    let two = x.constant(2)
    #expect((x * x).derivative == point(8))
    #expect(try x.squareRoot().derivative == point(.powerOfTwo(-2)))
    #expect(try two.divided(by: x).derivative == point(-.powerOfTwo(-3)))
    #expect((two - x.times(3)).derivative == point(-3))
    #expect(IntervalJet.maximum(x, two).derivative == point(1))
    #expect(IntervalJet.maximum(x.constant(5), x).derivative.isExactlyZero)
    // Ties: the right derivative of max(x, 8 − x) at 4 is 1, of max(−x, x − 8) too.
    #expect(IntervalJet.maximum(x, x.constant(8) - x).derivative == point(1))
    // A tie that is not told: the derivative is in the hull.
    let blurred = IntervalJet(try #require(Interval(lower: 3, upper: 5, precision: 100)), derivative: point(-2))
    #expect(IntervalJet.maximum(x, blurred).derivative == Interval(lower: -2, upper: 1, precision: 100))
    #expect(throws: ArithmeticError.self) { _ = try x.divided(by: x - x) }
    #expect(throws: ArithmeticError.self) { _ = try (x - x).squareRoot() }
  }
}
