import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import Testing

@Suite struct MemberTests {
  struct Setting: CustomStringConvertible, Sendable {
    let kind: RecoveryProblem.Kind
    let rows: Int
    let columns: Int
    let transform: Transform
    let normalisation: Normalisation

    var description: String { "\(kind), m = \(rows), N = \(columns), \(transform), \(normalisation)" }

    func family(digits: Int = 3, levels: Int = 4, sampleCount: Int = 4) throws -> TheoremTwoClass {
      try TheoremTwoClass(
        problem: RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : 1), digits: digits, levels: levels,
        rows: rows, columns: columns, sampleCount: sampleCount, transform: transform, normalisation: normalisation)
    }
  }

  static let settings: [Setting] = RecoveryProblem.Kind.allCases.flatMap { kind in
    [
      Setting(kind: kind, rows: 1, columns: 2, transform: .none, normalisation: .paper),
      Setting(kind: kind, rows: 3, columns: 4, transform: .discreteCosine, normalisation: .paper),
      Setting(kind: kind, rows: 5, columns: 9, transform: .discreteCosine, normalisation: .rational),
    ]
  }

  /// The candidates solve the instance as it stands, transform included: residual, columns and dual vector in intervals.
  @Test(arguments: settings)
  func candidatesAreOptimal(setting: Setting) throws {
    let family = try setting.family()
    let members = try [
      family.centre, family.omega1(level: 7, index: 1), family.omega2(level: 1, index: 0), family.omega3(index: 1),
    ]
    for member in members {
      #expect(family.contains(member))
      let instance = try member.instance(of: family)
      for k in 0..<family.sampleCount {
        let form = try member.closedForm(of: family, sample: k)
        #expect(form.vertices.count == (member.index == nil ? family.candidateCount : 1))
        let dual = try family.transformedDual(member, sample: k)
        for point in form.vertices + [try family.solution(member, sample: k)] {
          try expectOptimality(of: point, dual: dual, in: instance, sample: k, precision: 256)
        }
      }
    }
  }

  /// ‖A(tilt) − A(centre)‖ = τ, and α grows by at most τ.
  @Test(arguments: settings)
  func tiltsAreNear(setting: Setting) throws {
    let family = try setting.family()
    let slack = Rational.powerOfTwo(-60)
    for (member, scale) in [
      (try family.omega1(level: 1, index: 0), 3), (try family.omega1(level: 30, index: 1), 3),
      (try family.omega2(level: 5, index: 1), 2), (try family.omega3(index: 0), 1),
    ] {
      let tilted = try family.instance(member).matrix.enclosure(precision: 300).product(precision: 300)
      let untilted = try family.instance(family.centre(scale: scale)).matrix.enclosure(precision: 300)
        .product(precision: 300)
      let difference = Matrix(rows: family.rowCount, columns: family.columnCount) { tilted[$0, $1] - untilted[$0, $1] }
      let bound = member.tilt
      #expect(difference.hasOperatorNorm(atMost: bound * (1 + slack), precision: 300) == .holds)
      #expect(difference.hasOperatorNorm(atMost: bound * (1 - slack), precision: 300) == .fails)
      let growth = try family.alpha(of: member) - family.alpha(of: family.centre(scale: scale))
      #expect(ExactReal.zero.isLess(than: growth, precision: 512) == .holds)
      #expect(growth.isAtMost(ExactReal(bound), precision: 512) == .holds)
    }
  }

  /// Even for L = 1 on the scale 1, where the tilt 3/4 is large, the solutions of Ω₃ are more than 2·10^(2−K) apart.
  @Test(arguments: settings)
  func solutionsOfTheThirdPartAreSeparated(setting: Setting) throws {
    let family = try setting.family(digits: 3, levels: 1)
    for k in 0..<family.sampleCount {
      let (one, two) = try (
        family.solution(family.omega3(index: 0), sample: k), family.solution(family.omega3(index: 1), sample: k)
      )
      let distance = ExactReal.euclideanNorm(zip(one, two).map { $0 - $1 })
      #expect(ExactReal(2 * Rational.powerOfTen(-1)).isLess(than: distance, precision: 256) == .holds)
    }
  }

  @Test func alphaIsTheNormOfTheFirstRow() throws {
    for setting in Self.settings {
      let family = try setting.family()
      for member in [family.centre, try family.omega3(index: 1)] {
        let norm = ExactReal.euclideanNorm(try family.firstRow(of: member))
        let gap = try (norm - family.alpha(of: member)).enclosure(withinPowerOfTwo: 200)
        #expect(gap.contains(0))
      }
    }
  }

  @Test func labelsAndMembership() throws {
    let family = try Self.settings[2].family(digits: 5, levels: 9)
    #expect(family.centre.label == "centre(5)")
    #expect(try family.omega1(level: 4, index: 0).label == "tilt(5, 1, 2^-5)")
    #expect(try family.omega2(level: 1, index: 4).label == "tilt(4, 5, 2^-2)")
    #expect(try family.omega3(index: 2).label == "tilt(3, 3, 3·2^-10)")
    #expect(!family.contains(try family.centre(scale: 4)))
    #expect(!family.contains(try family.centre(scale: 3)))
    #expect(!family.contains(.centre(scale: 2)))
    #expect(!family.contains(.tilted(scale: 5, index: 0, tilt: .powerOfTwo(-1))))
    #expect(family.contains(.tilted(scale: 5, index: 0, tilt: .powerOfTwo(-2))))
    #expect(!family.contains(.tilted(scale: 5, index: 5, tilt: .powerOfTwo(-2))))
    #expect(!family.contains(.tilted(scale: 4, index: 0, tilt: 3 * .powerOfTwo(-5))))
    #expect(!family.contains(.tilted(scale: 3, index: 0, tilt: .powerOfTwo(-9))))
    #expect(throws: FamilyError.self) { _ = try family.omega1(level: 0, index: 0) }
    #expect(throws: FamilyError.self) { _ = try family.omega1(level: 1, index: 5) }
    #expect(throws: FamilyError.self) { _ = try family.tilted(scale: 5, index: 0, tilt: 0) }
    #expect(throws: FamilyError.self) { _ = try family.closedForm(family.centre, sample: 4) }
  }
}

/// Checks weak duality with equality, as in the proofs of the closed forms, for enclosures of an instance and of a point.
private func expectOptimality(
  of point: [ExactReal], dual: [ExactReal], in instance: Instance, sample k: Int, precision: Int
) throws {
  func enclose(_ values: [ExactReal]) throws -> [Interval] { try values.map { try $0.enclosure(precision: precision) } }
  func isNear(_ value: Interval, _ target: Rational) -> Bool {
    value.contains(target) && (value.width ?? 1) < .powerOfTwo(-150)
  }
  let matrix = try instance.matrix.enclosure(precision: precision)
  let right = try instance.sampleEnclosure(k, precision: precision)
  let (x, u) = (try enclose(point), try enclose(dual))
  let fit = matrix.times(x, precision: precision)
  let residual = zip(right, fit).map { $0 - $1 }
  let penalty = Interval(instance.problem.penalty, precision: precision)
  let norm = x.reduce(into: Interval(0, precision: precision)) { $0 += $1.magnitude }
  let dualNorm = Interval.euclideanNorm(u, precision: precision)
  let dualProduct = Interval.dotProduct(u, right, precision: precision)
  // |A_jᵀu| ≤ λ: strictly, or the column is saturated up to the width of the enclosure.
  for correlation in matrix.transposedTimes(u, precision: precision) {
    let excess = correlation.magnitude - penalty
    #expect(excess.isPositive == .fails || isNear(excess, 0))
  }
  switch instance.problem.kind {
  case .p3:
    #expect(dualNorm.isLess(than: Interval(1, precision: precision)) == .holds)
    #expect(residual.allSatisfy { isNear($0, 0) })
    #expect(isNear(penalty * norm - dualProduct, 0))
  case .p2:
    for (entry, rest) in zip(u, residual) { #expect(isNear(rest.scaled(byPowerOfTwo: 1) - entry, 0)) }
    // λ‖x‖₁ = ⟨Aᵀu, x⟩ is the condition on the signs.
    #expect(isNear(penalty * norm - Interval.dotProduct(u, fit, precision: precision), 0))
  case .p1:
    let epsilon = Interval(instance.problem.parameter, precision: precision)
    #expect(isNear(Interval.euclideanNorm(residual, precision: precision) - epsilon, 0))
    #expect(isNear(norm - (dualProduct - epsilon * dualNorm), 0))
  }
}
