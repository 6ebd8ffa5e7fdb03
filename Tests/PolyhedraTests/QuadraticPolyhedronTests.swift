import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra
import TestSupport
import Testing

/// Polyhedra over ℚ(√D), with the right side or a column irrational as in solution sets of (P1) and (P3).
@Suite struct QuadraticPolyhedronTests {
  private func number(_ rational: Rational, _ coefficient: Rational) throws -> QuadraticNumber {
    try QuadraticNumber(rational, coefficient, root: 2)
  }

  /// Numbers of two fields are refused wherever they come in, with the error that says so.
  @Test func twoFieldsAreRefused() throws {
    let (two, three) = (try QuadraticNumber(0, 1, root: 2), try QuadraticNumber(0, 1, root: 3))
    #expect(QuadraticNumber.haveCommonField([[1, two], [try QuadraticNumber(0, 1, root: 8)]]))
    #expect(!QuadraticNumber.haveCommonField([[1, two], [three]]))
    for (entry, bound, point) in [(two, three, 1), (two, two, three), (1, two, three)] {
      #expect(throws: PolyhedronError.differentFields) {
        try NonnegativePolyhedron(matrix: Matrix(rows: [[entry, 1]]), rightSide: [bound], point: [point, 0])
      }
    }
    let polyhedron = try NonnegativePolyhedron(matrix: Matrix(rows: [[1, 1]]), rightSide: [two], point: [two, 0])
    #expect(!polyhedron.contains([three, 0]))
    #expect(throws: PolyhedronError.differentFields) { try polyhedron.nearestPoint(to: [three, 0]) }
    let nearest = try polyhedron.nearestPoint(to: [2, 0])
    #expect(!nearest.isVerified(for: polyhedron, target: [three, 0]))
    let other = try NonnegativePolyhedron(matrix: Matrix(rows: [[three, 1]]), rightSide: [0], point: [0, 0])
    #expect(!(try polyhedron.complementaryPair().isVerified(for: other)))
  }

  /// Multiplying all of z, b and the target by a positive number of the field changes nothing but the scale.
  @Test func scalingByAnIrrationalNumber() throws {
    var generator = SeededGenerator(seed: 61)
    let factor = try number(3, -2)
    #expect(factor.signum > 0)
    for _ in 0..<scaledIterations(300) {
      let input = PolyhedronInput(using: &generator)
      let target = input.point.indices.map { _ in Rational(Int.random(in: -4...4, using: &generator)) }
      let rational = try input.polyhedron()
      let scaled = try NonnegativePolyhedron(
        matrix: input.matrix.map { QuadraticNumber($0) },
        rightSide: input.rightSide.map { QuadraticNumber($0) * factor },
        point: input.point.map { QuadraticNumber($0) * factor })
      #expect(try rational.affineHull().dimension == scaled.affineHull().dimension)
      let nearest = try rational.nearestPoint(to: target)
      let image = try scaled.nearestPoint(to: target.map { QuadraticNumber($0) * factor })
      #expect(image.point == nearest.point.map { QuadraticNumber($0) * factor })
      #expect(image.squaredDistance == QuadraticNumber(nearest.squaredDistance) * factor * factor)
      guard case .all(let vertices) = try rational.vertices(limit: 100),
        case .all(let images) = try scaled.vertices(limit: 100)
      else {
        Issue.record("\(input)")
        continue
      }
      #expect(Set(vertices.map { $0.map { QuadraticNumber($0) * factor } }) == Set(images))
    }
  }

  /// {z ≥ 0 : z₁ + z₂ = √2, z₁ − z₂ + t·√2 = 0}: t = (z₂ − z₁)/√2, so z₁ ≤ z₂.
  @Test func anIrrationalRay() throws {
    let root = try number(0, 1)
    let matrix = try Matrix(rows: [[1, 1, 0], [1, -1, root]])
    let polyhedron = try NonnegativePolyhedron(matrix: matrix, rightSide: [root, 0], point: [0, root, 1])
    #expect(try polyhedron.affineHull().dimension == 1)
    let half = try number(0, Rational.powerOfTwo(-1))
    guard case .all(let vertices) = try polyhedron.vertices(limit: 2) else {
      Issue.record("two vertices expected")
      return
    }
    #expect(Set(vertices) == [[0, root, 1], [half, half, 0]])
    let nearest = try polyhedron.nearestPoint(to: [5, 0, 7], unmeasured: [2])
    #expect(nearest.point == [half, half, 0])
    // (5 − 1/√2)² + 1/2.
    #expect(try nearest.squaredDistance == number(26, -5))
  }
}
