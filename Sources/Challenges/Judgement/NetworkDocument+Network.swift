import Certificates
import ExactArithmetic
import NeuralNetworks

extension NetworkDocument {
  /// The document of `network`, with the expressions of its weights written by `writer`.
  ///
  /// A soft threshold is written with rectified linear units: soft(t, θ) = max(0, t − θ) − max(0, −t − θ).
  ///
  /// - Throws: `Rejection` of rule `expression` for a weight that the format cannot express.
  public init(_ network: FeedForwardNetwork, writer: inout ExpressionWriter) throws(Rejection) {
    var layers: [Layer] = []
    for layer in network.layers {
      let weights = try writer.documents(of: layer.weights)
      let biases = try writer.documents(of: layer.bias)
      switch layer.activation {
      case .identity: layers.append(Layer(weights: weights, biases: biases, activation: .identity))
      case .rectifiedLinear: layers.append(Layer(weights: weights, biases: biases, activation: .rectifiedLinearUnit))
      case .softThreshold(let threshold):
        let opposite = layer.weights.map { -$0 }
        let shift = ExactReal(threshold)
        layers.append(
          Layer(
            weights: weights + (try writer.documents(of: opposite)),
            biases: try writer.documents(of: layer.bias.map { $0 - shift } + layer.bias.map { -$0 - shift }),
            activation: .rectifiedLinearUnit))
        let count = layer.outputCount
        layers.append(
          Layer(
            weights: (0..<count).map { i in
              (0..<2 * count).map { .rational($0 == i ? 1 : $0 == count + i ? -1 : 0) }
            }, biases: Array(repeating: .rational(0), count: count), activation: .identity))
      }
    }
    self.init(layers: layers)
  }
}
