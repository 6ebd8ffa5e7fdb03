import ExactArithmetic
import Probability
import Testing

@Suite struct BinomialConfidenceTests {
  /// P(X ≥ k) as a rational number, term by term.
  private func upperTail(_ k: Int, of n: Int, at p: Rational) throws -> Rational {
    var (coefficient, sum): (Rational, Rational) = (1, 0)
    for i in 0...n {
      if i >= k { sum += coefficient * (try p.power(i)) * (try (1 - p).power(n - i)) }
      coefficient = try coefficient * Rational(n - i) / Rational(i + 1)
    }
    return sum
  }

  @Test("The bounds are the closest multiples of 2^-resolution on the outer side", arguments: [1, 5, 40])
  func closestBounds(resolution: Int) throws {
    let step = Rational.powerOfTwo(-resolution)
    for confidence in ["1/2", "0.9", "0.95", "0.999999"] {
      let level = (1 - (try Rational(parsing: confidence))) * .powerOfTwo(-1)
      for n in 1...9 {
        for k in 0...n {
          let bounds = try BinomialConfidence(
            successes: k, trials: n, confidence: Rational(parsing: confidence), resolution: resolution)
          #expect(0 <= bounds.lowerBound && bounds.lowerBound < bounds.upperBound && bounds.upperBound <= 1)
          #expect(((bounds.lowerBound) * .powerOfTwo(resolution)).isInteger)
          if k == 0 {
            #expect(bounds.lowerBound == 0)
          } else {
            #expect(try upperTail(k, of: n, at: bounds.lowerBound) <= level)
            #expect(try upperTail(k, of: n, at: bounds.lowerBound + step) > level)
          }
          if k == n {
            #expect(bounds.upperBound == 1)
          } else {
            // P(X ≤ k) = 1 − P(X ≥ k + 1).
            #expect(try 1 - upperTail(k + 1, of: n, at: bounds.upperBound) <= level)
            #expect(try 1 - upperTail(k + 1, of: n, at: bounds.upperBound - step) > level)
          }
        }
      }
    }
  }

  /// Quantiles of the beta distribution by SciPy 1.17.1: `beta.ppf(a/2, k, n-k+1)` and `beta.ppf(1-a/2, k+1, n-k)`,
  /// which are correct to about 12 digits.
  @Test(arguments: [
    (0, 10, "0.95", "0", "0.3084971078187607"),
    (10, 10, "0.95", "0.6915028921812392", "1"),
    (1, 10, "0.95", "0.0025285785444617865", "0.4450161170281954"),
    (5, 10, "0.9", "0.22244110100812936", "0.7775588989918706"),
    (500, 1_000, "0.99", "0.45885255330704494", "0.5411474466929551"),
    (3, 1_000, "0.95", "0.0006190999316495715", "0.008742023238478303"),
    (999, 1_000, "0.95", "0.9944410757201734", "0.9999746825125088"),
    (50_000, 100_000, "0.95", "0.4968960624918004", "0.5031039375081996"),
    (12, 100_000, "0.999", "3.726482478496022e-05", "0.0002820116015218536"),
  ])
  func quantilesOfTheBetaDistribution(k: Int, n: Int, confidence: String, lower: String, upper: String) throws {
    let bounds = try BinomialConfidence(successes: k, trials: n, confidence: Rational(parsing: confidence))
    // 2^-40 is 9.1e-13; SciPy's error is allowed as much.
    let tolerance = Rational.powerOfTwo(-40) * 2
    #expect((bounds.lowerBound - (try Rational(parsing: lower))).magnitude <= tolerance)
    #expect((bounds.upperBound - (try Rational(parsing: upper))).magnitude <= tolerance)
  }

  /// P(X ≥ 4) = 3/16 for n = 5 at p = 1/2, where no enclosure tells: 1/2 counts as lying on the wrong side.
  @Test(arguments: [1, 8, 40])
  func tailsThatEqualTheLevel(resolution: Int) throws {
    let confidence = 5 * Rational.powerOfTwo(-3)
    let half = Rational.powerOfTwo(-1)
    #expect(try upperTail(4, of: 5, at: half) * 2 == 1 - confidence)
    let bounds = try BinomialConfidence(successes: 4, trials: 5, confidence: confidence, resolution: resolution)
    #expect(bounds.lowerBound == half - .powerOfTwo(-resolution))
  }

  @Test func finerBoundsLieInsideCoarserOnes() throws {
    var previous = try BinomialConfidence(
      successes: 37, trials: 200, confidence: Rational(parsing: "0.99"), resolution: 8)
    for resolution in [16, 40, 100, 300] {
      let next = try BinomialConfidence(
        successes: 37, trials: 200, confidence: Rational(parsing: "0.99"), resolution: resolution)
      #expect(previous.lowerBound < next.lowerBound && next.upperBound < previous.upperBound)
      previous = next
    }
  }

  /// With outcomes that are not known the interval is that of all possible numbers of successes together.
  @Test func undecidedTrials() throws {
    let confidence = 1 - Rational.powerOfTen(-2)
    for (successes, undecided, trials) in [(0, 0, 1), (0, 5, 5), (3, 4, 11), (7, 1, 8), (40, 80, 200)] {
      let bounds = try BinomialConfidence(
        successes: successes, undecided: undecided, trials: trials, confidence: confidence)
      #expect(bounds.successes == successes && bounds.undecided == undecided && bounds.trials == trials)
      let possible = try (successes...successes + undecided).map {
        try BinomialConfidence(successes: $0, trials: trials, confidence: confidence)
      }
      #expect(bounds.lowerBound == possible.map(\.lowerBound).min())
      #expect(bounds.upperBound == possible.map(\.upperBound).max())
    }
    for undecided in [-1, 3, Int.max, Int.min] {
      #expect(throws: ArithmeticError.self) {
        try BinomialConfidence(successes: 3, undecided: undecided, trials: 5, confidence: confidence)
      }
    }
  }

  @Test func refusedArguments() throws {
    let half = Rational.powerOfTwo(-1)
    for (k, n) in [(-1, 5), (6, 5), (0, 0), (0, -1)] {
      #expect(throws: ArithmeticError.self) { try BinomialConfidence(successes: k, trials: n, confidence: half) }
    }
    for confidence: Rational in [0, 1, -1, 2] {
      #expect(throws: ArithmeticError.self) { try BinomialConfidence(successes: 1, trials: 2, confidence: confidence) }
    }
    #expect(throws: ArithmeticError.self) { try BinomialConfidence(successes: 1, trials: .max, confidence: half) }
    for resolution in [0, -1, 1 << 20] {
      #expect(throws: ArithmeticError.self) {
        try BinomialConfidence(successes: 1, trials: 2, confidence: half, resolution: resolution)
      }
    }
  }
}
