import ExactArithmetic
import ExactLinearAlgebra

/// A feed-forward network with weights and arithmetic in `Double`: fast, and without any promise about its errors.
public struct FloatingPointNetwork: Sendable {
  private struct Layer: Sendable {
    let weights: Matrix<Double>
    let bias: [Double]
    let threshold: Double
    let activation: Activation
  }

  private let layers: [Layer]

  /// The dimension of the inputs.
  public let inputCount: Int

  fileprivate init(_ network: FeedForwardNetwork, precision: Int) throws(ArithmeticError) {
    inputCount = network.inputCount
    var layers: [Layer] = []
    for layer in network.layers {
      var bias: [Double] = []
      for entry in layer.bias { bias.append(try entry.double(precision: precision)) }
      let weights = try layer.weights.map { (entry) throws(ArithmeticError) in try entry.double(precision: precision) }
      var threshold = Double.zero
      if case .softThreshold(let value) = layer.activation { threshold = value.double() }
      layers.append(Layer(weights: weights, bias: bias, threshold: threshold, activation: layer.activation))
    }
    self.layers = layers
  }

  /// The value at `input`, with rounding errors.
  ///
  /// - Throws: ``NetworkError/shape(_:)`` if the input has another dimension than ``inputCount``.
  public func value(at input: [Double]) throws(NetworkError) -> [Double] {
    guard input.count == inputCount else {
      throw .shape(ShapeError(expected: "an input of \(inputCount) numbers", found: "\(input.count)"))
    }
    return layers.reduce(input) { x, layer in
      (0..<layer.bias.count).map { i in
        let sum = x.indices.reduce(layer.bias[i]) { $0 + layer.weights[i, $1] * x[$1] }
        return switch layer.activation {
        case .identity: sum
        case .rectifiedLinear: max(sum, .zero)
        case .softThreshold: max(sum - layer.threshold, .zero) + min(sum + layer.threshold, .zero)
        }
      }
    }
  }
}

extension FeedForwardNetwork {
  /// The network with its weights rounded to doubles, each taken from an enclosure computed with `precision` bits.
  ///
  /// - Throws: ``NetworkError/arithmetic(_:)`` if a weight cannot be enclosed with this precision.
  public func inDoubles(precision: Int = 128) throws(NetworkError) -> FloatingPointNetwork {
    do throws(ArithmeticError) {
      return try FloatingPointNetwork(self, precision: precision)
    } catch {
      throw .arithmetic(error)
    }
  }
}
