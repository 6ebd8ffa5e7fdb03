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
    let last = digits(forBits: system.determinantBits + max(numeratorBits, 0) + SolutionSearch.spareBits + 4)
    var count = 4
    while true {
      count = min(count, last)
      expansion.extend(to: count)
      if let solution = attempt(count) { return solution }
      if count == last { return nil }
      // Steps cost more than attempts: a tenth too many steps at most.
      count += max(2, count / 10)
    }
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
    guard let first = candidate(residue, modulus) else { return nil }
    // With the denominator known only numerators are to be found, from fewer digits.
    let few = min(count, digits(forBits: first.numerator.bitWidth + SolutionSearch.spareBits + 32))
    for digitCount in few == count ? [count] : [few, count] {
      let isLast = digitCount == count
      if let solution = numerators(first.denominator, digits: digitCount, extendsDenominator: isLast) {
        let left = system.matrix.times(solution.numerators)
        let isVerified = zip(left, rightHandSide).allSatisfy { $0 == $1 * solution.denominator }
        if isVerified { return FractionVector(reducing: solution.numerators, over: solution.denominator) }
      }
    }
    return nil
  }

  /// All numerators over a multiple of `denominator`, from so many digits; nil if they do not determine one of them.
  ///
  /// - Parameter extendsDenominator: a number that is no multiple of 1/`denominator` is reconstructed as a fraction.
  private mutating func numerators(
    _ denominator: Integer, digits count: Int, extendsDenominator: Bool
  ) -> (numerators: [Integer], denominator: Integer)? {
    let modulus = expansion.modulus(count)
    var (numerators, denominator): ([Integer], Integer) = ([], denominator)
    for index in 0..<system.size {
      let multiple = (expansion.value(of: index, digits: count) * denominator).symmetricRemainder(modulo: modulus)
      if isShort(multiple, modulus) {
        numerators.append(multiple)
        continue
      }
      guard extendsDenominator, let fraction = reconstruct(multiple, modulus) else {
        if extendsDenominator { witness = index }
        return nil
      }
      for k in numerators.indices { numerators[k] *= fraction.denominator }
      denominator *= fraction.denominator
      numerators.append(fraction.numerator)
    }
    return (numerators, denominator)
  }

  private func isShort(_ value: Integer, _ modulus: Integer) -> Bool {
    value.bitWidth + SolutionSearch.spareBits < modulus.bitWidth
  }

  /// The residue as a fraction: over the hint if that makes it an integer, otherwise by Euclid's algorithm.
  private func candidate(_ residue: Integer, _ modulus: Integer) -> (numerator: Integer, denominator: Integer)? {
    for denominator in denominatorHint == 1 ? [1] : [1, denominatorHint] {
      let multiple = (residue * denominator).symmetricRemainder(modulo: modulus)
      if isShort(multiple, modulus) { return (multiple, denominator) }
    }
    return reconstruct(residue, modulus)
  }

  /// The fraction whose numerator and denominator together leave the spare bits unused, and differ in size as their
  /// bounds do.
  private func reconstruct(_ residue: Integer, _ modulus: Integer) -> (numerator: Integer, denominator: Integer)? {
    let total = modulus.bitWidth - SolutionSearch.spareBits - 2
    let denominatorBits = max(1, (total - numeratorBits + system.determinantBits) / 2)
    guard total > denominatorBits else { return nil }
    return residue.rationalReconstruction(
      modulo: modulus, numeratorBound: Integer.powerOfTwo(total - denominatorBits),
      denominatorBound: Integer.powerOfTwo(denominatorBits))
  }
}
