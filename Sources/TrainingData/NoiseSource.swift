import ExactArithmetic
import RecoveryProblems

/// The pseudo-random numbers behind one answer of an oracle: a function of its seed and the query alone (SplitMix64).
struct NoiseSource: Sendable {
  private var state: UInt64

  init(_ manner: HonestOracle.Manner, query: Query) {
    let seed: UInt64
    switch manner {
    case .nearest: seed = 0
    case .random(let value): seed = value
    case .edge(let value): seed = ~value
    }
    state = seed
    state ^= next() &+ UInt64(bitPattern: Int64(query.sample))
    state ^= next() &+ UInt64(bitPattern: Int64(query.level))
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `bound` − 1; the bias is below bound·2^-64.
  mutating func next(below bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

  /// 1 or −1.
  mutating func sign() -> Rational { next() & 1 == 0 ? 1 : -1 }

  /// A multiple of 2^-16 in [−1, 1].
  mutating func symmetricFraction() -> Rational {
    Rational(next(below: (1 << 17) + 1) - (1 << 16)) * Rational.powerOfTwo(-16)
  }
}
