import Foundation

extension ComplexBarrier {
  /// The part R_τ of the barrier function that depends on ‖θ‖ alone: value, gradient g·θ and Hessian g·I + h·θθᵀ.
  struct Regulariser {
    let value: Double
    let gradientFactor: Double
    let hessianFactor: Double
  }

  /// R_τ at a vector of norm ν.
  ///
  /// - (P1): the minimum over t of τε't − log(t² − ν²), attained at t = (1 + √(1 + τ²ε'²ν²))/(τε').
  /// - (P2): τcν².
  /// - (P3): −log(1 − ν²/T²).
  ///
  /// - Returns: `nil` outside the domain.
  func regulariser(norm: Double, barrierLevel: Double) -> Regulariser? {
    let squared = norm * norm
    switch problem.kind {
    case .p1:
      let slope = barrierLevel * level
      guard slope > 0 else { return Regulariser(value: 0, gradientFactor: 0, hessianFactor: 0) }
      let root = (1 + slope * slope * squared).squareRoot()
      let t = (1 + root) / slope
      return Regulariser(
        value: slope * t - log(2 * t / slope), gradientFactor: slope / t,
        hessianFactor: -slope * slope / (t * t * root))
    case .p2:
      return Regulariser(
        value: barrierLevel * level * squared, gradientFactor: 2 * barrierLevel * level, hessianFactor: 0)
    case .p3:
      let room = (level - norm) * (level + norm)
      guard room > 0 else { return nil }
      return Regulariser(
        value: -log(room / (level * level)), gradientFactor: 2 / room, hessianFactor: 4 / (room * room))
    }
  }
}
