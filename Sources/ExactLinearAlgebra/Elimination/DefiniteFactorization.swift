import ExactArithmetic

/// The factorization Q = L·D·Lᵀ of a symmetric positive definite matrix over an exact field, with unit lower
/// triangular L and positive diagonal D.
public struct DefiniteFactorization<Scalar: ExactOrderedField>: Sendable {
  /// The rows of L left of its diagonal.
  private var lower: [[Scalar]] = []

  /// The diagonal of D.
  private var diagonal: [Scalar] = []

  /// The factorization of the matrix of size 0.
  public init() {}

  /// The factorization of `matrix`, of which the lower triangle is read, or `nil` if it is not positive definite.
  ///
  /// - Complexity: n³/6 multiplications.
  public init?(_ matrix: Matrix<Scalar>) {
    for i in 0..<matrix.rowCount {
      guard append(row: (0...i).map { matrix[i, $0] }) else { return nil }
    }
  }

  /// The size of the matrix.
  public var size: Int { diagonal.count }

  /// Adds a row and a column to the matrix, given the new row up to its diagonal entry; `false`, and no change, if the
  /// larger matrix is not positive definite.
  ///
  /// - Complexity: n²/2 multiplications.
  @discardableResult
  public mutating func append(row: [Scalar]) -> Bool {
    let size = diagonal.count
    guard row.count == size + 1 else { return false }
    // Row i of L·D solves (L D) Lᵀ = Q row by row.
    var scaled = Array(row[..<size])
    for j in 0..<size {
      for i in 0..<j where !scaled[i].isZero && !lower[j][i].isZero {
        scaled[j] -= scaled[i] * lower[j][i]
      }
    }
    var pivot = row[size]
    var entries = scaled
    for j in 0..<size where !scaled[j].isZero {
      entries[j] = scaled[j].divided(byNonzero: diagonal[j])
      pivot -= scaled[j] * entries[j]
    }
    guard pivot.signum > 0 else { return false }
    lower.append(entries)
    diagonal.append(pivot)
    return true
  }

  /// Keeps only the leading rows and columns of the matrix.
  public mutating func truncate(toSize size: Int) {
    lower.removeLast(max(0, lower.count - size))
    diagonal.removeLast(max(0, diagonal.count - size))
  }

  /// The rows of L·√D up to the diagonal, in binary64; `nil` if an entry is out of range.
  public var approximateCholeskyFactor: [[Double]]? {
    let roots = diagonal.map { $0.approximation.squareRoot() }
    let rows = lower.indices.map { i in zip(lower[i], roots).map { $0.approximation * $1 } + [roots[i]] }
    return rows.allSatisfy { $0.allSatisfy(\.isFinite) && ($0.last ?? 0) > 0 } ? rows : nil
  }

  /// The solution x of Q·x = `rightSide`.
  ///
  /// - Precondition: `rightSide` has ``size`` entries.
  /// - Complexity: n² multiplications.
  public func solve(_ rightSide: [Scalar]) -> [Scalar] {
    var x = rightSide
    for i in x.indices {
      for j in 0..<i where !lower[i][j].isZero && !x[j].isZero { x[i] -= lower[i][j] * x[j] }
    }
    for i in x.indices { x[i] = x[i].divided(byNonzero: diagonal[i]) }
    for i in x.indices.reversed() where !x[i].isZero {
      for j in 0..<i where !lower[i][j].isZero { x[j] -= lower[i][j] * x[i] }
    }
    return x
  }
}
