import ExactArithmetic

/// The relation Σ d_j w_j = 0, d ≥ 0, with the largest possible support between given vectors w_j, and a functional that
/// is non-negative on all w_j and positive exactly where d_j = 0.
struct PositiveRelation<Scalar: ExactOrderedField> {
  /// d.
  private(set) var coefficients: [Scalar]

  /// The values of the functional at the w_j.
  private(set) var values: [Scalar]

  /// The relation of the vectors `columns`, which have equal length.
  ///
  /// For the indices T that are left, d minimises ‖Σ_T (1 + d_j)w_j‖ over d ≥ 0, and r is the vector attained. If r = 0,
  /// then 1 + d is a relation. Else ⟨r, w_j⟩ ≥ 0 on T, and Σ (1 + d_j)⟨r, w_j⟩ = ‖r‖² > 0 shows that one of them is
  /// positive: no relation has d_j > 0 there.
  init(columns: [[Scalar]]) {
    coefficients = .init(repeating: 0, count: columns.count)
    values = coefficients
    var rest = Array(columns.indices)
    while !rest.isEmpty {
      let sum = Self.combination(columns, rest.map { ($0, 1) })
      let indices = rest
      let leastSquares = NonnegativeLeastSquares(linear: indices.map { -Scalar.innerProduct(columns[$0], sum) }) { j in
        indices.map { Scalar.innerProduct(columns[$0], columns[indices[j]]) }
      }
      let weights = zip(indices, leastSquares.solution).map { ($0, $1 + 1) }
      let attained = Self.combination(columns, weights)
      if attained.allSatisfy(\.isZero) {
        for (j, weight) in weights { coefficients[j] = weight }
        return
      }
      let products = columns.map { Scalar.innerProduct($0, attained) }
      addToValues(products)
      let remaining = rest.filter { products[$0].isZero }
      // Without progress there would be a defect; what is returned then fails its verification.
      if remaining.count == rest.count { return }
      rest = remaining
    }
  }

  /// Adds a functional to so large a multiple of the one so far that its positive values stay positive.
  private mutating func addToValues(_ products: [Scalar]) {
    var multiple: Scalar = 1
    for (value, product) in zip(values, products) where product.signum < 0 && value.signum > 0 {
      let needed = 1 - product.divided(byNonzero: value)
      if needed > multiple { multiple = needed }
    }
    values = zip(values, products).map { multiple * $0 + $1 }
  }

  private static func combination(_ columns: [[Scalar]], _ weights: [(Int, Scalar)]) -> [Scalar] {
    var sum = [Scalar](repeating: 0, count: columns.first?.count ?? 0)
    for (j, weight) in weights { sum = sum.adding(weight, times: columns[j]) }
    return sum
  }
}
