import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The check of one certificate: every rule of `Proofs/CERTIFICATE.md`, each of which can say no.
///
/// No solver and no family is behind it. All that is computed are enclosures of expressions, sums, products and the
/// definiteness of small matrices.
public struct CertificateCheck {
  /// The largest working precision that a certificate may ask for, in bits.
  public static let maximalPrecision = 1 << 20

  /// The largest level that a transcript may name.
  public static let maximalLevel = 1 << 19

  /// The largest number of runs that one entry may stand for.
  public static let maximalMultiplicity = 1 << 31

  let certificate: Certificate
  let problem: RecoveryProblem
  /// The weights, or `nil` if all are 1.
  let weights: [Rational]?
  let left: Matrix<ExpressionEvaluator.Value>?
  let right: Matrix<ExpressionEvaluator.Value>
  let untransformedSamples: [[ExpressionEvaluator.Value]]
  /// An enclosure of A.
  let product: Matrix<Interval>
  /// Enclosures of y_1, …, y_R.
  let samples: [[Interval]]
  let evaluator: ExpressionEvaluator
  let precision: Int

  /// Checks `certificate`.
  ///
  /// - Returns: the sentence that has been proved.
  /// - Throws: `Rejection` with the first rule that is broken or could not be confirmed.
  public static func statement(provedBy certificate: Certificate) throws(Rejection) -> String {
    if certificate.claim.kind == .indistinguishable { return try indistinguishability(provedBy: certificate) }
    let check = try CertificateCheck(certificate)
    try check.checkRuns()
    try check.checkMember()
    let sets = try check.provedSets()
    try check.checkTranscripts(feasiblePoints: sets.map(\.point))
    try check.checkClaim(sets)
    return check.statement
  }

  /// Reads the instance and encloses it at the precision of the certificate.
  private init(_ certificate: Certificate) throws(Rejection) {
    try Self.checkSize(of: certificate)
    guard certificate.alternatives == nil, certificate.claim.sample == nil, certificate.evidence.separation == nil
    else {
      throw Rejection(.field, "alternatives, claim.sample and evidence.separation are for indistinguishable only")
    }
    guard
      certificate.runs.allSatisfy({ run in
        run.multipliers == nil || run.functionals != nil && certificate.evidence.exactSets != nil
      })
    else { throw Rejection(.field, "multipliers are for functionals and exactSets only") }
    try self.init(readingInstanceOf: certificate)
  }

  /// Reads the instance of a certificate whose size has been checked.
  init(readingInstanceOf certificate: Certificate) throws(Rejection) {
    let document = certificate.instance
    let precision = certificate.evidence.precision
    guard let kind = RecoveryProblem.Kind(rawValue: document.problem) else {
      throw Rejection(.field, "instance.problem: expected p1, p2 or p3, found \"\(document.problem.prefix(20))\"")
    }
    do { problem = try RecoveryProblem(kind, parameter: document.parameter) } catch {
      throw Rejection(.field, "instance.parameter: expected a number above 0")
    }
    var evaluator = try ExpressionEvaluator(document.definitions, precision: precision)
    if let rows = document.left { left = try evaluator.matrix(of: rows, "instance.left") } else { left = nil }
    right = try evaluator.matrix(of: document.right, "instance.right")
    let factors: FactoredMatrix<Interval>
    do { factors = try FactoredMatrix(left: left?.map(\.enclosure), right: right.map(\.enclosure)) } catch {
      throw Rejection(.shape, "instance.left: \(error)")
    }
    guard !document.samples.isEmpty else { throw Rejection(.shape, "instance.samples is empty") }
    var untransformed: [[ExpressionEvaluator.Value]] = []
    for (k, sample) in document.samples.enumerated() {
      guard sample.count == factors.rowCount else {
        throw Rejection(
          .shape, "instance.samples[\(k + 1)]: expected \(factors.rowCount) entries, found \(sample.count)")
      }
      untransformed.append(try evaluator.values(of: sample, "instance.samples[\(k + 1)]"))
    }
    if let weights = document.weights {
      guard weights.count == factors.columnCount else {
        throw Rejection(.shape, "instance.weights: expected \(factors.columnCount) entries, found \(weights.count)")
      }
      guard weights.allSatisfy({ $0.signum > 0 }) else {
        throw Rejection(.field, "instance.weights: expected numbers above 0")
      }
    }
    weights = document.weights
    self.certificate = certificate
    self.precision = precision
    self.evaluator = evaluator
    untransformedSamples = untransformed
    product = factors.product(precision: precision)
    samples = untransformed.map { factors.leftTimes($0.map(\.enclosure), precision: precision) }
    guard product.elements.allSatisfy(\.isBounded), samples.joined().allSatisfy(\.isBounded) else {
      throw Rejection(.expression, "instance: an entry is not bounded at \(precision) bits")
    }
  }

  /// The format is known, and what it asks for is within the limits.
  static func checkSize(of certificate: Certificate) throws(Rejection) {
    guard certificate.format == Certificate.formatName, Certificate.versions.contains(certificate.version) else {
      throw Rejection(.version, "expected the format \(Certificate.formatName), version \(Certificate.shownVersions)")
    }
    guard certificate.version >= 2 || !certificate.usesVersionTwo else {
      throw Rejection(.field, "something stands here that only version 2 has")
    }
    let precision = certificate.evidence.precision
    guard precision >= 64, precision <= maximalPrecision else {
      throw Rejection(.limit, "evidence.precision = \(precision): expected 64 to \(maximalPrecision)")
    }
    try CertificateCost(of: certificate).check(precision: precision)
  }
}
