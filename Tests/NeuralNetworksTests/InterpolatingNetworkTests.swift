import ExactArithmetic
import NeuralNetworks
import TestSupport
import Testing

@Suite struct InterpolatingNetworkTests {
  private func vectors(_ rows: [[Int]]) -> [[ExactReal]] { rows.map { $0.map { ExactReal($0) } } }

  @Test("Rational samples are interpolated exactly, by at most R − 1 units", arguments: [1, 2, 5, 20])
  func rationalSamples(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    for dimension in [1, 2, 5] {
      // Few values, so that samples are repeated and share coordinates.
      let samples = (0..<count).map { _ in (0..<dimension).map { _ in Int.random(in: -1...1, using: &generator) } }
      var known: [[Int]: [Int]] = [:]
      let targets = samples.map { sample in
        known[sample]
          ?? {
            let target = (0..<3).map { _ in Int.random(in: -50...50, using: &generator) }
            known[sample] = target
            return target
          }()
      }
      let result = try InterpolatingNetwork(samples: vectors(samples), targets: vectors(targets))
      #expect(result.network.hiddenUnitCount == known.count - 1)
      #expect(result.nodes.count == known.count && result.network.layers.count <= 2)
      #expect(result.samplesAtNodes.joined().sorted() == Array(0..<count))
      for (sample, target) in zip(samples, targets) {
        let value = try result.network.value(at: sample.map { ExactReal($0) })
        #expect(value.map(\.rational) == target.map { Rational($0) })
      }
      #expect(
        try result.agreement(samples: vectors(samples), targets: vectors(targets), withinPowerOfTwo: 10) == .exact)
      for (node, next) in zip(result.nodes, result.nodes.dropFirst()) { #expect(node.isLess(than: next) == .holds) }
    }
  }

  @Test("Between two nodes the network is linear, outside of them on the left constant")
  func piecewiseLinear() throws {
    let result = try InterpolatingNetwork(
      samples: vectors([[3], [0], [1]]), targets: vectors([[7, 0], [1, 5], [3, -1]]))
    #expect(result.direction == [1] && result.samplesAtNodes == [[1], [2], [0]])
    let half = ExactReal(Rational.powerOfTwo(-1))
    #expect(try result.network.value(at: [half]).map(\.rational) == [2, 2])
    #expect(try result.network.value(at: [2]).map(\.rational) == [5, -Rational.powerOfTwo(-1)])
    #expect(try result.network.value(at: [-4]).map(\.rational) == [1, 5])
  }

  @Test("Points of a cube, which no coordinate separates")
  func cube() throws {
    let samples = (0..<16).map { index in (0..<4).map { (index >> $0) & 1 } }
    let targets = (0..<16).map { [$0 * $0, 1 - $0] }
    let result = try InterpolatingNetwork(samples: vectors(samples), targets: vectors(targets))
    #expect(result.nodes.count == 16)
    #expect(
      try result.agreement(samples: vectors(samples), targets: vectors(targets), withinPowerOfTwo: 10) == .exact)
  }

  @Test func irrationalSamplesAndTargets() throws {
    let root = ExactReal(2).squareRoot()
    let fifth = try Rational(numerator: 1, denominator: 5)
    let samples: [[ExactReal]] = [
      [root, 1, .pi], [root, 2, .pi], [1, root, 0], [root, 1, .pi], [.cosinePi(fifth), 3, root.squareRoot()],
      [root + ExactReal(Rational.powerOfTwo(-500)), 1, .pi],
    ]
    let targets: [[ExactReal]] = [[root, 0], [.pi, 1], [3, 3], [root, 0], [.pi - root, -1], [root, 5]]
    let result = try InterpolatingNetwork(samples: samples, targets: targets)
    #expect(result.nodes.count == 5 && result.network.hiddenUnitCount == 4)
    #expect(result.samplesAtNodes.contains([0, 3]))
    #expect(
      try result.agreement(samples: samples, targets: targets, withinPowerOfTwo: 300)
        == .enclosed(withinPowerOfTwo: 300))
    // The check can say no.
    var wrong = targets
    wrong[4][1] += ExactReal(Rational.powerOfTwo(-250))
    #expect(throws: InterpolationError.disagreement(4)) {
      try result.agreement(samples: samples, targets: wrong, withinPowerOfTwo: 300)
    }
    #expect(throws: InterpolationError.self) {
      try result.agreement(samples: samples, targets: [[1, 2]], withinPowerOfTwo: 300)
    }
    let enclosure = try result.network.enclosure(
      at: samples[1].map { try $0.enclosure(precision: 1500) }, precision: 1500)
    #expect(try ExactReal.pi.enclosure(precision: 2000).isSubset(of: enclosure[0]))
  }

  @Test func contradictionsAndWhatCannotBeTold() throws {
    let root = ExactReal(2).squareRoot()
    #expect(throws: InterpolationError.conflictingTargets(0, 2)) {
      try InterpolatingNetwork(
        samples: [[root, 1], [0, 1], [ExactReal(8).squareRoot() - root, 1]], targets: [[1], [2], [3]])
    }
    // 4·cos(π/5) = 1 + √5: equal, and not by form.
    let one = ExactReal.cosinePi(try Rational(numerator: 1, denominator: 5)) * 4
    let two = 1 + ExactReal(5).squareRoot()
    #expect(throws: InterpolationError.undecidedSamples(0, 1, precision: 300)) {
      try InterpolatingNetwork(samples: [[one], [two]], targets: [[1], [1]], precision: 300)
    }
    #expect(throws: InterpolationError.undecidedTargets(0, 1, precision: 300)) {
      try InterpolatingNetwork(samples: [[root], [root]], targets: [[one], [two]], precision: 300)
    }
    // Other coordinates tell such samples apart.
    let told = try InterpolatingNetwork(samples: [[one, 1], [two, 2]], targets: [[1], [5]], precision: 300)
    #expect(told.direction == [0, 1])
    // A difference of 2^-700 needs more than 300 bits.
    let near = root + ExactReal(Rational.powerOfTwo(-700))
    #expect(try InterpolatingNetwork(samples: [[root + .pi], [near + .pi]], targets: [[1], [2]]).nodes.count == 2)
    #expect(throws: InterpolationError.self) {
      try InterpolatingNetwork(
        samples: [[(root + 1).squareRoot()], [(near + 1).squareRoot()]], targets: [[1], [2]], precision: 300)
    }
  }

  @Test func refusedSamples() throws {
    #expect(throws: InterpolationError.noSamples) { try InterpolatingNetwork(samples: [], targets: []) }
    for (samples, targets) in [([[1]], [[1], [2]]), ([[1], [1, 2]], [[1], [2]]), ([[1], [2]], [[1], []])] {
      #expect(throws: InterpolationError.self) {
        try InterpolatingNetwork(samples: vectors(samples), targets: vectors(targets))
      }
    }
    #expect(throws: InterpolationError.self) {
      try InterpolatingNetwork(samples: [[ExactReal(-1).squareRoot()], [1]], targets: [[1], [2]])
    }
  }
}
