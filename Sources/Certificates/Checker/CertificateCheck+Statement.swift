import ExactArithmetic

extension CertificateCheck {
  /// The claim in words (`Proofs/CERTIFICATE.md`, section 6); no more than has been proved.
  var statement: String { Self.sentence(of: certificate, parameter: problem.parameter) }

  /// The claim of `certificate` in words; `parameter` is that of its problem.
  static func sentence(of certificate: Certificate, parameter: Rational) -> String {
    let claim = certificate.claim
    let instance = "(\(certificate.instance.problem.uppercased()), parameter \(parameter.shown))"
    let subject =
      claim.member.map { member in
        let name =
          member.column.map { "tilt(\(member.scale), \($0), \(member.tilt?.shownAsPower ?? ""))" }
          ?? "centre(\(member.scale))"
        return "\(name) of Ω(\(member.digits), \(member.levels)) for \(instance)"
      } ?? "instance for \(instance)"
    let read = "after \(claim.dataRead) data up to level \(claim.highestLevel)"
    switch claim.kind {
    case .errorExceeds:
      let scope = claim.scope == .everySample ? "every sample" : "some sample"
      let error = "error > \(claim.bound?.shown(rounding: .down) ?? "") at \(scope)"
      guard claim.runs != 1 else { return "\(subject): the output \(read): \(error)" }
      return "\(subject): \(claim.failures ?? 0) of \(claim.runs) runs \(read): an output with \(error)"
    case .errorAtMost:
      let outputs = claim.runs == 1 ? "the output" : "all \(claim.runs) outputs"
      return "\(subject): \(outputs) \(read): error <= \(claim.bound?.shown(rounding: .up) ?? "") at every sample"
    case .indistinguishable:
      let count = 1 + (certificate.alternatives?.count ?? 0)
      return
        "\(count) instances for \(instance) share \(claim.dataRead) data up to level \(claim.highestLevel): whatever is answered, the "
        + "error is >= \(claim.bound?.shown(rounding: .down) ?? "") at sample \(claim.sample ?? 0) of one of them"
    case .noOutput:
      let runs = claim.runs == 1 ? "" : "of \(claim.runs) runs "
      let limit = claim.dataLimit.map { "\($0) data" } ?? "levels up to \(claim.levelLimit ?? 0)"
      return "\(subject): no output \(runs)from \(limit)"
    }
  }
}
