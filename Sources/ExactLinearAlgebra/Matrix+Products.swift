import ExactArithmetic

extension Matrix {
  /// Row `index` where it lies, without a copy.
  fileprivate func rowSlice(_ index: Int) -> ArraySlice<Element> {
    elements[index * columnCount..<(index + 1) * columnCount]
  }
}

extension Matrix where Element == Rational {
  /// The product A·x, exactly; `x` has `columnCount` entries.
  ///
  /// - Complexity: m·N multiplications; zero entries cost nothing.
  public func times(_ x: [Rational]) -> [Rational] {
    (0..<rowCount).map { Rational.dotProduct(rowSlice($0), x) }
  }

  /// The matrix product, exactly; `other` has `columnCount` rows.
  ///
  /// - Complexity: one multiplication for each pair of non-zero entries that meet.
  public func times(_ other: Matrix<Rational>) -> Matrix<Rational> {
    let columns = (0..<other.columnCount).map(other.column)
    return Matrix(rows: rowCount, columns: other.columnCount) { i, j in
      Rational.dotProduct(rowSlice(i), columns[j])
    }
  }

  /// Whether M Mᵀ = I, decided exactly.
  public var isOrthogonal: Bool {
    guard rowCount == columnCount else { return false }
    for i in 0..<rowCount {
      for j in i..<rowCount {
        let product = Rational.dotProduct(rowSlice(i), row(j))
        if product != (i == j ? 1 : 0) { return false }
      }
    }
    return true
  }

  /// The enclosure of every entry at `precision` bits.
  public func intervals(precision: Int) -> Matrix<Interval> {
    map { Interval($0, precision: precision) }
  }
}

extension Matrix where Element == Interval {
  /// An enclosure of A·x for every matrix and vector in the operands.
  ///
  /// - Complexity: m·N interval multiplications; entries that are exactly zero cost nothing.
  public func times(_ x: [Interval], precision: Int) -> [Interval] {
    (0..<rowCount).map { Interval.dotProduct(rowSlice($0), x, precision: precision) }
  }

  /// An enclosure of Aᵀ·u; `u` has `rowCount` entries.
  public func transposedTimes(_ u: [Interval], precision: Int) -> [Interval] {
    (0..<columnCount).map { Interval.dotProduct(column($0), u, precision: precision) }
  }

  /// An enclosure of the matrix product.
  public func times(_ other: Matrix<Interval>, precision: Int) -> Matrix<Interval> {
    let columns = (0..<other.columnCount).map(other.column)
    return Matrix(rows: rowCount, columns: other.columnCount) { i, j in
      Interval.dotProduct(rowSlice(i), columns[j], precision: precision)
    }
  }

  /// An enclosure of the Gram matrix AᵀA.
  public func gramMatrix(precision: Int) -> Matrix<Interval> {
    let columns = (0..<columnCount).map(column)
    var gram = Matrix(rows: columnCount, columns: columnCount) { _, _ in Interval(0, precision: precision) }
    for i in 0..<columnCount {
      for j in i..<columnCount {
        let sum =
          i == j
          ? columns[i].reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
          : Interval.dotProduct(columns[i], columns[j], precision: precision)
        gram[i, j] = sum
        gram[j, i] = sum
      }
    }
    return gram
  }

  /// The same enclosures, rounded outwards to `precision` bits.
  public func rounded(toPrecision precision: Int) -> Matrix<Interval> {
    map { $0.rounded(toPrecision: precision) }
  }
}

extension Interval {
  /// Whether the interval is the single point 0.
  public var isExactlyZero: Bool { isZero == .holds }
}
