import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import Testing

@Suite struct TransformTests {
  @Test(arguments: [1, 2, 3, 4, 7, 12])
  func discreteCosineEntries(size m: Int) throws {
    let matrix = try #require(Transform.discreteCosine.matrix(size: m))
    #expect(matrix.rowCount == m && matrix.columnCount == m)
    for i in 0..<m {
      for j in 0..<m {
        // The definition, with the angle as it stands there.
        let angle = try Rational((2 * j + 1) * i) / Rational(2 * m)
        let cosine = Interval.cosinePi(angle, precision: 300)
        let scale = Interval(try Rational(i == 0 ? 1 : 2) / Rational(m), precision: 300)
        let expected = cosine * (try #require(scale.squareRoot()))
        let entry = try matrix[i, j].enclosure(withinPowerOfTwo: 250)
        #expect(!entry.isDisjoint(with: expected), "entry \(i + 1), \(j + 1) of \(m)")
      }
    }
  }

  @Test(arguments: [1, 2, 5, 21, 30])
  func discreteCosineIsOrthonormal(size m: Int) throws {
    let matrix = try #require(Transform.discreteCosine.matrix(size: m))
    let enclosure = try matrix.map { (entry) in try entry.enclosure(precision: 200) }
    let gram = enclosure.gramMatrix(precision: 200)
    for i in 0..<m {
      for j in 0..<m {
        #expect(gram[i, j].contains(i == j ? 1 : 0))
        #expect(try #require(gram[i, j].width) < .powerOfTwo(-180))
      }
    }
  }

  /// cos(π(2j+1)i/(2m)) takes the same value at (i, j) = (1, 0) and, up to a sign, at (1, m − 1).
  @Test func equalCosinesAreOneExpression() throws {
    let m = 30
    let matrix = try #require(Transform.discreteCosine.matrix(size: m))
    #expect(matrix[1, 1].isIdentical(to: matrix[3, 0]))
    #expect(matrix[1, m - 1].isIdentical(to: -matrix[1, 0]))
    var distinct: [ExactReal] = []
    for entry in matrix.elements {
      let magnitude = entry.magnitude
      if !distinct.contains(where: { $0.isIdentical(to: magnitude) }) { distinct.append(magnitude) }
    }
    #expect(distinct.count <= m + 1)
  }

  @Test func rationalTransformsAreCheckedExactly() throws {
    let rotation = try Matrix<Rational>(rows: [
      [try Rational(3) / 5, try Rational(4) / 5], [try Rational(-4) / 5, try Rational(3) / 5],
    ])
    let transform = Transform.rational(try OrthogonalMatrix(rotation))
    #expect(transform.matrix(size: 2)?.map { $0.rational } == rotation.map { Optional($0) })
    #expect(transform.size == 2)
    #expect(Transform.none.matrix(size: 3).map { $0.rowCount } == nil)

    var broken = rotation
    broken[1, 0] = try Rational(4) / 5
    #expect(throws: NotOrthogonal.rows(0, 1, innerProduct: try Rational(24) / 25)) { _ = try OrthogonalMatrix(broken) }
    broken = rotation
    broken[1, 1] += .powerOfTwo(-200)
    let pair = #expect(throws: NotOrthogonal.self) { _ = try OrthogonalMatrix(broken) }
    #expect(pair?.description.contains("rows 1 and 2") == true)
    let scaled = try Matrix<Rational>(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 2]])
    #expect(throws: NotOrthogonal.rows(2, 2, innerProduct: 4)) { _ = try OrthogonalMatrix(scaled) }
    let wide = try Matrix<Rational>(rows: [[1, 0]])
    #expect(throws: NotOrthogonal.notSquare(rows: 1, columns: 2)) { _ = try OrthogonalMatrix(wide) }
  }
}
