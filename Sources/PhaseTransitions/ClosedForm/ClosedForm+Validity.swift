import ExactArithmetic
import RecoveryProblems

extension ClosedForm {
  /// What the conditions of a closed form speak of.
  struct Setting {
    let problem: RecoveryProblem
    let largestEntry: ExactReal
    let alpha: ExactReal
    let sample: [Rational]
    let precision: Int

    /// s, the number of non-zero entries of the sample.
    private var supportSize: Int { sample.count { !$0.isZero } }

    private var parameterSquared: ExactReal { ExactReal(problem.parameter * problem.parameter) }

    private var aSquared: ExactReal { largestEntry.squared() }

    private var alphaSquared: ExactReal { alpha.squared() }

    private var lambda: String { "lambda = \(problem.parameter)" }

    /// Throws the first condition of the table that is not proved.
    func requireValidity() throws(ClassDoesNotExist) {
      switch problem.kind {
      case .p3:
        let squaredNorm =
          parameterSquared
          * (ExactReal.one.divided(by: aSquared) + ExactReal(supportSize).divided(by: alphaSquared))
        try ClassDoesNotExist.require(
          squaredNorm.isLess(than: .one, precision: precision), "lambda²·(1/a_max² + s/alpha²) < 1",
          "\(lambda), a_max = \(largestEntry.shown), s = \(supportSize), alpha = \(alpha.shown)")
      case .p2:
        try ClassDoesNotExist.require(
          ExactReal(problem.parameter).isLess(than: largestEntry * 2, precision: precision), "lambda < 2·a_max",
          "\(lambda), a_max = \(largestEntry.shown)")
      case .p1: try requireActiveConstraint()
      }
    }

    private func requireActiveConstraint() throws(ClassDoesNotExist) {
      let support = ExactReal(supportSize)
      let values = "epsilon = \(problem.parameter), a_max = \(largestEntry.shown), s = \(supportSize)"
      let firstBound = ExactReal.one + support * aSquared.divided(by: alphaSquared)
      try ClassDoesNotExist.require(
        parameterSquared.isLess(than: firstBound, precision: precision), "epsilon² < 1 + s·a_max²/alpha²",
        values + ", alpha = \(alpha.shown)")
      let factor = alphaSquared.divided(by: aSquared) + support
      // The smallest entry is the critical one; there are few different ones.
      let smallest = sample.indices.filter { !sample[$0].isZero }.min { sample[$0].magnitude < sample[$1].magnitude }
      guard let smallest else { return }
      let entry = sample[smallest]
      try ClassDoesNotExist.require(
        parameterSquared.isAtMost(factor * ExactReal(entry * entry), precision: precision),
        "epsilon² ≤ eta_i²·(alpha²/a_max² + s)",
        values + ", alpha = \(alpha.shown), i = \(smallest + 1), eta_i = \(entry)")
    }

    /// Which of the last m − 1 columns are saturated: for (P2) those with 4α²ηᵢ² ≥ λ², else those with ηᵢ ≠ 0.
    var saturation: [ThreeValued] {
      guard problem.kind == .p2 else { return sample.map { ThreeValued(!$0.isZero) } }
      var known: [Rational: ThreeValued] = [:]
      let quadruple = alphaSquared * 4
      return sample.map { entry in
        if entry.isZero { return .fails }
        if let verdict = known[entry.magnitude] { return verdict }
        let verdict = parameterSquared.isAtMost(quadruple * ExactReal(entry * entry), precision: precision)
        known[entry.magnitude] = verdict
        return verdict
      }
    }
  }
}
