import ExactArithmetic

extension Matrix where Element == Interval {
  /// Whether every symmetric matrix in this enclosure is positive definite.
  ///
  /// `holds` proves it: every diagonal entry certainly exceeds the sum of the magnitudes of the others in its row
  /// (Gershgorin), or else all pivots of Gaussian elimination are certainly positive (so LDLᵀ exists with D > 0).
  /// `fails` proves that none is: a diagonal entry is certainly not positive. `undecided` proves nothing: the matrix
  /// may be singular or indefinite, or the precision too low.
  ///
  /// - Complexity: n³/3 interval multiplications; n² additions where the diagonal dominates.
  public func isPositiveDefinite(precision: Int) -> ThreeValued {
    let size = rowCount
    for i in 0..<size where self[i, i].isPositive == .fails { return .fails }
    if isDiagonallyDominant(precision: precision) { return .holds }
    var work = self
    for pivot in 0..<size {
      guard work[pivot, pivot].isPositive == .holds else { return .undecided }
      for i in pivot + 1..<max(size, pivot + 1) where !work[i, pivot].isExactlyZero {
        guard let factor = work[i, pivot].divided(by: work[pivot, pivot]) else { return .undecided }
        for j in i..<size where !work[pivot, j].isExactlyZero {
          work[i, j] -= factor * work[pivot, j]
          work[j, i] = work[i, j]
        }
      }
    }
    return .holds
  }

  /// Whether every diagonal entry is certainly larger than the sum of the magnitudes of the other entries in its row.
  private func isDiagonallyDominant(precision: Int) -> Bool {
    (0..<rowCount).allSatisfy { i in
      var others = Interval(0, precision: precision)
      for j in 0..<columnCount where j != i { others += self[i, j].magnitude }
      return others.isLess(than: self[i, i]) == .holds
    }
  }

  /// Whether ‖A‖ ≤ `bound` in the operator norm, for every matrix A in this enclosure.
  ///
  /// `holds` is proved by the Frobenius norm or else by the definiteness of bound²·I − AᵀA (or AAᵀ, the smaller one);
  /// `fails` by a row, a column or an approximate singular vector v with ‖Av‖ > bound·‖v‖.
  ///
  /// - Complexity: O(min(m, N)²·max(m, N)) interval multiplications.
  public func hasOperatorNorm(atMost bound: Rational, precision: Int) -> ThreeValued {
    guard bound.signum >= 0 else { return .fails }
    if isOperatorNorm(provedAtMost: bound, precision: precision) { return .holds }
    let entries = rounded(toPrecision: precision)
    let tall = entries.rowCount >= entries.columnCount ? entries : entries.transposed
    let squaredBound = Interval(bound, precision: precision).squared()
    return tall.gramMatrix(precision: precision).hasDirection(exceeding: squaredBound, precision: precision)
      ? .fails : .undecided
  }

  /// Whether ‖A‖ ≤ `bound` is proved for every matrix A in this enclosure, as for ``hasOperatorNorm(atMost:precision:)``, without an
  /// attempt to refute it.
  ///
  /// - Complexity: O(min(m, N)²·max(m, N)) interval multiplications.
  public func isOperatorNorm(provedAtMost bound: Rational, precision: Int) -> Bool {
    guard bound.signum >= 0 else { return false }
    let entries = rounded(toPrecision: precision)
    let squaredBound = Interval(bound, precision: precision).squared()
    let frobenius = entries.elements.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
    if frobenius.isAtMost(squaredBound) == .holds { return true }
    let tall = entries.rowCount >= entries.columnCount ? entries : entries.transposed
    let gram = tall.gramMatrix(precision: precision)
    let difference = Matrix(rows: gram.rowCount, columns: gram.columnCount) { i, j in
      i == j ? squaredBound - gram[i, j] : -gram[i, j]
    }
    return difference.isPositiveDefinite(precision: precision) == .holds
  }

  /// Whether σ_min(A) > `bound`, for every matrix A in this enclosure: `holds` is proved by the definiteness of
  /// AᵀA − bound²·I; `undecided` proves nothing.
  public func hasSmallestSingularValue(exceeding bound: Rational, precision: Int) -> ThreeValued {
    let gram = rounded(toPrecision: precision).gramMatrix(precision: precision)
    let squaredBound = Interval(bound, precision: precision).squared()
    return Matrix(rows: columnCount, columns: columnCount) { i, j in
      i == j ? gram[i, j] - squaredBound : gram[i, j]
    }.isPositiveDefinite(precision: precision)
  }

  /// Whether some vector v has certainly vᵀGv > `level`·vᵀv, for this Gram matrix G: unit vectors, then power
  /// iteration.
  private func hasDirection(exceeding level: Interval, precision: Int) -> Bool {
    for i in 0..<rowCount where level.isLess(than: self[i, i]) == .holds { return true }
    guard let start = (0..<rowCount).max(by: { self[$0, $0].midpoint < self[$1, $1].midpoint }) else { return false }
    var direction = (0..<rowCount).map { Interval(self[$0, start].midpoint, precision: precision) }
    for _ in 0..<60 {
      let image = times(direction, precision: precision)
      let quadratic = Interval.dotProduct(direction, image, precision: precision)
      let square = direction.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
      if (level * square).isLess(than: quadratic) == .holds { return true }
      guard let scale = image.map({ $0.magnitude.midpoint }).max(), scale.signum > 0,
        let exponent = Dyadic(exactly: scale)?.leadingBitExponent
      else { return false }
      direction = image.map { Interval($0.midpoint, precision: precision).scaled(byPowerOfTwo: -exponent) }
    }
    return false
  }
}
