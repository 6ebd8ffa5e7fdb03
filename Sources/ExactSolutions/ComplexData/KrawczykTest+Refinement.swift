import ExactArithmetic

extension KrawczykTest {
  /// A verified box, and what the next refinement starts from.
  struct Zero {
    /// A box that contains exactly one zero of F.
    var box: [Interval]
    /// A point in it.
    var center: [Interval]
    /// The bits at which the box was computed.
    var precision: Int

    /// The n for which every side of the box is at most 2^-n, or `nil` if a side is infinite.
    var accuracy: Int? {
      var accuracy = Int.max
      for side in box {
        guard let width = side.width else { return nil }
        guard !width.isZero else { continue }
        accuracy = min(accuracy, width.denominator.bitWidth - width.numerator.bitWidth - 1)
      }
      return accuracy
    }
  }

  /// The zero in a box of sides at most 2^(−accuracy), found from `zero` or a point in the same domain.
  ///
  /// Precision grows with the accuracy that is reached, so the last steps cost most.
  ///
  /// - Returns: `nil` if more than `maximalPrecision` bits are needed, or the first test fails.
  /// - Complexity: about (accuracy gained)/(domain bits) evaluations of F.
  func refined(_ zero: Zero, accuracy: Int, domainBits: Int, maximalPrecision: Int) -> Zero? {
    var zero = zero
    var extra = domainBits + 64
    while (zero.accuracy ?? Int.min) < accuracy {
      let reached = zero.accuracy ?? 0
      let precision = min(max(0, min(reached + domainBits, accuracy)) + extra, maximalPrecision)
      if let (box, center) = box(around: zero.center, precision: precision) {
        let next = Zero(box: box, center: center, precision: precision)
        let gain = (next.accuracy ?? Int.min).subtractingReportingOverflow(reached)
        zero = next
        if gain.overflow || gain.partialValue >= 2 { continue }
      }
      guard precision < maximalPrecision else { return nil }
      extra *= 2
    }
    return zero
  }
}
