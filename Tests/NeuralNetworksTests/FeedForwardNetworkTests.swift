import ExactArithmetic
import ExactLinearAlgebra
import NeuralNetworks
import TestSupport
import Testing

@Suite struct FeedForwardNetworkTests {
  private func fraction(_ generator: inout SeededGenerator) throws -> Rational {
    try Rational(
      numerator: Integer(Int.random(in: -9...9, using: &generator)),
      denominator: Integer(Int.random(in: 1...5, using: &generator)))
  }

  /// The definition of each activation, by cases.
  private func activated(_ t: Rational, by activation: Activation) -> Rational {
    switch activation {
    case .identity: t
    case .rectifiedLinear: t > 0 ? t : 0
    case .softThreshold(let threshold): t > threshold ? t - threshold : t < -threshold ? t + threshold : 0
    }
  }

  private func randomLayers(
    _ sizes: [Int], _ generator: inout SeededGenerator
  ) throws -> [(weights: [[Rational]], bias: [Rational], activation: Activation)] {
    try zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      let half = Rational.powerOfTwo(-1)
      let activations: [Activation] = [.identity, .rectifiedLinear, .softThreshold(half), .softThreshold(0)]
      return (
        try (0..<outputs).map { _ in try (0..<inputs).map { _ in try fraction(&generator) } },
        try (0..<outputs).map { _ in try fraction(&generator) },
        activations[Int.random(in: 0..<4, using: &generator)]
      )
    }
  }

  @Test("Values of random networks agree with the definition, exactly, in intervals and nearly in doubles")
  func valuesOfRandomNetworks() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<scaledIterations(40) {
      let sizes = (0..<4).map { _ in Int.random(in: 1...4, using: &generator) }
      let layers = try randomLayers(sizes, &generator)
      let network = try FeedForwardNetwork(
        layers: layers.map { layer in
          try AffineLayer(
            weights: Matrix(rows: layer.weights).map { ExactReal($0) }, bias: layer.bias.map { ExactReal($0) },
            activation: layer.activation)
        })
      #expect(network.inputCount == sizes[0] && network.outputCount == sizes[3])
      #expect(network.hiddenUnitCount == sizes[1] + sizes[2])
      let input = try (0..<sizes[0]).map { _ in try fraction(&generator) }
      let expected = layers.reduce(input) { x, layer in
        zip(layer.weights, layer.bias).map { row, bias in
          activated(zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 }, by: layer.activation)
        }
      }
      #expect(try network.value(at: input.map { ExactReal($0) }).map(\.rational) == expected)

      let points = try network.enclosure(at: input.map { Interval($0, precision: 100) }, precision: 100)
      for (enclosure, value) in zip(points, expected) {
        #expect(enclosure.contains(value))
        #expect(try #require(enclosure.width) < .powerOfTwo(-70))
      }
      let radius = Rational.powerOfTwo(-3)
      let box = try input.map { try #require(Interval(lower: $0 - radius, upper: $0 + radius, precision: 64)) }
      for (enclosure, value) in zip(try network.enclosure(at: box, precision: 64), expected) {
        #expect(enclosure.contains(value))
      }
      for (approximation, value) in zip(try network.inDoubles().value(at: input.map { $0.double() }), expected) {
        #expect((try Rational(exactly: approximation) - value).magnitude < .powerOfTwo(-30))
      }
    }
  }

  @Test func enclosuresOfOneActivationAreTight() throws {
    let half = Rational.powerOfTwo(-1)
    for activation in [Activation.identity, .rectifiedLinear, .softThreshold(half)] {
      for lower in -8...8 {
        for upper in lower...8 {
          let ends = (Rational(lower) * .powerOfTwo(-2), Rational(upper) * .powerOfTwo(-2))
          let box = try #require(Interval(lower: ends.0, upper: ends.1, precision: 20))
          let enclosure = activation.enclosure(at: box)
          #expect(enclosure.lowerBound == activated(ends.0, by: activation))
          #expect(enclosure.upperBound == activated(ends.1, by: activation))
          #expect(activation.value(at: ExactReal(ends.0)).rational == activated(ends.0, by: activation))
        }
      }
    }
  }

  @Test("soft(√2, 1) = √2 − 1, soft(−√2, 1) = 1 − √2, soft(√2, 2) = 0")
  func softThresholdOfAnIrrationalNumber() throws {
    let root = ExactReal(2).squareRoot()
    for (x, threshold, expected) in [(root, 1, root - 1), (-root, 1, 1 - root), (root, 2, 0)] {
      let layer = try AffineLayer(
        weights: Matrix(rows: [[1]]), bias: [0], activation: .softThreshold(Rational(threshold)))
      let value = try FeedForwardNetwork(layers: [layer]).value(at: [x])[0]
      #expect(try (value - expected).enclosure(withinPowerOfTwo: 200).contains(0))
    }
  }

  @Test func irrationalWeightsInIntervals() throws {
    let root = ExactReal(2).squareRoot()
    let network = try FeedForwardNetwork(
      layers: [AffineLayer(weights: Matrix(rows: [[root, .pi]]), bias: [-root], activation: .rectifiedLinear)])
    let exact = try network.value(at: [root, 1])[0]
    let enclosure = try network.enclosure(
      at: [root.enclosure(precision: 300), Interval(1, precision: 300)], precision: 300)[0]
    #expect(try exact.enclosure(precision: 400).isSubset(of: enclosure))
    #expect(try #require(enclosure.width) < .powerOfTwo(-290))
  }

  @Test func refusedNetworks() throws {
    #expect(throws: NetworkError.noLayers) { try FeedForwardNetwork(layers: []) }
    #expect(throws: NetworkError.self) { try AffineLayer(weights: Matrix(rows: [[1, 2]]), bias: []) }
    #expect(throws: NetworkError.negativeThreshold(-1)) {
      try AffineLayer(weights: Matrix(rows: [[1]]), bias: [1], activation: .softThreshold(-1))
    }
    let layer = try AffineLayer(weights: Matrix(rows: [[1, 2]]), bias: [0])
    #expect(throws: NetworkError.self) { try FeedForwardNetwork(layers: [layer, layer]) }
    let network = try FeedForwardNetwork(layers: [layer])
    #expect(throws: NetworkError.self) { try network.value(at: [1]) }
    #expect(throws: NetworkError.self) { try network.enclosure(at: [], precision: 64) }
    #expect(throws: NetworkError.self) { try network.inDoubles().value(at: [1, 2, 3]) }
    let broken = try FeedForwardNetwork(
      layers: [AffineLayer(weights: Matrix(rows: [[ExactReal(-1).squareRoot()]]), bias: [0])])
    #expect(throws: NetworkError.self) { try broken.inDoubles() }
    #expect(throws: NetworkError.self) { try broken.enclosure(at: [Interval(1, precision: 64)], precision: 64) }
  }
}
