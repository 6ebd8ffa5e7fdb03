import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra
import TestSupport
import Testing

/// Polyhedra {z ≥ 0 : M·z = b} against the search through all bases and all faces.
@Suite struct NonnegativePolyhedronTests {
  @Test func impliedZerosAndDimensionAreThoseOfTheVertices() throws {
    var generator = SeededGenerator(seed: 51)
    var dimensions: Set<Int> = []
    for _ in 0..<scaledIterations(2000) {
      let input = PolyhedronInput(using: &generator)
      let polyhedron = try input.polyhedron()
      let hull = try polyhedron.affineHull()
      #expect(hull.pair.isVerified(for: polyhedron))
      #expect(hull.directions.count == hull.freeColumns.count)
      let columns = hull.independentColumns
      let rows = input.matrix.rows.map { row in columns.map { row[$0] } }
      #expect(try uniqueSolution(rows: rows, .init(repeating: 0, count: rows.count)) != nil, "\(input)")
      for (direction, free) in zip(hull.directions, hull.freeColumns) {
        #expect(input.matrix.times(direction).allSatisfy { $0.isZero })
        #expect(hull.freeColumns.allSatisfy { direction[$0] == ($0 == free ? 1 : 0) })
        #expect(hull.pair.impliedZeros.allSatisfy { direction[$0].isZero })
      }
      // In a bounded set the affine hull of the vertices is that of the set.
      guard input.matrix.row(0).allSatisfy({ $0 == 1 }) else { continue }
      let vertices = try Array(input.basicPoints())
      #expect(
        hull.pair.support == Set(vertices.flatMap { v in v.indices.filter { !v[$0].isZero } }).sorted(), "\(input)")
      let differences = vertices.dropFirst().map { zip($0, vertices[0]).map { $0 - $1 } }
      #expect(ReducedEchelonForm(try Matrix(rows: differences)).rank == hull.dimension, "\(input)")
      dimensions.insert(hull.dimension)
    }
    #expect(dimensions.isSuperset(of: 0...4))
  }

  @Test func verticesAreTheBasicPoints() throws {
    var generator = SeededGenerator(seed: 52)
    for _ in 0..<scaledIterations(2000) {
      let input = PolyhedronInput(using: &generator)
      let expected = try input.basicPoints()
      let found = try input.polyhedron().vertices(limit: 100)
      guard case .all(let vertices) = found else {
        Issue.record("\(input): \(found)")
        continue
      }
      #expect(vertices.count == expected.count && Set(vertices) == expected, "\(input)")
      let fewer = try input.polyhedron().vertices(limit: expected.count - 1)
      #expect(fewer == .moreThan(expected.count - 1))
    }
  }

  @Test func nearestPointsAreThoseOfTheBestFace() throws {
    var generator = SeededGenerator(seed: 53)
    for _ in 0..<scaledIterations(1500) {
      let input = PolyhedronInput(using: &generator)
      let target = input.point.indices.map { _ in
        Rational(Int.random(in: -4...4, using: &generator))
          * Rational.powerOfTwo(-Int.random(in: 0...2, using: &generator))
      }
      let polyhedron = try input.polyhedron()
      let nearest = try polyhedron.nearestPoint(to: target)
      #expect(nearest.isVerified(for: polyhedron, target: target))
      #expect(try nearest.squaredDistance == input.nearestSquaredDistance(to: target), "\(input) \(target)")
      let exact = try polyhedron.nearestPoint(to: target, method: .exact)
      #expect(exact.point == nearest.point && exact.isVerified(for: polyhedron, target: target))
      // A point of the set is its own nearest point.
      #expect(try polyhedron.nearestPoint(to: nearest.point).point == nearest.point)
    }
  }

  @Test func anUnmeasuredVariableIsNoDistance() throws {
    var generator = SeededGenerator(seed: 54)
    var refused = 0
    for _ in 0..<scaledIterations(1500) {
      let input = PolyhedronInput(using: &generator)
      let target = input.point.indices.map { _ in Rational(Int.random(in: -3...3, using: &generator)) }
      let polyhedron = try input.polyhedron()
      let last = target.count - 1
      do {
        let nearest = try polyhedron.nearestPoint(to: target, unmeasured: [last])
        #expect(nearest.isVerified(for: polyhedron, target: target, unmeasured: [last]))
        #expect(
          try nearest.squaredDistance == input.nearestSquaredDistance(to: target, unmeasured: [last]),
          "\(input) \(target)")
      } catch PolyhedronError.unmeasuredDirection {
        #expect(input.matrix.column(last).allSatisfy { $0.isZero }, "\(input)")
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  @Test func aWrongPairIsNotVerified() throws {
    // z₁ + z₂ = 1: both are positive somewhere.
    let matrix = try Matrix(rows: [[Rational(1), 1]])
    let polyhedron = try NonnegativePolyhedron(matrix: matrix, rightSide: [1], point: [1, 0])
    let pair = try polyhedron.complementaryPair()
    #expect(pair.support == [0, 1])
    let other = try NonnegativePolyhedron(matrix: Matrix(rows: [[Rational(1), 2]]), rightSide: [1], point: [1, 0])
    #expect(!pair.isVerified(for: other))
    let nearest = try polyhedron.nearestPoint(to: [3, 0])
    #expect(nearest.point == [1, 0] && nearest.squaredDistance == 4)
    #expect(!nearest.isVerified(for: polyhedron, target: [2, 0]))
    #expect(throws: PolyhedronError.notAPoint) {
      try NonnegativePolyhedron(matrix: matrix, rightSide: [1], point: [1, 1])
    }
    #expect(throws: PolyhedronError.notAPoint) {
      try NonnegativePolyhedron(matrix: matrix, rightSide: [1], point: [2, -1])
    }
    #expect(throws: PolyhedronError.sizes) { try NonnegativePolyhedron(matrix: matrix, rightSide: [1], point: [1]) }
    #expect(throws: PolyhedronError.sizes) { try polyhedron.nearestPoint(to: [1]) }
  }
}
