import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

/// Exact solutions of linear systems by two methods that share nothing, and what is said of singular ones.
@Suite struct LinearSystemTests {
  private func matrix(_ size: Int, bits: Int, _ generator: inout SeededGenerator) -> Matrix<Integer> {
    Matrix(rows: size, columns: size) { _, _ in generator.integer(bits: bits) }
  }

  /// Whether it solves the system and is in lowest terms.
  private func isSolution(_ solution: FractionVector, of matrix: Matrix<Integer>, _ right: [Integer]) -> Bool {
    let content = solution.numerators.reduce(solution.denominator) { Integer.greatestCommonDivisor($0, $1) }
    return matrix.times(solution.numerators) == right.map { $0 * solution.denominator }
      && solution.denominator.signum > 0 && content == 1
  }

  @Test func bothMethodsAgree() throws {
    var generator = SeededGenerator(seed: 51)
    var solved = 0
    for round in 0..<scaledIterations(160) {
      let size = Int.random(in: 1...9, using: &generator)
      let bits = [1, 3, 16, 40, 61, 62, 63, 64, 65, 126, 127, 300][round % 12]
      let subject = matrix(size, bits: bits, &generator)
      let rights = (0..<3).map { _ in
        (0..<size).map { _ in generator.integer(bits: generator.onceIn(3) ? 700 : bits) }
      }
      do {
        let solutions = try FactoredSystem(subject).solve(rights)
        solved += 1
        #expect(try FractionFreeElimination.solve(subject, rights) == solutions)
        #expect(try subject.solve(rights) == solutions)
        for (solution, right) in zip(solutions, rights) {
          #expect(isSolution(solution, of: subject, right))
          #expect(subject.rationals.times(solution.rationals) == right.map { Rational($0) })
        }
      } catch {
        let vector = try #require(error.kernelVector)
        #expect(subject.times(vector).allSatisfy(\.isZero) && !vector.allSatisfy(\.isZero))
        #expect(throws: LinearSystemError.self) { try FractionFreeElimination.solve(subject, rights) }
      }
    }
    #expect(solved > scaledIterations(160) / 3)
  }

  @Test func largerSystems() throws {
    var generator = SeededGenerator(seed: 52)
    for (size, bits) in [(30, 16), (40, 53), (24, 62), (20, 200)] {
      let subject = Matrix(rows: size, columns: size) { _, _ in
        (0..<(bits + 63) / 64).reduce(Integer(0)) { sum, _ in (sum << 64) + Integer(generator.next()) }
          - .powerOfTwo(bits - 1)
      }
      let rights = (0..<2).map { _ in (0..<size).map { _ in generator.integer(bits: bits) } }
      for (solution, right) in zip(try FactoredSystem(subject).solve(rights), rights) {
        #expect(isSolution(solution, of: subject, right))
      }
    }
  }

  @Test func shortSolutionsOfLongSystems() throws {
    var generator = SeededGenerator(seed: 53)
    for _ in 0..<scaledIterations(10) {
      let subject = matrix(20, bits: 60, &generator)
      guard let system = try? FactoredSystem(subject) else { continue }
      // A few unknowns are not 0, and not the first ones.
      let known = (0..<20).map { $0 % 7 == 5 ? Integer(Int.random(in: -9...9, using: &generator)) : 0 }
      let solution = try system.solve(subject.times(known))
      #expect(solution.numerators == known && solution.denominator == 1)
      let twelfths = try system.solve(subject.times(known).map { $0 * 5 })
      #expect(twelfths.numerators == known.map { $0 * 5 })
    }
  }

  @Test func theHintHasNoInfluenceOnTheResult() throws {
    var generator = SeededGenerator(seed: 54)
    for _ in 0..<scaledIterations(10) {
      let subject = matrix(10, bits: 40, &generator)
      guard let system = try? FactoredSystem(subject) else { continue }
      let right = (0..<10).map { _ in generator.integer(bits: 40) }
      let solution = try system.solve(right)
      for hint in [0, -1, 7, solution.denominator, -solution.denominator * 6, generator.integer(bits: 900)] {
        #expect(try system.solve(right, denominatorHint: hint) == solution)
      }
    }
  }

  @Test func anUnluckyPrimeIsReplaced() throws {
    // The determinant is divisible by the primes that are tried first.
    var primes: [Integer] = []
    var bound: UInt = 1 << 62
    for bits in [62, 61, 60] as [UInt] {
      bound = 1 << bits
      for _ in 0..<3 {
        let prime = try #require(PrimeField.largest(below: bound)).modulus
        primes.append(Integer(prime))
        bound = prime
      }
    }
    let product = primes.reduce(1, *)
    for size in 1...4 {
      let subject = Matrix(rows: size, columns: size) { i, j in
        i == j ? (i == 0 ? product : Integer(1)) : (i < j ? Integer(i + j) : 0)
      }
      let system = try FactoredSystem(subject)
      #expect(!primes.prefix(9).contains(Integer(system.factorization.field.modulus)))
      let right = (0..<size).map { Integer($0 + 1) }
      #expect(isSolution(try system.solve(right), of: subject, right))
      // Singular over ℚ as well: one row twice, if there are two.
      if size > 1 {
        let singular = Matrix(rows: size, columns: size) { i, j in subject[i == 1 ? 0 : i, j] }
        #expect(throws: LinearSystemError.self) { try FactoredSystem(singular) }
      }
    }
  }

  @Test func singularMatricesHaveAKernelVector() throws {
    var generator = SeededGenerator(seed: 55)
    for _ in 0..<scaledIterations(60) {
      let size = Int.random(in: 1...12, using: &generator)
      let rank = Int.random(in: 0..<size, using: &generator)
      let left = Matrix(rows: size, columns: rank) { _, _ in generator.integer(bits: 30) }
      let right = Matrix(rows: rank, columns: size) { _, _ in generator.integer(bits: 30) }
      let subject = Matrix(rows: size, columns: size) { i, j in
        (0..<rank).reduce(Integer(0)) { $0 + left[i, $1] * right[$1, j] }
      }
      for method in [{ _ = try FactoredSystem(subject) }, { _ = try FractionFreeElimination.solve(subject, []) }] {
        let error = #expect(throws: LinearSystemError.self) { try method() }
        let vector = try #require(error?.kernelVector)
        #expect(vector.count == size && !vector.allSatisfy(\.isZero))
        #expect(subject.times(vector) == Array(repeating: 0, count: size))
      }
    }
  }

  @Test func columnsAreBasisOrCombination() throws {
    var generator = SeededGenerator(seed: 57)
    for round in 0..<scaledIterations(80) {
      let (rows, columns) = (Int.random(in: 0...9, using: &generator), Int.random(in: 0...9, using: &generator))
      let inner = Int.random(in: 0...5, using: &generator)
      let bits = round % 2 == 0 ? 1 : 80
      let left = Matrix(rows: rows, columns: inner) { _, _ in generator.integer(bits: bits) }
      let right = Matrix(rows: inner, columns: columns) { _, _ in generator.integer(bits: bits) }
      let subject = Matrix(rows: rows, columns: columns) { i, j in
        (0..<inner).reduce(Integer(0)) { $0 + left[i, $1] * right[$1, j] }
      }
      let relations = try ColumnRelations(subject)
      #expect(relations.basis.count == relations.rows.count)
      // A nonzero determinant proves that the basis is independent, the kernel that it is largest.
      let block = Matrix(rows: relations.rank, columns: relations.rank) {
        subject[relations.rows[$0], relations.basis[$1]]
      }
      #expect(throws: Never.self) { try FractionFreeElimination.solve(block, []) }
      #expect(relations.kernelBasis.count == columns - relations.rank)
      for (vector, column) in zip(relations.kernelBasis, relations.dependentColumns) {
        #expect(subject.times(vector) == Array(repeating: 0, count: rows))
        #expect(vector[column].signum < 0 && relations.dependentColumns.allSatisfy { $0 == column || vector[$0] == 0 })
      }
      let independent = try subject.independentColumns()
      #expect(independent.count == relations.rank)
      #expect(try ColumnRelations(subject.selecting(columns: independent)).rank == relations.rank)
    }
  }

  @Test func anUnluckyPrimeHidesNoRank() throws {
    // Of rank 2 over ℚ, of rank 1 modulo the prime that is tried first for two rows.
    let first = try #require(PrimeField.largest(below: 1 << 62)).modulus
    let wide = try Matrix(rows: [[Integer(1), 0, 2], [1, Integer(first), 2]])
    #expect(try wide.factorization(modulo: #require(PrimeField(modulus: first))).rank == 1)
    #expect(try wide.independentColumns() == [0, 1])
    #expect(try wide.transposed.independentColumns() == [0, 1])
    #expect(try ColumnRelations(wide).kernelBasis == [[2, 0, -1]])
  }

  @Test func emptyAndMisshapenSystems() throws {
    let empty = try Matrix<Integer>(rows: [])
    #expect(try FactoredSystem(empty).solve([] as [Integer]) == empty.solve([[]])[0])
    let one = try FactoredSystem(Matrix(rows: [[Integer(-3)]]))
    #expect(try one.solve([6]).numerators == [-2])
    #expect(try one.solve([0]).denominator == 1)
    #expect(try one.solve([7]).rationals == [Rational(numerator: -7, denominator: 3)])
    #expect(throws: LinearSystemError.self) { try one.solve([1, 2]) }
    #expect(throws: LinearSystemError.self) { try FactoredSystem(Matrix(rows: [[Integer(1), 2]])) }
    #expect(throws: LinearSystemError.self) { try Matrix(rows: [[Integer(1), 2]]).solve([[1]]) }
  }

  @Test func denominatorsAreCleared() {
    var generator = SeededGenerator(seed: 56)
    for _ in 0..<scaledIterations(60) {
      let (rows, columns) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...4, using: &generator))
      let subject = Matrix(rows: rows, columns: columns) { _, _ in generator.rational(bits: 60) }
      let whole = subject.clearingDenominators()
      #expect(whole.integers.rationals == subject.map { $0 * Rational(whole.scale) })
      let byRow = subject.clearingDenominatorsByRow()
      let byColumn = subject.clearingDenominatorsByColumn()
      for i in 0..<rows {
        for j in 0..<columns {
          #expect(Rational(byRow.integers[i, j]) == subject[i, j] * Rational(byRow.scales[i]))
          #expect(Rational(byColumn.integers[i, j]) == subject[i, j] * Rational(byColumn.scales[j]))
        }
      }
      // Least scales: no prime divides a scale and all the entries that it made.
      for i in 0..<rows {
        let content = byRow.integers.row(i).reduce(byRow.scales[i]) { Integer.greatestCommonDivisor($0, $1) }
        #expect(content == 1)
      }
    }
  }
}
