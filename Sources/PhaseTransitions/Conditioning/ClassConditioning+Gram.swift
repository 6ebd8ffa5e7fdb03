import ExactArithmetic
import RecoveryProblems

extension ClassConditioning {
  /// How close A Aᵀ/α² is to the identity.
  struct GramDeviation {
    /// e with ‖A Aᵀ/α² − I‖ ≤ e; 0 if A Aᵀ = α²·I is proved exactly.
    let upperBound: Rational
    /// Whether A Aᵀ = α²·I is proved in rational arithmetic.
    let isExactlyZero: Bool
  }

  /// The deviation of a member, at most `target` unless the precision ends before.
  static func gramDeviation(
    of member: Member, in family: TheoremTwoClass, atMost target: Rational, maximalPrecision: Int
  ) throws(FamilyError) -> GramDeviation {
    if try isOrthogonalByRationalArithmetic(member, in: family) {
      return GramDeviation(upperBound: 0, isExactlyZero: true)
    }
    let instance = try family.instance(member)
    let alpha = try family.alpha(of: member)
    var failure = ArithmeticError.undecided("whether ‖A Aᵀ/alpha² − I‖ ≤ \(target)", precision: maximalPrecision)
    for precision in precisions(through: maximalPrecision) {
      do throws(ArithmeticError) {
        let deviation = try gramDeviation(of: instance, alpha: alpha, precision: precision)
        if let deviation, deviation <= target { return GramDeviation(upperBound: deviation, isExactlyZero: false) }
      } catch {
        guard case .undecided = error else { throw .arithmetic(error) }
        failure = error
      }
    }
    throw .arithmetic(failure)
  }

  /// 64, 128, … and `last` in the end.
  static func precisions(through last: Int) -> some Sequence<Int> {
    sequence(first: min(64, last)) { current in current < last ? min(2 * current, last) : nil }
  }

  /// Whether U Uᵀ = I was checked exactly, and α² = Σ aᵢ² holds in the field of the base.
  private static func isOrthogonalByRationalArithmetic(
    _ member: Member, in family: TheoremTwoClass
  ) throws(FamilyError) -> Bool {
    if case .discreteCosine = family.transform { return false }
    let alpha = try family.alpha(of: member)
    return alpha.squared().isEqual(to: ExactReal(family.alphaSquared(of: member)), precision: 64) == .holds
  }

  /// The largest row sum of |A Aᵀ/α² − I|, which bounds its norm because the matrix is symmetric.
  private static func gramDeviation(
    of instance: Instance, alpha: ExactReal, precision: Int
  ) throws(ArithmeticError) -> Rational? {
    let product = try instance.matrix.enclosure(precision: precision).product(precision: precision)
    let gram = product.transposed.gramMatrix(precision: precision)
    let square = try alpha.enclosure(precision: precision).squared()
    var largest: Rational = 0
    for i in 0..<gram.rowCount {
      var sum = Interval(0, precision: precision)
      for j in 0..<gram.columnCount {
        guard let quotient = gram[i, j].divided(by: square) else { return nil }
        sum += (i == j ? quotient - Interval(1, precision: precision) : quotient).magnitude
      }
      guard let bound = sum.upperBound else { return nil }
      largest = max(largest, bound)
    }
    return largest
  }
}
