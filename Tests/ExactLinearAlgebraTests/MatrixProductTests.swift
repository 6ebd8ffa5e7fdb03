import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixProductTests {
  private func matrix(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in generator.onceIn(4) ? 0 : generator.rational(bits: 40) }
  }

  @Test func productsAreAssociativeAndAgreeWithVectors() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<scaledIterations(60) {
      let sizes = (0..<4).map { _ in Int.random(in: 1...4, using: &generator) }
      let (a, b, c) = (
        matrix(sizes[0], sizes[1], &generator), matrix(sizes[1], sizes[2], &generator),
        matrix(sizes[2], sizes[3], &generator)
      )
      #expect(a.times(b).times(c) == a.times(b.times(c)))
      #expect(a.times(b).transposed == b.transposed.times(a.transposed))
      let x = (0..<sizes[1]).map { _ in generator.rational(bits: 40) }
      #expect(a.times(x) == a.times(Matrix(rows: sizes[1], columns: 1) { i, _ in x[i] }).column(0))
    }
  }

  @Test func enclosuresContainTheExactProductsAndAreTight() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<scaledIterations(60) {
      let (m, n, l) = (
        Int.random(in: 1...4, using: &generator), Int.random(in: 1...4, using: &generator),
        Int.random(in: 1...4, using: &generator)
      )
      let (a, b) = (matrix(m, n, &generator), matrix(n, l, &generator))
      let precision = 160
      let (one, two) = (a.intervals(precision: precision), b.intervals(precision: precision))
      let product = one.times(two, precision: precision)
      let exact = a.times(b)
      // Sums of at most 4 products of numbers that are at most `size` in magnitude.
      let size = try #require((a.elements + b.elements).map(\.magnitude).max())
      let tolerance = (size * size + 1) * Rational.powerOfTwo(6 - precision)
      for i in 0..<m {
        for j in 0..<l {
          #expect(product[i, j].contains(exact[i, j]))
          #expect(try #require(product[i, j].width) <= tolerance)
        }
      }
      let x = (0..<n).map { _ in generator.rational(bits: 40) }
      let u = (0..<m).map { _ in generator.rational(bits: 40) }
      func enclosed(_ v: [Rational]) -> [Interval] { v.map { Interval($0, precision: precision) } }
      for (value, interval) in zip(a.times(x), one.times(enclosed(x), precision: precision)) {
        #expect(interval.contains(value))
      }
      for (value, interval) in zip(a.transposed.times(u), one.transposedTimes(enclosed(u), precision: precision)) {
        #expect(interval.contains(value))
      }
      let gram = one.gramMatrix(precision: precision)
      for (value, interval) in zip(a.transposed.times(a).elements, gram.elements) { #expect(interval.contains(value)) }
      #expect(gram == gram.transposed)
    }
  }

  @Test func orthogonalityIsDecidedExactly() throws {
    let fifth = try Rational(numerator: 1, denominator: 5)
    let rotation = try Matrix(rows: [[3 * fifth, 4 * fifth], [-4 * fifth, 3 * fifth]])
    #expect(rotation.isOrthogonal)
    #expect(rotation.times(rotation).isOrthogonal)
    var nearly = rotation
    nearly[0, 0] += Rational.powerOfTwo(-500)
    #expect(!nearly.isOrthogonal)
    #expect(try !Matrix(rows: [[Rational(1), 0]]).isOrthogonal)
  }
}
