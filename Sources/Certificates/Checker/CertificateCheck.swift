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

  /// The largest number of expressions and entries of matrices times the working precision: 1 GiB of significands.
  public static let maximalSize = 1 << 33

  let certificate: Certificate
  let problem: RecoveryProblem
  let left: Matrix<Interval>?
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
    let check = try CertificateCheck(certificate)
    try check.checkTranscripts()
    try check.checkMember()
    try check.checkClaim()
    return check.statement
  }

  /// Reads the instance and encloses it at the precision of the certificate.
  private init(_ certificate: Certificate) throws(Rejection) {
    try Self.checkSize(of: certificate)
    let document = certificate.instance
    let precision = certificate.evidence.precision
    guard let kind = RecoveryProblem.Kind(rawValue: document.problem) else {
      throw Rejection(.field, "instance.problem: expected p1, p2 or p3, found \"\(document.problem.prefix(20))\"")
    }
    do { problem = try RecoveryProblem(kind, parameter: document.parameter) } catch {
      throw Rejection(.field, "instance.parameter: expected a number above 0")
    }
    var evaluator = try ExpressionEvaluator(document.definitions, precision: precision)
    let leftValues: Matrix<ExpressionEvaluator.Value>?
    if let rows = document.left {
      leftValues = try evaluator.matrix(of: rows, "instance.left")
    } else {
      leftValues = nil
    }
    right = try evaluator.matrix(of: document.right, "instance.right")
    let left = leftValues?.map(\.enclosure)
    let factors: FactoredMatrix<Interval>
    do { factors = try FactoredMatrix(left: left, right: right.map(\.enclosure)) } catch {
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
    self.certificate = certificate
    self.precision = precision
    self.evaluator = evaluator
    self.left = left
    untransformedSamples = untransformed
    product = factors.product(precision: precision)
    samples = untransformed.map { factors.leftTimes($0.map(\.enclosure), precision: precision) }
    guard product.elements.allSatisfy(\.isBounded), samples.joined().allSatisfy(\.isBounded) else {
      throw Rejection(.expression, "instance: an entry is not bounded at \(precision) bits")
    }
  }

  /// The format is known, and what is to be enclosed fits in memory.
  private static func checkSize(of certificate: Certificate) throws(Rejection) {
    guard certificate.format == Certificate.formatName, certificate.version == Certificate.currentVersion else {
      throw Rejection(.version, "expected the format \(Certificate.formatName), version \(Certificate.currentVersion)")
    }
    let precision = certificate.evidence.precision
    guard precision >= 64, precision <= maximalPrecision else {
      throw Rejection(.limit, "evidence.precision = \(precision): expected 64 to \(maximalPrecision)")
    }
    let instance = certificate.instance
    let tables = [instance.left ?? [], instance.right, instance.samples].map { $0.reduce(0) { $0 + $1.count } }
    let matrices = certificate.data.matrices.map { matrix in
      ((matrix.left ?? []) + matrix.right).reduce(0) { $0 + $1.count }
    }
    let count = (tables + matrices).reduce(instance.definitions.count, +)
    guard count <= maximalSize / precision else {
      throw Rejection(.limit, "\(count) entries at \(precision) bits: more than \(maximalSize) bits")
    }
  }

  /// The claim in words.
  private var statement: String {
    let claim = certificate.claim
    let instance =
      "(\(certificate.instance.problem.uppercased()), parameter \(certificate.instance.parameter.description.shortened))"
    let subject =
      claim.member.map { member in
        let name =
          member.column.map { "tilt(\(member.scale), \($0), \(member.tilt?.shownAsPower ?? ""))" }
          ?? "centre(\(member.scale))"
        return "\(name) of Ω(\(member.digits), \(member.levels)) for \(instance)"
      } ?? "instance for \(instance)"
    let read = "\(claim.dataRead) data up to level \(claim.highestLevel)"
    switch claim.kind {
    case .errorExceeds:
      let scope = claim.scope == .everySample ? "every sample" : "some sample"
      let outputs = claim.runs == 1 ? "the output" : "\(claim.failures ?? 0) of \(claim.runs) outputs"
      return "\(subject): \(outputs) after \(read): error > \(bound) at \(scope)"
    case .errorAtMost:
      return "\(subject): the output after \(read): error <= \(bound) at every sample"
    case .noOutput:
      let limit = claim.dataLimit.map { "\($0) data" } ?? "levels up to \(claim.levelLimit ?? 0)"
      return "\(subject): no output from \(limit)"
    }
  }

  private var bound: String { certificate.claim.bound?.shownExactly ?? "" }
}

extension Rational {
  /// The number as a decimal of as many digits as it needs if 12 are enough to write it exactly, else the shortened quotient.
  fileprivate var shownExactly: String {
    if isInteger { return description.shortened }
    let texts = (1...12).lazy.map { decimal(significantDigits: $0) }
    return texts.first { (try? Rational(parsing: $0)) == self } ?? description.shortened
  }

  /// `2^-5` or `3·2^-5` for such a number, the shortened quotient for any other.
  fileprivate var shownAsPower: String {
    guard let dyadic = Dyadic(exactly: self), dyadic.exponent < 0 else { return description.shortened }
    let power = "2^\(dyadic.exponent)"
    return dyadic.significand == 1 ? power : "\(dyadic.significand.description.shortened)·\(power)"
  }
}

extension String {
  /// The text itself, or its ends when it is long.
  var shortened: String { count <= 48 ? self : "\(prefix(20))…(\(count) characters)…\(suffix(8))" }
}
