import ExactArithmetic

extension TheoremTwoClass {
  /// η_k of a class that is given no samples: m − 1 entries, one of them v, 1 ≤ |v| < 2, the others 0.
  ///
  /// Sample k has v at the place k mod (m − 1). In round q = ⌊k/(m − 1)⌋ the sign is (−1)^q and the magnitude 1 + φ(⌊q/2⌋), with
  /// φ(0.b₁b₂… reversed) the radical inverse in base 2, so that any two samples are different and all are short dyadic numbers.
  /// For m = 1 there are no entries, and all samples y_k = (1) are equal.
  ///
  /// - Postcondition: ‖y_k‖² = 1 + v² < 5 ≤ α² on every scale.
  public static func defaultSample(_ k: Int, entries: Int) -> [Rational] {
    guard entries > 0 else { return [] }
    let index = max(k, 0)
    let round = index / entries
    var magnitude: Rational = 1
    var (rest, exponent) = (round / 2, -1)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { magnitude += .powerOfTwo(exponent) }
      (rest, exponent) = (rest / 2, exponent - 1)
    }
    var sample = [Rational](repeating: 0, count: entries)
    sample[index % entries] = round.isMultiple(of: 2) ? magnitude : -magnitude
    return sample
  }
}
