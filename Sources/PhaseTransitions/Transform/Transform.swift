import ExactArithmetic
import ExactLinearAlgebra

/// The orthogonal transform U that hides the blocks of a matrix: A ↦ U A, y ↦ U y. It changes no set of minimisers.
public enum Transform: Hashable, Sendable {
  /// U = I: the matrix has no left factor.
  case none
  /// The orthonormal discrete cosine transform of type II, as in the experiment of [CAH].
  case discreteCosine
  /// A rational orthogonal matrix.
  case rational(OrthogonalMatrix)

  /// The matrix U of m rows, or `nil` for ``none``.
  ///
  /// For ``discreteCosine``, with i, j = 0 … m − 1,
  ///
  ///     U₀ⱼ = √(1/m),    Uᵢⱼ = √(2/m)·cos(π(2j+1)i/(2m)),  i ≥ 1.
  ///
  /// For ``rational(_:)`` it is the given matrix, whatever m is; ``size`` tells whether it fits.
  ///
  /// - Complexity: m distinct expressions, which the m² entries share, so that each cosine is enclosed once a precision.
  public func matrix(size m: Int) -> Matrix<ExactReal>? {
    switch self {
    case .none: nil
    case .discreteCosine: Self.discreteCosineMatrix(size: m)
    case .rational(let orthogonal): orthogonal.matrix.map { ExactReal($0) }
    }
  }

  /// The only number of rows that the transform is for, or `nil` if it is for any.
  public var size: Int? {
    guard case .rational(let orthogonal) = self else { return nil }
    return orthogonal.matrix.rowCount
  }

  private static func discreteCosineMatrix(size m: Int) -> Matrix<ExactReal> {
    let reciprocal = (try? Rational(max(m, 1)).reciprocal()) ?? 1
    let first = ExactReal(reciprocal).squareRoot()
    let factor = ExactReal(2 * reciprocal).squareRoot()
    // cos(π·k/(2m)) for k = 0 … m; every other angle is one of these up to a sign.
    let positive = (0...max(m, 1)).map { k in
      factor * ExactReal.cosinePi(Rational(k) * reciprocal * .powerOfTwo(-1))
    }
    let negative = positive.map { -$0 }
    return Matrix(rows: m, columns: m) { i, j in
      if i == 0 { return first }
      var k = ((2 * j + 1) * i) % (4 * m)
      if k > 2 * m { k = 4 * m - k }
      return k <= m ? positive[k] : negative[2 * m - k]
    }
  }
}

extension Transform: CustomStringConvertible {
  /// `none`, `discrete cosine` or `rational, m × m`.
  public var description: String {
    switch self {
    case .none: "none"
    case .discreteCosine: "discrete cosine"
    case .rational(let orthogonal): "rational, \(orthogonal.matrix.rowCount) × \(orthogonal.matrix.rowCount)"
    }
  }
}
