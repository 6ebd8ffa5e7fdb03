import ExactArithmetic

/// Columns of a matrix over an exact field that are a basis of its column space, and all others in terms of them:
///
///     A[·, j] = Σ_i A[·, pivotColumns[i]]·coefficients[k][i]     for the free column j = freeColumns[k].
///
/// Columns that come first in the order given become pivots if they can. Where the first columns are rational, as those of
/// most problems are, they are dealt with by p-adic lifting, and elimination over the field only sees what is left of the
/// others.
public struct ColumnBasis<Scalar: ExactOrderedField>: Sendable {
  /// Whose columns are sorted into pivots and the rest.
  public let matrix: Matrix<Scalar>

  /// The columns of the basis.
  public private(set) var pivotColumns: [Int]

  /// As many independent rows.
  public private(set) var pivotRows: [Int]

  /// The other columns, in the order given.
  public private(set) var freeColumns: [Int] = []

  /// For each free column its coordinates in the basis.
  public private(set) var coefficients: [[Scalar]] = []

  private let block: RationalBlock<Scalar>?

  /// The entries of the columns that are not in the block, less the combinations of columns in the block with the same
  /// entries in the rows of the block: its Schur complement. Only the other rows are held.
  private let remainder: Matrix<Scalar>

  /// For each of these columns the coefficients of the combination.
  private let combinations: [[Scalar]]

  /// The reduced form of the remainder.
  private let form: ReducedEchelonForm<Scalar>

  /// The basis among the columns of `matrix`, sought in the order `order`, or from the first to the last.
  ///
  /// - Precondition: `order` names every column once.
  /// - Parameter leastBlockSize: from which size on a rational block is solved by p-adic lifting.
  /// - Complexity: a modular factorization of the leading rational columns, one solution of a system of their rank for each
  ///   other column, and elimination of what these leave in the other rows.
  public init(_ matrix: Matrix<Scalar>, order: [Int]? = nil, leastBlockSize: Int = 9) {
    let order = order ?? Array(0..<matrix.columnCount)
    self.init(matrix, order, leastBlockSize: leastBlockSize)
    // A prime that divides too many minors lets a block begin with columns that are not the first ones possible.
    if block != nil && !respects(order) { self.init(matrix, order, leastBlockSize: .max) }
  }

  private init(_ matrix: Matrix<Scalar>, _ order: [Int], leastBlockSize: Int) {
    var block = RationalBlock(matrix, order: order, leastSize: leastBlockSize)
    var others = order
    var combinations = [[Scalar]](repeating: [], count: others.count)
    if let found = block {
      let inBlock = Set(found.columns)
      others = order.filter { !inBlock.contains($0) }
      combinations = others.compactMap { j in found.solve(found.rows.map { matrix[$0, j] }) }
      if combinations.count < others.count {
        (block, others) = (nil, order)
        combinations = .init(repeating: [], count: order.count)
      }
    }
    let blockRows = Set(block?.rows ?? [])
    let rows = (0..<matrix.rowCount).filter { !blockRows.contains($0) }
    let blockColumns = block?.columns ?? []
    remainder = Matrix(rows: rows.count, columns: others.count) { i, k in
      var entry = matrix[rows[i], others[k]]
      for (coefficient, column) in zip(combinations[k], blockColumns) where !coefficient.isZero {
        entry -= coefficient * matrix[rows[i], column]
      }
      return entry
    }
    (self.matrix, self.block, self.combinations) = (matrix, block, combinations)
    form = ReducedEchelonForm(remainder)
    pivotColumns = blockColumns + form.pivotColumns.map { others[$0] }
    pivotRows = (block?.rows ?? []) + form.pivotRows.map { rows[$0] }
    for free in form.freeColumns {
      var inBlock = combinations[free]
      let beyond = form.rows.map { $0[free] }
      for (pivot, coefficient) in zip(form.pivotColumns, beyond) where !coefficient.isZero {
        for i in inBlock.indices { inBlock[i] -= coefficient * combinations[pivot][i] }
      }
      freeColumns.append(others[free])
      coefficients.append(inBlock + beyond)
    }
  }

  /// Whether every free column is a combination of columns that precede it.
  private func respects(_ order: [Int]) -> Bool {
    var place = [Int](repeating: 0, count: order.count)
    for (index, column) in order.enumerated() { place[column] = index }
    return zip(freeColumns, coefficients).allSatisfy { column, coefficients in
      zip(pivotColumns, coefficients).allSatisfy { $1.isZero || place[$0] < place[column] }
    }
  }

  /// The coordinates of every column in the basis.
  public var coordinates: [[Scalar]] {
    var coordinates = [[Scalar]](repeating: [], count: matrix.columnCount)
    for (column, coefficients) in zip(freeColumns, coefficients) { coordinates[column] = coefficients }
    for (index, column) in pivotColumns.enumerated() {
      coordinates[column] = pivotColumns.indices.map { $0 == index ? 1 : 0 }
    }
    return coordinates
  }

  /// The rank of the matrix.
  public var rank: Int { pivotColumns.count }

  /// The d with A·d = 0 that is 1 in the free column number `index` and 0 in the others.
  public func kernelVector(_ index: Int) -> [Scalar] {
    var vector = [Scalar](repeating: 0, count: matrix.columnCount)
    vector[freeColumns[index]] = 1
    for (pivot, coefficient) in zip(pivotColumns, coefficients[index]) { vector[pivot] = -coefficient }
    return vector
  }

  /// The v, zero outside the pivot rows, for which Aᵀv has the entries `values[j]` at the pivot columns j.
  ///
  /// If some vector of the row space of A agrees with `values` in further columns, then so does Aᵀv.
  ///
  /// - Complexity: one solution of a system of the size of the rank.
  public func functional(pivotValues values: [Scalar]) -> [Scalar]? {
    var functional = [Scalar](repeating: 0, count: matrix.rowCount)
    if pivotColumns.allSatisfy({ values[$0].isZero }) { return functional }
    // v = (v₁, v₂) on the rows of the block and the others: v₂ from the Schur complement, then v₁ from the block.
    let blockValues = (block?.columns ?? []).map { values[$0] }
    let size = form.rank
    let square = Matrix(rows: size, columns: size) { i, j in remainder[form.pivotRows[j], form.pivotColumns[i]] }
    let pivotsBeyond = pivotColumns.suffix(size)
    let rightSide = zip(pivotsBeyond, form.pivotColumns).map { column, place in
      values[column] - Scalar.innerProduct(combinations[place], blockValues)
    }
    guard let beyond = square.solution(of: rightSide) else { return nil }
    for (row, value) in zip(pivotRows.suffix(size), beyond) { functional[row] = value }
    guard let block else { return functional }
    let reduced = block.columns.map { column in
      pivotRows.suffix(size).reduce(into: values[column]) { $0 -= functional[$1] * matrix[$1, column] }
    }
    guard let inBlock = block.solveTransposed(reduced) else { return nil }
    for (row, value) in zip(block.rows, inBlock) { functional[row] = value }
    return functional
  }
}
