import Certificates
import ExactArithmetic

extension OptimalityEvidence {
  /// The same evidence with the weight of every group of identical columns moved as close to `target` as the signs
  /// allow.
  ///
  /// The sum over each group stays what it is; the point becomes the projection of `target` onto the simplex of that
  /// sum.
  ///
  /// - Complexity: O(|G| log |G|) for each group G.
  public func redistributed(towards target: [Rational]) -> OptimalityEvidence {
    var point = point
    for group in groups where group.count > 1 {
      let sum = group.reduce(Rational(0)) { $0 + self.point[$1] }
      if sum.isZero { continue }
      let orientation = Rational(sum.signum)
      let projected = Self.simplexProjection(of: group.map { target[$0] * orientation }, sum: sum.magnitude)
      for (index, j) in group.enumerated() { point[j] = projected[index] * orientation }
    }
    return OptimalityEvidence(
      dual: dual, point: point, groups: groups, singularValueLowerBound: singularValueLowerBound, isRay: isRay)
  }

  /// The point of {ξ ≥ 0, Σξ = `sum`} closest to `vector`, exactly: ξ_i = max(0, v_i − θ).
  private static func simplexProjection(of vector: [Rational], sum: Rational) -> [Rational] {
    var threshold = Rational(0)
    var partial = Rational(0)
    for (index, value) in vector.sorted(by: >).enumerated() {
      partial += value
      guard let candidate = try? (partial - sum) / Rational(index + 1), candidate < value else { break }
      threshold = candidate
    }
    return vector.map { max(Rational(0), $0 - threshold) }
  }
}
