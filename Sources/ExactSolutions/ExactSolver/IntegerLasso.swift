import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The problems over the integers: G = αA, h = βy and ŵ = γw for common denominators α, β, γ.
///
/// With ξ = (β/α)·x the residual is r̂ = h − Gξ = β(y − Ax), and the optimality condition A_jᵀr = μ·w_j·sgn(x_j) of the path becomes
/// G_jᵀr̂ = μ̂·ŵ_j·sgn(ξ_j) with μ̂ = (αβ/γ)·μ.
struct IntegerLasso: Sendable {
  /// The columns of G, N vectors of m entries.
  let columns: [[Integer]]
  /// h.
  let sample: [Integer]
  /// ŵ, positive.
  let weights: [Integer]
  /// α.
  let matrixScale: Integer
  /// β.
  let sampleScale: Integer
  /// γ.
  let weightScale: Integer

  var rowCount: Int { sample.count }
  var columnCount: Int { columns.count }

  init(_ problem: RationalProblem) {
    let entries = problem.integerMatrix.elements
    let (rowCount, columnCount) = (problem.rowCount, problem.columnCount)
    columns = (0..<columnCount).map { j in (0..<rowCount).map { entries[$0 * columnCount + j] } }
    matrixScale = problem.matrixDenominator
    let (y, w) = (QuadraticVector(problem.vector), QuadraticVector(problem.weights))
    (sample, sampleScale) = (y.rationalNumerators, y.denominator)
    (weights, weightScale) = (w.rationalNumerators, w.denominator)
  }

  /// The same columns and weights with another sample.
  private init(_ other: IntegerLasso, sample: [Integer], sampleScale: Integer) {
    columns = other.columns
    weights = other.weights
    matrixScale = other.matrixScale
    weightScale = other.weightScale
    self.sample = sample
    self.sampleScale = sampleScale
  }

  /// The same problem for the sample `sample`/`denominator`, in the units of the present h.
  func replacingSample(by sample: [Integer], over denominator: Integer) -> IntegerLasso {
    IntegerLasso(self, sample: sample, sampleScale: sampleScale * denominator)
  }

  /// The guess at support and signs in binary64 for a target in the units of A, y, w; `nil` when binary64 cannot hold the data.
  func proposal(for target: SupportProposal.Target) -> SupportProposal? {
    SupportProposal(
      columns: columns.map { $0.map { $0.double(over: matrixScale) } },
      sample: sample.map { $0.double(over: sampleScale) }, weights: weights.map { $0.double(over: weightScale) },
      target: target)
  }

  /// G_Pξ for the coefficients of the columns in `support`.
  func combination(_ support: [Int], _ coefficients: [Integer]) -> [Integer] {
    var result = [Integer](repeating: 0, count: rowCount)
    for (j, value) in zip(support, coefficients) where !value.isZero {
      for i in 0..<rowCount { result[i].addProduct(columns[j][i], value) }
    }
    return result
  }

  /// G_jᵀv.
  func correlation(_ j: Int, _ vector: [Integer]) -> Integer {
    var sum: Integer = 0
    for i in 0..<rowCount { sum.addProduct(columns[j][i], vector[i]) }
    return sum
  }
}

extension Integer {
  /// The quotient in binary64, to nearest.
  fileprivate func double(over denominator: Integer) -> Double {
    if let numerator = int, let denominator = denominator.int, numerator.magnitude <= 1 << 53, denominator <= 1 << 53 {
      return Double(numerator) / Double(denominator)
    }
    return ((try? Rational(numerator: self, denominator: denominator)) ?? 0).double()
  }
}
