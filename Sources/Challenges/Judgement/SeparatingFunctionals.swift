import ExactArithmetic

/// Functionals g_j of sum 0 that tell sets apart: inf_x max_j dist(x, Ξ_j) is the largest −Σ_j sup_{Ξ_j}⟨g_j, ·⟩ with Σ_j ‖g_j‖ = 1.
enum SeparatingFunctionals {
  /// Functionals of sum 0 for sets near these points: those of the least ball about all points, and those of each pair.
  static func proposals(_ points: [[Rational]]) -> [[[Rational]]] {
    let zero = Array(repeating: Rational(0), count: points[0].count)
    var proposals: [[[Rational]]] = []
    if let weights = EnclosingBall.weights(of: points) {
      var centre = zero
      for (weight, point) in zip(weights, points) { centre = zip(centre, point).map { $0 + weight * $1 } }
      proposals.append(zip(weights, points).map { weight, point in zip(point, centre).map { weight * ($1 - $0) } })
    }
    for i in points.indices {
      for j in points.indices where j > i {
        var functionals = Array(repeating: zero, count: points.count)
        functionals[i] = zip(points[j], points[i]).map { $0 - $1 }
        functionals[j] = zip(points[i], points[j]).map { $0 - $1 }
        proposals.append(functionals)
      }
    }
    return proposals.map(rounded)
  }

  /// The functionals in shorter numbers, the last one such that the sum stays 0.
  private static func rounded(_ functionals: [[Rational]]) -> [[Rational]] {
    guard let largest = functionals.joined().map(\.magnitude).max(), !largest.isZero else { return functionals }
    let exponent = largest.numerator.bitWidth - largest.denominator.bitWidth - 256
    var result = functionals.dropLast().map { functional in
      functional.map { Rational($0.rounded(toMultipleOfPowerOfTwo: exponent)) }
    }
    result.append(functionals[0].indices.map { column in -Rational.sum(result.map { $0[column] }) })
    return result
  }
}
