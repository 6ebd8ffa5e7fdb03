import ExactArithmetic

/// A largest set of independent columns of an integer matrix, and every other column as a combination of them; both
/// proved.
///
/// The columns are independent modulo a prime and therefore over ℚ; the combinations are verified in integers.
public struct ColumnRelations: Sendable {
  /// The independent columns, in increasing order; their number is the rank.
  public let basis: [Int]

  /// As many independent rows: the entries in these rows and the columns of the basis are a nonsingular matrix.
  public let rows: [Int]

  /// The other columns, in increasing order.
  public let dependentColumns: [Int]

  /// For each dependent column, its coefficients with respect to the basis.
  public let combinations: [FractionVector]

  /// The number of columns.
  private let columnCount: Int

  /// The rank over ℚ.
  public var rank: Int { basis.count }

  /// A basis of the vectors v with A·v = 0: an integer vector for each dependent column.
  public var kernelBasis: [[Integer]] {
    zip(dependentColumns, combinations).map { column, combination in
      var vector = [Integer](repeating: 0, count: columnCount)
      for (position, numerator) in zip(basis, combination.numerators) { vector[position] = numerator }
      vector[column] = -combination.denominator
      return vector
    }
  }

  /// The relations among the columns of `matrix`.
  ///
  /// - Throws: `ShapeError` if the smaller side is 2^24 or more.
  /// - Complexity: one factorisation modulo a prime, and one exact solution of a system of the size of the rank for each
  ///   dependent column.
  public init(_ matrix: Matrix<Integer>) throws(ShapeError) {
    var field = PrimeField.forDotProducts(ofLength: min(matrix.rowCount, matrix.columnCount))
    // All but finitely many primes show the rank; each of the others is found out by a column that it misjudges.
    while let modulus = field {
      if let factorization = try? ModularFactorization(matrix, modulo: modulus),
        let relations = ColumnRelations(matrix, guidedBy: factorization)
      {
        self = relations
        return
      }
      field = modulus.next
    }
    throw ShapeError(expected: "a side below 2^24", found: "\(matrix.rowCount) × \(matrix.columnCount)")
  }

  /// The relations that hold modulo a prime, if they hold over ℚ.
  private init?(_ matrix: Matrix<Integer>, guidedBy factorization: ModularFactorization) {
    let (basis, rows) = (factorization.pivotColumns, factorization.pivotRows)
    let isPivot = Set(basis)
    let others = (0..<matrix.columnCount).filter { !isPivot.contains($0) }
    let block = Matrix(rows: rows.count, columns: rows.count) { i, j in matrix[rows[i], basis[j]] }
    // Nonsingular modulo the prime, so that this never fails.
    guard let combinations = try? block.solve(others.map { column in rows.map { matrix[$0, column] } }) else {
      return nil
    }
    // The equations of the rows are solved. The other rows agree unless the rank is larger than that modulo the prime.
    let selected = Set(rows)
    let remaining = (0..<matrix.rowCount).filter { !selected.contains($0) }
    let rest = Matrix(rows: remaining.count, columns: basis.count) { i, j in matrix[remaining[i], basis[j]] }
    for (column, combination) in zip(others, combinations) {
      let left = rest.times(combination.numerators)
      guard zip(left, remaining).allSatisfy({ $0 == combination.denominator * matrix[$1, column] }) else { return nil }
    }
    self.basis = basis
    self.rows = rows
    dependentColumns = others
    self.combinations = combinations
    columnCount = matrix.columnCount
  }
}

extension Matrix where Element == Integer {
  /// A largest set of independent columns, in increasing order: proved to be independent, and proved to be that many.
  ///
  /// - Throws: `ShapeError` if the smaller side is 2^24 or more.
  /// - Complexity: one factorisation modulo a prime if the rank is that of the smaller side; otherwise also the relations
  ///   of ``ColumnRelations`` among the columns or the rows, whichever are fewer.
  public func independentColumns() throws(ShapeError) -> [Int] {
    let side = min(rowCount, columnCount)
    guard rowCount < columnCount else { return try ColumnRelations(self).basis }
    var field = PrimeField.forDotProducts(ofLength: side)
    var rank = side
    while let modulus = field {
      let factorization = try ModularFactorization(self, modulo: modulus)
      if factorization.rank < rank { rank = try ColumnRelations(transposed).rank }
      if factorization.rank == rank { return factorization.pivotColumns }
      field = modulus.next
    }
    throw ShapeError(expected: "a side below 2^24", found: "\(rowCount) × \(columnCount)")
  }
}
