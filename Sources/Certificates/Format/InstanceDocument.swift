import ExactArithmetic

/// An exact instance in a file.
public struct InstanceDocument: Sendable, Equatable, Codable {
  /// `p1`, `p2` or `p3`.
  public var problem: String

  /// ε for (P1), λ for (P2) and (P3).
  public var parameter: Rational

  /// Named expressions, each referring to earlier ones only.
  public var definitions: [Definition]

  /// The left factor, m × m; absent for the identity.
  public var left: [[ExpressionDocument]]?

  /// The right factor, m × N.
  public var right: [[ExpressionDocument]]

  /// The samples before the left factor is applied.
  public var samples: [[ExpressionDocument]]

  /// The weights, N positive numbers; absent if all are 1.
  public var weights: [Rational]?
}

/// A feed-forward network in a file; its expressions may refer to the definitions of the instance.
public struct NetworkDocument: Sendable, Equatable, Codable {
  /// One affine map followed by one activation in every coordinate.
  public struct Layer: Sendable, Equatable, Codable {
    /// The activations that the format knows.
    public enum Activation: String, Sendable, Equatable, Codable {
      /// t ↦ t.
      case identity
      /// t ↦ max(0, t).
      case rectifiedLinearUnit
    }

    /// The weights, one row for each output.
    public var weights: [[ExpressionDocument]]

    /// One bias for each output.
    public var biases: [ExpressionDocument]

    /// What is applied to every output of the affine map.
    public var activation: Activation

    /// A layer with these parts.
    public init(weights: [[ExpressionDocument]], biases: [ExpressionDocument], activation: Activation) {
      self.weights = weights
      self.biases = biases
      self.activation = activation
    }
  }

  /// The layers in the order in which they are applied.
  public var layers: [Layer]

  /// A network of these layers.
  public init(layers: [Layer]) { self.layers = layers }
}
