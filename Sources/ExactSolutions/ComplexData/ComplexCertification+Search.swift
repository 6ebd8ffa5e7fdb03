import ExactArithmetic

extension ComplexCertification {
  /// The most repairs of one proposal, and the most attempts in all.
  private static let repairs = 6
  private static let attempts = 24

  /// What was tried already, and what came of it.
  private struct Trial: Hashable {
    let support: [Int]
    let isExactFit: Bool
  }

  /// Tries the proposals in turn, each with some repairs.
  ///
  /// - Complexity: at most 24 attempts and one central path.
  func search() -> ComplexOutcome {
    guard let proposals = ComplexProposals(problem) else { return .undecided(.noProposal) }
    var tried: [Trial: ComplexUndecided] = [:]
    var reason = ComplexUndecided.noProposal
    for proposal in proposals {
      var proposal = proposal
      for _ in 0...Self.repairs where tried.count < Self.attempts {
        let result = attempt(proposal, after: &tried)
        guard case .failed(let why, let repair) = result else {
          if case .proved(let enclosure) = result { return .enclosed(enclosure) }
          break
        }
        reason = why
        guard let repair else { break }
        proposal.apply(repair)
      }
    }
    return .undecided(reason)
  }

  /// An attempt that is not made twice.
  private func attempt(_ proposal: ComplexProposal, after tried: inout [Trial: ComplexUndecided]) -> Result {
    let trial = Trial(support: proposal.support, isExactFit: proposal.isExactFit)
    if let known = tried[trial] {
      guard case .singular = known, proposal.support.count > 1 else { return .failed(known, repair: nil) }
      // Later proposals of the same support tell better which entry vanishes.
      return .failed(known, repair: proposal.smallestPlace.map { .removing($0) })
    }
    guard !proposal.support.isEmpty else { return .failed(.noProposal, repair: firstColumn()) }
    let result = attempt(proposal)
    if case .failed(let why, let repair) = result {
      tried[trial] = why
      // (P3) near the boundary of its two regimes.
      let other = Trial(support: proposal.support, isExactFit: !proposal.isExactFit)
      if problem.kind == .p3, repair.isAboutSupport, tried[other] == nil {
        var flipped = proposal
        flipped.isExactFit.toggle()
        let second = attempt(flipped)
        if case .proved = second { return second }
        if case .failed(let why, _) = second { tried[other] = why }
      }
    }
    return result
  }

  /// The column with which an almost vanishing minimiser begins, the largest of |A_jᴴy|/w_j.
  private func firstColumn() -> Repair? {
    var best: (column: Int, ratio: Rational, product: GaussianRational)?
    for (j, product) in problem.matrix.adjointTimes(problem.vector).enumerated() {
      let square = problem.weights[j] * problem.weights[j]
      guard let inverse = try? square.reciprocal() else { continue }
      let ratio = product.squaredModulus * inverse
      if ratio > best?.ratio ?? 0 { best = (j, ratio, product) }
    }
    guard let best else { return nil }
    let (real, imaginary) = (best.product.real.double(), best.product.imaginary.double())
    let scale = 0x1p-20 / max(real.magnitude, imaginary.magnitude)
    return .adding(best.column, real: scale * real, imaginary: scale * imaginary)
  }
}

extension ComplexCertification.Repair? {
  /// Whether the residual is not what is to be changed.
  fileprivate var isAboutSupport: Bool {
    if case .withResidual = self { return false }
    return true
  }
}

extension ComplexProposal {
  /// The place of the smallest entry.
  var smallestPlace: Int? {
    entries.indices.min {
      max(entries[$0].real.magnitude, entries[$0].imaginary.magnitude)
        < max(entries[$1].real.magnitude, entries[$1].imaginary.magnitude)
    }
  }

  /// Changes the support as a failed attempt suggests.
  mutating func apply(_ repair: ComplexCertification.Repair) {
    switch repair {
    case .withResidual: isExactFit = false
    case .removing(let place):
      support.remove(at: place)
      entries.remove(at: place)
    case .adding(let column, let real, let imaginary):
      let place = support.firstIndex { $0 > column } ?? support.count
      support.insert(column, at: place)
      entries.insert((real, imaginary), at: place)
    }
  }
}
