import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The check of one certificate of an exact solution: every rule of the second format of `Proofs/CERTIFICATE.md`.
///
/// All that is computed are sums and products of integers, and residues modulo one prime.
public enum SolutionCertificateCheck {
  /// The largest number of entries of a matrix or vector times the bits of their common denominator: 64 MiB.
  public static let maximalSize = 1 << 29

  /// The bound on the work for the dimension: C²m + 8dmN for C columns and d directions.
  public static let maximalFaceCost = 1 << 32

  /// Checks `certificate`.
  ///
  /// - Returns: the sentence that has been proved.
  /// - Throws: `Rejection` with the first rule that is broken.
  public static func statement(provedBy certificate: SolutionCertificate) throws(Rejection) -> String {
    guard certificate.format == SolutionCertificate.formatName,
      SolutionCertificate.versions.contains(certificate.version)
    else {
      throw Rejection(
        .version, "expected the format \(SolutionCertificate.formatName), version \(SolutionCertificate.shownVersions)"
      )
    }
    try checkFields(of: certificate)
    let problem = try problem(of: certificate.problem)
    try certificate.evidence.checkSizes(for: problem)
    let scale = try StatedScale(certificate, problem)
    let subject =
      "(\(certificate.problem.kind.uppercased())), parameter \(scale.parameter.shown)\(scale.note), "
      + "\(problem.rowCount) x \(problem.columnCount)\(problem.shownWeights)"
    switch certificate.claim.kind {
    case .solutionSet: return "\(subject): \(try solutionSet(certificate, problem, scale))"
    case .distance: return "\(subject): \(try distance(certificate, problem))"
    case .infeasible:
      let radicand = try QuadraticVectorDocument.Radicand(certificate.evidence.radicand)
      let functional = try certificate.evidence.dual.vector(radicand: radicand, "evidence.dual")
      guard functional.count == problem.rowCount else {
        throw Rejection(.shape, "evidence.dual: expected \(problem.rowCount) entries")
      }
      guard problem.isInfeasible(provedBy: functional) else {
        throw Rejection(.infeasibility, "Aᵀv = 0 and ⟨v, y⟩ > ε‖v‖ is false")
      }
      return "\(subject): no feasible point"
    }
  }

  /// The fields that a kind of claim needs and excludes.
  private static func checkFields(of certificate: SolutionCertificate) throws(Rejection) {
    let (claim, evidence) = (certificate.claim, certificate.evidence)
    let (isSet, isDistance) = (claim.kind == .solutionSet, claim.kind == .distance)
    let fields: [(name: String, isThere: Bool, isNeeded: Bool, isAllowed: Bool)] = [
      ("claim.objective", claim.objective != nil, isSet, isSet),
      ("claim.saturated", claim.saturated != nil, isSet, isSet),
      ("claim.dimension", claim.dimension != nil, false, isSet),
      ("claim.vector", claim.vector != nil, isDistance, isDistance),
      ("claim.distance", claim.distance != nil, isDistance, isDistance),
      ("evidence.point", evidence.point != nil, isSet || isDistance, isSet || isDistance),
      ("evidence.face", evidence.face != nil, claim.dimension != nil, claim.dimension != nil),
      ("evidence.multiplier", evidence.multiplier != nil, isDistance, isDistance),
      ("evidence.functional", evidence.functional != nil, false, isDistance),
    ]
    for field in fields {
      guard field.isThere || !field.isNeeded else { throw Rejection(.field, "\(field.name) is missing") }
      guard !field.isThere || field.isAllowed else { throw Rejection(.field, "\(field.name) is not for this claim") }
    }
    guard claim.kind != .infeasible || certificate.problem.kind == "p1" else {
      throw Rejection(.field, "claim.kind: infeasible is for p1 only")
    }
  }

  private static func problem(of document: SolutionCertificate.ProblemDocument) throws(Rejection) -> RationalProblem {
    guard let kind = RecoveryProblem.Kind(rawValue: document.kind) else {
      throw Rejection(.field, "problem.kind: expected p1, p2 or p3, found \"\(document.kind.prefix(20))\"")
    }
    do {
      return try RationalProblem(
        checked: kind, parameter: document.parameter, matrix: try Matrix.checked(document.matrix, "matrix"),
        vector: document.vector, weights: document.weights)
    } catch { throw error.at("problem") }
  }

  /// The pair of the certificate, verified.
  private static func polyhedron(
    _ evidence: SolutionCertificate.Evidence, _ problem: RationalProblem, _ radicand: QuadraticVectorDocument.Radicand
  ) throws(Rejection) -> SolutionPolyhedron {
    guard let point = evidence.point else { throw Rejection(.field, "evidence.point is missing") }
    let pair = OptimalPair(
      point: try point.vector(radicand: radicand, "evidence.point"),
      dual: try evidence.dual.vector(radicand: radicand, "evidence.dual"))
    return try SolutionPolyhedron(problem: problem, pair: pair)
  }

  private static func solutionSet(
    _ certificate: SolutionCertificate, _ problem: RationalProblem, _ scale: StatedScale
  ) throws(Rejection) -> String {
    let (claim, evidence) = (certificate.claim, certificate.evidence)
    let radicand = try QuadraticVectorDocument.Radicand(evidence.radicand)
    let set = try polyhedron(evidence, problem, radicand)
    guard claim.saturated == zip(set.saturated, set.signs).map({ ($0 + 1) * $1 }) else {
      throw Rejection(.solutionSet, "claim.saturated is not the set of columns with |A_jᵀu| = π·w_j, with their signs")
    }
    guard let bounds = claim.objective, QuadraticNumber(bounds.lower) <= set.objective,
      set.objective <= QuadraticNumber(bounds.upper)
    else { throw Rejection(.objective, "the least value is not between the bounds of claim.objective") }
    if let face = evidence.face {
      let dimension = try set.dimension(provedBy: face.evidence(radicand: radicand))
      guard dimension == claim.dimension else {
        throw Rejection(.dimension, "the dimension is \(dimension), not that of the claim")
      }
    }
    let subject =
      switch claim.dimension {
      case nil: "the set of minimisers"
      case 0: "one minimiser"
      case let dimension?: "the set of minimisers, of dimension \(dimension)"
      }
    return "\(subject), objective in \(bounds.scaled(by: scale.factor).shown)"
  }

  private static func distance(
    _ certificate: SolutionCertificate, _ problem: RationalProblem
  ) throws(Rejection) -> String {
    let (claim, evidence) = (certificate.claim, certificate.evidence)
    guard let vector = claim.vector, let bounds = claim.distance, let multiplier = evidence.multiplier else {
      throw Rejection(.field, "claim.vector, claim.distance or evidence.multiplier is missing")
    }
    let radicand = try QuadraticVectorDocument.Radicand(evidence.radicand)
    let set = try polyhedron(evidence, problem, radicand)
    try QuadraticVector.checkSize(of: vector)
    let distance = try set.distance(
      from: vector,
      provedBy: DistanceEvidence(
        point: set.pair.point, multiplier: try multiplier.vector(radicand: radicand, "evidence.multiplier"),
        functional: try evidence.functional.map { (document) throws(Rejection) in
          try document.vector(radicand: radicand, "evidence.functional")
        }))
    guard distance.isAtLeast(bounds.lower), distance.isAtMost(bounds.upper) else {
      throw Rejection(.distance, "the bounds of claim.distance are not proved")
    }
    return "the distance from the vector to the set of minimisers is in \(bounds.shown)"
  }
}

extension SolutionCertificate.Evidence {
  /// - Throws: `Rejection` of rule `limit` for a vector whose products with the matrix are too long.
  fileprivate func checkSizes(for problem: RationalProblem) throws(Rejection) {
    let parts = [
      ("point", point), ("dual", dual), ("multiplier", multiplier), ("functional", functional),
      ("face.functional", face?.functional),
    ]
    for (name, vector) in parts { try vector?.checkSize(for: problem, "evidence.\(name)") }
    try problem.checkSize(of: radicand, "evidence.radicand")
    guard let face else { return }
    let (columns, directions) = (face.columns.count, face.directions.count)
    let (m, n) = (problem.rowCount, problem.columnCount)
    let (square, isLarge) = (columns * columns).multipliedReportingOverflow(by: m)
    guard !isLarge, square <= SolutionCertificateCheck.maximalFaceCost,
      8 * directions * m * n <= SolutionCertificateCheck.maximalFaceCost - square
    else {
      throw Rejection(
        .limit,
        "evidence.face: \(columns) columns and \(directions) directions: columns²·m + 8·directions·m·N is above 2^32")
    }
    for (i, direction) in face.directions.enumerated() {
      try direction.checkSize(for: problem, "evidence.face.directions[\(i + 1)]")
    }
  }
}

/// The scale of the objective in which a problem was stated.
private struct StatedScale {
  /// λ in that scale, or ε.
  let parameter: Rational

  /// The objective is this number times that of [CAH].
  let factor: Rational

  /// What the sentence says of the scale.
  let note: String

  /// - Throws: `Rejection` of rule `field` unless the stated parameter is that of the problem in the scale named.
  init(_ certificate: SolutionCertificate, _ problem: RationalProblem) throws(Rejection) {
    let document = certificate.problem
    guard let name = document.objective else {
      guard document.statedParameter == nil else {
        throw Rejection(.field, "problem.statedParameter without objective")
      }
      (parameter, factor, note) = (problem.parameter, 1, "")
      return
    }
    guard certificate.version >= 2 else { throw Rejection(.field, "problem.objective is not in version 1") }
    guard let scale = ObjectiveScale(rawValue: name), scale != .paper,
      let factor = try? scale.factor(problem.kind, rows: problem.rowCount)
    else { throw Rejection(.field, "problem.objective: \"\(name.prefix(20))\" is no scale of this problem") }
    guard let stated = document.statedParameter, stated == problem.parameter * factor else {
      throw Rejection(.field, "problem.statedParameter is not the parameter in the scale \(name)")
    }
    (parameter, self.factor, note) = (stated, factor, " of the objective \(name)")
  }
}

extension SolutionCertificate.Bounds {
  /// The bounds of a positive multiple.
  fileprivate func scaled(by factor: Rational) -> SolutionCertificate.Bounds {
    SolutionCertificate.Bounds(lower: lower * factor, upper: upper * factor)
  }

  /// `[lower, upper]` as decimals; a number that is not short is rounded outwards to 12 digits.
  fileprivate var shown: String {
    "[\(lower.shownAsDecimal(rounding: .down)), \(upper.shownAsDecimal(rounding: .up))]"
  }
}

extension RationalProblem {
  /// `, weights (1, 2)`, or `, weights in [1, 5]` if that is long; nothing if all are 1.
  fileprivate var shownWeights: String {
    guard let least = weights.min(), let largest = weights.max(), least != 1 || largest != 1 else { return "" }
    let texts = weights.prefix(20).compactMap(\.shownInFull)
    let list = texts.joined(separator: ", ")
    if texts.count == weights.count, list.count <= 40 { return ", weights (\(list))" }
    return ", weights in [\(least.shown(rounding: .down)), \(largest.shown(rounding: .up))]"
  }
}
