import ExactArithmetic

/// All that an algorithm is told before it reads data: which problem is to be solved, and how large it is; never which member of a
/// class the data are of.
public struct Setting: Hashable, Sendable {
  /// The problem with its parameter.
  public let problem: RecoveryProblem

  /// m.
  public let rowCount: Int

  /// N.
  public let columnCount: Int

  /// R.
  public let sampleCount: Int

  /// The weights w, or `nil` if all are 1.
  public let weights: [Rational]?

  /// The setting of problems with matrices m × N and R samples.
  public init(problem: RecoveryProblem, rowCount: Int, columnCount: Int, sampleCount: Int, weights: [Rational]? = nil) {
    self.problem = problem
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.sampleCount = sampleCount
    self.weights = weights
  }
}

extension Instance {
  /// What an algorithm is told of this instance.
  public var setting: Setting {
    Setting(
      problem: problem, rowCount: matrix.rowCount, columnCount: matrix.columnCount, sampleCount: sampleCount,
      weights: weights)
  }
}
