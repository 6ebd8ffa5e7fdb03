import ExactArithmetic
import ExactLinearAlgebra

extension CertificateCheck {
  /// Whether it takes points x̃_k with ‖Ax̃_k − y_k‖ ≤ ε to know that there are admissible training sets at all.
  ///
  /// Only (P1) can be without a feasible point. The matrix of a member has full row rank, and so has every matrix within 1/2 of it: then
  /// all samples are feasible.
  var needsFeasiblePoints: Bool { problem.kind == .p1 && certificate.claim.member == nil }

  /// The data that were shown are part of one admissible training set (`Proofs/CERTIFICATE.md`, section 1).
  ///
  /// For (P1), at a level whose matrix A_n was shown with the data of some samples only, each other sample needs a y_{k,n} within 2^-n of
  /// y_k that is feasible for A_n; there is one if ‖A_n·x̃_k − y_k‖ < ε + 2^-n. At the other levels the point x̃_k is enough.
  ///
  /// - Parameters:
  ///   - answered: for each level that was answered the samples, from 1.
  ///   - matrices: enclosures of the matrices, by their indices.
  ///   - indexOfLevel: for each level the index of its matrix.
  ///   - points: the points x̃_k.
  func checkCompletion(
    _ answered: [Int: Set<Int>], _ matrices: [Int: Matrix<Interval>], _ indexOfLevel: [Int: Int],
    _ points: [[Interval]]
  ) throws(Rejection) {
    guard needsFeasiblePoints else { return }
    let parameter = Interval(problem.parameter, precision: precision)
    for (index, levels) in Dictionary(grouping: answered.keys, by: { indexOfLevel[$0] ?? 0 }).sorted(by: {
      $0.key < $1.key
    }) {
      guard let matrix = matrices[index] else { continue }
      for (k, level) in Self.highestMissing(levels.sorted(by: >), answered, sampleCount: samples.count) {
        let fit = matrix.times(points[k - 1], precision: precision)
        let residual = Interval.euclideanNorm(zip(fit, samples[k - 1]).map { $0 - $1 }, precision: precision)
        let room = parameter + Interval(Rational.powerOfTwo(-level), precision: precision)
        guard residual.isLess(than: room) == .holds else {
          throw Rejection(
            .trainingSet, "level \(level): no y_{k,n} is certain to be feasible for the matrix shown, k = \(k)")
        }
      }
    }
  }

  /// For each sample, from 1, the highest of `levels` at which it was not answered, if there is one: that leaves the least room.
  ///
  /// - Parameter levels: in descending order.
  /// - Complexity: linear in the samples and the answers.
  private static func highestMissing(
    _ levels: [Int], _ answered: [Int: Set<Int>], sampleCount: Int
  ) -> [(sample: Int, level: Int)] {
    var result: [(sample: Int, level: Int)] = []
    var candidates = Array(1...sampleCount)
    for level in levels where !candidates.isEmpty {
      let given = answered[level] ?? []
      result += candidates.filter { !given.contains($0) }.map { ($0, level) }
      candidates.removeAll { !given.contains($0) }
    }
    return result
  }
}
