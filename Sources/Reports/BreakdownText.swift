import Challenges
import ExactArithmetic

/// The barrier of a written family, and the algorithms against it, for a person.
package struct BreakdownText {
  private let breakdown: Breakdown
  private let found: FindingQueue.Findings
  private let folder: CertificateFolder?

  /// The text about `breakdown` and the findings about its question.
  package init(_ breakdown: Breakdown, _ found: FindingQueue.Findings, folder: CertificateFolder?) {
    self.breakdown = breakdown
    self.found = found
    self.folder = folder
  }

  /// The whole text.
  package var text: String {
    [heading, hypotheses, levels, limit, algorithms, closing].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var family: WrittenFamily { breakdown.family }

  private var heading: String {
    let setting = family.centre.setting
    let parameter = family.problem.kind == .p1 ? "epsilon" : "lambda"
    let scale = family.objective == .paper ? "" : " (\(family.objective.rawValue))"
    return """
      Family \(family.name.shown(200)): (\(family.problem.kind.rawValue.uppercased())), \(parameter) = \
      \(ShownNumber.text(family.givenParameter))\(scale), m = \(setting.rowCount), N = \(setting.columnCount), \
      R = \(counted(setting.sampleCount, "sample", "samples")), \(counted(family.branchCount, "branch", "branches"))
      """
  }

  private var hypotheses: String {
    """
    Hypotheses, certified:
      every branch is the centre at t = 0
      and at most c*t from it for 0 < t <= \(power(family.greatestParameter)), c = \(decimal(family.distanceConstant, .up))
    """
  }

  private var levels: String {
    var rows = [["level n", "t", "kappa >="]]
    for barrier in breakdown.levels {
      rows.append(["\(barrier.level)", power(barrier.parameter), long(barrier.bound)])
    }
    return
      "No algorithm that reads only levels up to n errs by less than kappa on all branches at t:\n"
      + TextTable.text(rows)
  }

  private var limit: String {
    switch breakdown.limit {
    case .failure(let failure):
      return "For the levels shown; an argument for all t does not succeed: \(failure.description.shown(300))."
    case .success(let limit):
      let strong =
        family.centreIsInClass
        ? "strong breakdown epsilon >= \(long(limit.bound))   (the centre is in the class)"
        : "nothing about the strong breakdown epsilon: the centre is not in the class"
      return """
        For every t in (0, \(power(limit.greatestParameter))] kappa >= \(long(limit.bound)), so for all levels:
          \(strong)
          weak breakdown epsilon   >= \(long(limit.bound))
        """
    }
  }

  private var algorithms: String {
    guard !found.findings.isEmpty else { return "" }
    var rows = [["algorithm", "error <= \(decimal(breakdown.question.tolerance, .down)) on all branches"]]
    for finding in found.findings { rows.append([finding.algorithm, VerdictText.text(finding.verdict)]) }
    return TextTable.text(rows)
  }

  private var closing: String {
    let count = breakdown.levels.count + found.certificateCount
    let made = "\(counted(count, "certificate", "certificates")), all verified"
    var lines = found.findings.compactMap { finding -> String? in
      guard case .undecided(let reason) = finding.verdict else { return nil }
      return "\(finding.algorithm): \(reason.shown(300))"
    }
    lines.append(
      folder.map { "\(made), written to \($0.path.onOneLine)." } ?? "\(made); --certificates DIR keeps them.")
    return lines.joined(separator: "\n")
  }

  private func power(_ value: Rational) -> String {
    guard let dyadic = Dyadic(exactly: value), dyadic.significand == 1 else { return "\(value)" }
    return dyadic.exponent == 0 ? "1" : "2^\(dyadic.exponent)"
  }

  private func long(_ value: Rational) -> String { value.decimal(significantDigits: 32, rounding: .down) }

  private func decimal(_ value: Rational, _ rounding: RoundingDirection) -> String {
    VerdictText.decimal(value, rounding)
  }
}
