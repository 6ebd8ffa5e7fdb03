import ExactArithmetic
import RecoveryProblems

/// How far the true data may be from those that are known: ‖A′ − A‖ ≤ δ_A in the operator norm, ‖y′ − y‖ ≤ δ_y.
public struct DataError: Hashable, Sendable {
  /// δ_A ≥ 0.
  public let matrix: Rational

  /// δ_y ≥ 0.
  public let vector: Rational

  /// The error with these bounds.
  ///
  /// - Throws: `InvalidParameter` naming `matrix error` or `vector error` unless they are ≥ 0.
  public init(matrix: Rational, vector: Rational) throws(InvalidParameter) {
    for (name, value) in [("matrix error", matrix), ("vector error", vector)] where value.signum < 0 {
      throw InvalidParameter(name: name, value: value.description, expected: "a rational number >= 0")
    }
    self.matrix = matrix
    self.vector = vector
  }
}

/// Why no bound is shown: the condition that is not certain. At a tie none is, however small the error.
public struct Undetermined: Error, Hashable, Sendable, CustomStringConvertible {
  /// The inequality, in words and symbols.
  public let condition: String

  /// One sentence for a person.
  public var description: String { "not certain: \(condition)" }
}
