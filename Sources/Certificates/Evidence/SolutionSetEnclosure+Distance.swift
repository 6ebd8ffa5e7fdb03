import ExactArithmetic

extension SolutionSetEnclosure {
  /// An upper bound on dist(x̃, Ξ), the upper endpoint of the value: √(γ² + Σ β_j² over the columns outside the support).
  ///
  /// Every minimiser can be rearranged within its groups in the proportions of x̃ and remains one.
  public var pointDistance: Interval {
    var square = supportRadius.squared()
    let inSupport = Set(groups.joined())
    for (j, bound) in coordinateBounds.enumerated() where !inSupport.contains(j) { square += bound.squared() }
    return square.squareRoot() ?? Interval.entire(precision: precision)
  }

  /// An upper bound on dist(x, Ξ) for the vector x in the enclosure `vector`: ‖x − x̃‖ + dist(x̃, Ξ); `nil` when it is not
  /// finite, or when `vector` does not have N entries.
  public func distanceUpperBound(of vector: [Interval]) -> Rational? { distanceFromAbove(of: vector)?.upperBound }

  /// Whether dist(x, Ξ) ≤ `bound` is certain for the vector x in the enclosure `vector`.
  ///
  /// Endpoints become rational numbers only if intervals do not decide: 2^(-2^29) is a short interval and a long fraction.
  public func isDistance(of vector: [Interval], atMost bound: Rational) -> Bool {
    guard let distance = distanceFromAbove(of: vector), distance.isBounded else { return false }
    let limit = Interval(bound, precision: precision)
    if distance.isAtMost(limit) == .holds { return true }
    if limit.isLess(than: distance) == .holds { return false }
    return distance.upperBound.map { $0 <= bound } ?? false
  }

  /// An interval with an upper bound on dist(x, Ξ) as its upper endpoint.
  private func distanceFromAbove(of vector: [Interval]) -> Interval? {
    guard vector.count == point.count else { return nil }
    let offset = zip(vector, point).map { $0 - Interval($1, precision: precision) }
    return Interval.euclideanNorm(offset, precision: precision) + pointDistance
  }

  /// A lower bound on dist(x, Ξ) for the vector x in the enclosure `vector`: (⟨v, x⟩ − sup_{Ξ}⟨v, ·⟩)/‖v‖ for the functional
  /// v ≠ 0; negative when v does not separate, `nil` when v = 0 or when either does not have N entries.
  public func distanceLowerBound(of vector: [Interval], functional: [Rational]) -> Rational? {
    distanceFromBelow(of: vector, functional: functional)?.lowerBound
  }

  /// Whether the functional proves dist(x, Ξ) > `bound` for the vector x in the enclosure `vector`.
  public func isDistance(of vector: [Interval], above bound: Rational, functional: [Rational]) -> Bool {
    guard let distance = distanceFromBelow(of: vector, functional: functional) else { return false }
    let limit = Interval(bound, precision: precision)
    if limit.isLess(than: distance) == .holds { return true }
    if distance.isAtMost(limit) == .holds { return false }
    return distance.lowerBound.map { $0 > bound } ?? false
  }

  /// An interval with a lower bound on dist(x, Ξ) as its lower endpoint.
  private func distanceFromBelow(of vector: [Interval], functional: [Rational]) -> Interval? {
    guard vector.count == point.count, functional.count == point.count else { return nil }
    let v = functional.map { Interval($0, precision: precision) }
    let norm = Interval.euclideanNorm(v, precision: precision)
    guard norm.isPositive == .holds else { return nil }
    let value = Interval.dotProduct(v, vector, precision: precision)
    return (value - supremum(of: v)).divided(by: norm)
  }

  /// An upper bound of ⟨v, x⟩ over all minimisers x.
  ///
  /// In a group G of sign s, with M = max_{j∈G} s·v_j: Σ v_j x_j ≤ M·s·X_G + Σ_j (|M| + |v_j|)·β_j, and just v_j·X_G if G has one
  /// column. Outside the groups ⟨v, x⟩ is at most Σ|v_j|β_j; and Σ_G M_G s_G (X_G − X̃_G) ≤ ‖M‖·γ.
  func supremum(of v: [Interval]) -> Interval {
    var total = Interval(0, precision: precision)
    var outside = Array(repeating: true, count: v.count)
    var slopes: [Interval] = []
    for (group, sign) in zip(groups, signs) {
      let oriented = group.map { sign > 0 ? v[$0] : -v[$0] }
      let slope = oriented.dropFirst().reduce(oriented[0]) { Interval.maximum($0, $1) }
      slopes.append(slope)
      let sum = group.reduce(into: Interval(0, precision: precision)) {
        $0 += Interval(point[$1].magnitude, precision: precision)
      }
      total.addProduct(slope, sum)
      for j in group {
        outside[j] = false
        if group.count > 1 { total.addProduct(slope.magnitude + v[j].magnitude, coordinateBounds[j]) }
      }
    }
    for j in v.indices where outside[j] { total.addProduct(v[j].magnitude, coordinateBounds[j]) }
    total.addProduct(Interval.euclideanNorm(slopes, precision: precision), supportRadius)
    return total
  }

  /// A lower bound of inf_x max_j dist(x, Ξ_j), the lower endpoint of the value, by functionals g_j of sum 0:
  /// −Σ_j sup_{Ξ_j}⟨g_j, ·⟩ / Σ_j ‖g_j‖; `nil` if the numbers do not fit or all functionals are 0.
  public static func separation(of sets: [SolutionSetEnclosure], by functionals: [[Rational]]) -> Interval? {
    guard let precision = sets.map(\.precision).min(), sets.count == functionals.count else { return nil }
    var total = Interval(0, precision: precision)
    var norms = total
    for (set, functional) in zip(sets, functionals) {
      guard functional.count == set.point.count else { return nil }
      let v = functional.map { Interval($0, precision: precision) }
      total += set.supremum(of: v)
      norms += Interval.euclideanNorm(v, precision: precision)
    }
    guard norms.isPositive == .holds else { return nil }
    return (-total).divided(by: norms)
  }
}
