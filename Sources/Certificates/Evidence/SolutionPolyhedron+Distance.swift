import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension SolutionPolyhedron {
  /// Bounds of the distance from a rational vector of N entries to Ξ.
  ///
  /// - Throws: `Rejection` of rule `shape` or `field` for parts that do not fit, of `solution-set` if the point is no minimiser, of `separation` if the functional
  ///   and the multiplier bound nothing.
  /// - Complexity: two products of the matrix over the integers with a vector.
  public func distance(
    from vector: [Rational], provedBy evidence: DistanceEvidence
  ) throws(Rejection) -> CertifiedDistance {
    let (z, h) = (evidence.point, evidence.multiplier)
    guard vector.count == problem.columnCount, z.count == vector.count, h.count == problem.rowCount,
      evidence.functional.map({ $0.count == vector.count }) ?? true
    else {
      throw Rejection(
        .shape, "vectors of \(problem.columnCount) and a multiplier of \(problem.rowCount) entries expected")
    }
    let parts = [pair.point, pair.dual, z, h] + [evidence.functional].compactMap(\.self)
    guard QuadraticVector.haveCommonField(parts) else {
      throw Rejection(.field, "the evidence has more than one radicand")
    }
    guard contains(z) else { throw Rejection(.solutionSet, "the point is no minimiser") }

    let given = QuadraticVector(vector)
    let offset = given - z
    let g = evidence.functional ?? offset
    let difference = g - problem.transposedProduct(h)
    for (j, sign) in zip(saturated, signs) where difference.signum(at: j) * sign > 0 {
      throw Rejection(.separation, "s_j(g_j − A_jᵀh) ≤ 0 is false for column \(j + 1)")
    }
    if case .ray(let u) = fit, QuadraticVector.dotProduct(u, h).signum < 0 {
      throw Rejection(.separation, "⟨u, h⟩ ≥ 0 is false")
    }
    let room = QuadraticVector.dotProduct(g, given) - QuadraticVector.dotProduct(h, target)
    let norm = g.squaredNorm
    let lower = room.signum > 0 ? (try? room * room / norm) ?? 0 : 0
    return CertifiedDistance(squaredLowerBound: lower, squaredUpperBound: offset.squaredNorm)
  }
}

extension RationalProblem {
  /// Whether `functional` proves that (P1) has no feasible point: Aᵀv = 0 and ⟨v, y⟩ > ε‖v‖, so that ‖Ax − y‖ > ε for all x.
  ///
  /// - Complexity: one product of the matrix over the integers with a vector.
  public func isInfeasible(provedBy functional: QuadraticVector) -> Bool {
    guard kind == .p1, functional.count == rowCount, transposedProduct(functional).isZero else { return false }
    let value = QuadraticVector.dotProduct(functional, QuadraticVector(vector))
    let bound = functional.squaredNorm * QuadraticNumber(parameter * parameter)
    return value.signum > 0 && value * value > bound
  }
}
