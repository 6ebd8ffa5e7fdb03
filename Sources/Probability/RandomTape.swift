import ExactArithmetic

/// The random bits of one run of a randomised algorithm: a deterministic sequence, given by a seed and a tape number.
///
/// A randomised algorithm is a family Γ_ω of deterministic ones; ω is a tape. Equal seeds and numbers give equal
/// tapes on every machine and in every version of the program, so that a run can be repeated from what a transcript
/// says.
///
/// The bits are those of the words of xoshiro256**, the most significant bit first. Everything that is read from a
/// tape reads its next bits, so a reader that takes 3 bits and then 5 sees what one that takes 8 sees. The generator
/// passes the usual statistical tests, and is not meant to resist an opponent who wants to foresee it.
///
/// ```swift
/// var tape = RandomTape.tape(number: 7, ofSeed: 2022)
/// let candidate = try tape.next(below: 3)      // 0, 1 or 2, each with probability 1/3
/// ```
///
/// Source: D. Blackman, S. Vigna, *Scrambled linear pseudorandom number generators*, ACM TOMS 47 (2021), for
/// xoshiro256**; G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014, for
/// SplitMix64.
public struct RandomTape: Sendable, Hashable {
  private var engine: Xoshiro
  /// Bits of the current word that have not been read, at its upper end, and their number.
  private var word: UInt64 = 0
  private var unreadCount = 0

  /// The number of bits read so far.
  public private(set) var bitsRead = 0

  private init(engine: Xoshiro) {
    self.engine = engine
  }

  /// Tape 0 of the seed.
  public init(seed: UInt64) {
    self = .tape(number: 0, ofSeed: seed)
  }

  /// The tape of a number, for instance that of a trial; tapes of different numbers or seeds behave as independent.
  ///
  /// The four words of the generator's state are SplitMix64's mixing function applied to the sums of the first four
  /// outputs of SplitMix64 for the seed and for the complement of the mixed number.
  public static func tape(number: UInt64, ofSeed seed: UInt64) -> RandomTape {
    var one = SplitMix(state: seed)
    var two = SplitMix(state: ~SplitMix.mixed(number &+ SplitMix.increment))
    let words = (0..<4).map { _ in SplitMix.mixed(one.next() &+ two.next()) }
    return RandomTape(engine: Xoshiro(words[0], words[1], words[2], words[3]))
  }

  /// A tape of its own, which behaves as independent of the rest of this one; reads 128 bits.
  public mutating func split() -> RandomTape {
    let seed = nextBits(64)
    return .tape(number: nextBits(64), ofSeed: seed)
  }

  /// The next bit, 0 or 1.
  public mutating func nextBit() -> Int {
    Int(nextBits(1))
  }

  /// A number from 0 ..< `bound`, all equally likely, without bias.
  ///
  /// Reads as many bits as `bound` − 1 has, again and again until the number is below `bound`: less than twice on
  /// average.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if `bound` ≤ 0.
  public mutating func next(below bound: Int) throws(ArithmeticError) -> Int {
    guard bound > 0 else { throw .domain("a random number below \(bound)") }
    let width = Int.bitWidth - (bound - 1).leadingZeroBitCount
    while true {
      let candidate = Int(nextBits(width))
      if candidate < bound { return candidate }
    }
  }

  /// A multiple of 2^-bits in [0, 1), all equally likely; 0 if `bits` ≤ 0.
  public mutating func nextRational(bits: Int) -> Rational {
    Rational(nextInteger(bits: bits)) * .powerOfTwo(-max(0, bits))
  }

  /// An integer from 0 ..< 2^bits, all equally likely; 0 if `bits` ≤ 0.
  public mutating func nextInteger(bits: Int) -> Integer {
    var value: Integer = 0
    var remaining = max(0, bits)
    while remaining > 0 {
      let count = min(remaining, 64)
      value = (value << count) + Integer(nextBits(count))
      remaining -= count
    }
    return value
  }

  /// The next `count` ≤ 64 bits, the first of them the most significant.
  private mutating func nextBits(_ count: Int) -> UInt64 {
    bitsRead += count
    var result: UInt64 = 0
    var missing = count
    while missing > 0 {
      if unreadCount == 0 { (word, unreadCount) = (engine.next(), 64) }
      let taken = min(missing, unreadCount)
      // Swift's `<<` by 64 or more gives 0, as is wanted here.
      result = (result << UInt64(taken)) | (word >> UInt64(64 - taken))
      word = word << UInt64(taken)
      unreadCount -= taken
      missing -= taken
    }
    return result
  }
}

extension RandomTape: RandomNumberGenerator {
  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    nextBits(64)
  }
}
