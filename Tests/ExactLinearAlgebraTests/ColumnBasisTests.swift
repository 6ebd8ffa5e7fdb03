import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

/// Bases of columns, by elimination alone and with a block that is solved by p-adic lifting.
@Suite struct ColumnBasisTests {
  /// A random matrix of a rank of at most `rank`, with repeated and zero columns.
  private func matrix(rows: Int, columns: Int, rank: Int, _ generator: inout SeededGenerator) -> Matrix<Rational> {
    let left = Matrix<Rational>(rows: rows, columns: rank) { _, _ in Rational(Int.random(in: -3...3, using: &generator))
    }
    let right = Matrix<Rational>(rows: rank, columns: columns) { _, _ in
      Rational(Int.random(in: -2...2, using: &generator))
        * Rational.powerOfTwo(-Int.random(in: 0...2, using: &generator))
    }
    return left.times(right)
  }

  private func check<Scalar: ExactOrderedField>(
    _ basis: ColumnBasis<Scalar>, _ order: [Int], _ generator: inout SeededGenerator
  ) {
    let matrix = basis.matrix
    #expect(Set(basis.pivotColumns + basis.freeColumns) == Set(order) && basis.pivotRows.count == basis.rank)
    for (index, free) in basis.freeColumns.enumerated() {
      let vector = basis.kernelVector(index)
      #expect(vector[free] == 1 && matrix.exactTimes(vector).allSatisfy { $0.isZero })
    }
    // The pivots are the greedy ones: each column of the order that is independent of those before.
    let form = ReducedEchelonForm(matrix, order: order)
    #expect(form.pivotColumns == order.filter(basis.pivotColumns.contains))
    // Aᵀv for a random v is found again.
    let v = (0..<matrix.rowCount).map { _ in Scalar(Rational(Int.random(in: -5...5, using: &generator))) }
    let values = matrix.exactTransposedTimes(v)
    let found = basis.functional(pivotValues: values)
    #expect(found.map { matrix.exactTransposedTimes($0) } == values)
    #expect(found?.indices.allSatisfy { basis.pivotRows.contains($0) || found?[$0].isZero == true } == true)
  }

  @Test func bothWaysAgree() {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<scaledIterations(200) {
      let (rows, columns) = (Int.random(in: 1...8, using: &generator), Int.random(in: 1...10, using: &generator))
      let matrix = matrix(rows: rows, columns: columns, rank: Int.random(in: 1...8, using: &generator), &generator)
      let order = Array(0..<columns).shuffled(using: &generator)
      check(ColumnBasis(matrix, order: order, leastBlockSize: .max), order, &generator)
      check(ColumnBasis(matrix, order: order, leastBlockSize: 1), order, &generator)
    }
  }

  /// Some columns over ℚ(√3), others rational, the former anywhere in the order.
  @Test func irrationalColumns() throws {
    var generator = SeededGenerator(seed: 72)
    let root = try QuadraticNumber(0, 1, root: 3)
    for _ in 0..<scaledIterations(200) {
      let (rows, columns) = (Int.random(in: 1...6, using: &generator), Int.random(in: 1...8, using: &generator))
      let one = matrix(rows: rows, columns: columns, rank: 3, &generator)
      let two = matrix(rows: rows, columns: columns, rank: 2, &generator)
      let irrational = Set((0..<columns).filter { _ in generator.onceIn(4) })
      let mixed = Matrix<QuadraticNumber>(rows: rows, columns: columns) { i, j in
        QuadraticNumber(one[i, j]) + (irrational.contains(j) ? QuadraticNumber(two[i, j]) * root : 0)
      }
      let order = Array(0..<columns).shuffled(using: &generator)
      check(ColumnBasis(mixed, order: order, leastBlockSize: .max), order, &generator)
      check(ColumnBasis(mixed, order: order, leastBlockSize: 1), order, &generator)
    }
  }
}
