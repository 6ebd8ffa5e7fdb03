import Challenges
import ExactArithmetic
import Foundation
import PhaseTransitions

/// The report of Theorem 2 for a person.
package struct TheoremTwoText {
  private let report: TheoremTwoFindings
  private let dataLimit: Int
  private let folder: CertificateFolder?

  /// The text about `findings`.
  ///
  /// - Parameters:
  ///   - dataLimit: M.
  ///   - folder: where the certificates are, if they were kept.
  package init(_ findings: TheoremTwoFindings, dataLimit: Int, folder: CertificateFolder?) {
    report = findings
    self.dataLimit = dataLimit
    self.folder = folder
  }

  /// The whole text.
  package var text: String {
    ([heading, conditioning, scales, network, table, frequencies, closing].filter { !$0.isEmpty }).joined(
      separator: "\n\n")
  }

  private var family: TheoremTwoClass { report.family }

  private var heading: String {
    let parameter = family.problem.kind == .p1 ? "epsilon" : "lambda"
    return """
      Omega(K, L), K = \(family.digits), L = \(family.levels): (\(family.problem.kind.rawValue.uppercased())), \
      \(parameter) = \(ShownNumber.text(family.problem.parameter)), m = \(family.rowCount), N = \(family.columnCount), \
      d = \(counted(family.candidateCount, "candidate", "candidates")), R = \(counted(family.sampleCount, "sample", "samples"))
      """
  }

  private var conditioning: String {
    let values = report.conditioning
    let gram = values.isGramConditionExactlyOne ? "= 1 exactly" : "<= \(upper(values.gramCondition, 36))"
    return """
      Conditioning, certified for every member of the class:
        Cond(AA*) \(gram)
        C_FP      <= \(upper(values.feasibilityCondition, 36))
        Cond(Xi)  <= \(upper(values.solutionCondition, 6))
      """
  }

  private var scales: String {
    var lines: [String] = ["Scales: distance kappa of the candidates and circumradius of their simplex"]
    for scale in family.scales {
      lines.append(
        "  10^-\(scale.exponent): kappa in \(range(scale.separation)), circumradius in \(range(scale.circumradius))")
    }
    lines.append("Breakdown epsilons: strong, of Omega_1, in \(range(report.breakdownEpsilons.strong))")
    if let weak = report.breakdownEpsilons.weak {
      lines.append("                    weak, of Omega_2, in \(range(weak))")
    }
    return lines.joined(separator: "\n")
  }

  private var network: String {
    let existing: NetworkFinding
    switch report.network {
    case .success(let finding): existing = finding
    case .failure(let error): return "Theorem 1: \(error.reason.shown(300))"
    }
    let agreement =
      existing.agreementPower.map { "within 2^-\($0) of a minimiser at every sample" }
      ?? "equal to a minimiser at every sample, exactly"
    return """
      Theorem 1: on \(existing.member) a network with \(counted(existing.hiddenUnitCount, "hidden unit", "hidden units")) exists; \
      its values are \(agreement); certified error <= \(existing.error.map { decimal($0.upper, .up) } ?? "?").\(contrast)
      """
  }

  /// What the listed algorithms make of it.
  private var contrast: String {
    let cells = report.findings.filter { $0.question == Barrier.digits.rawValue }
    guard !cells.isEmpty, cells.allSatisfy(\.verdict.isFailure) else { return "" }
    if cells.count == 1 { return "\nThe algorithm below does not find one: it misses K digits on some member." }
    return "\nNone of the \(cells.count) algorithms below finds one: each misses K digits on some member."
  }

  private var table: String {
    let barriers = TheoremTwoQuestions.barriers(of: family)
    let header = ["algorithm"] + barriers.map { $0 == .boundedData ? "K-1 with \(Self.data(dataLimit))" : $0.rawValue }
    var rows: [[String]] = [header]
    for name in names {
      let own = report.findings.filter { $0.algorithm == name }
      rows.append(
        [name]
          + barriers.map { barrier in
            own.first { $0.question == barrier.rawValue }.map { VerdictText.text($0.verdict) } ?? ""
          })
    }
    return TextTable.text(rows)
  }

  private var names: [String] {
    var names: [String] = []
    for cell in report.findings where !names.contains(cell.algorithm) { names.append(cell.algorithm) }
    return names
  }

  private var frequencies: String {
    report.findings.compactMap { cell in
      cell.frequency.map { frequency in
        """
        \(cell.algorithm), \(cell.question): successes near each candidate \
        \(frequency.successesPerBranch.map(String.init).joined(separator: ", ")) of \(counted(frequency.confidence.trials, "tape", "tapes"))\
        \(frequency.confidence.undecided == 0 ? "" : ", \(frequency.confidence.undecided) undecided"); \
        success on the member committed to, 99% Clopper-Pearson: \
        [\(decimal(frequency.confidence.lowerBound, .down)), \(decimal(frequency.confidence.upperBound, .up))]; \
        the theorem: at most \(frequency.theoremBound)
        """
      }
    }.joined(separator: "\n")
  }

  private var closing: String {
    var lines: [String] = []
    for cell in report.findings {
      switch cell.verdict {
      case .undecided(let reason):
        lines.append("\(cell.algorithm), \(cell.question): \(reason.shown(300))")
      default: break
      }
    }
    lines.append(certificates)
    lines.append("Theorem 2 for this class: \(report.outcome.rawValue).")
    return lines.joined(separator: "\n")
  }

  /// How many certificates there are, and where.
  private var certificates: String {
    let made = "\(counted(report.certificateCount, "certificate", "certificates")), all verified"
    guard report.certificateCount > 0 else { return "There is no certificate." }
    guard let folder else { return "\(made); --certificates DIR keeps them." }
    let path = folder.path.onOneLine
    guard report.unwrittenCount > 0 else { return "\(made), written to \(path)." }
    return "\(made), \(report.certificateCount - report.unwrittenCount) of them written to \(path)."
  }

  /// A number of training data.
  private static func data(_ count: Int) -> String { counted(count, "datum", "data") }

  private func decimal(_ value: Rational, _ rounding: RoundingDirection) -> String {
    VerdictText.decimal(value, rounding)
  }

  private func upper(_ interval: Interval, _ digits: Int) -> String {
    interval.decimalBounds(significantDigits: digits).upper
  }

  private func range(_ value: ExactReal) -> String {
    guard let bounds = (try? value.enclosure(precision: 96))?.decimalBounds(significantDigits: 8) else { return "?" }
    return "[\(bounds.lower), \(bounds.upper)]"
  }
}
