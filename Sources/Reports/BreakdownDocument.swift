import Challenges
import ExactArithmetic
import Foundation

/// The barrier of a written family, and the algorithms against it, as JSON: bounds are outward-rounded decimals, exact values are "p/q".
package struct BreakdownDocument: Encodable {
  private struct Level: Encodable {
    let level: Int
    let t: String
    let kappa: String
    let sample: Int
    let statement: String
    let certificate: String?
  }

  private struct Limit: Encodable {
    let shown: Bool
    let reason: String?
    let kappa: String?
    let t: String?
    let sample: Int?
  }

  private struct Algorithm: Encodable {
    let algorithm: String
    let verdict: String
    let reason: String?
    let errorLower: String?
    let errorUpper: String?
    let member: String?
    let dataRead: Int
    let highestLevel: Int
    let certificates: [String]
  }

  private struct Epsilons: Encodable {
    let strong: String?
    let weak: String?
  }

  private let family: String
  private let problem: String
  private let parameter: String
  private let objective: String
  private let m: Int
  private let N: Int
  private let samples: Int
  private let branches: [String]
  private let centreIsInClass: Bool
  private let distanceConstant: String
  private let greatestParameter: String
  private let levels: [Level]
  private let allLevels: Limit
  private let breakdownEpsilonAtLeast: Epsilons
  private let tolerance: String
  private let algorithms: [Algorithm]

  /// The document about `breakdown` and the findings about its question.
  ///
  /// - Parameter nameOfLevel: the name of the file with the certificate of a level.
  package init(
    _ breakdown: Breakdown, _ found: FindingQueue.Findings, folder: CertificateFolder?, nameOfLevel: (Int) -> String
  ) {
    let family = breakdown.family
    let setting = family.centre.setting
    self.family = family.name
    problem = family.problem.kind.rawValue
    parameter = family.givenParameter.description
    objective = family.objective.rawValue
    (m, N, samples) = (setting.rowCount, setting.columnCount, setting.sampleCount)
    branches = family.branchNames
    centreIsInClass = family.centreIsInClass
    distanceConstant = family.distanceConstant.description
    greatestParameter = family.greatestParameter.description
    levels = breakdown.levels.map { barrier in
      Level(
        level: barrier.level, t: barrier.parameter.description, kappa: Self.decimal(barrier.bound, .down),
        sample: barrier.sample, statement: barrier.statement,
        certificate: folder.flatMap { $0.file(nameOfLevel(barrier.level)) })
    }
    var bound: String?
    switch breakdown.limit {
    case .success(let limit):
      bound = Self.decimal(limit.bound, .down)
      allLevels = Limit(
        shown: true, reason: nil, kappa: bound, t: limit.greatestParameter.description, sample: limit.sample + 1)
    case .failure(let failure):
      allLevels = Limit(shown: false, reason: failure.description, kappa: nil, t: nil, sample: nil)
    }
    breakdownEpsilonAtLeast = Epsilons(strong: family.centreIsInClass ? bound : nil, weak: bound)
    tolerance = breakdown.question.tolerance.description
    algorithms = found.findings.map { finding in
      var reason: String?
      if case .undecided(let text) = finding.verdict { reason = text.shown(1000) }
      return Algorithm(
        algorithm: finding.algorithm, verdict: finding.verdict.name, reason: reason,
        errorLower: finding.error.map { Self.decimal($0.lower, .down) },
        errorUpper: finding.error.map { Self.decimal($0.upper, .up) }, member: finding.member?.name,
        dataRead: finding.dataRead, highestLevel: finding.highestLevel, certificates: folder?.files(of: finding) ?? [])
    }
  }

  /// For programs.
  package func json() throws -> String { try DocumentEncoder.text(of: self) }

  private static func decimal(_ value: Rational, _ rounding: RoundingDirection) -> String {
    value.isZero ? "0" : value.decimal(significantDigits: 40, rounding: rounding)
  }
}
