import ExactArithmetic

extension Matrix where Element == Integer {
  /// The largest number of bits of an entry's magnitude; 0 for a matrix of zeros.
  public var entryBitWidth: Int { elements.lazy.map(\.bitWidth).max() ?? 0 }

  /// The matrix of rational numbers with the same entries.
  public var rationals: Matrix<Rational> { map { Rational($0) } }
}

extension Matrix where Element == Rational {
  /// The least positive integer `scale` for which `scale · A` has integer entries, and this matrix.
  ///
  /// - Complexity: one least common multiple and one division for each entry.
  public func clearingDenominators() -> (integers: Matrix<Integer>, scale: Integer) {
    let scale = Self.commonDenominator(elements)
    return (map { Self.multiple($0, scale) }, scale)
  }

  /// The matrix of integers whose row i is `scales[i]` times that of A, with the least positive scales.
  public func clearingDenominatorsByRow() -> (integers: Matrix<Integer>, scales: [Integer]) {
    let scales = (0..<rowCount).map { Self.commonDenominator(row($0)) }
    return (Matrix<Integer>(rows: rowCount, columns: columnCount) { Self.multiple(self[$0, $1], scales[$0]) }, scales)
  }

  /// The matrix of integers whose column j is `scales[j]` times that of A, with the least positive scales.
  public func clearingDenominatorsByColumn() -> (integers: Matrix<Integer>, scales: [Integer]) {
    let scales = (0..<columnCount).map { Self.commonDenominator(column($0)) }
    return (Matrix<Integer>(rows: rowCount, columns: columnCount) { Self.multiple(self[$0, $1], scales[$1]) }, scales)
  }

  private static func commonDenominator(_ values: [Rational]) -> Integer {
    values.reduce(1) { $1.isInteger ? $0 : Integer.leastCommonMultiple($0, $1.denominator) }
  }

  /// `scale · value` for a multiple `scale` of the denominator.
  private static func multiple(_ value: Rational, _ scale: Integer) -> Integer {
    // A denominator is not 0.
    value.numerator * ((try? scale.exactQuotient(by: value.denominator)) ?? scale)
  }
}
