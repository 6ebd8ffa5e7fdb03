import RecoveryProblems

/// A guess at the minimiser of a ``ComplexProblem``, in floating point. It proves nothing.
struct ComplexProposal {
  /// The columns whose entry does not vanish, in increasing order.
  var support: [Int]
  /// The entries on the support.
  var entries: [(real: Double, imaginary: Double)]
  /// u: real parts, then imaginary parts.
  var dual: [Double]
  /// Whether Ax = y.
  var isExactFit: Bool
  /// ‖u‖.
  var dualNorm: Double
  /// ‖Ax − y‖.
  var residualNorm: Double
}

/// The sequence of proposals along the central path of a ``ComplexBarrier``, each closer to optimality than the last.
///
/// At level τ an entry and the slack of its constraint satisfy |x_j|·(1 − |a_jᴴθ|) ≈ 1/τ, so where strict complementarity
/// holds the larger of the two stays and the other one vanishes: that is how the support is read off. The same holds of
/// the residual and 1 − ‖u‖ in (P3). The path ends at the analytic centre of the dual solutions, where all constraints
/// that can be strict are.
struct ComplexProposals: IteratorProtocol, Sequence {
  private let barrier: ComplexBarrier
  private var theta: [Double]
  private var barrierLevel = 1.0
  private static let growth = 10.0
  private static let firstProposal = 1e8
  private static let last = 1e14

  /// - Returns: `nil` if the data leave the range of floating point.
  init?(_ problem: ComplexProblem) {
    guard let barrier = ComplexBarrier(problem) else { return nil }
    self.barrier = barrier
    theta = [Double](repeating: 0, count: barrier.size)
  }

  mutating func next() -> ComplexProposal? {
    while barrierLevel <= Self.last {
      guard let centre = barrier.centred(from: theta, barrierLevel: barrierLevel) else { return nil }
      theta = centre
      let level = barrierLevel
      barrierLevel *= Self.growth
      if level >= Self.firstProposal { return proposal(barrierLevel: level) }
    }
    return nil
  }

  private func proposal(barrierLevel: Double) -> ComplexProposal? {
    var support: [Int] = []
    var entries: [(real: Double, imaginary: Double)] = []
    for j in barrier.columns.indices {
      let value = barrier.product(j, theta)
      let modulus = (value.real * value.real + value.imaginary * value.imaginary).squareRoot()
      let slack = (1 - modulus) * (1 + modulus)
      let factor = 2 / (barrierLevel * slack)
      guard factor * modulus > 1 - modulus else { continue }
      support.append(j)
      entries.append(
        (barrier.restoredEntry(factor * value.real, j), barrier.restoredEntry(factor * value.imaginary, j)))
    }
    let norm = ComplexBarrier.norm(theta)
    guard let part = barrier.regulariser(norm: norm, barrierLevel: barrierLevel) else { return nil }
    let residual = part.gradientFactor * norm / barrierLevel
    let isExactFit =
      switch barrier.problem.kind {
      case .p1: barrier.problem.parameter.isZero
      case .p2: false
      case .p3: residual < 1 - norm / barrier.level
      }
    let dual = barrier.restoredDual(theta)
    return ComplexProposal(
      support: support, entries: entries, dual: dual, isExactFit: isExactFit, dualNorm: ComplexBarrier.norm(dual),
      residualNorm: residual * barrier.sampleNorm)
  }
}
