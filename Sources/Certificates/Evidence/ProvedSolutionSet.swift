import ExactArithmetic
import ExactLinearAlgebra

/// What has been proved about a set Ξ of minimisers: an enclosure, or for rational data the set itself.
public enum ProvedSolutionSet: Sendable {
  /// An enclosure, by the duality gap of a point.
  case enclosure(SolutionSetEnclosure)
  /// The polyhedron that an exact pair proves to be the set; the working precision is for distances from vectors that are enclosed.
  case exact(SolutionPolyhedron, precision: Int)

  /// A minimiser, or a point near all minimisers.
  public var point: [Interval] {
    switch self {
    case .enclosure(let set): set.point.map { Interval($0, precision: set.precision) }
    case .exact(let set, let precision): set.pair.point.entries.map { $0.enclosure(precision: precision) }
    }
  }

  /// Whether dist(x, Ξ) ≤ `bound` is certain for the vector x in the enclosure `vector` of N entries.
  public func isDistance(of vector: [Interval], atMost bound: Rational) -> Bool {
    switch self {
    case .enclosure(let set): return set.isDistance(of: vector, atMost: bound)
    case .exact(_, let precision):
      return distanceFromPoint(of: vector).isAtMost(Interval(bound, precision: precision)) == .holds
    }
  }

  /// An upper bound of dist(x, Ξ); `nil` when it is not finite.
  public func distanceUpperBound(of vector: [Interval]) -> Rational? {
    switch self {
    case .enclosure(let set): set.distanceUpperBound(of: vector)
    case .exact: distanceFromPoint(of: vector).upperBound
    }
  }

  /// Whether the functional v proves dist(x, Ξ) > `bound` for the vector x in the enclosure `vector`, both of N entries.
  ///
  /// - Parameter multiplier: h, m entries, for a set that is known exactly.
  /// - Throws: `Rejection` of rule `separation` if functional and multiplier bound nothing, of `field` if the multiplier is missing, or there
  ///   for an enclosure.
  public func isDistance(
    of vector: [Interval], above bound: Rational, functional: [Rational], multiplier: [Rational]?
  ) throws(Rejection) -> Bool {
    switch self {
    case .enclosure(let set):
      guard multiplier == nil else { throw Rejection(.field, "a multiplier is for exactSets only") }
      return set.isDistance(of: vector, above: bound, functional: functional)
    case .exact(_, let precision):
      guard let gap = try gap(of: vector, functional: functional, multiplier: multiplier) else { return false }
      let norm = Interval.euclideanNorm(functional.map { Interval($0, precision: precision) }, precision: precision)
      return norm.isPositive == .holds && (Interval(bound, precision: precision) * norm).isLess(than: gap) == .holds
    }
  }

  /// A lower bound of dist(x, Ξ), negative where nothing is separated; `nil` for the functional 0 or where functional and multiplier bound
  /// nothing.
  public func distanceLowerBound(of vector: [Interval], functional: [Rational], multiplier: [Rational]?) -> Rational? {
    switch self {
    case .enclosure(let set): return set.distanceLowerBound(of: vector, functional: functional)
    case .exact(_, let precision):
      let norm = Interval.euclideanNorm(functional.map { Interval($0, precision: precision) }, precision: precision)
      guard norm.isPositive == .holds, let gap = try? gap(of: vector, functional: functional, multiplier: multiplier)
      else { return nil }
      return gap.divided(by: norm)?.lowerBound
    }
  }

  private func distanceFromPoint(of vector: [Interval]) -> Interval {
    let precision = vector.first?.precision ?? 64
    return Interval.euclideanNorm(zip(vector, point).map { $0 - $1 }, precision: precision)
  }

  /// ⟨v, x⟩ − sup_{Ξ}⟨v, ·⟩, from below: ⟨v, z⟩ ≤ ⟨h, c⟩ for every z ∈ Ξ if s_j(v_j − A_jᵀh) ≤ 0 on J, and ⟨u, h⟩ ≥ 0 for a ray.
  private func gap(
    of vector: [Interval], functional: [Rational], multiplier: [Rational]?
  ) throws(Rejection) -> Interval? {
    guard case .exact(let set, let precision) = self else { return nil }
    guard let multiplier else { throw Rejection(.field, "a functional without its multiplier") }
    guard functional.count == set.problem.columnCount, multiplier.count == set.problem.rowCount else {
      throw Rejection(.shape, "a functional of N and a multiplier of m entries expected")
    }
    let h = QuadraticVector(multiplier)
    let difference = QuadraticVector(functional) - set.problem.transposedProduct(h)
    for (j, sign) in zip(set.saturated, set.signs) where difference.signum(at: j) * sign > 0 {
      throw Rejection(.separation, "s_j(v_j − A_jᵀh) ≤ 0 is false for column \(j + 1)")
    }
    if case .ray(let u) = set.fit, QuadraticVector.dotProduct(u, h).signum < 0 {
      throw Rejection(.separation, "⟨u, h⟩ ≥ 0 is false")
    }
    let v = functional.map { Interval($0, precision: precision) }
    let largest = QuadraticVector.dotProduct(h, set.target).enclosure(precision: precision)
    return Interval.dotProduct(v, vector, precision: precision) - largest
  }
}
