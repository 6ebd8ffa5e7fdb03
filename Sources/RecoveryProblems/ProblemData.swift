import ExactArithmetic
import ExactLinearAlgebra

/// A problem of sparse recovery with exact data over ℚ or ℚ(i), weights included ([CAH, (1.1)–(1.3)]).
///
///     (P1)  argmin Σ w_j|x_j|  subject to ‖Ax − y‖ ≤ ε
///     (P2)  argmin λ Σ w_j|x_j| + ‖Ax − y‖²          (no factor 1/2)
///     (P3)  argmin λ Σ w_j|x_j| + ‖Ax − y‖
///
/// The matrix is any: m ≥ N, dependent, repeated and zero columns are allowed; in (P1) so is ε = 0, which is basis pursuit. |x_j| is the
/// modulus. Over ℚ the minimisers are rational or lie in one field ℚ(√q); over ℚ(i) they are algebraic numbers of large degree in
/// general.
public struct ProblemData<Scalar: ProblemScalar>: Sendable {
  /// Which of the three problems.
  public let kind: RecoveryProblem.Kind

  /// ε ≥ 0 for (P1), λ > 0 for (P2) and (P3).
  public let parameter: Rational

  /// The matrix A, m × N with m, N ≥ 1.
  public let matrix: Matrix<Scalar>

  /// The sample y, m entries.
  public private(set) var vector: [Scalar]

  /// The weights w, N positive numbers.
  public let weights: [Rational]

  /// What exact solvers keep of the matrix.
  let prepared: Scalar.PreparedMatrix

  /// The problem with these data.
  ///
  /// - Parameter weights: N positive numbers; all 1 if there are none.
  /// - Throws: `InvalidParameter` naming `epsilon` or `lambda`, `matrix`, `vector` or `weights`.
  public init(
    _ kind: RecoveryProblem.Kind, parameter: Rational, matrix: Matrix<Scalar>, vector: [Scalar],
    weights: [Rational]? = nil
  ) throws(InvalidParameter) {
    guard parameter.signum > 0 || (kind == .p1 && parameter.isZero) else {
      throw InvalidParameter(
        name: kind == .p1 ? "epsilon" : "lambda", value: parameter.description,
        expected: kind == .p1 ? "a rational number >= 0" : "a rational number > 0")
    }
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    guard rows > 0, columns > 0 else {
      throw InvalidParameter(name: "matrix", value: "\(rows) × \(columns)", expected: "a row and a column at least")
    }
    if let weights { try Self.check(weights, columns: columns) }
    self.kind = kind
    self.parameter = parameter
    self.matrix = matrix
    self.vector = vector
    self.weights = weights ?? Array(repeating: 1, count: columns)
    prepared = try Scalar.prepared(matrix)
    try check(vector)
  }

  /// The problem with another sample; what is kept of the matrix is that of this problem.
  ///
  /// - Throws: `InvalidParameter` naming `vector` unless it has m entries, of a common denominator within `CommonDenominator.maximalSize`.
  public func with(vector: [Scalar]) throws(InvalidParameter) -> ProblemData {
    try check(vector)
    var copy = self
    copy.vector = vector
    return copy
  }

  /// The number of rows, m.
  public var rowCount: Int { matrix.rowCount }

  /// The number of columns, N.
  public var columnCount: Int { matrix.columnCount }

  /// π: 1 for (P1), λ for (P2) and (P3). A dual vector has |A_jᴴu| ≤ π·w_j.
  public var penalty: Rational { kind == .p1 ? 1 : parameter }

  private func check(_ vector: [Scalar]) throws(InvalidParameter) {
    guard vector.count == rowCount else {
      throw InvalidParameter(
        name: "vector", value: "\(vector.count) entries",
        expected: "\(rowCount) entries, one for each row of the matrix")
    }
    try Scalar.check(vector)
  }

  private static func check(_ weights: [Rational], columns: Int) throws(InvalidParameter) {
    guard weights.count == columns else {
      throw InvalidParameter(
        name: "weights", value: "\(weights.count) entries",
        expected: "\(columns) entries, one for each column of the matrix")
    }
    if let index = weights.firstIndex(where: { $0.signum <= 0 }) {
      throw InvalidParameter(
        name: "weights", value: "\(weights[index]) in entry \(index + 1)", expected: "rational numbers > 0")
    }
    _ = try CommonDenominator.of(weights, "weights")
  }
}

extension ProblemData: Hashable {
  /// Whether kind, parameter, data and weights are the same.
  public static func == (left: ProblemData, right: ProblemData) -> Bool {
    left.kind == right.kind && left.parameter == right.parameter && left.vector == right.vector
      && left.weights == right.weights && left.matrix == right.matrix
  }

  /// Feeds kind, parameter and data into `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(parameter)
    hasher.combine(vector)
    hasher.combine(matrix)
  }
}

/// A field of exact numbers in which problems have their data.
public protocol ProblemScalar: Hashable, Sendable {
  /// What exact solvers keep of a matrix with these entries.
  associatedtype PreparedMatrix: Sendable

  /// What is kept of `matrix`.
  ///
  /// - Throws: `InvalidParameter` naming `matrix` if it is too large.
  static func prepared(_ matrix: Matrix<Self>) throws(InvalidParameter) -> PreparedMatrix

  /// Does nothing if the sample `vector` is not too large.
  ///
  /// - Throws: `InvalidParameter` naming `vector`.
  static func check(_ vector: [Self]) throws(InvalidParameter)
}

extension GaussianRational: ProblemScalar {
  /// Nothing: minimisers over ℂ are enclosed, from the matrix itself.
  public struct PreparedMatrix: Sendable {}

  /// Nothing.
  public static func prepared(_ matrix: Matrix<GaussianRational>) throws(InvalidParameter) -> PreparedMatrix {
    PreparedMatrix()
  }

  /// Every sample will do.
  public static func check(_ vector: [GaussianRational]) throws(InvalidParameter) {}
}

extension ProblemData where Scalar == GaussianRational {
  /// The problem with data that are known to be valid.
  package init(
    kind: RecoveryProblem.Kind, parameter: Rational, validMatrix matrix: Matrix<Scalar>, vector: [Scalar],
    weights: [Rational]
  ) {
    self.kind = kind
    self.parameter = parameter
    self.matrix = matrix
    self.vector = vector
    self.weights = weights
    prepared = GaussianRational.PreparedMatrix()
  }
}
