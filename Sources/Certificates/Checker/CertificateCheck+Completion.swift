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
  func checkCompletion(
    _ answered: [Int: Set<Int>], _ matrices: [Int: Matrix<Interval>], _ indexOfLevel: [Int: Int]
  ) throws(Rejection) {
    guard needsFeasiblePoints else { return }
    let points = certificate.evidence.solutionSets.map { proof in proof.point.map { Interval($0, precision: precision) }
    }
    let parameter = Interval(problem.parameter, precision: precision)
    var residuals: [Int: [Int: Interval]] = [:]
    for (level, given) in answered.sorted(by: { $0.key < $1.key }) where given.count < samples.count {
      guard let index = indexOfLevel[level], let matrix = matrices[index] else { continue }
      let room = parameter + Interval(Rational.powerOfTwo(-level), precision: precision)
      for k in points.indices where !given.contains(k + 1) {
        let residual: Interval
        if let known = residuals[index]?[k] {
          residual = known
        } else {
          let fit = matrix.times(points[k], precision: precision)
          residual = Interval.euclideanNorm(zip(fit, samples[k]).map { $0 - $1 }, precision: precision)
          residuals[index, default: [:]][k] = residual
        }
        guard residual.isLess(than: room) == .holds else {
          throw Rejection(
            .trainingSet, "level \(level): no y_{k,n} is certain to be feasible for the matrix shown, k = \(k + 1)")
        }
      }
    }
  }
}
