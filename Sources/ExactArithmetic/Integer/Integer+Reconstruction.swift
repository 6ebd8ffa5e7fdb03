extension Integer {
  /// The fraction `n/d` with `n ≡ d·self` modulo `modulus`, `|n| <= numeratorBound` and `0 < d <= denominatorBound`;
  /// nil if there is none.
  ///
  /// There is at most one such fraction in lowest terms if `2 * numeratorBound * denominatorBound < modulus`, and if it
  /// has a denominator prime to the modulus it is found. The result satisfies the three conditions in any case.
  ///
  /// - Parameter modulus: positive.
  /// - Complexity: quadratic in the number of bits: one pass over the words for each 30 bits by which the numbers shrink.
  ///
  /// Source: P. Wang, *A p-adic algorithm for univariate partial fractions*, SYMSAC 1981.
  public func rationalReconstruction(
    modulo modulus: Integer, numeratorBound: Integer, denominatorBound: Integer
  ) -> (numerator: Integer, denominator: Integer)? {
    guard modulus.signum > 0, numeratorBound.signum >= 0 else { return nil }
    var residue = symmetricRemainder(modulo: modulus)
    if residue.signum < 0 { residue += modulus }
    let pair = EuclideanPair.reducing(modulus, residue, until: numeratorBound)
    guard pair.factor.signum != 0, pair.factor.magnitude <= denominatorBound else { return nil }
    return pair.factor.signum < 0 ? (-pair.remainder, -pair.factor) : (pair.remainder, pair.factor)
  }
}
