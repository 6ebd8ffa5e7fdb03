import Certificates
import ExactArithmetic
import TestSupport
import Testing

@Suite struct RedistributionTests {
  private let sevenHalves = 7 * Rational.powerOfTwo(-1)

  private func evidence(_ point: [Rational], _ groups: [[Int]]) -> OptimalityEvidence {
    OptimalityEvidence(dual: [1, 2], point: point, groups: groups, singularValueLowerBound: 5)
  }

  /// The Karush–Kuhn–Tucker conditions of min ‖ξ − v‖ subject to ξ ≥ 0, Σξ = σ: ξ_i = v_i − θ where ξ_i > 0, v_i ≤ θ elsewhere.
  private func isProjection(_ point: [Rational], of target: [Rational], sum: Rational) -> Bool {
    guard point.allSatisfy({ $0 >= 0 }), Rational.sum(point) == sum else { return false }
    guard let carried = point.indices.first(where: { point[$0] > 0 }) else { return sum.isZero }
    let threshold = target[carried] - point[carried]
    return point.indices.allSatisfy {
      point[$0] > 0 ? target[$0] - point[$0] == threshold : target[$0] <= threshold
    }
  }

  @Test func projectionsOntoTheSimplexAreExact() throws {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<scaledIterations(300) {
      let size = Int.random(in: 2...6, using: &generator)
      let sign: Rational = generator.onceIn(2) ? 1 : -1
      var weights = (0..<size).map { _ in generator.rational(bits: 8).magnitude }
      if Rational.sum(weights).isZero { weights[0] = 1 }
      // Ties, vertices, the point itself and points far away.
      let target: [Rational] =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: weights.map { $0 * sign }
        case 1: weights.map { _ in Rational(Int.random(in: -1...1, using: &generator)) }
        case 2: weights.map { _ in generator.rational(bits: 40) }
        default: weights.map { _ in generator.rational(bits: 6) }
        }
      let moved = evidence(weights.map { $0 * sign } + [9], [Array(0..<size), [size]])
        .redistributed(towards: target + [-4])
      let point = moved.point.prefix(size).map { $0 * sign }
      #expect(isProjection(point, of: target.map { $0 * sign }, sum: Rational.sum(weights)), "\(weights), \(target)")
      #expect(moved.point[size] == 9)
    }
  }

  @Test func theOracleOfThisSuiteCanSayNo() {
    #expect(isProjection([1, 0], of: [3, 1], sum: 1))
    #expect(!isProjection([.powerOfTwo(-1), .powerOfTwo(-1)], of: [3, 1], sum: 1))
    #expect(!isProjection([2, -1], of: [3, 1], sum: 1))
    #expect(!isProjection([1, 1], of: [3, 1], sum: 1))
    #expect(!isProjection([1, 0], of: [3, 3], sum: 1))
  }

  /// Groups of one column and of weight zero stay what they are, and so does everything else.
  @Test func nothingElseIsMoved() {
    let before = evidence([1, 2, 0, 0, 5], [[0], [1, 4], [2, 3]])
    let after = before.redistributed(towards: [7, 7, 7, 7, 7])
    #expect(after.point == [1, sevenHalves, 0, 0, sevenHalves])
    #expect(after.dual == before.dual && after.groups == before.groups)
    #expect(after.singularValueLowerBound == before.singularValueLowerBound)
  }
}
