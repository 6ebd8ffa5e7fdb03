/// The generator xoshiro256**: four words of state, period 2^256 − 1.
struct Xoshiro: Hashable, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The generator with this state; the state of zeros, which would stay where it is, is replaced by (1, 0, 0, 0).
  init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    (self.a, self.b, self.c, self.d) = (a | b | c | d == 0 ? 1 : a, b, c, d)
  }

  mutating func next() -> UInt64 {
    let result = Self.rotated(b &* 5, by: 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Self.rotated(d, by: 45)
    return result
  }

  private static func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}

/// The generator SplitMix64, which makes states of other generators from seeds.
struct SplitMix: Sendable {
  /// 2^64 divided by the golden ratio, odd.
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// The mixing function, a bijection of the words.
  static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
