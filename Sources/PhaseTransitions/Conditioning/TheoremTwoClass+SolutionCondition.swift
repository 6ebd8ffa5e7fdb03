import ExactArithmetic

extension TheoremTwoClass {
  /// An enclosure of the condition number of Ξ within the class, the largest over the samples,
  ///
  ///     Cond(Ξ) = sup_ι lim_{δ→0} sup { dist(x', Ξ(ι))/‖ι' − ι‖ : 0 < ‖ι' − ι‖ ≤ δ, x' ∈ Ξ(ι') },   ι, ι' ∈ Ω.
  ///
  /// An isolated member contributes nothing. The only member that others tend to is centre(K): the tilts of Ω₁ have
  /// ‖ι' − ι‖ = τ → 0, those of Ω₂ tend to a centre that is left out, and Ω₃ is finite. With r(τ) = c/a_max and z(τ) the closed form
  /// of tilt(K, i, τ), the point (r(τ)·eᵢ, z(τ)) is at the distance
  ///
  ///     √((r(τ) − r(0))²/d + ‖z(τ) − z(0)‖²)
  ///
  /// from the simplex r(0)·conv{e₁, …, e_d} × {z(0)} if r(τ) ≤ r(0), and the first term has no denominator if r(τ) > r(0). Divided
  /// by τ this tends to √(r′(0)²/d + ‖z′(0)‖²), or √(r′(0)² + ‖z′(0)‖²). The derivatives are those from the right, enclosed by forward-mode
  /// differentiation of the closed form itself; where the sign of r′(0) is not told, the hull of both is taken.
  ///
  /// - Throws: ``FamilyError/arithmetic(_:)`` if the precision is too low for a quotient or root.
  public func solutionCondition(precision: Int) throws(FamilyError) -> Interval {
    try overSamples(precision: precision) { radiusDerivative, tailDerivatives in
      let square = radiusDerivative.squared()
      let share = square.divided(by: Interval(candidateCount, precision: precision)) ?? square
      let first: Interval =
        switch radiusDerivative.isPositive {
        case .holds: square
        case .fails: share
        case .undecided: square.hull(with: share)
        }
      let sum = tailDerivatives.reduce(into: first) { $0 += $1.squared() }
      return sum.squareRoot() ?? sum
    }
  }

  /// An enclosure of max_k ‖d/dτ (c/a_max, z)(0+)‖ at centre(K): a simpler bound, Cond(Ξ) ≤ this.
  ///
  /// - Throws: As ``solutionCondition(precision:)``.
  public func solutionDerivativeNorm(precision: Int) throws(FamilyError) -> Interval {
    try overSamples(precision: precision) { radiusDerivative, tailDerivatives in
      .euclideanNorm([radiusDerivative] + tailDerivatives, precision: precision)
    }
  }

  /// The largest value of a function of r′(0+) and z′(0+) over the samples.
  private func overSamples(
    precision: Int, _ function: (Interval, [Interval]) -> Interval
  ) throws(FamilyError) -> Interval {
    var largest = Interval(0, precision: precision)
    do throws(ArithmeticError) {
      for sample in samples {
        let (radius, tail) = try solutionJet(sample, precision: precision)
        largest = .maximum(largest, function(radius.derivative, tail.map(\.derivative)))
      }
    } catch {
      throw .arithmetic(error)
    }
    return largest
  }

  /// r and z as functions of τ at τ = 0, on the scale K.
  func solutionJet(
    _ sample: [Rational], precision: Int
  ) throws(ArithmeticError) -> (radius: IntervalJet, tail: [IntervalJet]) {
    let base = try normalisation.base(exponent: digits, for: problem.kind).enclosure(precision: precision)
    let untilted = IntervalJet(constant: base)
    let tilted = IntervalJet(base, derivative: Interval(1, precision: precision))
    let alpha = try (untilted * untilted.times(Rational(candidateCount - 1)) + tilted * tilted).squareRoot()
    let parts = try ClosedFormParts(
      problem, largestEntry: tilted, alpha: alpha, sample: sample,
      saturation: [ThreeValued](repeating: .undecided, count: sample.count))
    return (try parts.fit.divided(by: tilted), parts.tail)
  }
}
