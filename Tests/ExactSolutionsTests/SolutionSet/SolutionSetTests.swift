import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Polyhedra
import RecoveryProblems
import TestSupport
import Testing

/// Sets of minimisers of random problems, half of them degenerate, and of block matrices against their closed form.
@Suite struct SolutionSetTests {
  /// What is seen of the sets of one kind of problem.
  struct Tally {
    var dimensions: [Int: Int] = [:]
    var rays = 0
    var irrational = 0
    var impliedZeros = 0
  }

  private func solve(_ problem: RationalProblem) throws -> SolutionPolyhedron? {
    guard case .solved(let pair) = try ExactSolver.solve(problem) else { return nil }
    return try SolutionPolyhedron(problem: problem, pair: pair)
  }

  /// The convex hull of the vertices is the set: they are minimisers, span its dimension, and no inequality ⟨g, v − z⟩ ≤ 0
  /// that a nearest point z of a target z + g must satisfy is broken by one of them.
  private func check(_ set: SolutionSet, _ problem: RationalProblem, _ generator: inout SeededGenerator) throws {
    guard case .all(let vertices) = try set.vertices(limit: 1000) else {
      Issue.record("\(problem): vertices")
      return
    }
    #expect(try vertices.allSatisfy { set.polyhedron.contains(try QuadraticVector($0)) }, "\(problem)")
    #expect(Set(vertices).count == vertices.count && !vertices.isEmpty)
    let first = vertices[0]
    let differences = try Matrix(rows: vertices.map { zip($0, first).map { $0 - $1 } })
    #expect(ReducedEchelonForm(differences).rank == set.dimension, "\(problem)")
    #expect(set.isSinglePoint == (vertices.count == 1))
    let support = Set(vertices.flatMap { v in v.indices.filter { !v[$0].isZero } })
    #expect(Set(set.point.support) == support, "\(problem)")

    let target = (0..<problem.columnCount).map { _ in
      Rational(Int.random(in: -8...8, using: &generator))
        * Rational.powerOfTwo(-Int.random(in: 0...3, using: &generator))
    }
    let nearest = try set.nearestPoint(to: target).point
    #expect(try set.nearestPoint(to: target, method: .exact).point == nearest)
    let residual = (QuadraticVector(target) - nearest).entries
    for vertex in vertices {
      let slope = QuadraticNumber.innerProduct(residual, zip(vertex, nearest.entries).map { $0 - $1 })
      #expect(slope <= 0, "\(problem) \(target)")
    }
    let square = QuadraticNumber.innerProduct(residual, residual)
    #expect(try set.squaredDistance(to: target) == square)
    for bits in [-3, 10, 300] {
      let distance = try set.distance(to: target, bits: bits)
      let (lower, upper) = (try #require(distance.lowerBound), try #require(distance.upperBound))
      #expect(QuadraticNumber(lower * lower) <= square && square <= QuadraticNumber(upper * upper) && lower >= 0)
      #expect(upper - lower <= Rational.powerOfTwo(-bits))
    }
  }

  /// All entries vanish modulo the thirty primes that are tried first.
  @Test func independenceIsProvedModuloSomePrime() throws {
    var (bound, product): (UInt, Rational) = (1 << 31, 1)
    for _ in 0..<30 {
      bound = try #require(PrimeField.largest(below: bound)).modulus
      product *= Rational(Integer(bound))
    }
    let matrix = try Matrix(rows: [[product, 0, product], [0, product, product]])
    let problem = try RationalProblem(.p1, parameter: 0, matrix: matrix, vector: [3, 5])
    let set = try SolutionSet(try #require(try solve(problem)))
    #expect(set.dimension == 0 && set.face.prime < Int(bound))
    #expect(set.point == QuadraticVector([0, try 2 / product, try 3 / product]))
  }

  @Test(arguments: RecoveryProblem.Kind.allCases)
  func randomProblems(kind: RecoveryProblem.Kind) throws {
    var problems = RandomProblems(seed: 20_261_122)
    var generator = SeededGenerator(seed: 81)
    var tally = Tally()
    for _ in 0..<scaledIterations(300) {
      let problem = try problems.next(kind)
      guard let polyhedron = try solve(problem) else { continue }
      let set = try SolutionSet(polyhedron)
      try check(set, problem, &generator)
      tally.dimensions[set.dimension, default: 0] += 1
      if case .ray = polyhedron.fit { tally.rays += 1 }
      if !set.point.isRational { tally.irrational += 1 }
      if set.face.functional != nil { tally.impliedZeros += 1 }
      // Any other minimiser leads to the same set.
      let pair = OptimalPair(point: try set.nearestPoint(to: polyhedron.vectorOfOnes).point, dual: polyhedron.pair.dual)
      let again = try SolutionSet(SolutionPolyhedron(problem: problem, pair: pair))
      #expect(again.dimension == set.dimension)
      #expect(again.point.support == set.point.support)
    }
    #expect((0...3).allSatisfy { tally.dimensions[$0, default: 0] > 0 }, "\(tally)")
    #expect(tally.impliedZeros > 0, "\(tally)")
    #expect((tally.irrational > 20) == (kind != .p2), "\(tally)")
    #expect((tally.rays > 20) == (kind == .p3), "\(tally)")
  }

  @Test(arguments: RecoveryProblem.Kind.allCases)
  func blockMatricesHaveTheirSimplex(kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 82)
    var compared = 0
    for _ in 0..<scaledIterations(150) {
      let input = try BlockInput(kind, using: &generator)
      guard let closedForm = try? input.closedForm() else { continue }
      let problem = try RationalProblem(
        kind, parameter: input.problem.parameter, matrix: input.matrix().product, vector: input.vector())
      let set = try SolutionSet(try #require(try solve(problem)))
      #expect(set.dimension == closedForm.maximalIndices.count - 1, "\(input)")
      guard case .all(let vertices) = try set.vertices(limit: closedForm.maximalIndices.count) else {
        Issue.record("\(input): vertices")
        continue
      }
      var indices: [Int] = []
      for vertex in vertices {
        let index = try #require(vertex.prefix(input.firstRow.count).firstIndex { !$0.isZero })
        indices.append(index)
        for (entry, expected) in zip(vertex, closedForm.candidate(index)) {
          let difference = try (ExactReal(entry) - expected).enclosure(precision: 200)
          let bound = try #require(difference.magnitudeUpperBound)
          #expect(difference.contains(0) && bound < Rational.powerOfTwo(-100), "\(input)")
        }
      }
      #expect(indices.sorted() == closedForm.maximalIndices)
      compared += 1
    }
    #expect(compared > 50)
  }

  @Test func sizesAreChecked() throws {
    let problem = try RationalProblem(.p2, parameter: 1, matrix: Matrix(rows: [[1, 1]]), vector: [1])
    let set = try SolutionSet(try #require(try solve(problem)))
    #expect(throws: PolyhedronError.sizes) { try set.nearestPoint(to: [1]) }
    #expect(throws: PolyhedronError.sizes) { try set.distance(to: [1, 2, 3], bits: 10) }
    #expect(try set.vertices(limit: 1) == .moreThan(1))
    #expect(try set.vertices(limit: 2, basisLimit: 1) == .undecided(basesVisited: 1))
    #expect(try set.distance(to: [1, 1], bits: 40).contains(Rational(0)) == false)
  }
}

extension SolutionPolyhedron {
  /// (1, …, 1), N entries.
  fileprivate var vectorOfOnes: [Rational] { .init(repeating: 1, count: problem.columnCount) }
}
