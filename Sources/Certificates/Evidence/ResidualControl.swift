import ExactArithmetic
import RecoveryProblems

/// What the dual vector u and the point x̃ say about the residual of every minimiser.
///
/// With r = y − Ax, for every x that is feasible:
///
///     (P1)  ‖x‖₁           = (⟨u, y⟩ − ε‖u‖)    + Σ_j (|x_j| − A_jᵀu x_j)  + (ε‖u‖ − ⟨u, r⟩)
///     (P2)  λ‖x‖₁ + ‖r‖²   = (⟨u, y⟩ − ‖u‖²/4)  + Σ_j (λ|x_j| − A_jᵀu x_j) + ‖r − u/2‖²
///     (P3)  λ‖x‖₁ + ‖r‖    = ⟨u, y⟩             + Σ_j (λ|x_j| − A_jᵀu x_j) + (‖r‖ − ⟨u, r⟩)
///
/// The first term is the dual value. With δ = objective(x̃) − dual value, a minimiser satisfies ‖r − t‖ ≤ ρ for
///
///     (P1)  t = εu/‖u‖, ρ = √(2εδ/‖u‖)      (from ‖r‖ ≤ ε)
///     (P2)  t = u/2,    ρ = √δ
///     (P3)  t = 0,      ρ = δ/(1 − ‖u‖)
struct ResidualControl {
  /// δ ≥ 0, as an upper bound (the upper endpoint counts).
  let gap: Interval

  /// ‖r̃ − t‖ + ρ ≥ ‖r̃ − r‖ for the residual r̃ of x̃ and r of any minimiser, as an upper bound.
  let residualDeviation: Interval

  /// Checks that x̃ is feasible and that the dual vector has the norm its problem asks for.
  init(
    problem: RecoveryProblem, dual: [Interval], sample: [Interval], residual: [Interval], isRay: Bool,
    pointNorm: Interval, precision: Int
  ) throws(Rejection) {
    if isRay {
      guard problem.kind == .p3 else { throw Rejection(.field, "ray: only in (P3)") }
      (gap, residualDeviation) = try Self.ray(
        dual, sample: sample, residual: residual,
        penaltySum: Interval(problem.parameter, precision: precision) * pointNorm, precision: precision)
      return
    }
    let parameter = Interval(problem.parameter, precision: precision)
    let zero = Interval(0, precision: precision)
    let dualNorm = Interval.euclideanNorm(dual, precision: precision)
    let residualNorm = Interval.euclideanNorm(residual, precision: precision)
    let pairing = Interval.dotProduct(dual, sample, precision: precision)

    let gap: Interval
    let target: [Interval]
    let radius: Interval?
    switch problem.kind {
    case .p1:
      guard dualNorm.isPositive == .holds else { throw Rejection(.dualNorm, "u is not certainly different from 0") }
      guard residualNorm.isAtMost(parameter) == .holds else {
        throw Rejection(.primalFeasibility, "‖Ax − y‖ ≤ ε is not certain for the point")
      }
      gap = Interval.maximum(zero, pointNorm - (pairing - parameter * dualNorm))
      let scale = parameter.divided(by: dualNorm)
      target = dual.map { entry in scale.map { $0 * entry } ?? entry }
      radius = scale.flatMap { ($0 * gap).scaled(byPowerOfTwo: 1).squareRoot() }
    case .p2:
      let dualSquare = dual.reduce(into: zero) { $0 += $1.squared() }
      let residualSquare = residual.reduce(into: zero) { $0 += $1.squared() }
      gap = Interval.maximum(
        zero, parameter * pointNorm + residualSquare - (pairing - dualSquare.scaled(byPowerOfTwo: -2)))
      target = dual.map { $0.scaled(byPowerOfTwo: -1) }
      radius = gap.squareRoot()
    case .p3:
      let room = Interval(1, precision: precision) - dualNorm
      guard room.isPositive == .holds else { throw Rejection(.dualNorm, "‖u‖ < 1 is not certain") }
      gap = Interval.maximum(zero, parameter * pointNorm + residualNorm - pairing)
      target = dual.map { _ in zero }
      radius = gap.divided(by: room)
    }
    guard let radius, gap.isBounded else { throw Rejection(.dualNorm, "the duality gap is not finite") }
    self.gap = gap
    let deviation = zip(residual, target).map { $0 - $1 }
    residualDeviation = Interval.euclideanNorm(deviation, precision: precision) + radius
  }
}

extension ResidualControl {
  /// The case of (P3) in which no minimiser fits exactly, with ‖u‖ ≤ 1.
  ///
  /// Write r = a·u/‖u‖ + r⊥. From ‖r‖ − ⟨u, r⟩ ≤ δ follows ‖r⊥‖² ≤ 2δ‖r‖ ≤ 2δ·objective(x̃): if a ≥ 0, then ‖r⊥‖² = (‖r‖ − a)(‖r‖ + a) with
  /// ‖r‖ − a ≤ ‖r‖ − ⟨u, r⟩; else ‖r‖ ≤ δ. What is left of r̃ − r besides a multiple of u is at most ‖r̃⊥‖ + ‖r⊥‖.
  private static func ray(
    _ dual: [Interval], sample: [Interval], residual: [Interval], penaltySum: Interval, precision: Int
  ) throws(Rejection) -> (gap: Interval, residualDeviation: Interval) {
    let square = dual.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
    guard square.isAtMost(Interval(1, precision: precision)) == .holds, square.isPositive == .holds else {
      throw Rejection(.dualNorm, "0 < ‖u‖ ≤ 1 is not certain")
    }
    let objective = penaltySum + Interval.euclideanNorm(residual, precision: precision)
    let gap = Interval.maximum(
      Interval(0, precision: precision), objective - Interval.dotProduct(dual, sample, precision: precision))
    guard let share = Interval.dotProduct(dual, residual, precision: precision).divided(by: square),
      let radius = (gap * objective).scaled(byPowerOfTwo: 1).squareRoot(), gap.isBounded
    else { throw Rejection(.dualNorm, "the duality gap is not finite") }
    let across = zip(residual, dual).map { $0 - share * $1 }
    return (gap, Interval.euclideanNorm(across, precision: precision) + radius)
  }
}
