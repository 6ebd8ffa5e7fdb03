import ExactArithmetic
import RecoveryProblems

extension Instance {
  /// e ≥ 0 with ‖left‖, ‖right‖ and all ‖samples‖ at most 2^e in the Frobenius norm.
  ///
  /// - Throws: `ArithmeticError` when an entry cannot be enclosed.
  public func sizeExponent() throws(ArithmeticError) -> Int {
    var exponent = 0
    let vectors = [matrix.left?.elements ?? [], matrix.right.elements] + untransformedSamples
    for entries in vectors {
      var enclosures: [Interval] = []
      for entry in entries where entry.rational != 0 { enclosures.append(try entry.enclosure(precision: 64)) }
      let norm = Interval.euclideanNorm(enclosures, precision: 64)
      exponent = max(exponent, (norm.leadingBitExponent ?? 0) + 1)
    }
    return exponent
  }
}
