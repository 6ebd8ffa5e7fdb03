import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing

/// Solution sets that are found by hand.
@Suite struct SolutionPolyhedronTests {
  static func problem(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, _ rows: [[Rational]], _ vector: [Rational],
    weights: [Rational]? = nil
  ) throws -> RationalProblem {
    try RationalProblem(kind, parameter: parameter, matrix: Matrix(rows: rows), vector: vector, weights: weights)
  }

  static func q(_ p: Rational, _ q: Rational, _ root: Integer) throws -> QuadraticNumber {
    try QuadraticNumber(p, q, root: root)
  }

  private func rule(_ body: () throws -> some Any) -> Rejection.Rule? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? Rejection)?.rule }
  }

  private let half = Rational.powerOfTwo(-1)

  /// Two equal columns: a segment of minimisers of |x₁| + |x₂| + (x₁ + x₂ − 1)².
  @Test func lassoWithEqualColumns() throws {
    let problem = try Self.problem(.p2, 1, [[1, 1]], [1])
    let pair = OptimalPair(point: QuadraticVector([half * half, half * half]), dual: QuadraticVector([1]))
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    #expect(set.saturated == [0, 1] && set.signs == [1, 1])
    #expect(set.fit == .fixed(QuadraticVector([half])) && set.objective == QuadraticNumber(half + half * half))
    let face = FaceEvidence(
      directions: [QuadraticVector([1, -1])], coordinates: [0], independentColumns: [1], prime: 3)
    #expect(try set.dimension(provedBy: face) == 1)
    #expect(set.contains(QuadraticVector([half, 0])) && !set.contains(QuadraticVector([1, -half])))
    // |J⁺| − m is a lower bound too.
    #expect(try set.dimension(provedBy: FaceEvidence(independentColumns: [0], prime: 3)) == 1)
    // From (1/2, −3): the nearest minimiser is (1/2, 0); g = (0, −3), and h = 0 separates.
    let distance = try set.distance(
      from: [half, -3], provedBy: DistanceEvidence(point: QuadraticVector([half, 0]), multiplier: QuadraticVector([0])))
    #expect(distance.square == 9 && distance.isAtMost(3) && distance.isAtLeast(3) && !distance.isAtLeast(4))
    // From (1, 1): the nearest is (1/4, 1/4), with h = 3/4.
    let other = try set.distance(
      from: [1, 1],
      provedBy: DistanceEvidence(
        point: pair.point, multiplier: QuadraticVector([1 - half * half])))
    #expect(other.square == (try Self.q(9 * half * half * half, 0, 0)))
    let enclosure = other.enclosure(precision: 60)
    #expect(enclosure.lower * enclosure.lower <= 9 * half * half * half && enclosure.lower > 1)
  }

  /// The end of a segment is a minimiser from which the dimension cannot be seen.
  @Test func theDimensionNeedsAPointInTheRelativeInterior() throws {
    let problem = try Self.problem(.p2, 1, [[1, 1]], [1])
    let set = try SolutionPolyhedron(
      problem: problem, pair: OptimalPair(point: QuadraticVector([half, 0]), dual: QuadraticVector([1])))
    #expect(rule { try set.dimension(provedBy: FaceEvidence(independentColumns: [0], prime: 3)) } == .dimension)
  }

  /// λ|x| + |2x − 4| in its three regimes, and at the ties between them.
  @Test func squareRootLassoInOneVariable() throws {
    func set(_ lambda: Rational, _ x: Rational, _ u: Rational) throws -> SolutionPolyhedron {
      try SolutionPolyhedron(
        problem: Self.problem(.p3, lambda, [[2]], [4]),
        pair: OptimalPair(point: QuadraticVector([x]), dual: QuadraticVector([u])))
    }
    #expect(try set(1, 2, half).fit == .fixed(QuadraticVector([4])))
    #expect(try set(1, 2, half).objective == 2)
    #expect(try set(3, 0, 1).saturated.isEmpty && set(3, 0, 1).objective == 4)
    // λ = 2: every x in [0, 2] is a minimiser; the ray is a column, and |J⁺| + 1 − m = 1.
    let tie = try set(2, 1, 1)
    #expect(tie.fit == .ray(QuadraticVector([1])) && tie.rayParameter == 2 && tie.objective == 4)
    #expect(try tie.dimension(provedBy: FaceEvidence(independentColumns: [1], prime: 7)) == 1)
    #expect(
      tie.contains(QuadraticVector([0])) && tie.contains(QuadraticVector([2])) && !tie.contains(QuadraticVector([3])))
    #expect(!tie.contains(QuadraticVector([-1])))
    let beyond = try tie.distance(
      from: [5], provedBy: DistanceEvidence(point: QuadraticVector([2]), multiplier: QuadraticVector([half * 3])))
    #expect(beyond.square == 9)
    let before = try tie.distance(
      from: [-5], provedBy: DistanceEvidence(point: QuadraticVector([0]), multiplier: QuadraticVector([0])))
    #expect(before.square == 25)
    let within = try tie.distance(
      from: [half], provedBy: DistanceEvidence(point: QuadraticVector([half]), multiplier: QuadraticVector([0])))
    #expect(within.square == 0)
    #expect(rule { try set(2, 3, 1) } == .stationarity)
    #expect(rule { try set(2, 2, half) } == .complementarity)
    #expect(rule { try set(1, 2, 1) } == .dualFeasibility)
    #expect(rule { try set(3, 0, 1 + half) } == .dualNorm)
    #expect(rule { try set(1, 1, half) } == .stationarity)
  }

  /// A = (1, 0; 0, 1), y = (1, 1), ε = 1: x = (1 − 1/√2)(1, 1), u = (1, 1).
  @Test func basisPursuitDenoisingWithARoot() throws {
    let problem = try Self.problem(.p1, 1, [[1, 0], [0, 1]], [1, 1])
    let entry = try Self.q(1, -half, 2)
    let pair = OptimalPair(point: try QuadraticVector([entry, entry]), dual: QuadraticVector([1, 1]))
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    #expect(try set.objective == Self.q(2, -1, 2) && set.saturated == [0, 1])
    #expect(try set.dimension(provedBy: FaceEvidence(independentColumns: [0, 1], prime: 3)) == 0)
    // dist((0, 0)) = √2 − 1.
    let distance = try set.distance(
      from: [0, 0], provedBy: DistanceEvidence(point: pair.point, multiplier: try QuadraticVector([-entry, -entry])))
    #expect(distance.square == (try Self.q(3, -2, 2)))
    #expect(
      rule {
        try set.distance(
          from: [0, 0], provedBy: DistanceEvidence(point: pair.point, multiplier: QuadraticVector([-1, -1])))
      } == .separation)
    #expect(
      rule {
        try set.distance(
          from: [0, 0],
          provedBy: DistanceEvidence(point: QuadraticVector([1, 1]), multiplier: QuadraticVector([-1, -1])))
      } == .solutionSet)
    // A weaker functional gives a weaker bound: g = (−1, −1) and h = g.
    let weaker = try set.distance(
      from: [-1, 0],
      provedBy: DistanceEvidence(
        point: pair.point, multiplier: QuadraticVector([-1, -1]), functional: QuadraticVector([-1, -1])))
    #expect(weaker.square == nil && weaker.squaredLowerBound < weaker.squaredUpperBound)
    // ((−1, −1)·((−1, 0) − x))/√2 = (1 + 2 − √2)/√2.
    #expect(weaker.squaredLowerBound == (try Self.q(5 + half, -3, 2)))
    for (point, dual, expected) in [
      ([half, half], [1, 1], Rejection.Rule.stationarity), ([0, 0], [1, 1], .primalFeasibility),
      ([half, half], [2, 1], .dualFeasibility), ([half, -half], [1, 1], .complementarity),
      ([1, 0], [1, 1], .stationarity),
    ] as [([Rational], [Rational], Rejection.Rule)] {
      let pair = OptimalPair(point: QuadraticVector(point), dual: QuadraticVector(dual))
      let found = rule { try SolutionPolyhedron(problem: problem, pair: pair) }
      #expect(found == expected, "\(point) \(dual)")
    }
  }

  @Test func basisPursuitDenoisingWithoutAnInterior() throws {
    // Row 2 is out of reach: ‖Ax − y‖ = 1 for x₁ + 2x₂ = 3 only. Minimise |x₁| + |x₂|.
    let problem = try Self.problem(.p1, 1, [[1, 2], [0, 0]], [3, 1])
    let pair = OptimalPair(point: QuadraticVector([0, 3 * half]), dual: QuadraticVector([half, 0]))
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    #expect(set.saturated == [1] && set.objective == QuadraticNumber(3 * half))
    #expect(try set.dimension(provedBy: FaceEvidence(independentColumns: [1], prime: 5)) == 0)
    #expect(rule { try set.dimension(provedBy: FaceEvidence(independentColumns: [1], prime: 2)) } == .dimension)
    #expect(rule { try set.dimension(provedBy: FaceEvidence(independentColumns: [0], prime: 5)) } == .dimension)
    #expect(rule { try set.dimension(provedBy: FaceEvidence(independentColumns: [1], prime: 9)) } == .dimension)
    // ε < 1: infeasible, as (0, 1) shows; ε = 1 is not.
    let infeasible = try Self.problem(.p1, 3 * half * half, [[1, 2], [0, 0]], [3, 1])
    #expect(infeasible.isInfeasible(provedBy: QuadraticVector([0, 5])))
    #expect(!infeasible.isInfeasible(provedBy: QuadraticVector([0, -5])))
    #expect(!infeasible.isInfeasible(provedBy: QuadraticVector([1, 5])))
    #expect(!problem.isInfeasible(provedBy: QuadraticVector([0, 5])))
    // ‖y‖ ≤ ε: 0 is the only minimiser.
    let small = try Self.problem(.p1, 4, [[1, 2], [0, 0]], [3, 1])
    let zero = try SolutionPolyhedron(
      problem: small, pair: OptimalPair(point: QuadraticVector(zeros: 2), dual: QuadraticVector(zeros: 2)))
    #expect(zero.saturated.isEmpty && zero.objective == 0)
    #expect(try zero.dimension(provedBy: FaceEvidence(independentColumns: [], prime: 3)) == 0)
  }

  @Test func columnsThatVanishInEveryMinimiser() throws {
    let problem = try Self.problem(.p1, 0, [[1, 1, 0], [0, 0, 1]], [1, 0])
    // u = (1, 1) saturates column 3, whose entry is 0 because of the second row.
    let pair = OptimalPair(point: QuadraticVector([half, half, 0]), dual: QuadraticVector([1, 1]))
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    #expect(set.saturated == [0, 1, 2])
    // Without a functional two of the three columns are independent, which leaves one dimension, as the direction says.
    let direction = QuadraticVector([1, -1, 0])
    let plain = FaceEvidence(directions: [direction], coordinates: [1], independentColumns: [0, 2], prime: 3)
    #expect(try set.dimension(provedBy: plain) == 1)
    let face = FaceEvidence(
      functional: QuadraticVector([0, 1]), directions: [direction], coordinates: [1], independentColumns: [0], prime: 3)
    #expect(try set.dimension(provedBy: face) == 1)
    for wrong in [QuadraticVector([0, -1]), QuadraticVector([1, 0])] {
      let face = FaceEvidence(
        functional: wrong, directions: [direction], coordinates: [1], independentColumns: [0], prime: 3)
      #expect(rule { try set.dimension(provedBy: face) } == .face)
    }
    for (direction, coordinate) in [([1, -1, 0], 2), ([1, 0, 0], 0), ([1, -1, 1], 0), ([0, 0, 1], 2)]
      as [([Rational], Int)]
    {
      let face = FaceEvidence(
        directions: [QuadraticVector(direction)], coordinates: [coordinate], independentColumns: [0, 2], prime: 3)
      #expect(rule { try set.dimension(provedBy: face) } == .dimension)
    }
  }

  /// (P3) with an irrational u on the unit sphere.
  @Test func aRayWithARootIsAColumnModuloAPrime() throws {
    // A = (1, 0)ᵀ, y = (1, 1), λ = 1/2: x = 1 − t·u₁ with u = (1/2, √3/2), t·√3/2 = 1: x = 1 − 1/√3.
    let problem = try Self.problem(.p3, half, [[1], [0]], [1, 1])
    let u = try QuadraticVector([Self.q(half, 0, 3), Self.q(0, half, 3)])
    let third = try Rational(1) / 3
    let pair = OptimalPair(point: try QuadraticVector([Self.q(1, -third, 3)]), dual: u)
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    #expect(try set.fit == .ray(u) && set.rayParameter == Self.q(0, 2 * third, 3))
    // λ·x + ‖r‖ = 1/2 + √3/2.
    #expect(set.objective == (try Self.q(half, half, 3)))
    // 3 = 5² modulo 11.
    #expect(try set.dimension(provedBy: FaceEvidence(independentColumns: [0, 1], prime: 11, rootModuloPrime: 5)) == 0)
    for root in [nil, 4, 16] {
      let face = FaceEvidence(independentColumns: [0, 1], prime: 11, rootModuloPrime: root)
      #expect(rule { try set.dimension(provedBy: face) } == .dimension)
    }
    let weighted = try Self.problem(.p3, 1, [[1], [0]], [1, 1], weights: [half])
    #expect(try SolutionPolyhedron(problem: weighted, pair: pair).objective == set.objective)
  }

  /// Each vector of the evidence alone would do with the rational pair, but they lie in two fields: refused, not calculated with.
  @Test func evidenceOverTwoFieldsIsRefused() throws {
    let problem = try Self.problem(.p2, 2, [[1, 1]], [2])
    let pair = OptimalPair(point: QuadraticVector([half, half]), dual: QuadraticVector([2]))
    let set = try SolutionPolyhedron(problem: problem, pair: pair)
    let direction = try QuadraticVector([Self.q(0, 1, 2), Self.q(0, -1, 2)])
    let other = try QuadraticVector([Self.q(0, 1, 3)])
    let face = FaceEvidence(
      functional: other, directions: [direction], coordinates: [0], independentColumns: [1], prime: 3)
    #expect(rule { try set.dimension(provedBy: face) } == .field)
    let distance = DistanceEvidence(point: pair.point, multiplier: other, functional: direction)
    #expect(rule { try set.distance(from: [0, 0], provedBy: distance) } == .field)
  }

  @Test func parametersOutsideTheirRangesAreNamed() throws {
    func name(_ body: () throws -> RationalProblem) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? InvalidParameter)?.name }
    }
    #expect(name { try Self.problem(.p1, -1, [[1]], [1]) } == "epsilon")
    #expect(name { try Self.problem(.p2, 0, [[1]], [1]) } == "lambda")
    #expect(name { try Self.problem(.p2, 1, [[]], [1]) } == "matrix")
    #expect(name { try Self.problem(.p2, 1, [[1]], [1, 2]) } == "vector")
    #expect(name { try Self.problem(.p2, 1, [[1]], [1], weights: [0]) } == "weights")
    #expect(name { try Self.problem(.p2, 1, [[1]], [1], weights: [1, 1]) } == "weights")
    #expect(name { try Self.problem(.p1, 0, [[1]], [1]) } == nil)
  }
}
