import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

@Suite struct QuadraticVectorTests {
  private func numbers(_ count: Int, root: Integer, _ generator: inout SeededGenerator) throws -> [QuadraticNumber] {
    try (0..<count).map { _ in
      try QuadraticNumber(
        generator.rational(bits: 90), generator.onceIn(3) ? 0 : generator.rational(bits: 90), root: root)
    }
  }

  @Test(arguments: [0, 4, 5, 8])
  func vectorsAgreeWithTheirEntries(radicand: Integer) throws {
    var generator = SeededGenerator(seed: 81)
    for _ in 0..<scaledIterations(100) {
      let (m, n) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...4, using: &generator))
      let (x, z) = (try numbers(n, root: radicand, &generator), try numbers(n, root: radicand, &generator))
      let u = try numbers(m, root: radicand, &generator)
      let (xs, zs, us) = (try QuadraticVector(x), try QuadraticVector(z), try QuadraticVector(u))
      #expect(xs.entries == x && xs.count == n)
      #expect((xs + zs).entries == zip(x, z).map { $0 + $1 })
      #expect((xs - zs).entries == zip(x, z).map { $0 - $1 })
      #expect((-xs).entries == x.map { -$0 })
      #expect(QuadraticVector.dotProduct(xs, zs) == zip(x, z).reduce(0) { $0 + $1.0 * $1.1 })
      #expect(xs.squaredNorm == x.reduce(0) { $0 + $1 * $1 })
      #expect(xs.scaled(by: z[0]).entries == x.map { $0 * z[0] })
      #expect(
        xs.reduced == xs && xs.reduced.hashValue == xs.hashValue && (xs.isZero || xs.scaled(by: 3) != xs.scaled(by: 2)))
      #expect(xs.support == x.indices.filter { !x[$0].isZero })
      let bound = generator.rational(bits: 90)
      for i in x.indices {
        #expect(xs.signum(at: i) == x[i].signum)
        #expect(xs.comparison(at: i, with: bound) == (x[i] - QuadraticNumber(bound)).signum)
        #expect(xs.comparison(at: i, with: x[i].rationalPart) == x[i].coefficient.signum)
      }
      let matrix = Matrix(rows: m, columns: n) { _, _ in generator.onceIn(3) ? 0 : generator.integer(bits: 80) }
      let exact = matrix.map { QuadraticNumber(Rational($0)) }
      #expect(matrix.times(xs).entries == (0..<m).map { i in (0..<n).reduce(0) { $0 + exact[i, $1] * x[$1] } })
      #expect(
        matrix.transposedTimes(us).entries == (0..<n).map { j in (0..<m).reduce(0) { $0 + exact[$1, j] * u[$1] } })
    }
  }

  @Test func formsOfOneVectorAreEqual() throws {
    let one = try QuadraticVector(rationalNumerators: [1, 2], rootNumerators: [2, 0], denominator: -3, radicand: 2)
    let two = try QuadraticVector(rationalNumerators: [-1, -2], rootNumerators: [-1, 0], denominator: 3, radicand: 8)
    #expect(one == two && one.hashValue == two.hashValue)
    let square = try QuadraticVector(rationalNumerators: [1], rootNumerators: [1], denominator: 2, radicand: 9)
    #expect(square == QuadraticVector([2]) && square.isRational && square.rationals == [2])
    #expect(try QuadraticVector([QuadraticNumber(0, 1, root: 2), QuadraticNumber(0, 1, root: 8)])[1].radicand == 2)
    #expect(throws: ArithmeticError.self) {
      try QuadraticVector([QuadraticNumber(0, 1, root: 2), QuadraticNumber(0, 1, root: 3)])
    }
    #expect(throws: ArithmeticError.divisionByZero) { try QuadraticVector(rationalNumerators: [1], denominator: 0) }
    #expect(throws: ArithmeticError.self) { try QuadraticVector(rationalNumerators: [1], rootNumerators: [1, 2]) }
  }

  /// Sixteen-bit entries times numerators of 12 000 bits, at the size of the largest problems.
  @Test func productsWithLongNumeratorsTakeWellUnderASecond() throws {
    var generator = SeededGenerator(seed: 82)
    let matrix = Matrix(rows: 300, columns: 1000) { _, _ in Integer(Int.random(in: -32768...32767, using: &generator)) }
    let long = (0..<300).map { i in (Integer.powerOfTwo(12_000) - Integer(i)) >> (i % 60) }
    let u = try QuadraticVector(rationalNumerators: long, denominator: 7)
    let clock = ContinuousClock()
    var product = QuadraticVector(zeros: 0)
    let time = clock.measure { product = matrix.transposedTimes(u) }
    #expect(product.rationalNumerators[999] == (0..<300).reduce(0) { $0 + matrix[$1, 999] * long[$1] })
    #expect(time < .seconds(5), "\(time)")
  }
}
