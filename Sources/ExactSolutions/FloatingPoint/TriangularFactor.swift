/// R, upper triangular, with RᵀR the Gram matrix of a list of columns that grows and shrinks, in binary64.
struct TriangularFactor {
  /// Column k of R: k + 1 entries.
  private var columns: [[Double]] = []

  /// Appends a column with the given products with the earlier ones.
  ///
  /// - Returns: whether it was independent of them, as far as rounding shows; if not, nothing changes.
  mutating func append(products: [Double], square: Double) -> Bool {
    var column = forward(products)
    let remainder = square - column.reduce(0) { $0 + $1 * $1 }
    guard remainder > 1e-12 * square, remainder.isFinite else { return false }
    column.append(remainder.squareRoot())
    columns.append(column)
    return true
  }

  /// Removes column `index`; rotations restore the triangle.
  mutating func remove(at index: Int) {
    columns.remove(at: index)
    for k in index..<columns.count {
      let (a, b) = (columns[k][k], columns[k][k + 1])
      let length = (a * a + b * b).squareRoot()
      let (cosine, sine) = length > 0 ? (a / length, b / length) : (1, 0)
      for later in k..<columns.count {
        let (p, q) = (columns[later][k], columns[later][k + 1])
        columns[later][k] = cosine * p + sine * q
        columns[later][k + 1] = cosine * q - sine * p
      }
      columns[k].removeLast()
    }
  }

  /// x with RᵀR x = right.
  func solve(_ right: [Double]) -> [Double] {
    var x = forward(right)
    for k in x.indices.reversed() {
      x[k] /= columns[k][k]
      let value = x[k]
      columns[k].withUnsafeBufferPointer { column in
        for i in 0..<k { x[i] -= value * column[i] }
      }
    }
    return x
  }

  /// x with Rᵀx = right.
  private func forward(_ right: [Double]) -> [Double] {
    var x = right
    for k in x.indices {
      var sum = x[k]
      columns[k].withUnsafeBufferPointer { column in
        for i in 0..<k { sum -= column[i] * x[i] }
      }
      x[k] = sum / columns[k][k]
    }
    return x
  }
}
