import ExactArithmetic

extension ExactSolver {
  /// A piece whose limit μ → 0 solves basis pursuit, min ‖x‖_{1,w} subject to Gξ = h, for h in the range of G.
  ///
  /// The sure way follows the path down: there are finitely many pieces, so the last of them is reached. The strides grow, lest data
  /// with entries of very different sizes take as many steps as the last piece has bits.
  func exactFitPiece(of lasso: IntegerLasso) throws -> LinearPiece {
    var guess = guess(.exactFit, for: lasso)
    if method == .automatic, let piece = piece(on: guess, of: lasso), piece.solvesExactFit { return piece }
    guard var multiplier = lasso.largestMultiplier else { return try emptyPiece(of: lasso) }
    var strides = GrowingStride(4)
    while true {
      multiplier = multiplier * Rational.powerOfTwo(-strides.next())
      let piece = try ExactActiveSet.piece(of: lasso, at: multiplier, from: guess)
      if piece.solvesExactFit { return piece }
      guess = SupportProposal(support: piece.support, signs: piece.signs)
    }
  }

  /// The piece x = 0.
  func emptyPiece(of lasso: IntegerLasso) throws -> LinearPiece {
    guard let piece = LinearPiece(lasso, support: [], signs: []) else {
      throw ArithmeticError.undecided("the empty support", precision: 0)
    }
    return piece
  }
}

extension LinearPiece {
  /// Whether ξ⁰ solves basis pursuit, with the dual solution r¹.
  var solvesExactFit: Bool {
    isFitted && isSlopeFeasible && support.indices.allSatisfy { orientedSign($0, at: PathMultiplier(0)) >= 0 }
  }
}

extension IntegerLasso {
  /// max |G_jᵀh|/ŵ_j, the μ̂ from which on x = 0; `nil` if that is zero.
  var largestMultiplier: Rational? {
    let values = (0..<columnCount).compactMap { j in
      try? Rational(numerator: correlation(j, sample).magnitude, denominator: weights[j])
    }
    return values.max().flatMap { $0.signum > 0 ? $0 : nil }
  }
}
