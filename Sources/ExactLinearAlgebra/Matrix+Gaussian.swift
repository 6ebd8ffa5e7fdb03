import ExactArithmetic

extension Matrix where Element == GaussianRational {
  /// The complex matrix with these real and imaginary parts.
  ///
  /// - Throws: `ShapeError` unless both have the same shape.
  public init(real: Matrix<Rational>, imaginary: Matrix<Rational>) throws(ShapeError) {
    guard real.rowCount == imaginary.rowCount, real.columnCount == imaginary.columnCount else {
      throw ShapeError(
        expected: "an imaginary part of \(real.rowCount) × \(real.columnCount)",
        found: "\(imaginary.rowCount) × \(imaginary.columnCount)")
    }
    self.init(rows: real.rowCount, columns: real.columnCount) { i, j in GaussianRational(real[i, j], imaginary[i, j]) }
  }

  /// The product A·x, exactly; `x` has `columnCount` entries.
  ///
  /// - Complexity: 4·m·N multiplications; zero entries of x cost nothing.
  public func times(_ x: [GaussianRational]) -> [GaussianRational] {
    (0..<rowCount).map { i in
      x.indices.reduce(into: GaussianRational(0)) { sum, j in if !x[j].isZero { sum = sum + self[i, j] * x[j] } }
    }
  }

  /// The product Aᴴ·u with the conjugate transpose, exactly; `u` has `rowCount` entries.
  ///
  /// - Complexity: 4·m·N multiplications; zero entries of u cost nothing.
  public func adjointTimes(_ u: [GaussianRational]) -> [GaussianRational] {
    (0..<columnCount).map { j in
      u.indices.reduce(into: GaussianRational(0)) { sum, i in
        if !u[i].isZero { sum = sum + self[i, j].conjugate * u[i] }
      }
    }
  }
}
