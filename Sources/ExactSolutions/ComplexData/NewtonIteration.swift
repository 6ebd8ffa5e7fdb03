import ExactArithmetic

/// Newton's method for an ``OptimalitySystem`` in multiple precision, without guarantees: it finds the point at which
/// ``KrawczykTest`` then proves that a zero is near.
struct NewtonIteration {
  /// A point near a zero, or the entry of the support that runs towards 0 instead.
  enum Result {
    case converged([Interval])
    case stalled(shrinking: Int?)
  }

  private static let maximalSteps = 100

  /// Iterates from `start` until a step changes every unknown by less than 2^(−bits) of its scale.
  ///
  /// A step that would change an entry or μ by more than half of its modulus is shortened: the phase of an entry is not
  /// differentiable at 0.
  ///
  /// - Complexity: a floating-point inverse and an evaluation of F and of its Jacobian for each step.
  static func run(_ system: some OptimalitySystem, from start: [Interval], bits: Int) -> Result {
    let precision = 2 * bits + 64
    let count = system.supportCount
    var point = start.map { $0.rounded(toPrecision: precision) }
    let initial = system.scales(at: point).map { $0.midpoint.double() }
    for _ in 0..<maximalSteps {
      let scales = system.scales(at: point).map { $0.midpoint.double() }
      guard let jacobian = system.jacobian(over: point, precision: 64),
        let inverse = ApproximateInverse.compute(jacobian, bits: 40),
        let value = system.value(at: point, precision: precision)
      else { return .stalled(shrinking: smallest(scales, initial, count)) }
      let step = inverse.times(value, precision: precision).map(\.center)
      let sizes = step.map { $0.midpoint.double().magnitude }
      let excess = zip(sizes, scales).prefix(system.nonlinearCount).map { 2 * $0 / $1 }.max() ?? 0
      guard excess.isFinite else { return .stalled(shrinking: smallest(scales, initial, count)) }
      let factor = excess > 1 ? (try? Rational(exactly: 1 / excess)) ?? 1 : 1
      let scaled = Interval(factor, precision: precision)
      point = point.indices.map { (point[$0] - scaled * step[$0]).center }
      let threshold = Double(sign: .plus, exponent: -bits, significand: 1)
      if excess <= 1, zip(sizes, scales).allSatisfy({ $0 <= threshold * $1 }) { return .converged(point) }
    }
    let scales = system.scales(at: point).map { $0.midpoint.double() }
    return .stalled(shrinking: smallest(scales, initial, count))
  }

  /// The entry that shrank most; the smallest of them if none moved.
  private static func smallest(_ scales: [Double], _ initial: [Double], _ count: Int) -> Int? {
    (0..<count).min { (scales[$0] / initial[$0], scales[$0]) < (scales[$1] / initial[$1], scales[$1]) }
  }
}
