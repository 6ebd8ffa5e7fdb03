/// min ½‖Ax − y‖² + μ‖x‖_{1,w} in binary64, by an active set: a guess at support and signs, never believed without a check.
///
/// The columns that carry weight (the passive set) are independent and their coefficients strictly of their sign, as in
/// the method of Lawson and Hanson. A factor RᵀR of their Gram matrix is kept up to date column by column, and the set
/// is kept from one value of μ to the next.
struct FloatingPointLasso {
  private let rowCount: Int
  private let columnCount: Int
  /// Column after column.
  private let columns: [Double]
  private let sample: [Double]
  private let weights: [Double]
  /// ⟨A_j, y⟩.
  private let correlationsWithSample: [Double]

  /// The passive columns, in the order of the factor.
  private(set) var support: [Int] = []
  /// The sign of each passive coefficient.
  private(set) var signs: [Double] = []
  private var coefficients: [Double] = []
  private var factor = TriangularFactor()
  private(set) var residual: [Double]

  /// The problem with columns of `columns`, sample `sample` and positive weights.
  init(columns: [[Double]], sample: [Double], weights: [Double]) {
    rowCount = sample.count
    columnCount = columns.count
    self.columns = columns.flatMap { $0 }
    self.sample = sample
    self.weights = weights
    residual = sample
    correlationsWithSample = columns.map { column in
      column.withUnsafeBufferPointer { a in
        sample.withUnsafeBufferPointer { dot(a.baseAddress, $0.baseAddress, a.count) }
      }
    }
  }

  /// The smallest μ for which x = 0 is the minimiser: max |A_jᵀy|/w_j.
  var largestMultiplier: Double {
    zip(correlationsWithSample, weights).reduce(0) { max($0, $1.0.magnitude / $1.1) }
  }

  /// The value of the parts of a solution on the present support as functions of μ.
  struct Piece {
    /// Coefficients x = constant − μ·slope.
    var constant: [Double]
    var slope: [Double]
    /// ‖r⁰‖² and ‖r¹‖² of the residual r = r⁰ + μr¹, two orthogonal vectors.
    var constantSquare: Double
    var slopeSquare: Double
  }

  /// The linear piece of the path on the present support.
  var piece: Piece {
    var constant = factor.solve(support.map { correlationsWithSample[$0] })
    // One step of refinement: the Gram matrix squares the condition of the columns.
    let rest = difference(constant)
    let correction = factor.solve(support.map { correlation($0, rest) })
    for index in constant.indices { constant[index] += correction[index] }
    let target = zip(support, signs).map { weights[$0] * $1 }
    let slope = factor.solve(target)
    let remainder = difference(constant)
    return Piece(
      constant: constant, slope: slope, constantSquare: remainder.reduce(0) { $0 + $1 * $1 },
      slopeSquare: zip(slope, target).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Moves to the minimiser for `multiplier`.
  ///
  /// - Returns: whether the iteration settled.
  /// - Complexity: mN + |P|² operations for each column that comes or goes.
  mutating func solve(multiplier: Double) -> Bool {
    let tolerance = 1e-11
    var refused: Set<Int> = []
    guard settle(multiplier) else { return false }
    for _ in 0..<(8 * columnCount + 64) {
      guard let entering = mostViolating(multiplier, tolerance, refused) else { return true }
      let sign = entering.correlation > 0 ? 1.0 : -1.0
      let column = entering.column
      if append(column, sign, coefficient: 0) || exchange(column, sign) {
        refused.removeAll(keepingCapacity: true)
      } else {
        refused.insert(column)
      }
      guard settle(multiplier) else { return false }
    }
    return false
  }

  /// Moves the coefficients to the minimiser on the support, and drops columns whose coefficient would change its sign.
  private mutating func settle(_ multiplier: Double) -> Bool {
    while true {
      let target = support.indices.map {
        correlationsWithSample[support[$0]] - multiplier * weights[support[$0]] * signs[$0]
      }
      let goal = factor.solve(target)
      guard goal.allSatisfy(\.isFinite) else { return false }
      var step = 1.0
      for (index, value) in goal.enumerated() where value * signs[index] <= 0 {
        let distance = coefficients[index] - value
        step = min(step, distance == 0 ? 0 : coefficients[index] / distance)
      }
      if step >= 1, zip(goal, signs).allSatisfy({ $0 * $1 > 0 }) {
        coefficients = goal
        residual = difference(goal)
        return true
      }
      for index in goal.indices { coefficients[index] += step * (goal[index] - coefficients[index]) }
      var smallest = -1
      for index in goal.indices.reversed() where goal[index] * signs[index] <= 0 {
        if coefficients[index] * signs[index] <= 1e-14 * max(1e-300, goal[index].magnitude) {
          remove(at: index)
          smallest = index
        }
      }
      if smallest < 0 {
        // Rounding hid which coefficient vanished: the one nearest to zero goes.
        guard
          let index = goal.indices.filter({ goal[$0] * signs[$0] <= 0 }).min(by: {
            coefficients[$0].magnitude < coefficients[$1].magnitude
          })
        else { return false }
        remove(at: index)
      }
    }
  }

  private mutating func remove(at index: Int) {
    factor.remove(at: index)
    support.remove(at: index)
    signs.remove(at: index)
    coefficients.remove(at: index)
  }

  /// The column outside the support whose |A_jᵀr|/w_j exceeds μ the most.
  private func mostViolating(_ multiplier: Double, _ tolerance: Double, _ refused: Set<Int>)
    -> (column: Int, correlation: Double)?
  {
    var inside = [Bool](repeating: false, count: columnCount)
    for j in support { inside[j] = true }
    var best: (column: Int, correlation: Double)?
    var largest = multiplier * (1 + tolerance)
    columns.withUnsafeBufferPointer { a in
      residual.withUnsafeBufferPointer { r in
        for j in 0..<columnCount where !inside[j] {
          let value = dot(a.baseAddress.map { $0 + j * rowCount }, r.baseAddress, rowCount)
          if value.magnitude > largest * weights[j], !refused.contains(j) {
            largest = value.magnitude / weights[j]
            best = (j, value)
          }
        }
      }
    }
    return best
  }

  /// Makes a column passive unless it depends on those that are, as far as rounding shows.
  private mutating func append(_ column: Int, _ sign: Double, coefficient: Double) -> Bool {
    guard factor.append(products: support.map { product($0, column) }, square: product(column, column)) else {
      return false
    }
    support.append(column)
    signs.append(sign)
    coefficients.append(coefficient)
    return true
  }

  /// Lets the dependent column `entering` take over from the others, along the direction that changes no fit, until a
  /// coefficient vanishes: that column goes.
  ///
  /// - Returns: whether there was such a column.
  private mutating func exchange(_ entering: Int, _ sign: Double) -> Bool {
    let shares = factor.solve(support.map { product($0, entering) })
    var leaving: Int?
    var step = Double.infinity
    for index in shares.indices {
      let rate = shares[index] * sign * signs[index]
      if rate > 1e-9, coefficients[index].magnitude < step * rate {
        step = coefficients[index].magnitude / rate
        leaving = index
      }
    }
    guard let leaving else { return false }
    for index in shares.indices { coefficients[index] -= step * sign * shares[index] }
    remove(at: leaving)
    return append(entering, sign, coefficient: step * sign)
  }

  /// ⟨A_j, v⟩.
  private func correlation(_ j: Int, _ v: [Double]) -> Double {
    columns.withUnsafeBufferPointer { a in
      v.withUnsafeBufferPointer { dot(a.baseAddress.map { $0 + j * rowCount }, $0.baseAddress, rowCount) }
    }
  }

  /// ⟨A_i, A_j⟩.
  private func product(_ i: Int, _ j: Int) -> Double {
    columns.withUnsafeBufferPointer { a in
      dot(a.baseAddress.map { $0 + i * rowCount }, a.baseAddress.map { $0 + j * rowCount }, rowCount)
    }
  }

  /// y − A_P x.
  private func difference(_ coefficients: [Double]) -> [Double] {
    var result = sample
    columns.withUnsafeBufferPointer { a in
      result.withUnsafeMutableBufferPointer { r in
        for (index, j) in support.enumerated() {
          let value = coefficients[index]
          for i in 0..<rowCount { r[i] -= value * a[j * rowCount + i] }
        }
      }
    }
    return result
  }
}

/// ⟨left, right⟩ of `count` entries, in eight partial sums.
private func dot(_ left: UnsafePointer<Double>?, _ right: UnsafePointer<Double>?, _ count: Int) -> Double {
  guard let left, let right else { return 0 }
  var sums = SIMD8<Double>(repeating: 0)
  var index = 0
  while index + 8 <= count {
    let a = UnsafeRawPointer(left + index).loadUnaligned(as: SIMD8<Double>.self)
    let b = UnsafeRawPointer(right + index).loadUnaligned(as: SIMD8<Double>.self)
    sums += a * b
    index += 8
  }
  var total = sums.sum()
  while index < count {
    total += left[index] * right[index]
    index += 1
  }
  return total
}
