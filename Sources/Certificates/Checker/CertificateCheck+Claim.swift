import ExactArithmetic

extension CertificateCheck {
  /// The claim, once the data have been confirmed; `sets` are the enclosures of Ξ(A, y_k) for every k, where the claim needs them.
  func checkClaim(_ sets: [ProvedSolutionSet]) throws(Rejection) {
    switch certificate.claim.kind {
    case .errorExceeds: try checkErrorExceeds(sets)
    case .errorAtMost: try checkErrorAtMost(sets)
    case .noOutput: try checkNoOutput()
    case .indistinguishable: throw Rejection(.field, "claim.kind: not about runs")
    }
  }

  /// Enough outputs are certainly farther than the bound from all minimisers.
  private func checkErrorExceeds(_ sets: [ProvedSolutionSet]) throws(Rejection) {
    let claim = certificate.claim
    guard let bound = claim.bound, bound.signum >= 0, let scope = claim.scope, let failures = claim.failures,
      failures >= 1, claim.dataLimit == nil, claim.levelLimit == nil
    else { throw Rejection(.field, "claim: error-exceeds needs bound ≥ 0, scope and failures ≥ 1, and no limit") }
    var failing = 0
    for (r, run) in certificate.runs.enumerated() {
      let place = "runs[\(r + 1)]"
      guard run.output == nil || run.refused == nil else {
        throw Rejection(.field, "\(place): an output and a refused query")
      }
      guard let functionals = run.functionals else { continue }
      guard functionals.count == samples.count else {
        throw Rejection(.shape, "\(place).functionals: expected \(samples.count) entries")
      }
      let multipliers = run.multipliers ?? Array(repeating: nil, count: samples.count)
      guard multipliers.count == samples.count else {
        throw Rejection(.shape, "\(place).multipliers: expected \(samples.count) entries")
      }
      let values = try outputs(of: run, place: place)
      var separated = 0
      for (k, functional) in functionals.enumerated() {
        guard let functional else { continue }
        guard functional.count == product.columnCount else {
          throw Rejection(.shape, "\(place).functionals[\(k + 1)]: expected \(product.columnCount) entries")
        }
        let isSeparated: Bool
        do {
          isSeparated = try sets[k].isDistance(
            of: values[k], above: bound, functional: functional, multiplier: multipliers[k])
        } catch { throw error.at("\(place).multipliers[\(k + 1)]") }
        guard isSeparated else {
          throw Rejection(
            .errorBound, "\(place), sample \(k + 1): an error above \(bound.shown) is not certain")
        }
        separated += 1
      }
      if separated > 0, scope == .someSample || separated == samples.count { failing += run.multiplicity }
    }
    guard failing >= failures else {
      throw Rejection(.scope, "claim.failures = \(failures), but \(failing) are shown")
    }
  }

  /// Every output is certainly within the bound of a minimiser, at every sample.
  private func checkErrorAtMost(_ sets: [ProvedSolutionSet]) throws(Rejection) {
    let claim = certificate.claim
    guard let bound = claim.bound, bound.signum >= 0, claim.scope == nil, claim.failures == nil, claim.dataLimit == nil,
      claim.levelLimit == nil, !certificate.runs.isEmpty
    else { throw Rejection(.field, "claim: error-at-most needs bound ≥ 0 and a run, and nothing of the other kinds") }
    for (r, run) in certificate.runs.enumerated() {
      let place = "runs[\(r + 1)]"
      guard run.refused == nil, run.functionals == nil, run.multipliers == nil else {
        throw Rejection(.field, "\(place): error-at-most has no refused query and no functionals")
      }
      for (k, value) in try outputs(of: run, place: place).enumerated() {
        guard sets[k].isDistance(of: value, atMost: bound) else {
          throw Rejection(
            .errorBound, "\(place), sample \(k + 1): an error of at most \(bound.shown) is not certain")
        }
      }
    }
  }

  /// There is no output, and the refused query goes beyond the limit.
  private func checkNoOutput() throws(Rejection) {
    let claim = certificate.claim
    guard claim.bound == nil, claim.scope == nil, claim.failures == nil,
      (claim.dataLimit == nil) != (claim.levelLimit == nil),
      claim.dataLimit ?? 0 >= 0, claim.levelLimit ?? 0 >= 0, !certificate.runs.isEmpty
    else { throw Rejection(.field, "claim: no-output needs dataLimit or levelLimit ≥ 0 and a run, and nothing else") }
    for (r, run) in certificate.runs.enumerated() {
      let place = "runs[\(r + 1)]"
      guard run.functionals == nil, run.multipliers == nil else {
        throw Rejection(.field, "\(place): no-output has no functionals")
      }
      guard run.output == nil, let refused = run.refused else {
        throw Rejection(.limitOfRun, "\(place): expected a refused query and no output")
      }
      let queries = Set(run.transcript.map { [$0.sample, $0.level] })
      if let limit = claim.dataLimit {
        guard queries.count == limit, !queries.contains([refused.sample, refused.level]) else {
          throw Rejection(
            .limitOfRun, "\(place): the refused query is not datum \(limit) + 1 but after \(queries.count)")
        }
      }
      if let limit = claim.levelLimit {
        guard refused.level > limit, run.transcript.allSatisfy({ $0.level <= limit }) else {
          throw Rejection(.limitOfRun, "\(place): level \(refused.level) is not beyond \(limit), or an answer is")
        }
      }
    }
  }

  /// The enclosures of Ξ(A, y_k) for every k; none where the claim is that there is no output, but for the feasibility of (P1) if that
  /// does not follow from the member.
  func provedSets() throws(Rejection) -> [ProvedSolutionSet] {
    if let exact = certificate.evidence.exactSets { return try exactSets(exact) }
    return try solutionSets().map { .enclosure($0) }
  }

  /// The enclosures of ``provedSets()``.
  func solutionSets() throws(Rejection) -> [SolutionSetEnclosure] {
    let proofs = certificate.evidence.solutionSets
    if certificate.claim.kind == .noOutput, !needsFeasiblePoints {
      guard proofs.isEmpty else {
        throw Rejection(.field, "evidence.solutionSets: no-output has none here")
      }
      return []
    }
    guard proofs.count == samples.count else {
      throw Rejection(.shape, "evidence.solutionSets: expected \(samples.count) entries, found \(proofs.count)")
    }
    let identical: (Int, Int) -> Bool = { i, j in
      (0..<right.rowCount).allSatisfy { right[$0, i].identity == right[$0, j].identity }
    }
    var sets: [SolutionSetEnclosure] = []
    for (k, proof) in proofs.enumerated() {
      do {
        sets.append(
          try SolutionSetEnclosure(
            problem: problem, weights: weights, matrix: product, sample: samples[k], evidence: proof.evidence,
            columnsAreIdentical: identical, precision: precision))
      } catch { throw error.at("evidence.solutionSets[\(k + 1)]") }
    }
    return sets
  }

  /// Enclosures of x̂_k for every k.
  private func outputs(of run: Certificate.Run, place: String) throws(Rejection) -> [[Interval]] {
    guard let output = run.output else { throw Rejection(.scope, "\(place): no output") }
    switch (output.vectors, output.network) {
    case (let vectors?, nil):
      guard vectors.count == samples.count, vectors.allSatisfy({ $0.count == product.columnCount }) else {
        throw Rejection(
          .shape, "\(place).output: expected \(samples.count) vectors of \(product.columnCount) entries")
      }
      return vectors.map { $0.map { Interval($0, precision: precision) } }
    case (nil, let network?):
      return try network.values(at: samples, outputs: product.columnCount, evaluator, "\(place).output.network")
    default: throw Rejection(.field, "\(place).output: expected vectors or a network, not both")
    }
  }
}

extension NetworkDocument {
  /// Enclosures of the values of the network at every point of each of `inputs`.
  fileprivate func values(
    at inputs: [[Interval]], outputs: Int, _ evaluator: ExpressionEvaluator, _ place: String
  ) throws(Rejection) -> [[Interval]] {
    guard !layers.isEmpty else { throw Rejection(.shape, "\(place).layers is empty") }
    var evaluator = evaluator
    var values = inputs
    for (l, layer) in layers.enumerated() {
      let place = "\(place).layers[\(l + 1)]"
      let width = values.first?.count ?? 0
      guard layer.weights.count == layer.biases.count, layer.weights.allSatisfy({ $0.count == width }) else {
        throw Rejection(.shape, "\(place): expected a bias for each row, and \(width) weights in each")
      }
      var next = Array(repeating: [Interval](), count: values.count)
      for (row, bias) in zip(layer.weights, layer.biases) {
        let weights = try evaluator.values(of: row, place).map(\.enclosure)
        let bias = try evaluator.value(of: bias, place).enclosure
        for (k, value) in values.enumerated() {
          let sum = bias + Interval.dotProduct(weights, value, precision: evaluator.precision)
          next[k].append(
            layer.activation == .identity ? sum : Interval.maximum(sum, Interval(0, precision: evaluator.precision)))
        }
      }
      values = next
    }
    guard values.allSatisfy({ $0.count == outputs && $0.allSatisfy(\.isBounded) }) else {
      throw Rejection(.shape, "\(place): expected \(outputs) bounded outputs")
    }
    return values
  }
}
