import ExactArithmetic

/// A function ℝ → ℝ that a layer applies to each of its outputs.
public enum Activation: Sendable, Hashable {
  /// t.
  case identity
  /// max(t, 0), the rectified linear unit.
  case rectifiedLinear
  /// soft(t, θ) = sgn(t)·max(|t| − θ, 0), θ ≥ 0.
  case softThreshold(Rational)

  /// The value at an exact real.
  public func value(at t: ExactReal) -> ExactReal {
    switch self {
    case .identity: t
    case .rectifiedLinear: .maximum(t, 0)
    case .softThreshold(let threshold):
      .maximum(t - ExactReal(threshold), 0) + .minimum(t + ExactReal(threshold), 0)
    }
  }

  /// An enclosure of the values at the points of an interval; tight up to rounding, for all these functions increase.
  public func enclosure(at t: Interval) -> Interval {
    let zero = Interval(0, precision: t.precision)
    switch self {
    case .identity: return t
    case .rectifiedLinear: return .maximum(t, zero)
    case .softThreshold(let threshold):
      // At every point one of the two summands is zero: no width is counted twice.
      let shift = Interval(threshold, precision: t.precision)
      return .maximum(t - shift, zero) + .minimum(t + shift, zero)
    }
  }
}
