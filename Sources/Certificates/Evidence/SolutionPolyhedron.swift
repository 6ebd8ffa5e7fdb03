import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The set Ξ of all minimisers of a problem with rational data, as the polyhedron that an exact pair of optimal vectors proves it to be.
///
/// With J = {j : |A_jᵀu| = π·w_j}, s_j = sgn A_jᵀu and r = y − Ax for the point x of the pair,
///
///     Ξ = {z : z_j = 0 for j ∉ J,  s_j·z_j ≥ 0 for j ∈ J,  Az = y − r},
///
/// save in (P3) with ‖u‖ = 1, where the last condition is Az = y − t·u for some t ≥ 0. `Proofs/CERTIFICATE.md` has the proof.
/// All arithmetic is that of integers; nothing is rounded.
public struct SolutionPolyhedron: Sendable {
  /// What the residual of a minimiser is.
  public enum Fit: Hashable, Sendable {
    /// Az is this vector for every minimiser z.
    case fixed(QuadraticVector)
    /// Az = y − t·u for some t ≥ 0, where u, of norm 1, is this vector.
    case ray(QuadraticVector)
  }

  /// Whose minimisers these are.
  public let problem: RationalProblem

  /// The pair that has been verified.
  public let pair: OptimalPair

  /// J, the columns j with |A_jᵀu| = π·w_j, from 0, ascending.
  public let saturated: [Int]

  /// s_j = sgn A_jᵀu, −1 or 1, for each column in ``saturated``.
  public let signs: [Int]

  /// What the residual of a minimiser is.
  public let fit: Fit

  /// The least value of the objective.
  public let objective: QuadraticNumber

  /// t in y − Ax = t·u for the point x of the pair, if ``fit`` is a ray; else nil.
  public let rayParameter: QuadraticNumber?

  /// s_j for the columns of J, 0 for all others.
  let signOfColumn: [Int]

  /// Verifies that the pair is optimal.
  ///
  /// - Throws: `Rejection` of rule `shape` or `field` if the vectors do not have the size of the problem or lie in two fields ℚ(√D), of
  ///   `dual-feasibility`, `dual-norm`, `primal-feasibility`, `complementarity` or `stationarity` with the condition that is false.
  /// - Complexity: two products of the matrix over the integers with a vector (three where the point of (P1) is
  ///   on the boundary of what is feasible); everything else is linear in m + N.
  public init(problem: RationalProblem, pair: OptimalPair) throws(Rejection) {
    let (x, u) = (pair.point, pair.dual)
    guard x.count == problem.columnCount, u.count == problem.rowCount else {
      throw Rejection(.shape, "a point of \(problem.columnCount) and a dual of \(problem.rowCount) entries expected")
    }
    guard x.hasCommonField(with: u) else { throw Rejection(.field, "point and dual have different radicands") }
    let signs = try Self.saturatedSigns(problem, dual: u)
    for j in x.support where x.signum(at: j) != signs[j] {
      throw Rejection(.complementarity, "A_jᵀu·x_j = π·w_j·|x_j| is false for column \(j + 1)")
    }
    let image = problem.product(x)
    let residual = QuadraticVector(problem.vector) - image
    fit = try Self.fit(problem, pair, image: image, residual: residual)
    self.problem = problem
    self.pair = pair
    signOfColumn = signs
    saturated = signs.indices.filter { signs[$0] != 0 }
    self.signs = saturated.map { signs[$0] }
    if case .ray = fit { rayParameter = QuadraticVector.dotProduct(u, residual) } else { rayParameter = nil }
    // The value of the dual problem: Σ A_jᵀu·x_j = π Σ w_j|x_j|, and that plus ⟨u, r⟩ is ⟨u, y⟩.
    switch problem.kind {
    case .p1: objective = QuadraticVector.dotProduct(u, image)
    case .p2: objective = QuadraticVector.dotProduct(u, image) + residual.squaredNorm
    case .p3: objective = QuadraticVector.dotProduct(u, QuadraticVector(problem.vector))
    }
  }

  /// The sign of A_jᵀu where |A_jᵀu| = π·w_j, 0 where it is less.
  private static func saturatedSigns(_ problem: RationalProblem, dual: QuadraticVector) throws(Rejection) -> [Int] {
    let reached = problem.transposedProduct(dual)
    var signs: [Int] = []
    for (j, weight) in problem.weights.enumerated() {
      let bound = problem.penalty * weight
      let (above, below) = (reached.comparison(at: j, with: bound), reached.comparison(at: j, with: -bound))
      guard above <= 0, below >= 0 else {
        throw Rejection(.dualFeasibility, "|A_jᵀu| ≤ π·w_j is false for column \(j + 1)")
      }
      signs.append(above == 0 ? 1 : below == 0 ? -1 : 0)
    }
    return signs
  }

  /// How the residual and the dual vector belong together.
  private static func fit(
    _ problem: RationalProblem, _ pair: OptimalPair, image: QuadraticVector, residual: QuadraticVector
  ) throws(Rejection) -> Fit {
    let u = pair.dual
    switch problem.kind {
    case .p1:
      let square = residual.squaredNorm
      let bound = QuadraticNumber(problem.parameter * problem.parameter)
      guard square <= bound else { throw Rejection(.primalFeasibility, "‖Ax − y‖ ≤ ε is false") }
      if pair.point.isZero && u.isZero { return .fixed(image) }
      guard square == bound else { throw Rejection(.stationarity, "‖Ax − y‖ = ε is false") }
      guard residual.isMultiple(of: u) || problem.transposedProduct(residual).isZero else {
        throw Rejection(.stationarity, "y − Ax is neither a multiple of u nor orthogonal to all columns")
      }
      return .fixed(image)
    case .p2:
      guard u == residual.scaled(by: 2) else { throw Rejection(.stationarity, "u = 2(y − Ax) is false") }
      return .fixed(image)
    case .p3:
      let square = u.squaredNorm
      guard square <= 1 else { throw Rejection(.dualNorm, "‖u‖ ≤ 1 is false") }
      if square == 1 {
        guard residual.isMultiple(of: u) else {
          throw Rejection(.stationarity, "y − Ax is no non-negative multiple of u")
        }
        return .ray(u)
      }
      guard residual.isZero else { throw Rejection(.stationarity, "‖u‖ < 1, but Ax = y is false") }
      return .fixed(image)
    }
  }

  /// Whether `vector` is a minimiser; false for one over another field ℚ(√D) than that of the pair.
  ///
  /// - Complexity: one product of the matrix over the integers with a vector.
  public func contains(_ vector: QuadraticVector) -> Bool {
    guard vector.count == problem.columnCount, vector.hasCommonField(with: pair.dual),
      vector.hasCommonField(with: pair.point), vector.support.allSatisfy({ vector.signum(at: $0) == signOfColumn[$0] })
    else { return false }
    switch fit {
    case .fixed(let image): return problem.product(vector) == image
    case .ray(let u): return problem.residual(vector).isMultiple(of: u)
    }
  }

  /// c in ⟨v, Az⟩ + t·⟨v, u⟩ = ⟨v, c⟩ for every minimiser z, with t = 0 unless the fit is a ray: b or y.
  var target: QuadraticVector {
    switch fit {
    case .fixed(let image): image
    case .ray: QuadraticVector(problem.vector)
    }
  }
}

extension QuadraticVector {
  /// Whether the vector is t·u with t ≥ 0 and u ≠ 0: the equality in the inequality of Cauchy and Schwarz.
  func isMultiple(of u: QuadraticVector) -> Bool {
    let product = QuadraticVector.dotProduct(self, u)
    return product.signum >= 0 && !u.isZero && product * product == squaredNorm * u.squaredNorm
  }
}
