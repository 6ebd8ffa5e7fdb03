import ExactArithmetic

/// Looks for the fractions whose residues modulo p^k a p-adic expansion computes, at growing k, and verifies them.
///
/// A number is accepted as a candidate when its size leaves 64 bits of the modulus unused, which a number that is not
/// the right one does with a probability of about 2^-64; exact verification decides.
struct SolutionSearch {
  let system: FactoredSystem
  let rightHandSide: [Integer]
  let denominatorHint: Integer

  /// Numerators over a denominator that divides the determinant are below 2^numeratorBits.
  let numeratorBits: Int

  private var expansion: PadicExpansion

  /// An unknown that was not determined in the last attempt: the first to be looked at in the next.
  private var witness = 0

  /// The number of digits from which on fractions are looked for whose denominator does not divide the hint.
  private var digitsWithoutHint = 0

  /// The bits of the modulus that a candidate leaves unused.
  private static let spareBits = 64

  init(system: FactoredSystem, rightHandSide: [Integer], denominatorHint: Integer, numeratorBits: Int) {
    self.system = system
    self.rightHandSide = rightHandSide
    self.denominatorHint = denominatorHint
    self.numeratorBits = numeratorBits
    expansion = PadicExpansion(
      factorization: system.factorization, planes: system.planes, rightHandSide: rightHandSide)
  }

  /// The verified solution; nil if there is none although the modulus has passed the bound beyond which there must be.
  mutating func run() -> FractionVector? {
    let last = mostDigits
    var count = 4
    while true {
      count = min(count, last)
      expansion.extend(to: count)
      if let solution = attempt(count) { return solution }
      if count == last { return nil }
      // Many steps cost more than an attempt, so that at most a tenth are too many; with few unknowns steps are cheap.
      count += max(2, count / 10, 96 / system.size)
    }
  }

  /// A number of digits that determines every solution: that of Cramer's rule and Hadamard's bound.
  private var mostDigits: Int {
    digits(forBits: system.determinantBits + max(numeratorBits, 0) + SolutionSearch.spareBits + 4)
  }

  /// The number of digits whose modulus has more than so many bits.
  private func digits(forBits bits: Int) -> Int {
    bits / (system.factorization.field.modulus.bitWidth - 1 - system.factorization.field.modulus.leadingZeroBitCount)
      + 1
  }

  /// The solution, if `count` digits are enough for it.
  private mutating func attempt(_ count: Int) -> FractionVector? {
    let modulus = expansion.modulus(count)
    let residue = expansion.value(of: witness, digits: count)
    guard let first = candidate(residue, modulus, digits: count) else { return nil }
    // With the denominator known only numerators are to be found, from fewer digits.
    let few = min(count, digits(forBits: first.numerator.bitWidth + SolutionSearch.spareBits + 32))
    for digitCount in few == count ? [count] : [few, count] {
      let isLast = digitCount == count
      if let solution = numerators(first.denominator, digits: digitCount, isLast: isLast) {
        let left = system.product(with: solution.numerators)
        let isVerified = zip(left, rightHandSide).allSatisfy { $0 == $1 * solution.denominator }
        if isVerified { return FractionVector(reducing: solution.numerators, over: solution.denominator) }
      }
    }
    return nil
  }

  /// All numerators over a multiple of `denominator`, from so many digits; nil if they do not determine one of them.
  ///
  /// - Parameter isLast: no more digits are at hand, so that larger factors of the denominator are looked for as well.
  private mutating func numerators(
    _ denominator: Integer, digits count: Int, isLast: Bool
  ) -> (numerators: [Integer], denominator: Integer)? {
    let modulus = expansion.modulus(count)
    var (numerators, denominator): ([Integer], Integer) = ([], denominator)
    for index in 0..<system.size {
      let multiple = (expansion.value(of: index, digits: count) * denominator).symmetricRemainder(modulo: modulus)
      guard let fraction = shortFraction(multiple, modulus) ?? (isLast ? fraction(multiple, modulus) : nil) else {
        if isLast { witness = index }
        return nil
      }
      if fraction.denominator != 1 {
        for k in numerators.indices { numerators[k] *= fraction.denominator }
        denominator *= fraction.denominator
      }
      numerators.append(fraction.numerator)
    }
    return (numerators, denominator)
  }

  /// The residue as a fraction: over the hint if that makes it nearly an integer, otherwise by Euclid's algorithm.
  private mutating func candidate(
    _ residue: Integer, _ modulus: Integer, digits count: Int
  ) -> (numerator: Integer, denominator: Integer)? {
    if let short = shortFraction(residue.symmetricRemainder(modulo: modulus), modulus) { return short }
    if denominatorHint != 1 {
      let multiple = (residue * denominatorHint).symmetricRemainder(modulo: modulus)
      if let short = shortFraction(multiple, modulus) {
        return (short.numerator, short.denominator * denominatorHint)
      }
      // A hint is most often right, so that the longer search is worth few attempts.
      if count < min(digitsWithoutHint, mostDigits) { return nil }
      digitsWithoutHint = count + count / 2
    }
    return fraction(residue, modulus)
  }

  /// The residue, which is the nearest one to 0, as an integer or over a denominator of 32 bits.
  private func shortFraction(
    _ residue: Integer, _ modulus: Integer
  ) -> (numerator: Integer, denominator: Integer)? {
    let total = modulus.bitWidth - SolutionSearch.spareBits - 2
    if residue.bitWidth <= total { return (residue, 1) }
    return reconstruct(residue, modulus, denominatorBits: 32)
  }

  /// The residue as a fraction whose numerator and denominator differ in size as their bounds do.
  private func fraction(_ residue: Integer, _ modulus: Integer) -> (numerator: Integer, denominator: Integer)? {
    let total = modulus.bitWidth - SolutionSearch.spareBits - 2
    return reconstruct(
      residue, modulus, denominatorBits: max(1, (total - numeratorBits + system.determinantBits) / 2))
  }

  /// The fraction whose numerator and denominator together leave the spare bits unused.
  private func reconstruct(
    _ residue: Integer, _ modulus: Integer, denominatorBits: Int
  ) -> (numerator: Integer, denominator: Integer)? {
    let numeratorBits = modulus.bitWidth - SolutionSearch.spareBits - 2 - denominatorBits
    guard numeratorBits > 0 else { return nil }
    return residue.rationalReconstruction(
      modulo: modulus, numeratorBound: Integer.powerOfTwo(numeratorBits),
      denominatorBound: Integer.powerOfTwo(denominatorBits))
  }
}
