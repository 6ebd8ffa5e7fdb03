import ExactArithmetic
import RecoveryProblems

extension ComplexProblem {
  /// The minimiser, enclosed: every part of x and of the dual vector, the objective and the residual's norm to a width of
  /// at most 2^(−bits).
  ///
  /// Floating point follows the central path of the dual problem and proposes a support; on it the optimality conditions
  /// are a smooth square system, at a zero of which an interval Newton test proves existence and regularity; strict
  /// inequalities off the support then prove that it is the only minimiser. x = 0 is decided in rational arithmetic.
  ///
  /// - Parameters:
  ///   - bits: the accuracy asked.
  ///   - maximalPrecision: no number of more bits is computed with; max(1024, 4·bits) unless given.
  /// - Returns: ``ComplexOutcome/enclosed(_:)`` or ``ComplexOutcome/infeasible(separator:)``, which are proofs, or
  ///   ``ComplexOutcome/undecided(_:)`` where no strict inequality or no regular system can be certified: ties, repeated
  ///   columns, minimisers that are not unique, or too little precision. Entries below about 2^-40 of the largest, and
  ///   systems whose condition number exceeds about 2^40, are undecided too: approximate inverses begin in floating point.
  /// - Complexity: about 50 to 100 Newton steps in floating point of N·(2m)² + (2m)³/6 multiplications each; then, for a
  ///   support of k columns and n = 2k + 1 unknowns (2k + 2m for an exact fit), some inverses in floating point and two
  ///   products of n × n enclosures at about 100 bits; then O(bits/24) products with the m × k matrix at growing
  ///   precision, and one with the whole of A.
  public func enclosure(bits: Int, maximalPrecision: Int? = nil) -> ComplexOutcome {
    let bits = max(1, bits)
    let maximalPrecision = max(128, maximalPrecision ?? max(1024, 4 * bits))
    switch zeroVerdict() {
    case .unique: return accurateZero(bits: bits, maximalPrecision: maximalPrecision)
    case .tie(let columns): return .undecided(.tie(columns: columns))
    case .notOptimal: break
    }
    let certification = ComplexCertification(
      normalised: NormalisedComplexProblem(self), bits: bits, maximalPrecision: maximalPrecision)
    let outcome = certification.search()
    guard case .undecided = outcome, kind == .p1 else { return outcome }
    return infeasibility() ?? outcome
  }

  /// The enclosure of x = 0 with as many bits as the accuracy needs.
  private func accurateZero(bits: Int, maximalPrecision: Int) -> ComplexOutcome {
    var precision = min(bits + 64, maximalPrecision)
    while true {
      let enclosure = zeroEnclosure(precision: precision)
      if let width = enclosure.largestWidth, width <= .powerOfTwo(-bits) { return .enclosed(enclosure) }
      guard precision < maximalPrecision else {
        return .undecided(.precisionExhausted(maximalPrecision: maximalPrecision))
      }
      precision = min(2 * precision, maximalPrecision)
    }
  }

  /// What the exact distance of y from the range of A says about (P1), if it excludes a dual solution.
  private func infeasibility() -> ComplexOutcome? {
    let rest = matrix.projectionOntoComplement(of: vector)
    let (squared, bound) = (Rational.sum(rest.map(\.squaredModulus)), parameter * parameter)
    if squared > bound { return isInfeasible(provedBy: rest) ? .infeasible(separator: rest) : nil }
    return squared == bound && !bound.isZero ? .undecided(.noMultiplier) : nil
  }

  /// Whether `separator` proves that (P1) has no feasible point: Aᴴt = 0 and |⟨t, y⟩| > ε‖t‖, so that ‖Ax − y‖ > ε for all x.
  ///
  /// - Complexity: 4·m·N multiplications of rationals.
  public func isInfeasible(provedBy separator: [GaussianRational]) -> Bool {
    guard kind == .p1, separator.count == vector.count, matrix.adjointTimes(separator).allSatisfy(\.isZero) else {
      return false
    }
    let product = zip(separator, vector).reduce(GaussianRational(0)) { $0 + $1.0.conjugate * $1.1 }
    return product.squaredModulus > parameter * parameter * Rational.sum(separator.map(\.squaredModulus))
  }
}
