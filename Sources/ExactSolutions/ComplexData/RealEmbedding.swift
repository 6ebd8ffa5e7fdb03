import ExactArithmetic
import ExactLinearAlgebra

/// The real 2m × 2k matrix [[Re A, −Im A], [Im A, Re A]] of columns of a complex matrix, as enclosures.
///
/// It maps (Re z, Im z) to (Re Az, Im Az), and its transpose maps (Re u, Im u) to (Re Aᴴu, Im Aᴴu).
struct RealEmbedding {
  let matrix: Matrix<Interval>

  /// The embedding of the entries of `source` in these rows and columns, at `precision` bits.
  ///
  /// - Complexity: 2·m·k conversions of rationals.
  init(_ source: Matrix<GaussianRational>, rows: [Int], columns: [Int], precision: Int) {
    let (height, width) = (rows.count, columns.count)
    let entries = Matrix(rows: height, columns: width) { i, j in
      ComplexInterval(source[rows[i], columns[j]], precision: precision)
    }
    matrix = Matrix(rows: 2 * height, columns: 2 * width) { i, j in
      let entry = entries[i % max(1, height), j % max(1, width)]
      switch (i < height, j < width) {
      case (true, true), (false, false): return entry.real
      case (true, false): return -entry.imaginary
      case (false, true): return entry.imaginary
      }
    }
  }

  /// (Re v, Im v) for a complex vector v.
  static func vector(_ source: [GaussianRational], precision: Int) -> [Interval] {
    source.map { Interval($0.real, precision: precision) } + source.map { Interval($0.imaginary, precision: precision) }
  }

  /// (Re v, Im v) for the part of a complex vector v in these places.
  static func vector(_ source: [GaussianRational], rows: [Int], precision: Int) -> [Interval] {
    vector(rows.map { source[$0] }, precision: precision)
  }
}

/// Enclosures of a complex number's modulus and phase, away from 0.
struct Phase {
  let modulus: Interval
  /// z/|z|.
  let real: Interval
  let imaginary: Interval

  /// - Returns: `nil` unless |z| > 0 is certain.
  init?(_ real: Interval, _ imaginary: Interval) {
    modulus = Interval.hypotenuse(real, imaginary)
    guard modulus.isPositive == .holds, let a = real.divided(by: modulus), let b = imaginary.divided(by: modulus) else {
      return nil
    }
    (self.real, self.imaginary) = (a, b)
  }

  /// The derivative of z/|z| with respect to (Re z, Im z), (1/|z|)·[[b², −ab], [−ab, a²]] for the phase a + ib; the
  /// entries (0,0), (0,1) = (1,0), (1,1).
  var derivative: (Interval, Interval, Interval)? {
    guard let inverse = modulus.reciprocal() else { return nil }
    return (inverse * imaginary.squared(), -(inverse * (real * imaginary)), inverse * real.squared())
  }
}
