import ExactArithmetic

/// The exact minimiser of ½‖Gξ − h‖² + μ̂‖ξ‖_{1,ŵ} for one rational μ̂ > 0, by an active set that terminates under ties.
///
/// After Lawson and Hanson: the columns that carry weight (the passive set) are independent and their coefficients
/// strictly of their sign. A column enters only if |G_jᵀr̂| > μ̂ŵ_j, so the objective falls with every change of the
/// passive set — strictly, because no coefficient is zero when a step begins. It is the smallest value on the
/// passive set at the end of each round, there are finitely many passive sets with signs, hence finitely many
/// rounds; ties need no rule. Where the entering column depends on the others, a direction along which Gξ does not
/// change lowers the objective linearly until a coefficient vanishes.
struct ExactActiveSet {
  private let lasso: IntegerLasso
  private let multiplier: Rational
  private var support: [Int] = []
  private var signs: [Int] = []
  /// s_jξ_j > 0.
  private var coefficients: [Rational] = []

  /// The piece of the path on which the minimiser for `multiplier` > 0 lies, from the guess `start`.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  static func piece(of lasso: IntegerLasso, at multiplier: Rational, from start: SupportProposal) throws -> LinearPiece
  {
    var method = ExactActiveSet(lasso: lasso, multiplier: multiplier)
    return try method.run(from: start)
  }

  private init(lasso: IntegerLasso, multiplier: Rational) {
    self.lasso = lasso
    self.multiplier = multiplier
  }

  private mutating func run(from start: SupportProposal) throws -> LinearPiece {
    begin(at: start)
    let parameter = PathMultiplier(multiplier)
    while true {
      let piece = try settle()
      let candidates = (0..<lasso.columnCount).filter { piece.excessSign($0, at: parameter) > 0 }
      guard
        let entering = candidates.max(by: {
          piece.relativeCorrelation($0, at: multiplier) < piece.relativeCorrelation($1, at: multiplier)
        })
      else { return piece }
      enter(entering, sign: piece.correlationSign(entering, at: parameter))
    }
  }

  /// Takes from the guess independent columns on which the minimiser has strictly the signs proposed.
  private mutating func begin(at start: SupportProposal) {
    let kept = SupportSystem.independentColumns(lasso, among: start.support)
    support = kept.map { start.support[$0] }
    signs = kept.map { start.signs[$0] }
    let parameter = PathMultiplier(multiplier)
    while !support.isEmpty {
      guard let piece = LinearPiece(lasso, support: support, signs: signs) else {
        (support, signs) = ([], [])
        break
      }
      let good = support.indices.filter { piece.orientedSign($0, at: parameter) > 0 }
      if good.count == support.count {
        coefficients = support.indices.map { piece.orientedCoefficient($0, at: multiplier) }
        return
      }
      support = good.map { support[$0] }
      signs = good.map { signs[$0] }
    }
    coefficients = []
  }

  /// Moves to the minimiser on the passive set; drops the columns whose coefficients vanish on the way.
  private mutating func settle() throws -> LinearPiece {
    while true {
      try Task.checkCancellation()
      guard let piece = LinearPiece(lasso, support: support, signs: signs) else {
        throw ArithmeticError.undecided("the rank of independent columns", precision: 0)
      }
      let goal = support.indices.map { piece.orientedCoefficient($0, at: multiplier) }
      let step = goal.indices.filter { goal[$0].signum <= 0 }
        .compactMap { try? coefficients[$0] / (coefficients[$0] - goal[$0]) }.min()
      guard let step else {
        coefficients = goal
        return piece
      }
      for index in goal.indices { coefficients[index] += step * (goal[index] - coefficients[index]) }
      // The column that has just entered begins at zero and rises, so it does not hold the step at zero.
      dropVanished()
    }
  }

  private mutating func dropVanished() {
    let kept = support.indices.filter { coefficients[$0].signum > 0 }
    support = kept.map { support[$0] }
    signs = kept.map { signs[$0] }
    coefficients = kept.map { coefficients[$0] }
  }

  /// Makes column `entering` passive, after removing others when it depends on them.
  private mutating func enter(_ entering: Int, sign: Int) {
    if let shares = SupportSystem.shares(of: entering, in: support, lasso) {
      // G_t = Σ c_k G_k: raising s_tξ_t by δ lowers s_kξ_k by δ·s_t·s_k·c_k and changes no fit.
      let rates = support.indices.map { signs[$0] * sign > 0 ? shares[$0] : -shares[$0] }
      let limits = rates.indices.filter { rates[$0].signum > 0 }.compactMap { try? coefficients[$0] / rates[$0] }
      guard let step = limits.min() else { return }
      for index in rates.indices { coefficients[index] -= step * rates[index] }
      support.append(entering)
      signs.append(sign)
      coefficients.append(step)
    } else {
      support.append(entering)
      signs.append(sign)
      coefficients.append(0)
      return
    }
    dropVanished()
  }
}
