import ExactArithmetic
import ExactLinearAlgebra

/// The interval Newton test of Krawczyk (R. Krawczyk, *Newton-Algorithmen zur Bestimmung von Nullstellen mit
/// Fehlerschranken*, Computing 4, 1969) for an ``OptimalitySystem`` on a domain D around a point.
///
/// For a regular C and a box X = c ± ρ in D, let
///
///     K(X) = c − C·F(c) + (I − C·F'(D))·(X − c).
///
/// If K(X) lies in the interior of X, then every matrix in F'(D) is regular, and F has exactly one zero in X; it lies in
/// K(X). With E ≥ |I − C·F'(D)| entry by entry, the condition reads |C·F(c)| + E·ρ < ρ. All of it is computed with
/// outward rounding; C itself is only a guess.
///
/// E does not depend on c and ρ: a zero is refined to any precision with one evaluation of F for each factor ‖E‖.
struct KrawczykTest<System: OptimalitySystem> {
  let system: System
  private let inverse: Matrix<Interval>
  private let domain: [Interval]
  /// E, as points.
  private let contraction: Matrix<Interval>
  /// Few bits are enough where only the size of a norm counts.
  private static var boundPrecision: Int { 64 }

  /// The test on the domain |v_i − point_i| ≤ 2^(−domainBits)·scale_i.
  ///
  /// - Returns: `nil` if no approximate inverse exists, F is not defined on the domain or E is not finite.
  /// - Complexity: n³ interval multiplications at `2·domainBits + 32` bits, and those of ``ApproximateInverse``.
  init?(_ system: System, around point: [Interval], domainBits: Int) {
    let precision = 2 * domainBits + 32
    let scales = system.scales(at: point)
    domain = zip(point, scales).map { value, scale in
      let reach = Self.bound(scale).scaled(byPowerOfTwo: -domainBits)
      return value + (-reach).hull(with: reach).rounded(toPrecision: value.precision)
    }
    guard let middle = system.jacobian(over: point, precision: precision),
      let inverse = ApproximateInverse.compute(middle, bits: domainBits + 16),
      let derivative = system.jacobian(over: domain.map { $0.rounded(toPrecision: precision) }, precision: precision)
    else { return nil }
    let product = inverse.times(derivative, precision: precision)
    contraction = Matrix(rows: product.rowCount, columns: product.columnCount) { i, j in
      Self.bound(i == j ? Interval(1, precision: precision) - product[i, j] : product[i, j])
    }
    guard contraction.elements.allSatisfy(\.isBounded) else { return nil }
    (self.system, self.inverse) = (system, inverse)
  }

  /// A box around `point` in which F certainly has exactly one zero, at `precision` bits, next to a better point.
  ///
  /// - Returns: `nil` if the test fails: there may be no zero, or none that is regular, or the precision is too low.
  /// - Complexity: an evaluation of F, and some products of n × n matrices with vectors.
  func box(around point: [Interval], precision: Int) -> (box: [Interval], center: [Interval])? {
    let point = point.map { $0.center.rounded(toPrecision: precision).center }
    guard let value = system.value(at: point, precision: precision) else { return nil }
    let step = inverse.times(value, precision: precision)
    let distances = step.map(Self.bound)
    // Of a size that rounding at this precision has, and not 0 even where point and step are 0.
    let largest = (point + step).map(Self.bound).reduce(Interval(0, precision: Self.boundPrecision)) {
      Interval.maximum($0, $1)
    }
    let leastFloor = largest.scaled(byPowerOfTwo: -2 * precision)
    let floor = zip(distances, point).map { distance, value in
      Self.bound(Self.bound(distance + Self.bound(value)).scaled(byPowerOfTwo: 4 - precision) + leastFloor)
    }
    let inflation = Interval(5, precision: Self.boundPrecision).scaled(byPowerOfTwo: -2)
    var radius = distances.indices.map { Self.bound(inflation * distances[$0] + floor[$0]) }
    for _ in 0..<40 {
      let spread = contraction.times(radius, precision: Self.boundPrecision)
      let image = distances.indices.map { Self.bound(distances[$0] + spread[$0]) }
      guard image.allSatisfy(\.isBounded) else { return nil }
      if zip(image, radius).allSatisfy({ $0.isLess(than: $1) == .holds }) {
        return verified(point, step, radius, spread, precision)
      }
      radius = image.indices.map { Self.bound(inflation * image[$0] + floor[$0]) }
    }
    return nil
  }

  /// K(X), if X = point ± radius lies in the domain.
  private func verified(
    _ point: [Interval], _ step: [Interval], _ radius: [Interval], _ spread: [Interval], _ precision: Int
  ) -> (box: [Interval], center: [Interval])? {
    var image: [Interval] = []
    for i in point.indices {
      guard (point[i] + (-radius[i]).hull(with: radius[i])).isSubset(of: domain[i]) else { return nil }
      let reach = Self.bound(spread[i])
      image.append(point[i] - step[i] + (-reach).hull(with: reach))
    }
    return (image, image.map(\.center))
  }

  /// An upper bound of the magnitude, as a point; infinite if there is none.
  private static func bound(_ interval: Interval) -> Interval {
    let magnitude = interval.magnitude.rounded(toPrecision: boundPrecision)
    guard let upper = magnitude.upperEndpoint else { return .entire(precision: boundPrecision) }
    return Interval(upper, precision: boundPrecision)
  }
}
