import ExactArithmetic

/// The factorisation `P·A = L·U` of a matrix modulo a prime, and with it the rank, the pivots and the inverse.
///
/// Rows that are independent modulo a prime are independent over ℚ, and so are columns: ``rank`` is a proved lower bound
/// of the rank of an integer matrix, and equal to it for all but finitely many primes.
public struct ModularFactorization: Sendable {
  /// The field of the residues.
  public let field: PrimeField

  /// The number of rows of the matrix.
  public let rowCount: Int

  /// The number of columns of the matrix.
  public let columnCount: Int

  /// The columns that are independent of all columns to their left, in increasing order.
  public private(set) var pivotColumns: [Int] = []

  /// As many independent rows, in the order in which they were chosen: the entries in pivot rows and pivot columns are
  /// a nonsingular matrix.
  public var pivotRows: [Int] { Array(rowOrder.prefix(rank)) }

  /// The rank modulo the prime.
  public var rank: Int { pivotColumns.count }

  /// All rows, pivot rows first.
  private(set) var rowOrder: [Int]

  /// The distance of consecutive rows in the factors: the largest rank possible.
  let stride: Int

  /// The rows of L in the order `rowOrder`, without the diagonal of ones, in Montgomery form.
  var lower: [UInt]

  /// The rows of U at the pivot columns, each divided by its diagonal entry, in Montgomery form.
  var upper: [UInt]

  /// The inverses of the diagonal entries of U, in Montgomery form.
  var inversePivots: [UInt] = []

  /// The factorisation of an integer matrix modulo a prime.
  ///
  /// - Throws: `ShapeError` if the smaller side times the modulus exceeds 2^64.
  /// - Complexity: at most m·N·min(m, N) products of residues, a third of that for a square matrix.
  public init(_ matrix: Matrix<Integer>, modulo field: PrimeField) throws(ShapeError) {
    stride = min(matrix.rowCount, matrix.columnCount)
    if UInt(stride).multipliedReportingOverflow(by: field.modulus).overflow {
      throw ShapeError(expected: "a modulus below 2^64/\(stride)", found: "\(field.modulus)")
    }
    self.field = field
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    rowOrder = Array(0..<matrix.rowCount)
    lower = Array(repeating: 0, count: rowCount * stride)
    upper = Array(repeating: 0, count: stride * stride)
    var column = [UInt](repeating: 0, count: rowCount)
    for j in 0..<columnCount where rank < stride {
      for i in 0..<rowCount {
        column[i] = field.montgomeryForm(field.residue(of: matrix[rowOrder[i], j]))
      }
      append(&column, index: j)
    }
    scaleUpperRows()
  }

  /// Reduces a column by the pivots so far; what is left of it, if anything, is a new pivot.
  private mutating func append(_ column: inout [UInt], index: Int) {
    let (rank, stride, field) = (rank, stride, field)
    lower.withUnsafeBufferPointer { lower in
      column.withUnsafeMutableBufferPointer { column in
        guard let lower = lower.baseAddress, let column = column.baseAddress else { return }
        for i in 0..<rowCount {
          let (high, low) = WordKernels.dotProduct(lower + i * stride, column, count: min(i, rank))
          column[i] = field.difference(column[i], field.reduced(high: high, low: low))
        }
      }
    }
    guard let pivot = column[rank...].firstIndex(where: { $0 != 0 }) else { return }
    if pivot != rank {
      rowOrder.swapAt(pivot, rank)
      column.swapAt(pivot, rank)
      for k in 0..<rank { lower.swapAt(pivot * stride + k, rank * stride + k) }
    }
    let inverse = field.montgomeryInverse(column[rank])
    inversePivots.append(inverse)
    for k in 0...rank { upper[k * stride + rank] = column[k] }
    for i in rank + 1..<max(rowCount, rank + 1) {
      lower[i * stride + rank] = field.montgomeryProduct(column[i], inverse)
    }
    pivotColumns.append(index)
  }

  private mutating func scaleUpperRows() {
    for k in 0..<rank {
      for j in k + 1..<max(rank, k + 1) {
        upper[k * stride + j] = field.montgomeryProduct(upper[k * stride + j], inversePivots[k])
      }
    }
  }
}

extension ModularFactorization {
  /// Solves the system of the pivot rows and pivot columns modulo the prime: `right` has the residues of all rows,
  /// `solution` gets those of the `rank` unknowns. They may not overlap.
  ///
  /// - Complexity: rank² products.
  func solve(_ right: UnsafePointer<UInt>, into solution: UnsafeMutablePointer<UInt>) {
    let (rank, stride, field) = (rank, stride, field)
    lower.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        guard let lower = lower.baseAddress, let upper = upper.baseAddress else { return }
        for i in 0..<rank {
          let (high, low) = WordKernels.dotProduct(lower + i * stride, solution, count: i)
          solution[i] = field.difference(right[rowOrder[i]], field.reduced(high: high, low: low))
        }
        for i in Swift.stride(from: rank - 1, through: 0, by: -1) {
          let scaled = field.montgomeryProduct(solution[i], inversePivots[i])
          let (high, low) = WordKernels.dotProduct(
            upper + (i * stride + i + 1), solution + (i + 1), count: rank - i - 1)
          solution[i] = field.difference(scaled, field.reduced(high: high, low: low))
        }
      }
    }
  }

  /// The inverse modulo the prime, with residues as entries; nil unless the matrix is square and nonsingular.
  ///
  /// - Complexity: n³ products of residues.
  public var inverse: Matrix<UInt>? {
    guard rowCount == columnCount, rank == rowCount else { return nil }
    let size = rowCount
    var columns = [UInt](repeating: 0, count: size * size)
    var unit = [UInt](repeating: 0, count: size)
    columns.withUnsafeMutableBufferPointer { columns in
      guard let columns = columns.baseAddress else { return }
      for j in 0..<size {
        unit[j] = 1
        solve(unit, into: columns + j * size)
        unit[j] = 0
      }
    }
    return Matrix(rows: size, columns: size) { i, j in columns[j * size + i] }
  }
}

extension Matrix where Element == Integer {
  /// The factorisation modulo a prime.
  ///
  /// - Throws: `ShapeError` if the smaller side times the modulus exceeds 2^64.
  public func factorization(modulo field: PrimeField) throws(ShapeError) -> ModularFactorization {
    try ModularFactorization(self, modulo: field)
  }

  /// The largest rank modulo a few primes: at most the rank over ℚ, and equal to it unless each of these primes divides
  /// all the largest nonzero minors.
  ///
  /// - Complexity: `primes` factorisations.
  public func rankLowerBound(primes: Int = 3) -> Int {
    var best = 0
    var field = PrimeField.forDotProducts(ofLength: min(rowCount, columnCount))
    for _ in 0..<max(primes, 1) {
      guard let modulus = field, let factorization = try? ModularFactorization(self, modulo: modulus) else { break }
      best = max(best, factorization.rank)
      if best == min(rowCount, columnCount) { break }
      field = modulus.next
    }
    return best
  }
}
