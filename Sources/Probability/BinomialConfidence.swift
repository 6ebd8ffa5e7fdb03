import ExactArithmetic

/// Proved bounds of an unknown probability of success, from the number of successes in independent trials.
///
/// The Clopper–Pearson bounds for k successes in n trials at confidence γ, α = 1 − γ, are the numbers with
///
///     P(X ≥ k | p_lower) = α/2   (0 if k = 0),       P(X ≤ k | p_upper) = α/2   (1 if k = n),
///
/// X being binomially distributed. Whatever the probability is, the interval [p_lower, p_upper] contains it with
/// probability at least γ. The bounds given here are dyadic numbers on the outer side of them, certified by interval
/// arithmetic:
///
/// - Postcondition: 0 ≤ lowerBound ≤ p_lower and p_upper ≤ upperBound ≤ 1, both multiples of 2^-resolution. They are
/// the
///   closest such multiples, unless a tail probability at one of them is so near to α/2 that 4·(resolution + 88) bits
/// do
///   not tell which is greater; that multiple counts as lying on the wrong side.
/// Where only some of the outcomes are known, the interval contains those for every number of successes that is possible: the lower
/// bound counts the others as failures, the upper bound as successes.
///
/// - Complexity: `resolution` tails of O(√n) terms each, and one binomial coefficient: O(min(k, n − k)) operations.
///
/// Source: C. Clopper, E. Pearson, *The use of confidence or fiducial limits illustrated in the case of the binomial*,
/// Biometrika 26 (1934).
public struct BinomialConfidence: Sendable, Hashable {
  /// The number of successes, k.
  public let successes: Int
  /// The number of trials whose outcome is not known: they are not among the successes.
  public let undecided: Int
  /// The number of trials, n.
  public let trials: Int
  /// The confidence γ of the two bounds together.
  public let confidence: Rational
  /// A lower bound of the probability of success.
  public let lowerBound: Rational
  /// An upper bound of the probability of success.
  public let upperBound: Rational

  /// The largest number of trials.
  public static let maximalTrials = 1_000_000
  /// The largest resolution.
  public static let maximalResolution = 4096
  /// Each tail is enclosed with this many bits more than the resolution first, and with at most four times as many.
  private static let guardBits = 88
  private static let greatestPrecisionFactor = 4

  /// The bounds for `successes` or up to `undecided` more in `trials`, at `confidence` in (0, 1), as multiples of 2^-resolution.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` unless 0 ≤ successes ≤ trials, 0 ≤ undecided ≤ trials − successes, trials ≥ 1,
  ///   0 < confidence < 1 and resolution ≥ 1;
  ///   ``ArithmeticError/tooLarge(_:)`` beyond ``maximalTrials`` or ``maximalResolution``.
  public init(
    successes: Int, undecided: Int = 0, trials: Int, confidence: Rational, resolution: Int = 40
  ) throws(ArithmeticError) {
    guard trials >= 1, (0...trials).contains(successes) else {
      throw .domain("\(successes) successes in \(trials) trials")
    }
    guard (0...trials - successes).contains(undecided) else {
      throw .domain("\(undecided) undecided of \(trials) trials with \(successes) successes")
    }
    guard confidence > 0, confidence < 1 else { throw .domain("the confidence \(confidence), not between 0 and 1") }
    guard resolution >= 1 else { throw .domain("bounds that are multiples of 2^\(-resolution)") }
    guard trials <= Self.maximalTrials else { throw .tooLarge("\(trials) trials") }
    guard resolution <= Self.maximalResolution else { throw .tooLarge("bounds that are multiples of 2^-\(resolution)") }
    let level = (1 - confidence) * .powerOfTwo(-1)
    self.successes = successes
    self.undecided = undecided
    self.trials = trials
    self.confidence = confidence
    lowerBound = Self.lowerBound(successes: successes, trials: trials, level: level, resolution: resolution)
    // P(X ≤ k | p) = P(n − X ≥ n − k), and n − X has success probability 1 − p.
    upperBound =
      1
      - Self.lowerBound(
        successes: trials - successes - undecided, trials: trials, level: level, resolution: resolution)
  }

  /// The greatest multiple of 2^-resolution at which P(X ≥ k) ≤ level is certified, by bisection.
  private static func lowerBound(successes: Int, trials: Int, level: Rational, resolution: Int) -> Rational {
    guard successes > 0 else { return 0 }
    let coarse = BinomialUpperTail(successes: successes, trials: trials, precision: resolution + guardBits)
    var fine: BinomialUpperTail?
    // P(X ≥ k) increases with p, and is 0 at p = 0. At p = k/n, where k is the median, it is at least 1/2 > level.
    var certified: Integer = 0
    var refused = Integer(successes) << resolution
    refused = (try? refused.divided(by: Integer(trials), rounding: .up)) ?? refused
    while refused - certified > 1 {
      let middle = (certified + refused) >> 1
      let probability = Dyadic(significand: middle, exponent: -resolution)
      var verdict = coarse.isAtMost(level, at: probability)
      if verdict == .undecided {
        let tail =
          fine
          ?? BinomialUpperTail(
            successes: successes, trials: trials, precision: (resolution + guardBits) * greatestPrecisionFactor)
        fine = tail
        verdict = tail.isAtMost(level, at: probability)
      }
      if verdict == .holds { certified = middle } else { refused = middle }
    }
    return Rational(certified) * .powerOfTwo(-resolution)
  }
}
