import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

/// Definiteness, norms and singular values of matrices whose eigenvalues are known by construction.
@Suite struct DefinitenessTests {
  /// An exactly orthogonal matrix: a product of rational rotations and reflections.
  private func orthogonal(_ size: Int, _ generator: inout SeededGenerator) throws -> Matrix<Rational> {
    var result = Matrix(rows: size, columns: size) { i, j in Rational(i == j ? 1 : 0) }
    for _ in 0..<size where size > 1 {
      // (p² − q², 2pq)/(p² + q²)
      let (p, q) = (Int.random(in: 1...6, using: &generator), Int.random(in: -6...6, using: &generator))
      let norm = Rational(p * p + q * q)
      let (c, s) = (try Rational(p * p - q * q) / norm, try Rational(2 * p * q) / norm)
      let pair = Array((0..<size).shuffled(using: &generator).prefix(2))
      var rotation = Matrix(rows: size, columns: size) { i, j in Rational(i == j ? 1 : 0) }
      (rotation[pair[0], pair[0]], rotation[pair[1], pair[1]]) = (c, c)
      (rotation[pair[0], pair[1]], rotation[pair[1], pair[0]]) = (s, -s)
      result = result.times(rotation)
    }
    #expect(result.isOrthogonal)
    return result
  }

  /// U·diag(values)·Vᵀ, of the given size.
  private func matrix(
    _ values: [Rational], rows: Int, columns: Int, _ generator: inout SeededGenerator
  ) throws -> Matrix<Rational> {
    let diagonal = Matrix(rows: rows, columns: columns) { i, j in i == j ? values[i] : 0 }
    return try orthogonal(rows, &generator).times(diagonal).times(orthogonal(columns, &generator))
  }

  @Test func definitenessIsThatOfTheEigenvalues() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<scaledIterations(60) {
      let size = Int.random(in: 1...5, using: &generator)
      let frame = try orthogonal(size, &generator)
      func verdict(_ eigenvalues: [Rational]) -> ThreeValued {
        let diagonal = Matrix(rows: size, columns: size) { i, j in i == j ? eigenvalues[i] : 0 }
        return frame.times(diagonal).times(frame.transposed).intervals(precision: 128).isPositiveDefinite(
          precision: 128)
      }
      var eigenvalues = (0..<size).map { _ in Rational(Int.random(in: 1...9, using: &generator)) }
      #expect(verdict(eigenvalues) == .holds)
      let place = Int.random(in: 0..<size, using: &generator)
      eigenvalues[place] = Rational.powerOfTwo(-60)
      #expect(verdict(eigenvalues) == .holds, "tight: a small eigenvalue is still seen at 128 bits")
      eigenvalues[place] = 0
      #expect(verdict(eigenvalues) != .holds, "singular matrices are not definite")
      eigenvalues[place] = -Rational.powerOfTwo(-60)
      #expect(verdict(eigenvalues) != .holds)
    }
  }

  @Test func aDiagonalEntryRefutes() throws {
    let one = Interval(1, precision: 64)
    let zero = Interval(0, precision: 64)
    #expect(try Matrix(rows: [[one, zero], [zero, zero]]).isPositiveDefinite(precision: 64) == .fails)
    #expect(try Matrix(rows: [[one, one], [one, one]]).isPositiveDefinite(precision: 64) == .undecided)
    let wide = try #require(Interval(lower: -1, upper: 1, precision: 64))
    #expect(try Matrix(rows: [[wide]]).isPositiveDefinite(precision: 64) == .undecided)
    #expect(try Matrix(rows: [[one, wide], [wide, one + one]]).isPositiveDefinite(precision: 64) == .holds)
  }

  @Test func theOperatorNormIsTheLargestSingularValue() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<scaledIterations(40) {
      let (rows, columns) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...4, using: &generator))
      let count = min(rows, columns)
      var values = (0..<count).map { _ in Rational(Int.random(in: 1...9, using: &generator)) }
      values[0] = 10
      let exact = try matrix(values, rows: rows, columns: columns, &generator)
      let enclosed = exact.intervals(precision: 128)
      let nudge = Rational.powerOfTwo(-50)
      #expect(enclosed.hasOperatorNorm(atMost: 10 + nudge, precision: 128) == .holds)
      #expect(enclosed.hasOperatorNorm(atMost: 9 + Rational.powerOfTwo(-1), precision: 128) == .fails)
      #expect(enclosed.hasOperatorNorm(atMost: 10 - nudge, precision: 128) != .holds)
      #expect(enclosed.hasOperatorNorm(atMost: -1, precision: 128) == .fails)
      #expect(enclosed.transposed.hasOperatorNorm(atMost: 10 + nudge, precision: 128) == .holds)
    }
  }

  @Test func exactTiesAreUndecided() throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<scaledIterations(40) {
      // Two equal singular values, so that the Frobenius norm is no help.
      let exact = try matrix([5, 5, 2], rows: 3, columns: 3, &generator)
      let enclosed = exact.intervals(precision: 128)
      #expect(enclosed.hasOperatorNorm(atMost: 5, precision: 128) == .undecided)
      #expect(enclosed.hasSmallestSingularValue(exceeding: 2, precision: 128) != .holds)
    }
    // A matrix of rank one has its Frobenius norm, and then a tie is decided: ‖(3, 4)‖ ≤ 5.
    let row = try Matrix(rows: [[Rational(3), 4]]).intervals(precision: 64)
    #expect(row.hasOperatorNorm(atMost: 5, precision: 64) == .holds)
    #expect(row.hasOperatorNorm(atMost: 5 - Rational.powerOfTwo(-40), precision: 64) == .fails)
  }

  @Test func theSmallestSingularValueIsThatOfTheColumns() throws {
    var generator = SeededGenerator(seed: 34)
    for _ in 0..<scaledIterations(40) {
      let columns = Int.random(in: 1...3, using: &generator)
      let rows = columns + Int.random(in: 0...2, using: &generator)
      var values = (0..<columns).map { _ in Rational(Int.random(in: 4...9, using: &generator)) }
      values[columns - 1] = 3
      let enclosed = try matrix(values, rows: rows, columns: columns, &generator).intervals(precision: 128)
      #expect(enclosed.hasSmallestSingularValue(exceeding: 3 - Rational.powerOfTwo(-50), precision: 128) == .holds)
      #expect(enclosed.hasSmallestSingularValue(exceeding: 3 + Rational.powerOfTwo(-50), precision: 128) != .holds)
    }
    // More columns than rows: the least singular value of A as a map of ℝ^N is 0.
    let wide = try Matrix(rows: [[Rational(3), 4]]).intervals(precision: 64)
    #expect(wide.hasSmallestSingularValue(exceeding: Rational.powerOfTwo(-60), precision: 64) != .holds)
  }
}
