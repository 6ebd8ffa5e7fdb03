import ExactArithmetic
import ExactLinearAlgebra

/// The least ball that contains given points, through its dual problem.
///
/// For weights μ ≥ 0 of sum 1, Σ μ_j‖c_j‖² − ‖Σ μ_j c_j‖² is at most the square of the radius of every ball that contains all points c_j,
/// and equal to it for the best weights; then Σ μ_j c_j is the centre.
public enum EnclosingBall {
  /// Weights, one for each point, that are best or close to it; nil if there are no points.
  ///
  /// The points of a subset on whose circumsphere all others lie inside, found by trying subsets of affinely independent points, exactly,
  /// as long as there are few; else by steps towards the farthest point, in exact arithmetic with rounded weights.
  ///
  /// - Complexity: 2^J solutions of linear systems of at most J equations for J ≤ 8 points.
  public static func weights(of points: [[Rational]]) -> [Rational]? {
    guard let first = points.first else { return nil }
    if points.count == 1 { return [1] }
    if points.count <= 8, let weights = exactWeights(of: points) { return weights }
    var weights = [Rational](repeating: Rational(1).divided(byNonzero: Rational(points.count)), count: points.count)
    for step in 1...400 {
      let centre = first.indices.map { i in Rational.sum(points.indices.map { weights[$0] * points[$0][i] }) }
      let distances = points.map { squaredDistance($0, centre) }
      guard let farthest = distances.indices.max(by: { distances[$0] < distances[$1] }) else { return nil }
      let share = Rational(1).divided(byNonzero: Rational(step + 1))
      weights = weights.indices.map { j in
        Rational(
          (weights[j] * (1 - share) + (j == farthest ? share : 0)).rounded(toMultipleOfPowerOfTwo: -80))
      }
      let sum = Rational.sum(weights)
      weights[farthest] += 1 - sum
    }
    return weights
  }

  private static func squaredDistance(_ one: [Rational], _ other: [Rational]) -> Rational {
    Rational.sum(zip(one, other).map { ($0 - $1) * ($0 - $1) })
  }

  /// The weights of the smallest subset whose circumcentre has non-negative weights and all points within its radius.
  private static func exactWeights(of points: [[Rational]]) -> [Rational]? {
    let subsets = (1..<(1 << points.count)).sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
    for subset in subsets where subset.nonzeroBitCount >= 2 {
      let chosen = points.indices.filter { subset >> $0 & 1 == 1 }
      guard let local = circumcentreWeights(chosen.map { points[$0] }), local.allSatisfy({ $0.signum >= 0 }) else {
        continue
      }
      var weights = [Rational](repeating: 0, count: points.count)
      for (index, weight) in zip(chosen, local) { weights[index] = weight }
      let centre = points[0].indices.map { i in Rational.sum(points.indices.map { weights[$0] * points[$0][i] }) }
      let radius = squaredDistance(points[chosen[0]], centre)
      // Points that are enclosures' midpoints are on a common sphere only up to their rounding.
      let slack = radius * .powerOfTwo(-60)
      if points.allSatisfy({ squaredDistance($0, centre) <= radius + slack }) { return weights }
    }
    return nil
  }

  /// The affine weights of the point at equal distances from all of `points`, in their affine hull; nil if they are dependent.
  private static func circumcentreWeights(_ points: [[Rational]]) -> [Rational]? {
    let (origin, others) = (points[0], points.dropFirst())
    let directions = others.map { zip($0, origin).map { $0 - $1 } }
    let gram = Matrix(rows: directions.count, columns: directions.count) { i, j in
      2 * Rational.dotProduct(directions[i], directions[j])
    }
    guard let factor = DefiniteFactorization(gram) else { return nil }
    let local = factor.solve(directions.map { Rational.dotProduct($0, $0) })
    return [1 - Rational.sum(local)] + local
  }
}
