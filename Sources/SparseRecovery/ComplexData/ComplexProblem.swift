/// One of the three problems of sparse recovery for complex data, A ∈ ℂ^{m×N} and y ∈ ℂ^m with rational parts
/// ([CAH, (1.1)–(1.3)]).
///
///     (P1)  argmin ‖x‖_{1,w}  subject to ‖Ax − y‖ ≤ ε
///     (P2)  argmin λ‖x‖_{1,w} + ‖Ax − y‖²          (no factor 1/2)
///     (P3)  argmin λ‖x‖_{1,w} + ‖Ax − y‖
///
/// ‖x‖_{1,w} = Σ_j w_j·|x_j| with the complex modulus. The minimisers are algebraic numbers of large degree in general;
/// ``enclosure(bits:maximalPrecision:)`` encloses them.
public struct ComplexProblem: Hashable, Sendable {
  /// Which of the three problems.
  public let kind: RecoveryProblem.Kind

  /// ε ≥ 0 for (P1), λ > 0 for (P2) and (P3).
  public let parameter: Rational

  /// A, m × N.
  public let matrix: Matrix<GaussianRational>

  /// y, m entries.
  public let sample: [GaussianRational]

  /// w, N positive entries.
  public let weights: [Rational]

  /// The problem with these data; the weights are 1 unless given.
  ///
  /// - Throws: ``Invalid/parameter(_:)`` unless λ > 0 (ε ≥ 0 for (P1)) and every weight is positive,
  ///   ``Invalid/shape(_:)`` unless A has a row and a column, y has m entries and w has N.
  public init(
    _ kind: RecoveryProblem.Kind, parameter: Rational, matrix: Matrix<GaussianRational>, sample: [GaussianRational],
    weights: [Rational]? = nil
  ) throws(Invalid) {
    let isConstraint = kind == .p1
    guard parameter.signum > 0 || (isConstraint && parameter.isZero) else {
      throw .parameter(
        InvalidParameter(
          name: isConstraint ? "epsilon" : "lambda", value: parameter.description,
          expected: "a rational number \(isConstraint ? "≥" : ">") 0"))
    }
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    guard rows > 0, columns > 0 else {
      throw .shape(ShapeError(expected: "a matrix with a row and a column", found: "\(rows) × \(columns)"))
    }
    guard sample.count == rows else {
      throw .shape(ShapeError(expected: "\(rows) entries of the sample", found: "\(sample.count)"))
    }
    let weights = weights ?? [Rational](repeating: 1, count: columns)
    guard weights.count == columns else {
      throw .shape(ShapeError(expected: "\(columns) weights", found: "\(weights.count)"))
    }
    for (j, weight) in weights.enumerated() where weight.signum <= 0 {
      throw .parameter(
        InvalidParameter(name: "weight \(j + 1)", value: weight.description, expected: "a rational number > 0"))
    }
    self.init(kind: kind, parameter: parameter, validMatrix: matrix, sample: sample, weights: weights)
  }

  /// The problem with data that are known to be valid.
  init(
    kind: RecoveryProblem.Kind, parameter: Rational, validMatrix matrix: Matrix<GaussianRational>,
    sample: [GaussianRational], weights: [Rational]
  ) {
    self.kind = kind
    self.parameter = parameter
    self.matrix = matrix
    self.sample = sample
    self.weights = weights
  }

  /// The bound on |A_jᴴu|/w_j for dual vectors u: λ, and 1 for (P1).
  public var penalty: Rational { kind == .p1 ? 1 : parameter }
}

extension ComplexProblem {
  /// Data that do not make a problem.
  public enum Invalid: Error, Equatable, CustomStringConvertible {
    /// A parameter or a weight is outside its range.
    case parameter(InvalidParameter)
    /// The sizes do not fit each other.
    case shape(ShapeError)

    /// One sentence for a person.
    public var description: String {
      switch self {
      case .parameter(let error): error.description
      case .shape(let error): error.description
      }
    }
  }
}
