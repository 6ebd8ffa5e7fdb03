import ExactArithmetic
import ExactLinearAlgebra

/// A feed-forward neural network with exact weights.
///
/// A network is a map ℝ^m → ℝ^N, the composition of its layers x ↦ ϱ(Wx + b). It can be evaluated in three ways:
///
/// - ``value(at:)``: exactly; the result is an expression, to be enclosed as tightly as is wanted.
/// - ``enclosure(at:precision:)``: in intervals; the result contains the value for every input in the box.
/// - ``inDoubles(precision:)``: in floating-point arithmetic, which promises nothing.
public struct FeedForwardNetwork: Sendable {
  /// The layers, the first of which reads the input.
  public let layers: [AffineLayer]

  /// The composition of layers.
  ///
  /// - Throws: ``NetworkError/noLayers``; ``NetworkError/shape(_:)`` if a layer does not read as many numbers as the one
  ///   before it writes.
  public init(layers: [AffineLayer]) throws(NetworkError) {
    guard !layers.isEmpty else { throw .noLayers }
    for (index, (layer, next)) in zip(layers, layers.dropFirst()).enumerated()
    where layer.outputCount != next.inputCount {
      throw .shape(
        ShapeError(expected: "\(layer.outputCount) inputs of layer \(index + 2)", found: "\(next.inputCount)"))
    }
    self.layers = layers
  }

  /// The dimension m of the inputs.
  public var inputCount: Int { layers.first?.inputCount ?? 0 }
  /// The dimension N of the outputs.
  public var outputCount: Int { layers.last?.outputCount ?? 0 }
  /// The number of entries of the layers between input and output.
  public var hiddenUnitCount: Int { layers.dropLast().reduce(0) { $0 + $1.outputCount } }

  /// The value φ(input), exactly.
  ///
  /// Rational weights and a rational input give rational values.
  ///
  /// - Throws: ``NetworkError/shape(_:)`` if the input has another dimension than ``inputCount``.
  /// - Complexity: One product of reals for each weight that is not zero.
  public func value(at input: [ExactReal]) throws(NetworkError) -> [ExactReal] {
    try check(count: input.count)
    return layers.reduce(input) { x, layer in
      (0..<layer.outputCount).map { i in
        var terms = [layer.bias[i]]
        for j in 0..<layer.inputCount where layer.weights[i, j].rational?.isZero != true {
          terms.append(layer.weights[i, j] * x[j])
        }
        return layer.activation.value(at: .sum(terms))
      }
    }
  }

  /// Intervals that contain the entries of φ(x) for every x in the box `input`, computed with `precision` bits.
  ///
  /// - Throws: ``NetworkError/shape(_:)`` if the input has another dimension than ``inputCount``;
  ///   ``NetworkError/arithmetic(_:)`` if a weight cannot be enclosed with this precision.
  /// - Complexity: One interval multiplication for each weight that is not zero.
  public func enclosure(at input: [Interval], precision: Int) throws(NetworkError) -> [Interval] {
    try check(count: input.count)
    var x = input.map { $0.rounded(toPrecision: precision) }
    for layer in layers {
      var outputs: [Interval] = []
      for i in 0..<layer.outputCount {
        var sum = try enclosure(of: layer.bias[i], precision: precision)
        for j in 0..<layer.inputCount where layer.weights[i, j].rational?.isZero != true {
          sum.addProduct(try enclosure(of: layer.weights[i, j], precision: precision), x[j])
        }
        outputs.append(layer.activation.enclosure(at: sum))
      }
      x = outputs
    }
    return x
  }

  private func enclosure(of weight: ExactReal, precision: Int) throws(NetworkError) -> Interval {
    do throws(ArithmeticError) {
      return try weight.enclosure(precision: precision)
    } catch {
      throw .arithmetic(error)
    }
  }

  private func check(count: Int) throws(NetworkError) {
    guard count == inputCount else {
      throw .shape(ShapeError(expected: "an input of \(inputCount) numbers", found: "\(count)"))
    }
  }
}
