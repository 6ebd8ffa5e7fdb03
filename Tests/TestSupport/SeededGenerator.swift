import ExactArithmetic
import Foundation

/// A reproducible source of random values (SplitMix64): equal seeds give equal sequences on every machine.
///
/// Its numbers are biased to corners: zero, units, the limits of a machine word, neighbours of powers of two.
///
/// Source: G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// The generator of the sequence with the given seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in `count` times on average.
  public mutating func onceIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// The number of iterations of a randomized suite: `base` times the environment variable `BARRIERLAB_TEST_SCALE`, a
/// positive number that is 1 if absent or unreadable; at least one.
public func scaledIterations(_ base: Int) -> Int {
  let scale = ProcessInfo.processInfo.environment["BARRIERLAB_TEST_SCALE"].flatMap(Double.init) ?? 1
  guard scale > 0, scale < 1e9 else { return base }
  return max(1, Int(Double(base) * scale))
}

extension SeededGenerator {
  /// A machine word, half of the time a corner or close to one.
  public mutating func word() -> Int {
    let corners = [0, 1, 2, 3, 1 << 31, 1 << 32, 1 << 52, 1 << 53, 1 << 62, Int.max, Int.min]
    switch Int.random(in: 0..<8, using: &self) {
    case 0...2:
      let corner = corners[Int.random(in: corners.indices, using: &self)]
      return Bool.random(using: &self) ? corner : 0 &- corner
    case 3:
      return corners[Int.random(in: corners.indices, using: &self)] &+ Int.random(in: -2...2, using: &self)
    case 4...5: return Int.random(in: -20...20, using: &self)
    default: return Int(truncatingIfNeeded: next()) >> Int.random(in: 0..<63, using: &self)
    }
  }

  /// An integer of at most `bits` bits, or one bit more next to a corner.
  public mutating func integer(bits: Int = 300) -> Integer {
    switch Int.random(in: 0..<10, using: &self) {
    case 0...4: return Integer(word())
    case 5...6:
      // A neighbour of a power of two, often one at a limit of one or two words.
      let limits = [62, 63, 64, 127, 128].filter { $0 <= bits }
      let exponent =
        limits.isEmpty || onceIn(2)
        ? Int.random(in: 0...bits, using: &self) : limits[Int.random(in: limits.indices, using: &self)]
      let corner = Integer.powerOfTwo(exponent) + Integer(Int.random(in: -2...2, using: &self))
      return Bool.random(using: &self) ? corner : -corner
    default:
      let width = Int.random(in: 0...bits, using: &self)
      var value = Integer(0)
      for _ in 0..<(width + 63) / 64 { value = (value << 64) + Integer(next()) }
      value >>= (64 - width % 64) % 64
      // A factor with many twos once in a while.
      if onceIn(3) {
        let shift = Int.random(in: 0...width, using: &self)
        value = (value >> shift) << shift
      }
      return Bool.random(using: &self) ? value : -value
    }
  }

  /// An integer other than 0 of at most about `bits` bits.
  public mutating func nonzeroInteger(bits: Int = 300) -> Integer {
    let value = integer(bits: bits)
    return value.isZero ? 1 : value
  }

  /// A dyadic number with at most about `bits` bits and an exponent of at most that magnitude.
  public mutating func dyadic(bits: Int = 300) -> Dyadic {
    Dyadic(significand: integer(bits: bits), exponent: onceIn(3) ? 0 : Int.random(in: -bits...bits, using: &self))
  }

  /// A rational number whose parts have at most about `bits` bits: an integer, a dyadic number, or neither.
  public mutating func rational(bits: Int = 300) -> Rational {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return Rational(integer(bits: bits))
    case 1...2: return Rational(dyadic(bits: bits))
    case 3:
      // Few denominators, so that sums cancel.
      return quotient(Integer(Int.random(in: -12...12, using: &self)), Integer(Int.random(in: 1...6, using: &self)))
    default: return quotient(integer(bits: bits), nonzeroInteger(bits: bits))
    }
  }

  /// The quotient by a nonzero divisor.
  private func quotient(_ numerator: Integer, _ denominator: Integer) -> Rational {
    do {
      return try Rational(numerator: numerator, denominator: denominator)
    } catch {
      return 0
    }
  }

  /// A finite `Double` with any exponent: zeros, subnormal numbers and the largest ones included.
  public mutating func double() -> Double {
    let corners = [
      0, -0.0, 1, -1, Double.leastNonzeroMagnitude, Double.leastNormalMagnitude, Double.leastNormalMagnitude.nextDown,
      Double.greatestFiniteMagnitude, Double.ulpOfOne, 1 + Double.ulpOfOne, 1 - Double.ulpOfOne / 2,
    ]
    if onceIn(4) { return corners[Int.random(in: corners.indices, using: &self)] }
    let value = Double(bitPattern: next())
    return value.isFinite ? value : 1
  }
}
