import Challenges
import ExactArithmetic
import Foundation
import PhaseTransitions

/// The report of Theorem 2 as JSON: enclosures are objects of outward-rounded decimals, exact values are "p/q".
package struct TheoremTwoDocument {
  private let report: TheoremTwoFindings
  private let folder: CertificateFolder?

  /// The document about `findings`; `folder` is where the certificates are, if they were kept.
  package init(_ findings: TheoremTwoFindings, folder: CertificateFolder?) {
    report = findings
    self.folder = folder
  }

  /// An enclosure.
  private struct Bounds: Encodable {
    let lower: String
    let upper: String
  }

  /// A value, or an explicit null: the key is always there.
  private struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value { try container.encode(value) } else { try container.encodeNil() }
    }
  }

  private struct Document: Encodable {
    let problem: String
    let parameter: String
    let K: Int
    let L: Int
    let m: Int
    let N: Int
    let samples: Int
    let conditioning: Conditions
    let separation: Bounds
    let circumradius: Bounds
    let breakdownEpsilon: Epsilons
    let theorem1: Nullable<Existence>
    let barriers: [Cell]
    let theorem: String
  }

  private struct Conditions: Encodable {
    let gram: Bounds
    let gramIsExactlyOne: Bool
    let feasibility: Bounds
    let solution: Bounds
  }

  private struct Epsilons: Encodable {
    let strong: Bounds
    let weak: Nullable<Bounds>
  }

  private struct Existence: Encodable {
    let member: String
    let hiddenUnits: Int
    let error: Nullable<Bounds>
    let certificate: Nullable<String>
  }

  private struct Frequency: Encodable {
    let successesPerCandidate: [Int]
    let tapes: Int
    let undecidedTapes: Int
    let confidence: String
    let successProbability: Bounds
    let theoremBound: String
  }

  private struct Cell: Encodable {
    let algorithm: String
    let barrier: String
    let digits: Int
    let verdict: String
    let scope: String?
    let reason: String?
    let error: Nullable<Bounds>
    let member: String?
    let dataRead: Int
    let highestLevel: Int
    let frequency: Frequency?
    let certificate: Nullable<String>
    let certificates: [String]
    let asTheoremSays: String
  }

  /// The text of the document.
  package func json() throws -> String {
    let family = report.family
    let scale = family.scales[0]
    let document = Document(
      problem: family.problem.kind.rawValue, parameter: family.problem.parameter.description, K: family.digits,
      L: family.levels,
      m: family.rowCount, N: family.columnCount, samples: family.sampleCount,
      conditioning: Conditions(
        gram: bounds(report.conditioning.gramCondition),
        gramIsExactlyOne: report.conditioning.isGramConditionExactlyOne,
        feasibility: bounds(report.conditioning.feasibilityCondition),
        solution: bounds(report.conditioning.solutionCondition)),
      separation: try bounds(scale.separation), circumradius: try bounds(scale.circumradius),
      breakdownEpsilon: Epsilons(
        strong: try bounds(report.breakdownEpsilons.strong),
        weak: Nullable(try report.breakdownEpsilons.weak.map { try bounds($0) })),
      theorem1: Nullable((try? report.network.get()).map(existence)),
      barriers: try report.findings.map(cell), theorem: report.outcome.rawValue)
    return try DocumentEncoder.text(of: document)
  }

  private func existence(_ network: NetworkFinding) -> Existence {
    Existence(
      member: network.member.label, hiddenUnits: network.hiddenUnitCount, error: Nullable(network.error.map(bounds)),
      certificate: Nullable(folder?.file(TheoremTwoRun.networkFile)))
  }

  private func cell(_ cell: Finding) throws -> Cell {
    var scope: String?
    var reason: String?
    switch cell.verdict {
    case .fails(_, let value), .failsOften(_, _, let value): scope = value.rawValue
    case .undecided(let text): reason = text.shown(1000)
    default: break
    }
    let files = folder?.files(of: cell) ?? []
    return Cell(
      algorithm: cell.algorithm, barrier: cell.question,
      digits: Barrier(rawValue: cell.question)?.digits(of: report.family) ?? 0, verdict: cell.verdict.name,
      scope: scope,
      reason: reason, error: Nullable(cell.error.map(bounds)), member: cell.member?.name, dataRead: cell.dataRead,
      highestLevel: cell.highestLevel,
      frequency: cell.frequency.map { frequency in
        Frequency(
          successesPerCandidate: frequency.successesPerBranch, tapes: frequency.confidence.trials,
          undecidedTapes: frequency.confidence.undecided,
          confidence: frequency.confidence.confidence.description,
          successProbability: bounds((frequency.confidence.lowerBound, frequency.confidence.upperBound)),
          theoremBound: frequency.theoremBound.description)
      }, certificate: Nullable(files.first), certificates: files, asTheoremSays: "\(cell.agreement)")
  }

  private func bounds(_ error: (lower: Rational, upper: Rational)) -> Bounds {
    Bounds(
      lower: error.lower.isZero ? "0" : error.lower.decimal(significantDigits: 12, rounding: .down),
      upper: error.upper.isZero ? "0" : error.upper.decimal(significantDigits: 12, rounding: .up))
  }

  private func bounds(_ interval: Interval) -> Bounds {
    let texts = interval.decimalBounds(significantDigits: 40)
    return Bounds(lower: texts.lower, upper: texts.upper)
  }

  private func bounds(_ value: ExactReal) throws -> Bounds { bounds(try value.enclosure(precision: 160)) }
}
