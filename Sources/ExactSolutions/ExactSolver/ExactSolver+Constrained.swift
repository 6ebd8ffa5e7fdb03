import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension ExactSolver {
  // MARK: - (P1)

  /// ‖r̂‖ = βε, where ‖r(μ)‖ never decreases; x = 0 if ‖y‖ ≤ ε; basis pursuit if ε is the distance of y from the range.
  func solveConstrained() throws -> Outcome {
    let scaled = problem.parameter * Rational(lasso.sampleScale)
    let bound = scaled * scaled
    let sampleSquare = lasso.sample.reduce(into: Integer(0)) { $0.addProduct($1, $1) }
    if Rational(sampleSquare) <= bound {
      return .solved(
        OptimalPair(point: QuadraticVector(zeros: lasso.columnCount), dual: QuadraticVector(zeros: lasso.rowCount)))
    }
    var guess = problem.parameter.isZero ? .empty : guess(.residualNorm(problem.parameter.double()), for: lasso)
    if method == .automatic, !guess.support.isEmpty, let piece = piece(on: guess, of: lasso),
      let pair = pair(on: piece, bound)
    {
      return .solved(pair)
    }
    // r⁰ on a maximal set of independent columns is the part of y outside the range of A.
    let projection = try rangeProjection()
    if !projection.isFitted {
      let distanceSquare = projection.constantSquare
      if distanceSquare > bound {
        let witness = projection.residualConstant.reduced
        guard problem.isInfeasible(provedBy: witness) else { throw Self.unreachable }
        return .infeasible(witness: witness)
      }
      if distanceSquare == bound { return .solved(try exactFit(ofRangePart: projection)) }
    } else if bound.isZero {
      return .solved(try exactFit(ofRangePart: nil))
    }
    guard let largest = lasso.largestMultiplier else { throw Self.unreachable }
    var search = MultiplierSearch(upper: largest)
    while true {
      let piece = try ExactActiveSet.piece(of: lasso, at: search.multiplier, from: guess)
      if let pair = pair(on: piece, bound) { return .solved(pair) }
      let residualSquare = piece.constantSquare + search.multiplier * search.multiplier * piece.slopeSquare
      let wanted = try? (bound - piece.constantSquare) / piece.slopeSquare
      search.advance(solutionIsBelow: residualSquare > bound, candidateSquare: wanted)
      guess = SupportProposal(support: piece.support, signs: piece.signs)
    }
  }

  /// A piece whose r⁰ is the part of h outside the range of G.
  private func rangeProjection() throws -> LinearPiece {
    // All but finitely many primes show the rank; whether one did is seen from the result.
    for attempt in 0... {
      try Task.checkCancellation()
      let basis = SupportSystem.independentColumns(lasso, among: Array(0..<lasso.columnCount), attempt: attempt)
      if let piece = LinearPiece(lasso, support: basis, signs: basis.map { _ in 1 }), piece.isProjection {
        return piece
      }
    }
    throw Self.unreachable
  }

  /// The solution with ‖r̂‖² = bound when it lies on `piece`.
  private func pair(on piece: LinearPiece, _ bound: Rational) -> OptimalPair? {
    guard let square = try? (bound - piece.constantSquare) / piece.slopeSquare, square.signum > 0 else { return nil }
    let multiplier = PathMultiplier(squareRootOf: square)
    guard piece.isOptimal(at: multiplier) else { return nil }
    let solution = PathPoint(lasso, piece: piece, multiplier: multiplier)
    return OptimalPair(point: solution.point, dual: solution.scaledResidual)
  }

  /// The solution when every feasible point has the fit of `projection`, or fits h itself.
  private func exactFit(ofRangePart projection: LinearPiece?) throws -> OptimalPair {
    var fitted = lasso
    if let projection {
      let denominator = projection.residualConstant.denominator
      let part = zip(lasso.sample, projection.residualConstant.rationalNumerators).map { $0 * denominator - $1 }
      fitted = lasso.replacingSample(by: part, over: denominator)
    }
    let piece = try exactFitPiece(of: fitted)
    let solution = PathPoint(fitted, piece: piece, multiplier: PathMultiplier(0))
    return OptimalPair(point: solution.point, dual: solution.scaledResidual)
  }
}
