import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import NeuralNetworks
import PhaseTransitions
import TestSupport
import Testing

@testable import Challenges

@Suite struct VerdictTests {
  @Test func verdicts() {
    let failures: [Verdict] = [
      .fails(lowerBound: 1, scope: .someSample), .failsOften(failures: 1, trials: 2, scope: .everySample),
      .exceedsData(limit: 3), .exceedsLevel(limit: 4),
    ]
    let others: [Verdict] = [.reaches(upperBound: 1), .outOfTime, .undecided("why")]
    #expect(failures.allSatisfy(\.isFailure) && !others.contains(where: \.isFailure))
    #expect((failures + others).map(\.isDecided) == [true, true, true, true, true, false, false])
    #expect(
      (failures + others).map(\.name) == [
        "fails", "fails", "more than M data", "needs a higher level", "reaches", "out of time", "undecided",
      ])
  }

  @Test func barriers() throws {
    let family = try TheoremTwoClass.small(digits: 7)
    #expect(Barrier.allCases.map { $0.digits(of: family) } == [7, 6, 6, 5, 5])
    #expect(Barrier.allCases.map(\.isImpossible) == [true, true, false, false, true])
  }

  /// Decimal bounds of ten digits on the right side: strictly below, and at least.
  @Test func shortBounds() throws {
    var generator = SeededGenerator(seed: 31)
    var values: [Rational] = [1, 3, .powerOfTen(-7), .powerOfTwo(-900), 1_234_567_890, 12_345_678_901]
    for _ in 0..<scaledIterations(100) { values.append(generator.rational(bits: 90).magnitude) }
    for value in values where value > 0 {
      let (lower, upper) = (try value.shortLowerBound(), try value.shortUpperBound())
      #expect(lower < value && value <= upper)
      let slack = Rational(1) - Rational.powerOfTen(-8)
      #expect(lower > value * slack && upper * slack < value)
    }
    #expect(try Rational(0).shortUpperBound() == 0)
  }

  /// A document has the values of its network: soft thresholds are two rectified linear units.
  @Test func documentsOfNetworks() throws {
    func reals(_ rows: [[Rational]]) throws -> Matrix<ExactReal> { try Matrix(rows: rows).map { ExactReal($0) } }
    let third = try Rational(1) / 3
    let network = try FeedForwardNetwork(layers: [
      AffineLayer(
        weights: reals([[1, -2], [third, 3], [0, 1]]), bias: [0, 1, -1], activation: .softThreshold(third)),
      AffineLayer(weights: reals([[1, 1, 1], [2, -1, 0]]), bias: [-1, 0], activation: .rectifiedLinear),
      AffineLayer(weights: reals([[1, 5]]), bias: [2]),
    ])
    var writer = ExpressionWriter()
    let document = try NetworkDocument(network, writer: &writer)
    #expect(document.layers.map(\.activation) == [.rectifiedLinearUnit, .identity, .rectifiedLinearUnit, .identity])
    func number(_ expression: ExpressionDocument) throws -> Rational {
      guard case .rational(let value) = expression else { throw AlgorithmError() }
      return value
    }
    for input: [Rational] in [
      [0, 0], [1, 2], [-3, 1], [third, -third], [.powerOfTwo(-1), .powerOfTwo(-2)], [-1, -1],
    ] {
      var values = input
      for layer in document.layers {
        values = try zip(layer.weights, layer.biases).map { row, bias in
          let sum = try zip(row, values).reduce(try number(bias)) { try $0 + number($1.0) * $1.1 }
          return layer.activation == .identity ? sum : max(sum, 0)
        }
      }
      #expect(values == (try network.value(at: input.map { ExactReal($0) })).compactMap(\.rational))
    }
  }
}
