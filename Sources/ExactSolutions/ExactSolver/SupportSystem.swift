import ExactArithmetic
import ExactLinearAlgebra

/// The linear systems of a support P: those with the Gram matrix M = G_PᵀG_P.
struct SupportSystem {
  private let lasso: IntegerLasso
  private let support: [Int]
  private let gram: Matrix<Integer>

  /// The system of the columns in `support`.
  ///
  /// - Complexity: |P|²m/2 products.
  init(_ lasso: IntegerLasso, support: [Int]) {
    self.lasso = lasso
    self.support = support
    var gram = Matrix<Integer>(rows: support.count, columns: support.count) { _, _ in 0 }
    for (a, i) in support.enumerated() {
      for (b, j) in support.enumerated() where b <= a {
        let value = lasso.correlation(i, lasso.columns[j])
        gram[a, b] = value
        gram[b, a] = value
      }
    }
    self.gram = gram
  }

  /// M⁻¹G_Pᵀv and M⁻¹t; `nil` when the columns are dependent.
  func solutions(sample v: [Integer], target t: [Integer]) -> (coefficients: FractionVector, slope: FractionVector)? {
    let sides = [support.map { lasso.correlation($0, v) }, t]
    guard let solutions = try? gram.solve(sides), solutions.count == 2 else { return nil }
    return (solutions[0], solutions[1])
  }

  /// The positions in `columns` of columns that are independent, which is proved, and in all likelihood as many as possible.
  ///
  /// - Parameter attempt: numbers the primes that may be used; the columns are a maximal set for all but finitely many.
  static func independentColumns(_ lasso: IntegerLasso, among columns: [Int], attempt: Int = 0) -> [Int] {
    guard !columns.isEmpty else { return [] }
    let matrix = Matrix(rows: lasso.rowCount, columns: columns.count) { i, j in lasso.columns[columns[j]][i] }
    // Below 2^32, so that sums of fewer than 2^32 products fit in two words.
    guard var field = PrimeField.largest(below: 1 << 32) else { return [] }
    for _ in 0..<attempt { field = PrimeField.largest(below: field.modulus) ?? field }
    return (try? ModularFactorization(matrix, modulo: field))?.pivotColumns ?? []
  }

  /// c with G_t = Σ c_k G_k over the support, if column t depends on it.
  static func shares(of column: Int, in support: [Int], _ lasso: IntegerLasso) -> [Rational]? {
    if independentColumns(lasso, among: support + [column]).count == support.count + 1 { return nil }
    let system = SupportSystem(lasso, support: support)
    guard let shares = system.solutions(sample: lasso.columns[column], target: support.map { _ in 0 })?.coefficients
    else {
      return nil
    }
    let fit = lasso.combination(support, shares.numerators)
    let agrees = fit.indices.allSatisfy { fit[$0] == lasso.columns[column][$0] * shares.denominator }
    return agrees ? shares.rationals : nil
  }
}
