/// A guess, made in binary64, at the support and the signs of a minimiser of (P1), (P2) or (P3).
struct SupportProposal: Sendable {
  /// The columns that are to carry weight, in increasing order.
  var support: [Int]
  /// The sign of each of their coefficients.
  var signs: [Int]

  /// No column at all.
  static let empty = SupportProposal(support: [], signs: [])
}

extension SupportProposal {
  /// What the multiplier μ of the path has to satisfy.
  enum Target: Sendable {
    /// (P2): μ is given.
    case multiplier(Double)
    /// (P1): ‖r‖ = ε.
    case residualNorm(Double)
    /// (P3): μ = λ‖r‖, or an exact fit.
    case proportional(Double)
    /// The limit μ → 0: basis pursuit.
    case exactFit
  }

  /// The guess for the columns, the sample and the positive weights in binary64; `nil` when rounding leads nowhere.
  ///
  /// - Complexity: some hundred times mN operations, and mN + |P|² for every change of the support.
  init?(columns: [[Double]], sample: [Double], weights: [Double], target: Target) {
    let length = sample.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length.isFinite, columns.allSatisfy({ $0.allSatisfy(\.isFinite) }),
      weights.allSatisfy({ $0.isFinite && $0 > 0 })
    else { return nil }
    guard length > 0 else {
      self = .empty
      return
    }
    var lasso = FloatingPointLasso(columns: columns, sample: sample.map { $0 / length }, weights: weights)
    let settled: Bool
    switch target {
    case .multiplier(let multiplier): settled = lasso.solve(multiplier: multiplier / length)
    case .residualNorm(let bound): settled = lasso.descend(towards: .residualNorm(bound / length))
    case .proportional, .exactFit: settled = lasso.descend(towards: target)
    }
    guard settled else { return nil }
    let order = lasso.support.indices.sorted { lasso.support[$0] < lasso.support[$1] }
    support = order.map { lasso.support[$0] }
    signs = order.map { lasso.signs[$0] > 0 ? 1 : -1 }
  }
}

extension FloatingPointLasso {
  /// Looks for the multiplier that `target` asks for, by the quadratic equation on one linear piece after the other.
  ///
  /// - Returns: whether a piece was found on which the equation has its solution.
  fileprivate mutating func descend(towards target: SupportProposal.Target) -> Bool {
    var upper = largestMultiplier
    guard upper > 0 else { return true }
    var lower = 0.0
    var multiplier = upper / 4
    for _ in 0..<200 {
      guard solve(multiplier: multiplier) else { return false }
      let piece = piece
      let signsHold = zip(piece.constant, signs).allSatisfy { $0 * $1 > -1e-10 }
      let isFitted = piece.constantSquare < 1e-22
      let square = residual.reduce(0) { $0 + $1 * $1 }
      let wanted: Double
      switch target {
      case .multiplier(let value): return value == multiplier
      case .exactFit:
        if isFitted || piece.constantSquare < 1e-16, signsHold { return true }
        wanted = 0
        upper = multiplier
      case .residualNorm(let bound):
        if square > bound * bound { upper = multiplier } else { lower = multiplier }
        wanted = max(0, (bound * bound - piece.constantSquare) / piece.slopeSquare).squareRoot()
      case .proportional(let factor):
        let slope = 1 - factor * factor * piece.slopeSquare
        if isFitted, slope > 0, signsHold { return true }
        if factor * factor * square < multiplier * multiplier { upper = multiplier } else { lower = multiplier }
        wanted = slope > 0 ? (factor * factor * piece.constantSquare / slope).squareRoot() : .infinity
      }
      if wanted > 0, wanted.isFinite, abs(wanted - multiplier) <= 1e-12 * wanted { return true }
      if wanted > lower, wanted < upper {
        // From the present support to a far one it is shorter along the path.
        multiplier = max(wanted, multiplier / 16)
      } else {
        multiplier = lower > 0 ? (lower * upper).squareRoot() : upper / 16
      }
      if multiplier < 1e-14 * largestMultiplier || upper <= lower * (1 + 1e-13) { return true }
    }
    return false
  }
}
