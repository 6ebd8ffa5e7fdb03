import ExactArithmetic
import ExactLinearAlgebra

/// x ↦ ϱ(Wx + b), where the activation ϱ is applied to each entry.
public struct AffineLayer: Sendable {
  /// W, one row for each output and one column for each input.
  public let weights: Matrix<ExactReal>
  /// b, one entry for each output.
  public let bias: [ExactReal]
  /// ϱ.
  public let activation: Activation

  /// The layer of these weights.
  ///
  /// - Throws: ``NetworkError/shape(_:)`` unless there is one bias for each row; ``NetworkError/negativeThreshold(_:)``.
  public init(
    weights: Matrix<ExactReal>, bias: [ExactReal], activation: Activation = .identity
  ) throws(NetworkError) {
    guard bias.count == weights.rowCount else {
      throw .shape(ShapeError(expected: "\(weights.rowCount) biases", found: "\(bias.count)"))
    }
    if case .softThreshold(let threshold) = activation, threshold < 0 { throw .negativeThreshold(threshold) }
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  /// The number of inputs.
  public var inputCount: Int { weights.columnCount }
  /// The number of outputs.
  public var outputCount: Int { weights.rowCount }
}

/// Why a network could not be made or evaluated.
public enum NetworkError: Error, Equatable {
  /// Layers, or a layer and its input, do not fit each other.
  case shape(ShapeError)
  /// A network needs a layer.
  case noLayers
  /// A soft threshold is a number θ ≥ 0.
  case negativeThreshold(Rational)
  /// A weight has no value, or it was not told within the precision whether it has.
  case arithmetic(ArithmeticError)
}

extension NetworkError: CustomStringConvertible {
  /// One sentence for a person.
  public var description: String {
    switch self {
    case .shape(let error): "the sizes do not fit: \(error)"
    case .noLayers: "a network needs at least one layer"
    case .negativeThreshold(let threshold): "the soft threshold \(threshold) is negative"
    case .arithmetic(let error): "a weight cannot be evaluated: \(error)"
    }
  }
}
