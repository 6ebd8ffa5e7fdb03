import ExactArithmetic

/// The integers modulo an odd prime of at most 62 bits, with residues in machine words.
///
/// A residue is a word in `0..<modulus`. Products use P. Montgomery's reduction: `reduced(high:low:)` divides by
/// 2^64 modulo the prime, so that one factor of each product is kept in *Montgomery form* `x·2^64`.
///
/// Source: P. Montgomery, *Modular multiplication without trial division*, Math. Comp. 44 (1985).
public struct PrimeField: Sendable, Hashable {
  /// The prime.
  public let modulus: UInt

  /// The inverse of the modulus modulo 2^64.
  let wordInverse: UInt

  /// 2^128 modulo the prime: the factor that brings a residue into Montgomery form.
  let radixSquare: UInt

  /// The field of that many elements; nil unless `modulus` is an odd prime below 2^62.
  ///
  /// - Complexity: some 750 products of residues, by the test of Miller and Rabin with bases that leave no exception.
  public init?(modulus: UInt) {
    guard modulus > 2, modulus & 1 == 1, modulus < 1 << 62 else { return nil }
    self.init(odd: modulus)
    guard isPrime else { return nil }
  }

  /// The ring modulo an odd number below 2^62.
  private init(odd modulus: UInt) {
    self.modulus = modulus
    // An odd number is its own inverse modulo 8; each step doubles the number of right bits.
    var inverse = modulus
    for _ in 0..<5 { inverse = inverse &* (2 &- modulus &* inverse) }
    wordInverse = inverse
    let radix = (UInt.max % modulus + 1) % modulus
    radixSquare = modulus.dividingFullWidth(radix.multipliedFullWidth(by: radix)).remainder
  }

  /// The largest prime below `bound` with its field; nil if there is no odd prime below it.
  ///
  /// - Parameter bound: at most 2^62.
  public static func largest(below bound: UInt) -> PrimeField? {
    guard bound > 3, bound <= 1 << 62 else { return nil }
    var candidate = (bound - 1) | 1
    if candidate >= bound { candidate -= 2 }
    while candidate > 2 {
      if !hasSmallDivisor(candidate), let field = PrimeField(modulus: candidate) { return field }
      candidate -= 2
    }
    return nil
  }

  /// The largest prime field in which a dot product of `length` products of residues stays below `modulus · 2^64`, so
  /// that one reduction at the end is enough. Its prime has 64 − (bits of `length`) bits, 62 at most.
  static func forDotProducts(ofLength length: Int) -> PrimeField? {
    let bits = min(62, 64 - (Int.bitWidth - length.leadingZeroBitCount))
    guard bits >= smallestCachedBits else { return nil }
    return cached[bits - smallestCachedBits]
  }

  private static let smallestCachedBits = 40

  /// The largest primes of 40 to 62 bits.
  private static let cached = (smallestCachedBits...62).map { largest(below: 1 << UInt($0)) }

  /// The next smaller prime field.
  var next: PrimeField? { PrimeField.largest(below: modulus) }

  private static func hasSmallDivisor(_ number: UInt) -> Bool {
    [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].contains { (divisor: UInt) in number != divisor && number % divisor == 0 }
  }

  /// The test of Miller and Rabin with the first twelve primes, which no composite below 2^64 passes.
  ///
  /// Source: J. Sorenson, J. Webster, *Strong pseudoprimes to twelve prime bases*, Math. Comp. 86 (2017).
  private var isPrime: Bool {
    let twos = (modulus - 1).trailingZeroBitCount
    let one = montgomeryForm(1)
    let minusOne = modulus - one
    return [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].allSatisfy { (base: UInt) in
      if base % modulus == 0 { return true }
      var power = montgomeryPower(montgomeryForm(base % modulus), (modulus - 1) >> UInt(twos))
      if power == one || power == minusOne { return true }
      for _ in 1..<max(twos, 1) {
        power = montgomeryProduct(power, power)
        if power == minusOne { return true }
      }
      return false
    }
  }
}

extension PrimeField {
  /// `(high·2^64 + low) / 2^64` modulo the prime.
  ///
  /// - Precondition: `high < modulus`.
  @inline(__always)
  func reduced(high: UInt, low: UInt) -> UInt {
    // low - (low/p mod 2^64)·p is 0 modulo 2^64, and only the high word of the product is left.
    let product = (low &* wordInverse).multipliedFullWidth(by: modulus).high
    let (difference, borrow) = high.subtractingReportingOverflow(product)
    return borrow ? difference &+ modulus : difference
  }

  /// `left·right / 2^64` modulo the prime: the product, if one of the factors is in Montgomery form; the product in
  /// Montgomery form, if both are.
  @inline(__always)
  func montgomeryProduct(_ left: UInt, _ right: UInt) -> UInt {
    let (high, low) = left.multipliedFullWidth(by: right)
    return reduced(high: high, low: low)
  }

  /// The Montgomery form of a residue.
  @inline(__always)
  func montgomeryForm(_ residue: UInt) -> UInt { montgomeryProduct(residue, radixSquare) }

  /// The residue of a Montgomery form.
  @inline(__always)
  func residue(ofMontgomeryForm form: UInt) -> UInt { reduced(high: 0, low: form) }

  /// The difference of two residues.
  @inline(__always)
  func difference(_ left: UInt, _ right: UInt) -> UInt {
    let (difference, borrow) = left.subtractingReportingOverflow(right)
    return borrow ? difference &+ modulus : difference
  }

  /// A power of a Montgomery form, in Montgomery form.
  func montgomeryPower(_ base: UInt, _ exponent: UInt) -> UInt {
    var (result, square, rest) = (montgomeryForm(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = montgomeryProduct(result, square) }
      square = montgomeryProduct(square, square)
      rest >>= 1
    }
    return result
  }

  /// The inverse of a nonzero Montgomery form, in Montgomery form: by Fermat's theorem, the power `modulus - 2`.
  func montgomeryInverse(_ form: UInt) -> UInt { montgomeryPower(form, modulus - 2) }

  /// The residue of an integer.
  ///
  /// - Complexity: linear in the number of words.
  public func residue(of integer: Integer) -> UInt { integer.remainder(modulo: modulus) }
}
