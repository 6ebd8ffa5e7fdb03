/// Why a certificate, or one piece of evidence, does not prove what it claims.
public struct Rejection: Error, Equatable, Sendable, CustomStringConvertible {
  /// The rules of `Proofs/CERTIFICATE.md`, by the names that stand there.
  public enum Rule: String, CaseIterable, Sendable {
    // The file.
    case syntax
    case version
    case digest
    case field
    case shape
    case limit
    case expression
    // The data that the algorithm was shown: conditions (T).
    case trainingSet = "training-set"
    case matrixDistance = "matrix-distance"
    case vectorDistance = "vector-distance"
    case solutionDistance = "solution-distance"
    // The evidence about a set of minimisers.
    case dualFeasibility = "dual-feasibility"
    case dualNorm = "dual-norm"
    case primalFeasibility = "primal-feasibility"
    case support
    case slack
    case singularValue = "singular-value"
    // The evidence about an exact solution.
    case complementarity
    case stationarity
    case solutionSet = "solution-set"
    case objective
    case face
    case dimension
    case separation
    case distance
    case infeasibility
    // The claim.
    case member
    case errorBound = "error-bound"
    case scope
    case limitOfRun = "limit-of-run"
  }

  /// The rule that is broken, or could not be confirmed at the precision of the certificate.
  public let rule: Rule

  /// Where, and what was found.
  public let detail: String

  /// A rejection by `rule`.
  public init(_ rule: Rule, _ detail: String) {
    self.rule = rule
    self.detail = detail
  }

  /// `rule: detail`, on one line of at most some 400 characters, whatever the certificate contains.
  public var description: String { "\(rule.rawValue): \(detail)".onOneLine }

  /// The same rejection, with the place `context` named first.
  public func at(_ context: String) -> Rejection { Rejection(rule, "\(context): \(detail)") }
}

extension String {
  /// The text without its middle when it is very long, and with a space for whatever could end a line or turn the direction in
  /// which it is read: control characters, the line and paragraph separators, and bidirectional controls.
  var onOneLine: String {
    var scalars = String.UnicodeScalarView()
    if unicodeScalars.count <= 400 {
      scalars = unicodeScalars
    } else {
      scalars.append(contentsOf: unicodeScalars.prefix(280))
      scalars.append("…")
      scalars.append(contentsOf: unicodeScalars.suffix(100))
    }
    return String(String.UnicodeScalarView(scalars.map { $0.isPlaced ? $0 : " " }))
  }
}

extension Unicode.Scalar {
  /// Whether the scalar leaves its line and the direction of its line alone.
  fileprivate var isPlaced: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !properties.isBidiControl
    }
  }
}
