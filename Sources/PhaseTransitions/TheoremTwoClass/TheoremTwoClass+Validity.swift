import ExactArithmetic
import RecoveryProblems

extension TheoremTwoClass {
  /// Throws the first parameter that is outside its range.
  static func requireRanges(
    _ problem: RecoveryProblem, _ digits: Int, _ levels: Int, _ rows: Int, _ columns: Int, _ transform: Transform
  ) throws(FamilyError) {
    guard (1...greatestDigits).contains(digits) else {
      throw .parameter("digits", "\(digits)", expected: "1 ≤ K ≤ \(greatestDigits); K ≥ 3 for the whole theorem")
    }
    guard (1...greatestLevel).contains(levels) else {
      throw .parameter("levels", "\(levels)", expected: "1 ≤ L ≤ \(greatestLevel)")
    }
    guard columns >= 2 else { throw .parameter("columns", "\(columns)", expected: "N ≥ 2") }
    guard rows >= 1, rows < columns else {
      throw .parameter("rows", "\(rows)", expected: "1 ≤ m < N, where N = \(columns)")
    }
    if let size = transform.size, size != rows {
      throw .parameter("transform", "\(size) × \(size)", expected: "m × m, where m = \(rows)")
    }
    let parameter = problem.parameter
    if problem.kind == .p1 {
      guard parameter.signum > 0, parameter * 2 <= 1 else {
        throw .parameter("epsilon", parameter.description, expected: "a rational number in (0, 1/2]")
      }
    } else {
      guard parameter.signum > 0, parameter <= 1 else {
        throw .parameter("lambda", parameter.description, expected: "a rational number in (0, 1]")
      }
    }
  }

  /// Proves what the theorem needs, for all members at once.
  ///
  /// The conditions of the closed forms and ‖y_k‖ ≤ α are monotone: a larger base or a tilt only helps. So they are proved at
  /// the centre of the least scale. For (P1) they follow from |ηᵢ| ≥ 1 and ε ≤ 1/2.
  func requireTheory(precision: Int) throws(ClassDoesNotExist) {
    for scale in scales { try scale.requireSeparation(precision: precision) }
    guard let least = scales.last else { return }
    let alphaSquared = ExactReal(alphaSquared(of: .centre(scale: least.exponent)))
    for (k, sample) in samples.enumerated() {
      let squaredNorm = 1 + Rational.dotProduct(sample, sample)
      try ClassDoesNotExist.require(
        ExactReal(squaredNorm).isAtMost(alphaSquared, precision: precision), "‖y_k‖ ≤ alpha",
        "k = \(k + 1), ‖y_k‖² = \(squaredNorm), alpha² = \(alphaSquared.shown) on scale \(least.exponent)")
      if problem.kind == .p1, let i = sample.firstIndex(where: { !$0.isZero && $0.magnitude < 1 }) {
        throw ClassDoesNotExist(
          condition: "|eta_i| ≥ 1 where eta_i ≠ 0", values: "k = \(k + 1), i = \(i + 1), eta_i = \(sample[i])",
          verdict: .fails)
      }
      let setting = ClosedForm.Setting(
        problem: problem, largestEntry: least.base, alpha: alphaSquared.squareRoot(), sample: sample,
        precision: precision)
      try setting.requireValidity()
    }
    if hasAllScales { try requireThirdSeparation(precision: precision) }
  }

  /// Proves that the solutions of Ω₃, whose tilt is not small, are more than 2·10^(2−K) apart at every sample.
  ///
  /// Their distance is √2·c/a_max, the least for the least number of non-zero entries of a sample.
  private func requireThirdSeparation(precision: Int) throws(ClassDoesNotExist) {
    let sparsest = samples.min { one, two in one.count { !$0.isZero } < two.count { !$0.isZero } }
    guard let sparsest, let scale = scales.last else { return }
    let member = Member.tilted(scale: scale.exponent, index: 0, tilt: thirdTilt)
    let largest = scale.base + ExactReal(member.tilt)
    let alpha = ExactReal(alphaSquared(of: member)).squareRoot()
    let parts = ClosedFormParts(
      problem, largestEntry: largest, alpha: alpha, sample: sparsest,
      saturation: [ThreeValued](repeating: .undecided, count: sparsest.count))
    let distance = ExactReal(2).squareRoot() * parts.fit.divided(by: largest)
    try ClassDoesNotExist.require(
      ExactReal(2 * Rational.powerOfTen(2 - digits)).isLess(than: distance, precision: precision),
      "2·10^(2-K) < the distance of the solutions of Omega_3",
      "K = \(digits), L = \(levels), distance = \(distance.shown)")
  }
}
