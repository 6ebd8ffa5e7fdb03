/// The linear systems of a support P: those with the Gram matrix M = G_PᵀG_P.
struct SupportSystem {
  private let lasso: IntegerLasso
  private let support: [Int]
  private let gram: Matrix<Integer>

  /// The system; `nil` when the columns are dependent.
  init?(_ lasso: IntegerLasso, support: [Int]) {
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

  /// M⁻¹G_Pᵀv.
  func coefficients(of vector: [Integer]) -> QuadraticVector? {
    gramSolution(of: support.map { lasso.correlation($0, vector) })
  }

  /// M⁻¹t.
  func gramSolution(of target: [Integer]) -> QuadraticVector? {
    guard !target.isEmpty else { return QuadraticVector(zeros: 0) }
    var rows = gram.rows
    for i in rows.indices { rows[i].append(target[i]) }
    var previous: Integer = 1
    let n = rows.count
    for k in 0..<n {
      guard let p = (k..<n).first(where: { !rows[$0][k].isZero }) else { return nil }
      rows.swapAt(k, p)
      for i in 0..<n where i != k {
        let f = rows[i][k]
        for j in 0...n {
          rows[i][j] = (try? (rows[i][j] * rows[k][k] - f * rows[k][j]).exactQuotient(by: previous)) ?? 0
        }
      }
      previous = rows[k][k]
    }
    let numerators = rows.map { $0[n] }
    let denominator = rows[0][0]
    return (try? QuadraticVector(rationalNumerators: numerators, denominator: denominator))?.reduced
  }

  /// The positions in `columns` of a maximal set of independent columns.
  static func independentColumns(_ lasso: IntegerLasso, among columns: [Int]) -> [Int] {
    var kept: [Int] = []
    for index in columns.indices {
      let trial = (kept + [index]).map { columns[$0] }
      if let system = SupportSystem(lasso, support: trial), system.gramSolution(of: trial.map { _ in 1 }) != nil {
        kept.append(index)
      }
    }
    return kept
  }

  /// c with G_t = Σ c_k G_k over the support, if column t depends on it.
  static func shares(of column: Int, in support: [Int], _ lasso: IntegerLasso) -> [Rational]? {
    guard let system = SupportSystem(lasso, support: support),
      let shares = system.coefficients(of: lasso.columns[column])
    else { return nil }
    let fit = lasso.combination(support, shares.rationalNumerators)
    let agrees = fit.indices.allSatisfy { fit[$0] == lasso.columns[column][$0] * shares.denominator }
    return agrees ? shares.rationals : nil
  }
}
