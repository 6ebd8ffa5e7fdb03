/// The index (k, n) of one datum: sample k = 0 … R − 1 and level n ≥ 1.
public struct Query: Hashable, Sendable, CustomStringConvertible {
  /// k, from 0.
  public let sample: Int

  /// n, from 1.
  public let level: Int

  /// The query for sample `sample` at level `level`.
  public init(sample: Int, level: Int) {
    self.sample = sample
    self.level = level
  }

  /// "(k, n)" with k from 1, as in the mathematics.
  public var description: String { "(\(sample &+ 1), \(level))" }
}
