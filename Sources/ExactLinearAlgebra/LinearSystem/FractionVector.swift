import ExactArithmetic

/// A vector of rational numbers with one denominator: entry i is `numerators[i] / denominator`.
///
/// Sums and products of such vectors need no greatest common divisors.
public struct FractionVector: Sendable, Hashable {
  /// One for each entry, over the one denominator.
  public let numerators: [Integer]

  /// The denominator, positive.
  public let denominator: Integer

  /// The vector in lowest terms: no prime divides the denominator and all numerators.
  ///
  /// - Parameter denominator: not 0; its sign goes to the numerators.
  init(reducing numerators: [Integer], over denominator: Integer) {
    var divisor = denominator.magnitude
    for numerator in numerators where divisor != 1 {
      divisor = Integer.greatestCommonDivisor(divisor, numerator)
    }
    if denominator.signum < 0 { divisor.negate() }
    if divisor == 1 {
      self.init(numerators: numerators, denominator: denominator)
    } else {
      // Division fails for a zero denominator only.
      self.init(
        numerators: numerators.map { (try? $0.exactQuotient(by: divisor)) ?? $0 },
        denominator: (try? denominator.exactQuotient(by: divisor)) ?? denominator)
    }
  }

  private init(numerators: [Integer], denominator: Integer) {
    self.numerators = numerators
    self.denominator = denominator
  }

  /// The number of entries.
  public var count: Int { numerators.count }

  /// The entries in lowest terms.
  ///
  /// - Complexity: one greatest common divisor for each entry.
  public var rationals: [Rational] {
    // The denominator is positive, so that no quotient fails.
    numerators.map { (try? Rational(numerator: $0, denominator: denominator)) ?? 0 }
  }
}
