import ExactArithmetic
import RecoveryProblems

extension ExactSolver {
  // MARK: - (P3)

  /// μ̂ = λ̂‖r̂‖ with λ̂ = αλ/γ; ‖r(μ)‖/μ never increases, so the sign of λ̂²‖r̂‖² − μ̂² tells on which side of it a point lies.
  func solveUnsquared() throws -> OptimalPair {
    let factor = try Rational(lasso.matrixScale) * problem.parameter / Rational(lasso.weightScale)
    let factorSquare = factor * factor
    var guess = guess(.proportional(problem.parameter.double()), for: lasso)
    if method == .automatic, let piece = piece(on: guess, of: lasso), let pair = pair(on: piece, factorSquare) {
      return pair
    }
    guard let largest = lasso.largestMultiplier else {
      guard let pair = pair(on: try emptyPiece(of: lasso), factorSquare) else { throw Self.unreachable }
      return pair
    }
    var search = MultiplierSearch(upper: largest)
    if let pair = pair(on: try emptyPiece(of: lasso), factorSquare) { return pair }
    while true {
      let piece = try ExactActiveSet.piece(of: lasso, at: search.multiplier, from: guess)
      if let pair = pair(on: piece, factorSquare) { return pair }
      let square = search.multiplier * search.multiplier
      let residualSquare = piece.constantSquare + square * piece.slopeSquare
      let wanted = try? factorSquare * piece.constantSquare / (1 - factorSquare * piece.slopeSquare)
      search.advance(solutionIsBelow: factorSquare * residualSquare < square, candidateSquare: wanted)
      guess = SupportProposal(support: piece.support, signs: piece.signs)
    }
  }

  /// The solution when it lies on `piece`.
  private func pair(on piece: LinearPiece, _ factorSquare: Rational) -> OptimalPair? {
    let slope = 1 - factorSquare * piece.slopeSquare
    if piece.isFitted {
      guard slope.signum >= 0, piece.solvesExactFit else { return nil }
      let solution = PathPoint(lasso, piece: piece, multiplier: PathMultiplier(0))
      return OptimalPair(point: solution.point, dual: solution.scaledResidual.scaled(by: problem.parameter))
    }
    guard slope.signum > 0, let square = try? factorSquare * piece.constantSquare / slope else { return nil }
    let multiplier = PathMultiplier(squareRootOf: square)
    guard piece.isOptimal(at: multiplier) else { return nil }
    let solution = PathPoint(lasso, piece: piece, multiplier: multiplier)
    return OptimalPair(point: solution.point, dual: solution.scaledResidual.scaled(by: problem.parameter))
  }

  /// What cannot happen by the theory of the path, as an error and not a trap.
  static var unreachable: ArithmeticError { .undecided("the conditions of optimality", precision: 0) }
}
