import ExactArithmetic

extension CertificateCheck {
  /// Checks a claim `indistinguishable`: one set of data is admissible for all of J instances, and no vector is closer than the bound to
  /// the minimisers of all of them at the sample.
  ///
  /// With functionals g_j of sum 0, every x has Σ_j ⟨g_j, x⟩ = 0, so −Σ_j sup_{Ξ_j} ⟨g_j, ·⟩ ≤ Σ_j ‖g_j‖·dist(x, Ξ_j), which is at most the
  /// largest of the distances times Σ_j ‖g_j‖.
  ///
  /// - Returns: the sentence that has been proved.
  /// - Throws: `Rejection` with the first rule that is broken or could not be confirmed.
  static func indistinguishability(provedBy certificate: Certificate) throws(Rejection) -> String {
    try checkSize(of: certificate)
    try checkFields(of: certificate)
    let alternatives = certificate.alternatives ?? []
    let sampleCount = certificate.instance.samples.count
    let proofs = certificate.evidence.solutionSets
    guard proofs.count == sampleCount * (alternatives.count + 1) else {
      throw Rejection(
        .shape,
        "evidence.solutionSets: expected \(sampleCount * (alternatives.count + 1)) entries, found \(proofs.count)")
    }
    var statement = ""
    var total = Interval(0, precision: certificate.evidence.precision)
    var norms = total
    for (j, document) in ([certificate.instance] + alternatives).enumerated() {
      let check: CertificateCheck
      do { check = try CertificateCheck(about: j, document, of: certificate) } catch {
        throw j == 0 ? error : error.at("alternatives[\(j)]")
      }
      if j == 0 { statement = check.sentence(about: certificate) }
      try check.checkRuns()
      let sets = try check.solutionSets()
      try check.checkTranscripts(feasiblePoints: sets.map { ProvedSolutionSet.enclosure($0).point })
      let place = "evidence.separation[\(j + 1)]"
      let functional = try Self.functional(j, of: certificate, columns: check.product.columnCount, place)
        .map { Interval($0, precision: check.precision) }
      total += sets[(certificate.claim.sample ?? 1) - 1].supremum(of: functional)
      norms += Interval.euclideanNorm(functional, precision: check.precision)
    }
    try checkSum(of: certificate.evidence.separation ?? [])
    guard let bound = certificate.claim.bound, norms.isPositive == .holds,
      (Interval(bound, precision: certificate.evidence.precision) * norms).isAtMost(-total) == .holds
    else {
      throw Rejection(
        .separation, "a distance of \(certificate.claim.bound?.shown ?? "") from one of the sets is not certain")
    }
    return statement
  }

  /// The fields that the claim needs and excludes.
  private static func checkFields(of certificate: Certificate) throws(Rejection) {
    let claim = certificate.claim
    guard let bound = claim.bound, bound.signum > 0, let sample = claim.sample, claim.scope == nil,
      claim.failures == nil, claim.dataLimit == nil, claim.levelLimit == nil, claim.member == nil,
      certificate.alternatives?.isEmpty == false, certificate.evidence.separation != nil,
      certificate.evidence.exactSets == nil
    else {
      throw Rejection(
        .field,
        "claim: indistinguishable needs bound > 0, sample, alternatives and separation, and nothing of the others")
    }
    guard (1...max(1, certificate.instance.samples.count)).contains(sample) else {
      throw Rejection(.shape, "claim.sample = \(sample): expected 1 to \(certificate.instance.samples.count)")
    }
    guard certificate.runs.count == 1, let run = certificate.runs.first, run.multiplicity == 1, run.output == nil,
      run.refused == nil, run.functionals == nil, run.multipliers == nil, !run.transcript.isEmpty
    else { throw Rejection(.field, "runs: indistinguishable has one transcript with an answer, and nothing else") }
    for (j, alternative) in (certificate.alternatives ?? []).enumerated() {
      let instance = certificate.instance
      guard alternative.problem == instance.problem, alternative.parameter == instance.parameter,
        alternative.weights == instance.weights
      else { throw Rejection(.field, "alternatives[\(j + 1)]: another problem, parameter or weights") }
      guard alternative.right.count == instance.right.count,
        alternative.right.first?.count == instance.right.first?.count,
        alternative.samples.count == instance.samples.count
      else { throw Rejection(.shape, "alternatives[\(j + 1)]: another number of rows, columns or samples") }
    }
  }

  /// The check of what is said about instance number `j`, from 0: as of a certificate about it alone.
  private init(about j: Int, _ document: InstanceDocument, of certificate: Certificate) throws(Rejection) {
    var own = certificate
    own.instance = document
    own.alternatives = nil
    let count = certificate.instance.samples.count
    own.evidence.solutionSets = Array(certificate.evidence.solutionSets[(j * count)..<((j + 1) * count)])
    try self.init(readingInstanceOf: own)
  }

  /// The statement of the whole certificate.
  private func sentence(about certificate: Certificate) -> String {
    Self.sentence(of: certificate, parameter: problem.parameter)
  }

  /// g_j.
  private static func functional(
    _ j: Int, of certificate: Certificate, columns: Int, _ place: String
  ) throws(Rejection) -> [Rational] {
    let functionals = certificate.evidence.separation ?? []
    guard functionals.count == 1 + (certificate.alternatives?.count ?? 0) else {
      throw Rejection(
        .shape, "evidence.separation: expected a functional for each instance, found \(functionals.count)")
    }
    guard functionals[j].count == columns else { throw Rejection(.shape, "\(place): expected \(columns) entries") }
    return functionals[j]
  }

  /// Σ_j g_j = 0.
  private static func checkSum(of functionals: [[Rational]]) throws(Rejection) {
    let columns = functionals.first?.count ?? 0
    for column in 0..<columns where !Rational.sum(functionals.map { $0[column] }).isZero {
      throw Rejection(.separation, "the functionals do not sum to 0 in entry \(column + 1)")
    }
  }
}
