import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import Testing

@Suite struct TheoremTwoClassTests {
  static func problem(_ kind: RecoveryProblem.Kind) throws -> RecoveryProblem {
    try RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : 1)
  }

  /// The parameter that a refusal names.
  private func parameter(
    _ kind: RecoveryProblem.Kind = .p3, value: Rational? = nil, digits: Int = 3, levels: Int = 1, rows: Int = 3,
    columns: Int = 5, samples: [[Rational]] = [[0, 0]], transform: Transform = .none
  ) -> String? {
    let error = #expect(throws: FamilyError.self) {
      _ = try TheoremTwoClass(
        problem: RecoveryProblem(kind, parameter: value ?? Self.problem(kind).parameter), digits: digits,
        levels: levels, rows: rows, columns: columns, samples: samples, transform: transform)
    }
    guard case .parameter(let invalid) = error else { return nil }
    return invalid.name
  }

  @Test func parametersOutsideTheirRangesAreNamed() throws {
    #expect(parameter(digits: 0) == "digits")
    #expect(parameter(digits: .max) == "digits")
    #expect(parameter(levels: 0) == "levels")
    #expect(parameter(rows: 0) == "rows")
    #expect(parameter(rows: 5) == "rows")
    #expect(parameter(rows: 1, columns: 1, samples: [[]]) == "columns")
    #expect(parameter(samples: []) == "samples")
    #expect(parameter(samples: [[0, 0], [0]]) == "samples")
    #expect(parameter(.p3, value: try Rational(11) / 10) == "lambda")
    #expect(parameter(.p2, value: 2) == "lambda")
    #expect(parameter(.p1, value: try Rational(51) / 100) == "epsilon")
    let swap = try OrthogonalMatrix(try Matrix(rows: [[0, 1], [1, 0]]))
    #expect(parameter(transform: .rational(swap)) == "transform")
    #expect(throws: FamilyError.self) {
      _ = try TheoremTwoClass(problem: Self.problem(.p3), digits: 3, levels: 1, rows: 0, columns: 5, sampleCount: 2)
    }
    #expect(throws: FamilyError.self) {
      _ = try TheoremTwoClass(problem: Self.problem(.p3), digits: 3, levels: 1, rows: 2, columns: 5, sampleCount: 0)
    }
  }

  /// The condition that a refusal names.
  private func condition(_ kind: RecoveryProblem.Kind, _ samples: [[Rational]]) throws -> ClassDoesNotExist? {
    let problem = try Self.problem(kind)
    let error = #expect(throws: FamilyError.self) {
      _ = try TheoremTwoClass(problem: problem, digits: 3, levels: 1, rows: 3, columns: 5, samples: samples)
    }
    guard case .condition(let condition) = error else { return nil }
    return condition
  }

  @Test func conditionsThatFailAreNamedWithTheirValues() throws {
    // On the scale 1 of (P3), α² = 3·(10√2/3)² = 200/3, so that ‖y‖² = 69 is too much and 65 is not.
    let long = try condition(.p3, [[0, 0], [5, 5], [8, 2]])
    #expect(long?.condition == "‖y_k‖ ≤ alpha")
    #expect(long?.values.contains("k = 3, ‖y_k‖² = 69, alpha² = 200/3") == true)
    _ = try TheoremTwoClass(
      problem: Self.problem(.p3), digits: 3, levels: 1, rows: 3, columns: 5, samples: [[8, 0]])
    let tiny = try condition(.p1, [[2, 0], [0, .powerOfTwo(-1)]])
    #expect(tiny?.condition == "|eta_i| ≥ 1 where eta_i ≠ 0")
    #expect(tiny?.values == "k = 2, i = 2, eta_i = 1/2")
  }

  @Test func smallNumbersOfDigitsHaveTheFirstPartOnly() throws {
    for digits in [1, 2] {
      for kind in RecoveryProblem.Kind.allCases {
        let family = try TheoremTwoClass(
          problem: Self.problem(kind), digits: digits, levels: 3, rows: 3, columns: 4, sampleCount: 5)
        #expect(!family.hasAllScales)
        #expect(family.scales.map(\.exponent) == [digits])
        _ = try family.instance(family.omega1(level: 1, index: 1))
        #expect(throws: FamilyError.self) { _ = try family.omega2(level: 1, index: 0) }
        #expect(throws: FamilyError.self) { _ = try family.omega3(index: 0) }
        #expect(BreakdownEpsilons(family).weak?.description == nil)
      }
    }
  }

  @Test func defaultSamplesAreDistinctAndShort() throws {
    for entries in 1...6 {
      let samples = (0..<60).map { TheoremTwoClass.defaultSample($0, entries: entries) }
      #expect(Set(samples).count == samples.count)
      for sample in samples {
        let values = sample.filter { !$0.isZero }
        #expect(sample.count == entries && values.count == 1)
        #expect(values.allSatisfy { $0.magnitude >= 1 && $0.magnitude <= 2 })
      }
    }
    #expect(TheoremTwoClass.defaultSample(3, entries: 0).isEmpty)
    // On the least scale of all, d = 2 and D = 1, they fit.
    for kind in RecoveryProblem.Kind.allCases {
      for normalisation in Normalisation.allCases {
        _ = try TheoremTwoClass(
          problem: Self.problem(kind), digits: 1, levels: 1, rows: 2, columns: 3, sampleCount: 200,
          normalisation: normalisation)
      }
    }
  }

  /// The strong breakdown epsilon is the distance from the centroid to the vertices, whichever way it is computed.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func breakdownEpsilonsAreCircumradii(kind: RecoveryProblem.Kind) throws {
    let family = try TheoremTwoClass(
      problem: Self.problem(kind), digits: 4, levels: 2, rows: 4, columns: 8,
      samples: [[0, 0, 0], [1, -1, 0], [2, 0, 0]])
    let epsilons = BreakdownEpsilons(family)
    for (scale, epsilon) in [(4, epsilons.strong), (3, try #require(epsilons.weak))] {
      var largest = ExactReal.zero
      for k in 0..<family.sampleCount {
        let form = try family.closedForm(family.centre(scale: scale), sample: k)
        for vertex in form.vertices {
          let distance = ExactReal.euclideanNorm(zip(vertex, form.centroid).map { $0 - $1 })
          largest = .maximum(largest, distance)
        }
      }
      #expect(try (largest - epsilon).enclosure(withinPowerOfTwo: 200).contains(0))
    }
    let enclosures = try epsilons.enclosures(precision: 128)
    #expect(try #require(enclosures.strong.width) < .powerOfTwo(-120))
    #expect(enclosures.strong.isLess(than: try #require(enclosures.weak)) == .holds)
  }

  @Test func breakdownEpsilonsOfThePaper() throws {
    let family = try TheoremTwoClass(
      problem: Self.problem(.p3), digits: 6, levels: 1, rows: 21, columns: 22, transform: .discreteCosine)
    let epsilons = BreakdownEpsilons(family)
    #expect(epsilons.strong.rational == 15 * .powerOfTen(-7))
    #expect(epsilons.weak?.rational == 15 * .powerOfTen(-6))
  }

  /// 300 digits and level 200 with the cosine transform: instances are made, and enclosed far below 10^-300.
  @Test(.timeLimit(.minutes(1)), arguments: RecoveryProblem.Kind.allCases)
  func manyDigits(kind: RecoveryProblem.Kind) throws {
    let family = try TheoremTwoClass(
      problem: Self.problem(kind), digits: 300, levels: 200, rows: 30, columns: 40, sampleCount: 3,
      transform: .discreteCosine)
    for member in try [
      family.centre, family.omega1(level: 1500, index: 10), family.omega2(level: 900, index: 3),
      family.omega3(index: 5),
    ] {
      let instance = try family.instance(member)
      let enclosure = try instance.matrix.enclosure(precision: 4096)
      let product = enclosure.product(precision: 4096)
      #expect(product.elements.allSatisfy { ($0.width ?? 1) < .powerOfTwo(-2000) })
      let form = try family.closedForm(member, sample: 2)
      #expect(form.maximalIndices.count == (member.index == nil ? 11 : 1))
      #expect(try #require(form.radius.enclosure(withinPowerOfTwo: 2500).width) <= .powerOfTwo(-2500))
    }
  }
}
