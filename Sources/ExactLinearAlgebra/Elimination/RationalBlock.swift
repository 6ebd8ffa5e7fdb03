import ExactArithmetic

/// A nonsingular square block of a matrix whose entries are rational, in pivot rows and columns found modulo a prime.
///
/// Systems with it are solved by p-adic lifting, also for right-hand sides over a larger field.
struct RationalBlock<Scalar: ExactOrderedField>: Sendable {
  /// The rows of the block in the matrix.
  let rows: [Int]

  /// The columns of the block in the matrix.
  let columns: [Int]

  /// The rows of the block, multiplied by `scales`, as integers.
  private let system: FactoredSystem
  private let transposedSystem: FactoredSystem
  private let scales: [Integer]

  /// The block that `matrix` has in the columns at the beginning of `order` as long as they are rational; `nil` if it
  /// would have fewer than `leastSize` columns.
  ///
  /// Every column of the block is independent of those before it in the order. A column in that range which is
  /// independent but is none of them is possible, if the prime is bad; it is for the caller to see what is left of it.
  init?(_ matrix: Matrix<Scalar>, order: [Int], leastSize: Int) {
    let leading = Array(
      order.prefix { column in (0..<matrix.rowCount).allSatisfy { matrix[$0, column].rational != nil } })
    guard leading.count >= max(leastSize, 1) else { return nil }
    let rational = Matrix<Rational>(rows: matrix.rowCount, columns: leading.count) { i, j in
      matrix[i, leading[j]].rational ?? 0
    }
    let (integers, scales) = rational.clearingDenominatorsByRow()
    guard let field = PrimeField.forDotProducts(ofLength: min(matrix.rowCount, leading.count)),
      let factorization = try? integers.factorization(modulo: field), factorization.rank >= leastSize
    else { return nil }
    let (rows, places) = (factorization.pivotRows, factorization.pivotColumns)
    let block = Matrix<Integer>(rows: rows.count, columns: places.count) { integers[rows[$0], places[$1]] }
    guard let system = try? FactoredSystem(block), let transposedSystem = try? FactoredSystem(block.transposed) else {
      return nil
    }
    (self.rows, self.system, self.transposedSystem) = (rows, system, transposedSystem)
    columns = places.map { leading[$0] }
    self.scales = rows.map { scales[$0] }
  }

  /// The solution of C·x = c for the block C; the entries of c are those of ``rows``.
  func solve(_ rightSide: [Scalar]) -> [Scalar]? {
    Scalar.applying({ c in Self.solve(system, zip(c, scales).map { $0 * Rational($1) }) }, to: rightSide)
  }

  /// The solution of Cᵀ·v = c; the entries of c are those of ``columns``, the ones of v those of ``rows``.
  func solveTransposed(_ rightSide: [Scalar]) -> [Scalar]? {
    Scalar.applying(
      { c in Self.solve(transposedSystem, c).map { zip($0, scales).map { $0 * Rational($1) } } }, to: rightSide)
  }

  private static func solve(_ system: FactoredSystem, _ rightSide: [Rational]) -> [Rational]? {
    let denominator = Integer.commonDenominator(of: rightSide)
    guard let solution = try? system.solve(rightSide.map { $0.numerator(over: denominator) }) else { return nil }
    let common = solution.denominator * denominator
    return solution.numerators.map { $0.isZero ? 0 : (try? Rational(numerator: $0, denominator: common)) ?? 0 }
  }
}
