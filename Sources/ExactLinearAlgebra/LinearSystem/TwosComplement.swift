import ExactArithmetic

/// Integers as rows of words in two's complement, least significant word first.
enum TwosComplement {
  /// Writes a value into words that are 0, as many as it needs with its sign.
  static func write(_ value: Integer, to words: inout [UInt], at start: Int, width: Int) {
    value.withMagnitudeWords { magnitude in
      for k in 0..<magnitude.count { words[start + k] = magnitude[k] }
    }
    guard value.signum < 0 else { return }
    var carry = true
    for k in start..<start + width {
      let inverted = ~words[k]
      words[k] = carry ? inverted &+ 1 : inverted
      carry = carry && inverted == .max
    }
  }

  /// The residue of a number in two's complement.
  ///
  /// - Parameter radixPower: 2^(64·(width + 1)) modulo the prime.
  @inline(__always)
  static func residue(
    _ words: UnsafePointer<UInt>, width: Int, field: PrimeField, radixPower: UInt
  ) -> UInt {
    // Multiples of p make the low words 0 one after the other; -carry·2^(64·width) is left.
    var carry: UInt = 0
    for k in 0..<width {
      let (difference, borrow) = words[k].subtractingReportingOverflow(carry)
      carry = (difference &* field.wordInverse).multipliedFullWidth(by: field.modulus).high &+ (borrow ? 1 : 0)
    }
    carry &+= words[width - 1] >> 63
    if carry >= field.modulus { carry &-= field.modulus }
    return carry == 0 ? 0 : field.montgomeryProduct(field.modulus &- carry, radixPower)
  }

  /// Divides a number in two's complement by the prime, which divides it.
  @inline(__always)
  static func divideExactly(_ words: UnsafeMutablePointer<UInt>, width: Int, field: PrimeField) {
    var carry: UInt = 0
    for k in 0..<width {
      let (difference, borrow) = words[k].subtractingReportingOverflow(carry)
      let quotient = difference &* field.wordInverse
      words[k] = quotient
      carry = quotient.multipliedFullWidth(by: field.modulus).high &+ (borrow ? 1 : 0)
    }
  }

  /// Subtracts `value · 2^bits` in two's complement.
  @inline(__always)
  static func subtract(
    _ value: (high: Int, low: UInt), shiftedBy bits: Int, from words: UnsafeMutablePointer<UInt>, width: Int
  ) {
    let (first, shift) = (bits >> 6, UInt(bits & 63))
    let high = UInt(bitPattern: value.high)
    let sign = UInt(bitPattern: value.high >> 63)
    let shifted =
      shift == 0
      ? (value.low, high, sign)
      : (
        value.low << shift, high << shift | value.low >> (64 - shift),
        UInt(bitPattern: value.high >> Int(64 - shift))
      )
    var borrow = false
    for k in first..<max(width, first) {
      let word = k == first ? shifted.0 : (k == first + 1 ? shifted.1 : (k == first + 2 ? shifted.2 : sign))
      let (difference, under) = words[k].subtractingReportingOverflow(word)
      let (result, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
      words[k] = result
      borrow = under || second
    }
  }
}
