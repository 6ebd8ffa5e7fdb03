import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

@Suite struct ModularTests {
  private func isPrime(_ number: UInt) -> Bool {
    number > 1 && !(2...max(2, number)).prefix { $0 * $0 <= number }.contains { number % $0 == 0 }
  }

  @Test func fieldsAreThoseOfOddPrimes() {
    for number in UInt(0)..<2000 {
      #expect((PrimeField(modulus: number) != nil) == (number > 2 && isPrime(number)), "\(number)")
    }
    // Strong pseudoprimes: to base 2; to bases 2, 3, 5, 7; to the first eight primes. And a Carmichael number.
    for number in [2047, 3_215_031_751, 341_550_071_728_321, 561] as [UInt] {
      #expect(PrimeField(modulus: number) == nil)
    }
    #expect(PrimeField(modulus: 1 << 61 - 1) != nil, "a Mersenne prime")
    #expect(PrimeField(modulus: 1 << 62 + 1) == nil, "beyond 62 bits")
    #expect(PrimeField.largest(below: 1 << 62)?.modulus == 4_611_686_018_427_387_847, "2^62 - 57")
    #expect(PrimeField.largest(below: 100)?.modulus == 97)
    #expect(PrimeField.largest(below: 97)?.modulus == 89)
    #expect(PrimeField.largest(below: 3) == nil)
  }

  /// The product of random factors: rank at most `rank`.
  private func matrix(
    _ rows: Int, _ columns: Int, rank: Int, bits: Int, _ generator: inout SeededGenerator
  ) -> Matrix<Integer> {
    let left = Matrix(rows: rows, columns: rank) { _, _ in generator.integer(bits: bits) }
    let right = Matrix(rows: rank, columns: columns) { _, _ in generator.integer(bits: bits) }
    return Matrix(rows: rows, columns: columns) { i, j in
      (0..<rank).reduce(Integer(0)) { $0 + left[i, $1] * right[$1, j] }
    }
  }

  /// Rank and leftmost independent columns by elimination in rationals.
  private func pivotsOverRationals(_ matrix: Matrix<Integer>) throws -> [Int] {
    var rows = matrix.rationals.rows
    var pivots: [Int] = []
    for j in 0..<matrix.columnCount {
      let rank = pivots.count
      guard let pivot = (rank..<rows.count).first(where: { !rows[$0][j].isZero }) else { continue }
      rows.swapAt(rank, pivot)
      for i in rank + 1..<max(rows.count, rank + 1) {
        let factor = try rows[i][j] / rows[rank][j]
        rows[i] = zip(rows[i], rows[rank]).map { $0 - factor * $1 }
      }
      pivots.append(j)
    }
    return pivots
  }

  @Test func rankAndPivotsAreThoseOverTheRationals() throws {
    var generator = SeededGenerator(seed: 41)
    let field = try #require(PrimeField.largest(below: 1 << 57))
    for _ in 0..<scaledIterations(80) {
      let (rows, columns) = (Int.random(in: 0...7, using: &generator), Int.random(in: 0...7, using: &generator))
      let subject = matrix(
        rows, columns, rank: Int.random(in: 0...4, using: &generator), bits: generator.onceIn(2) ? 2 : 90, &generator)
      let pivots = try pivotsOverRationals(subject)
      let factorization = try subject.factorization(modulo: field)
      #expect(factorization.pivotColumns == pivots)
      #expect(subject.rankLowerBound() == pivots.count)
      let rowsOfPivots = factorization.pivotRows
      #expect(Set(rowsOfPivots).count == pivots.count)
      let block = Matrix(rows: pivots.count, columns: pivots.count) { subject[rowsOfPivots[$0], pivots[$1]] }
      #expect(try pivotsOverRationals(block).count == pivots.count)
    }
  }

  @Test func theRankModuloADivisorOfTheDeterminantIsSmaller() throws {
    let subject = try Matrix(rows: [[Integer(1), 2], [3, 103]])
    #expect(try subject.factorization(modulo: #require(PrimeField(modulus: 97))).rank == 1)
    #expect(try subject.factorization(modulo: #require(PrimeField(modulus: 89))).rank == 2)
    #expect(subject.rankLowerBound() == 2)
  }

  @Test func theInverseTimesTheMatrixIsOne() throws {
    var generator = SeededGenerator(seed: 42)
    for modulus in [3, 97, 1 << 61 - 1] as [UInt] {
      let field = try #require(PrimeField(modulus: modulus))
      for _ in 0..<scaledIterations(40) {
        let size = Int.random(in: 1...6, using: &generator)
        let subject = matrix(size, size, rank: size, bits: 70, &generator)
        guard let inverse = try subject.factorization(modulo: field).inverse else {
          #expect(try subject.factorization(modulo: field).rank < size)
          continue
        }
        for i in 0..<size {
          for j in 0..<size {
            let entry = (0..<size).reduce(Integer(0)) { $0 + subject[i, $1] * Integer(inverse[$1, j]) }
            #expect(entry.remainder(modulo: modulus) == (i == j ? 1 : 0))
          }
        }
      }
    }
    let wide = try Matrix(rows: [[Integer(1), 2]])
    #expect(try wide.factorization(modulo: #require(PrimeField(modulus: 97))).inverse == nil)
  }

  @Test func aModulusThatSumsWouldOverflowIsRefused() throws {
    let large = try #require(PrimeField.largest(below: 1 << 62))
    let subject = Matrix(rows: 5, columns: 5) { i, j in Integer(i == j ? 1 : 0) }
    #expect(throws: ShapeError.self) { try subject.factorization(modulo: large) }
  }
}
