import Certificates
import ExactArithmetic
import RecoveryProblems
import Testing

/// The closed form for a block matrix of first row a ∈ ℝ^d and α, in intervals, and the evidence made from it.
///
/// Valid for any α > 0; nothing here is shared with the code under test.
struct ClosedFormEvidence {
  let problem: RecoveryProblem
  /// The indices, from 0, of the largest entries of the first row.
  let maximal: [Int]
  let tied: Int
  let eta: [Rational]
  let precision: Int
  /// c/a_max.
  let radius: Interval
  let tail: [Interval]
  /// u before the transform.
  let dual: [Interval]
  private let shortestColumn: Rational

  /// - Parameter inset: by how much of ε the residual stays inside the ball of (P1).
  init(
    _ problem: RecoveryProblem, largest a: Interval, maximal: [Int], tied: Int, alpha: Interval, eta: [Rational],
    precision: Int, inset: Rational = 0
  ) throws {
    (self.problem, self.maximal, self.tied, self.eta, self.precision) = (problem, maximal, tied, eta, precision)
    func constant(_ value: Rational) -> Interval { Interval(value, precision: precision) }
    func quotient(_ x: Interval, _ y: Interval) throws -> Interval { try #require(x.divided(by: y)) }
    let parameter = constant(problem.parameter * (1 - inset))
    let one = constant(1)
    var tail: [Interval] = []
    let fit: Interval
    switch problem.kind {
    case .p3:
      fit = one
      for entry in eta { tail.append(try quotient(constant(entry), alpha)) }
      dual = try [quotient(parameter, a)] + eta.map { try quotient(parameter * constant(Rational($0.signum)), alpha) }
    case .p2:
      fit = one - (try quotient(parameter, constant(2) * a))
      let threshold = try quotient(parameter, constant(2) * alpha)
      var dual = [try quotient(parameter, a)]
      for entry in eta {
        let excess = Interval.maximum(constant(entry.magnitude) - threshold, constant(0))
        let sign = constant(Rational(entry.signum))
        tail.append(try quotient(excess * sign, alpha))
        dual.append((constant(entry.magnitude) - excess) * sign * constant(2))
      }
      self.dual = dual
    case .p1:
      let count = constant(Rational(eta.filter { !$0.isZero }.count))
      let rho = try #require((quotient(one, a.squared()) + quotient(count, alpha.squared())).squareRoot())
      fit = one - (try quotient(parameter, a * rho))
      for entry in eta {
        let loss = try quotient(parameter * constant(Rational(entry.signum)), alpha * rho)
        tail.append(try quotient(constant(entry) - loss, alpha))
      }
      dual = try [quotient(one, a)] + eta.map { try quotient(constant(Rational($0.signum)), alpha) }
    }
    self.tail = tail
    radius = try quotient(fit, a)
    shortestColumn = min(a.magnitudeLowerBound, eta.isEmpty ? a.magnitudeLowerBound : alpha.magnitudeLowerBound)
  }

  /// The evidence, with the weight of the tied columns distributed by `weights` (equally if there are none).
  func evidence(
    weights: [Rational]? = nil, dualTransform: ([Interval]) -> [Interval] = { $0 }
  ) throws -> OptimalityEvidence {
    let inside = 1 - Rational.powerOfTwo(24 - precision)
    var point = [Rational](repeating: 0, count: tied) + tail.map(\.midpoint)
    for (index, column) in maximal.enumerated() {
      point[column] = radius.midpoint * (try weights?[index] ?? 1 / Rational(maximal.count))
    }
    let carried = tail.indices.filter { !point[tied + $0].isZero }
    return OptimalityEvidence(
      dual: dualTransform(dual).map { ($0.midpoint * inside).rounded(bits: precision) },
      point: point.map { $0.rounded(bits: precision) }, groups: [maximal] + carried.map { [tied + $0] },
      singularValueLowerBound: (shortestColumn * Rational.powerOfTwo(-1)).rounded(bits: 16))
  }

  /// The squared distance of `x` from the minimisers: the tied part projects to a simplex, the others are single values.
  func squaredDistance(of x: [Rational]) throws -> Interval {
    var square = Interval(0, precision: precision)
    for (j, value) in x.enumerated() where !maximal.contains(j) {
      let expected = j < tied ? Interval(0, precision: precision) : tail[j - tied]
      square += (Interval(value, precision: precision) - expected).squared()
    }
    let projected = try simplexProjection(of: maximal.map { x[$0] })
    for (value, j) in zip(projected, maximal) { square += (Interval(x[j], precision: precision) - value).squared() }
    return square
  }

  /// dist(x, Ξ), enclosed.
  func distance(of x: [Rational]) throws -> Interval { try #require(try squaredDistance(of: x).squareRoot()) }

  /// The projection to {ξ ≥ 0, Σξ = c/a_max}: max(0, v_i − θ), with θ found among the sorted entries.
  func simplexProjection(of v: [Rational]) throws -> [Interval] {
    let zero = Interval(0, precision: precision)
    var threshold = Interval(v.max() ?? 0, precision: precision)
    var sum = zero
    for (index, value) in v.sorted(by: >).enumerated() {
      let entry = Interval(value, precision: precision)
      sum += entry
      let candidate = try #require((sum - radius).divided(by: Interval(index + 1, precision: precision)))
      // The last candidate below its entry is the threshold; where that is not certain both give the same.
      if candidate.isLess(than: entry) == .fails { break }
      threshold = candidate
    }
    return v.map { Interval.maximum(Interval($0, precision: precision) - threshold, zero) }
  }
}

extension Rational {
  /// The nearest dyadic number of about `bits` significant bits.
  func rounded(bits: Int) -> Rational {
    isZero ? self : Rational(rounded(toMultipleOfPowerOfTwo: numerator.bitWidth - denominator.bitWidth - bits))
  }

  /// The fraction with this numerator and denominator, which is not 0.
  static func fraction(_ numerator: Int, _ denominator: Int) throws -> Rational {
    try Rational(numerator: Integer(numerator), denominator: Integer(denominator))
  }
}
