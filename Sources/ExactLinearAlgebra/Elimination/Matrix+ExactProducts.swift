import ExactArithmetic

extension Matrix where Element: ExactOrderedField {
  /// The product A·x, exactly; `x` has `columnCount` entries.
  ///
  /// - Complexity: m·N multiplications, of integers for the integral columns of A; zero entries of x cost nothing.
  public func exactTimes(_ x: [Element]) -> [Element] {
    let support = x.indices.filter { !x[$0].isZero }
    let split = split(among: support) { column in (0..<rowCount).allSatisfy { self[$0, column].isIntegral } }
    var result = Self.applying(transposed: false, self, rows: Array(0..<rowCount), columns: split.integral, to: x)
    for i in 0..<rowCount {
      for j in split.other where !self[i, j].isZero { result[i] += self[i, j] * x[j] }
    }
    return result
  }

  /// The product Aᵀ·v, exactly; `v` has `rowCount` entries.
  ///
  /// - Complexity: m·N multiplications, of integers for the integral columns of A; zero entries of v cost nothing.
  public func exactTransposedTimes(_ v: [Element]) -> [Element] {
    let support = v.indices.filter { !v[$0].isZero }
    let split = split(among: Array(0..<columnCount)) { column in support.allSatisfy { self[$0, column].isIntegral } }
    let integral = Self.applying(transposed: true, self, rows: support, columns: split.integral, to: v)
    var result = [Element](repeating: 0, count: columnCount)
    for (j, value) in zip(split.integral, integral) { result[j] = value }
    for j in split.other {
      for i in support where !self[i, j].isZero { result[j] += self[i, j] * v[i] }
    }
    return result
  }

  private func split(among columns: [Int], _ isIntegral: (Int) -> Bool) -> (integral: [Int], other: [Int]) {
    (columns.filter(isIntegral), columns.filter { !isIntegral($0) })
  }

  /// The product of the submatrix of integers with the entries of `vector` that belong to it, over one denominator: one
  /// reduction to lowest terms for each entry of the result.
  private static func applying(
    transposed: Bool, _ matrix: Matrix, rows: [Int], columns: [Int], to vector: [Element]
  ) -> [Element] {
    func integer(_ row: Int, _ column: Int) -> Integer { matrix[row, column].rational?.numerator ?? 0 }
    let integers =
      transposed
      ? Matrix<Integer>(rows: columns.count, columns: rows.count) { integer(rows[$1], columns[$0]) }
      : Matrix<Integer>(rows: rows.count, columns: columns.count) { integer(rows[$0], columns[$1]) }
    let entries = (transposed ? rows : columns).map { vector[$0] }
    let product = Element.applying(
      { part in
        let denominator = Integer.commonDenominator(of: part)
        return integers.times(part.map { $0.numerator(over: denominator) }).map {
          Rational(numerator: $0, positiveDenominator: denominator)
        }
      }, to: entries)
    return product ?? []
  }
}

extension ExactOrderedField {
  /// Whether the value is an integer.
  fileprivate var isIntegral: Bool { rational?.isInteger ?? false }
}
