import ExactArithmetic
import ExactLinearAlgebra

/// What bounds the distance of a vector x̂ to a ``SolutionPolyhedron``: a minimiser from above, a separating functional from below.
///
/// With s_j(g_j − A_jᵀh) ≤ 0 on J (and ⟨u, h⟩ ≥ 0 if the fit is a ray) every minimiser z has ⟨g, z⟩ ≤ ⟨h, b⟩, so that x̂ is
/// at least (⟨g, x̂⟩ − ⟨h, b⟩)/‖g‖ away. The two bounds are equal if g = x̂ − z for the minimiser z nearest to x̂
/// and s_j(g_j − A_jᵀh) = 0 wherever z_j ≠ 0 (and ⟨u, h⟩ = 0 unless z is at the end of the ray).
public struct DistanceEvidence: Hashable, Sendable {
  /// z, a minimiser, N entries.
  public let point: QuadraticVector

  /// h, m entries.
  public let multiplier: QuadraticVector

  /// g, N entries; nil for x̂ − z.
  public let functional: QuadraticVector?

  /// The evidence with these parts; their meaning is checked when it is used.
  public init(point: QuadraticVector, multiplier: QuadraticVector, functional: QuadraticVector? = nil) {
    self.point = point
    self.multiplier = multiplier
    self.functional = functional
  }
}

/// Two proved bounds of a distance, by their squares.
public struct CertifiedDistance: Hashable, Sendable {
  /// A lower bound of the square of the distance, ≥ 0.
  public let squaredLowerBound: QuadraticNumber

  /// An upper bound of the square of the distance.
  public let squaredUpperBound: QuadraticNumber

  /// The square of the distance, if the bounds are equal.
  public var square: QuadraticNumber? { squaredLowerBound == squaredUpperBound ? squaredLowerBound : nil }

  /// Whether the distance is proved to be at least `bound`.
  public func isAtLeast(_ bound: Rational) -> Bool {
    bound.signum <= 0 || QuadraticNumber(bound * bound) <= squaredLowerBound
  }

  /// Whether the distance is proved to be at most `bound`.
  public func isAtMost(_ bound: Rational) -> Bool {
    bound.signum >= 0 && squaredUpperBound <= QuadraticNumber(bound * bound)
  }

  /// Rational bounds of the distance, dyadic numbers of some `precision` bits.
  public func enclosure(precision: Int) -> (lower: Rational, upper: Rational) {
    let lower = squaredLowerBound.enclosure(precision: precision).squareRoot()?.lowerBound
    let upper = squaredUpperBound.enclosure(precision: precision).squareRoot()?.upperBound
    return (max(lower ?? 0, 0), upper ?? 0)
  }
}
