import ExactArithmetic
import RecoveryProblems

/// The formulas of the closed forms, in any arithmetic.
struct ClosedFormParts<Number: ClosedFormArithmetic>: Sendable {
  /// c = Σ aᵢξᵢ, the value that the first row attains.
  let fit: Number
  /// z*, the last m − 1 coordinates of every minimiser.
  let tail: [Number]
  /// u, the dual vector, m entries.
  let dual: [Number]

  /// The formulas at the largest entry a of the first row, at α and at the sample (1, η).
  ///
  /// - Parameter saturation: whether |ηᵢ| ≥ λ/(2α), for (P2); where it is undecided, a maximum takes the place of the cases.
  init(
    _ problem: RecoveryProblem, largestEntry a: Number, alpha: Number, sample: [Rational], saturation: [ThreeValued]
  ) throws(Number.Failure) {
    let parameter = problem.parameter
    let one = a.constant(1)
    switch problem.kind {
    case .p3:
      fit = one
      var tail: [Number] = []
      var dual = [try a.constant(parameter).divided(by: a)]
      let slope = try a.constant(parameter).divided(by: alpha)
      for entry in sample {
        tail.append(try a.constant(entry).divided(by: alpha))
        dual.append(slope.times(Rational(entry.signum)))
      }
      (self.tail, self.dual) = (tail, dual)
    case .p2:
      let half = parameter * .powerOfTwo(-1)
      fit = one - (try a.constant(half).divided(by: a))
      let threshold = try a.constant(half).divided(by: alpha)
      var tail: [Number] = []
      var dual = [try a.constant(parameter).divided(by: a)]
      for (entry, verdict) in zip(sample, saturation) {
        let magnitude = a.constant(entry.magnitude)
        let excess: Number =
          switch verdict {
          case .holds: magnitude - threshold
          case .fails: a.constant(0)
          case .undecided: .maximum(magnitude - threshold, a.constant(0))
          }
        let sign = Rational(entry.signum)
        tail.append(try excess.times(sign).divided(by: alpha))
        dual.append(verdict == .holds ? threshold.times(2 * sign) : (magnitude - excess).times(2 * sign))
      }
      (self.tail, self.dual) = (tail, dual)
    case .p1:
      let support = a.constant(Rational(sample.count { !$0.isZero }))
      let (aSquared, alphaSquared) = (a * a, alpha * alpha)
      // a·ρ and α·ρ; a²/α² is rational at a centre.
      let aRho = try (one + support * (try aSquared.divided(by: alphaSquared))).squareRoot()
      let alphaRho = try (support + (try alphaSquared.divided(by: aSquared))).squareRoot()
      fit = one - (try a.constant(parameter).divided(by: aRho))
      let loss = try a.constant(parameter).divided(by: alphaRho)
      let slope = try one.divided(by: alpha)
      var tail: [Number] = []
      var dual = [try one.divided(by: a)]
      for entry in sample {
        let sign = Rational(entry.signum)
        tail.append(try (a.constant(entry) - loss.times(sign)).divided(by: alpha))
        dual.append(slope.times(sign))
      }
      (self.tail, self.dual) = (tail, dual)
    }
  }
}
