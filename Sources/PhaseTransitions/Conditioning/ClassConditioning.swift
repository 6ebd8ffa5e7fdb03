import ExactArithmetic

/// Certified enclosures of the three condition numbers of [CAH] for a class.
///
/// Every member is A = U·B with the transform U of the class and B Bᵀ = α²·I, so that A Aᵀ/α² − I = U Uᵀ − I is the same matrix for all
/// of them: what is shown of one member about Cond(A A*) and C_FP holds for each, and Cond(Ξ) is a supremum over the class.
///
/// They show that the class is well-conditioned: nothing but the discontinuity of the sets of minimisers makes it hard.
public struct ClassConditioning: Sendable {
  /// The member at whose matrix U Uᵀ − I was enclosed.
  public let member: Member

  /// Cond(A A*) ∈ [1, 1 + 2^-p].
  public let gramCondition: Interval

  /// Whether Cond(A A*) = 1 is proved in rational arithmetic: there is no transform, or a rational one.
  public let isGramConditionExactlyOne: Bool

  /// Encloses max_k max(‖A‖, ‖y_k‖)/σ_min(A) ≥ C_FP(A, S); 1 exactly if Cond(A A*) is, else in [1, 1 + 2^-p].
  ///
  /// The distance of (A, y) from the infeasible inputs is at least σ_min(A), since every matrix nearer than that to A has full
  /// rank; so the upper end is a bound on the condition number of feasibility.
  public let feasibilityCondition: Interval

  /// Encloses Cond(Ξ) of the whole class; see ``TheoremTwoClass/solutionCondition(precision:)``.
  public let solutionCondition: Interval

  /// The condition numbers of a member of a class.
  ///
  /// From e ≥ ‖A A*/α² − I‖ follow √(1 − e) ≤ σ(A)/α ≤ √(1 + e) for every singular value of A, hence
  ///
  ///     Cond(A A*) ≤ (1 + e)/(1 − e),        ‖A‖/σ_min(A) ≤ √((1 + e)/(1 − e));
  ///
  /// the second bound holds also for ‖y_k‖ in place of ‖A‖, because ‖y_k‖ ≤ ‖U‖·α and ‖U‖² ≤ 1 + e, as A A* = α²·U U*.
  ///
  /// - Parameters:
  ///   - p: How close to 1 the bounds are to be, 1 ≤ p.
  ///   - maximalPrecision: The number of bits beyond which to give up.
  /// - Throws: ``FamilyError/parameter(_:)`` if there is no such member, ``FamilyError/arithmetic(_:)`` if the precision ends.
  /// - Complexity: m²N interval multiplications at a few precisions, for the discrete cosine transform.
  public init(
    of member: Member, in family: TheoremTwoClass, withinPowerOfTwo p: Int,
    maximalPrecision: Int = ExactReal.defaultMaximalPrecision
  ) throws(FamilyError) {
    try family.checked(member)
    guard p >= 1, p < maximalPrecision else {
      throw .parameter("p", "\(p)", expected: "1 ≤ p < \(maximalPrecision), the maximal precision")
    }
    // (1 + e)/(1 − e) ≤ 1 + 4e for e ≤ 1/2.
    let deviation = try Self.gramDeviation(
      of: member, in: family, atMost: .powerOfTwo(-p - 2), maximalPrecision: maximalPrecision)
    let bound = 1 + 4 * deviation.upperBound
    let precision = p + 64
    let enclosure = Interval(lower: 1, upper: bound, precision: precision) ?? Interval(1, precision: precision)
    self.member = member
    gramCondition = enclosure
    isGramConditionExactlyOne = deviation.isExactlyZero
    // ‖y_k‖ ≤ α√(1 + e), as ‖A‖ is, and √((1 + e)/(1 − e)) ≤ (1 + e)/(1 − e).
    feasibilityCondition = enclosure
    solutionCondition = try family.solutionCondition(precision: precision)
  }
}
