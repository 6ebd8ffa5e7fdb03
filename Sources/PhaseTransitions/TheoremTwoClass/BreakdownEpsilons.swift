import ExactArithmetic

/// The exact breakdown epsilons of Ω₁ and Ω₂, for the error max_k dist(x̂_k, Ξ(A, y_k)).
///
/// The candidates of a scale are the vertices of a simplex. Of any output, one candidate is at least a circumradius away, and
/// the adversary commits to that one; the centroid is no farther than that from all of them.
public struct BreakdownEpsilons: Sendable {
  /// ε_s(Ω₁): the circumradius on the scale K.
  public let strong: ExactReal

  /// ε_w(Ω₂): the circumradius on the scale K − 1; `nil` if the class has no such scale.
  public let weak: ExactReal?

  /// The breakdown epsilons of the parts of this class.
  public init(_ family: TheoremTwoClass) {
    strong = family.scales.first?.circumradius ?? .zero
    weak = family.hasAllScales ? family.scales[1].circumradius : nil
  }

  /// Enclosures computed with `precision` bits, of a relative width of about 2^-precision.
  ///
  /// - Throws: ``ArithmeticError/undecided(_:precision:)`` if the precision is too low.
  public func enclosures(precision: Int) throws(ArithmeticError) -> (strong: Interval, weak: Interval?) {
    guard let weak else { return (try strong.enclosure(precision: precision), nil) }
    return (try strong.enclosure(precision: precision), try weak.enclosure(precision: precision))
  }
}
