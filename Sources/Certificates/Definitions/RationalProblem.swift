/// A problem of sparse recovery with rational data, weights included ([CAH, (1.1)–(1.3)]).
///
///     (P1)  argmin Σ w_j|x_j|  subject to ‖Ax − y‖ ≤ ε
///     (P2)  argmin λ Σ w_j|x_j| + ‖Ax − y‖²          (no factor 1/2)
///     (P3)  argmin λ Σ w_j|x_j| + ‖Ax − y‖
///
/// The matrix is any: m ≥ N, dependent, repeated and zero columns are allowed; in (P1) so is ε = 0, which is basis pursuit.
public struct RationalProblem: Sendable {
  /// Which of the three problems.
  public let kind: RecoveryProblem.Kind

  /// ε ≥ 0 for (P1), λ > 0 for (P2) and (P3).
  public let parameter: Rational

  /// The matrix A, m × N with m, N ≥ 1.
  public let matrix: Matrix<Rational>

  /// The sample y, m entries.
  public private(set) var vector: [Rational]

  /// The weights w, N positive numbers.
  public let weights: [Rational]

  /// The integers `matrixDenominator`·A.
  public let integerMatrix: Matrix<Integer>

  /// The least common denominator of the entries of A.
  public let matrixDenominator: Integer

  /// The largest number of entries of the matrix, the vector or the weights, times the bits of their common denominator.
  public static let maximalSize = 1 << 33

  /// The problem with these data.
  ///
  /// - Parameter weights: N positive numbers; all 1 if there are none.
  /// - Throws: `InvalidParameter` naming `epsilon` or `lambda`, `matrix`, `vector` or `weights`.
  public init(
    _ kind: RecoveryProblem.Kind, parameter: Rational, matrix: Matrix<Rational>, vector: [Rational],
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
    guard vector.count == rows else {
      throw InvalidParameter(
        name: "vector", value: "\(vector.count) entries", expected: "\(rows) entries, one for each row of the matrix")
    }
    if let weights, weights.count != columns {
      throw InvalidParameter(
        name: "weights", value: "\(weights.count) entries",
        expected: "\(columns) entries, one for each column of the matrix")
    }
    if let weights, let index = weights.firstIndex(where: { $0.signum <= 0 }) {
      throw InvalidParameter(
        name: "weights", value: "\(weights[index]) in entry \(index + 1)", expected: "rational numbers > 0")
    }
    for (name, entries) in [("vector", vector), ("weights", weights ?? [])] {
      _ = try Self.commonDenominator(of: entries, name)
    }
    let common = try Self.commonDenominator(of: matrix.elements, "matrix")
    self.kind = kind
    self.parameter = parameter
    self.matrix = matrix
    self.vector = vector
    self.weights = weights ?? Array(repeating: 1, count: columns)
    matrixDenominator = common
    integerMatrix = matrix.map { $0.numerator(over: common) }
  }

  /// The problem with another sample; the integers of the matrix are those of this problem.
  ///
  /// - Throws: `InvalidParameter` naming `vector` unless it has m entries of a common denominator within ``maximalSize``.
  func with(vector: [Rational]) throws(InvalidParameter) -> RationalProblem {
    guard vector.count == rowCount else {
      throw InvalidParameter(
        name: "vector", value: "\(vector.count) entries",
        expected: "\(rowCount) entries, one for each row of the matrix")
    }
    _ = try Self.commonDenominator(of: vector, "vector")
    var copy = self
    copy.vector = vector
    return copy
  }

  /// The least common denominator of numbers; it can have as many bits as all of them together, and then each of them over it has, too.
  ///
  /// - Throws: `InvalidParameter` about `name` if the numbers of bits add up to more than `maximalSize`.
  static func commonDenominator(
    of numbers: [Rational], _ name: String, maximalSize: Int = maximalSize
  ) throws(InvalidParameter) -> Integer {
    var common: Integer = 1
    var last: Integer = 1
    for number in numbers where !number.isInteger && number.denominator != last {
      last = number.denominator
      common = .leastCommonMultiple(common, last)
      guard common.bitWidth <= maximalSize / numbers.count else {
        throw InvalidParameter(
          name: name, value: "\(numbers.count) numbers over a denominator of \(common.bitWidth) bits or more",
          expected: "at most \(maximalSize) bits in all")
      }
    }
    return common
  }

  /// The number of rows, m.
  public var rowCount: Int { matrix.rowCount }

  /// The number of columns, N.
  public var columnCount: Int { matrix.columnCount }

  /// π: 1 for (P1), λ for (P2) and (P3). A dual vector has |A_jᵀu| ≤ π·w_j.
  public var penalty: Rational { kind == .p1 ? 1 : parameter }

  /// A·x, exactly; `x` has N entries.
  public func product(_ x: QuadraticVector) -> QuadraticVector {
    integerMatrix.times(x).divided(by: matrixDenominator)
  }

  /// Aᵀ·u, exactly; `u` has m entries.
  public func transposedProduct(_ u: QuadraticVector) -> QuadraticVector {
    integerMatrix.transposedTimes(u).divided(by: matrixDenominator)
  }

  /// y − A·x, exactly; `x` has N entries.
  public func residual(_ x: QuadraticVector) -> QuadraticVector { QuadraticVector(vector) - product(x) }
}

extension RationalProblem: Hashable {
  /// Whether kind, parameter, data and weights are the same.
  public static func == (left: RationalProblem, right: RationalProblem) -> Bool {
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
