import ExactArithmetic
import Foundation
import NativeKernels

/// A reproducible source of numbers (SplitMix64).
struct Numbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A positive integer of exactly `bits` bits.
  mutating func integer(bits: Int) -> Integer {
    var value = Integer(1)
    for _ in 0..<(bits + 63) / 64 { value = (value << 64) + Integer(next()) }
    let leading = Integer.powerOfTwo(bits - 1)
    // The lowest bits of `value`, below a leading one.
    return leading + (value - ((value >> (bits - 1)) << (bits - 1)))
  }

  mutating func integers(_ count: Int, bits: Int) -> [Integer] { (0..<count).map { _ in integer(bits: bits) } }

  /// Numerator and denominator of `bits` bits before common factors are removed.
  mutating func rational(bits: Int) -> Rational {
    let (numerator, denominator) = (integer(bits: bits), integer(bits: bits))
    do {
      return try Rational(numerator: numerator, denominator: denominator)
    } catch {
      return 0
    }
  }

  mutating func rationals(_ count: Int, bits: Int) -> [Rational] { (0..<count).map { _ in rational(bits: bits) } }

  /// A dyadic number in [1/2, 1) with `bits` bits after the point.
  mutating func dyadic(bits: Int) -> Dyadic { Dyadic(significand: integer(bits: bits), exponent: -bits) }

  /// An interval of `precision` bits about a number between 1/2 and 2, positive or negative; one of eight has zero in
  /// its interior.
  mutating func interval(precision: Int) -> Interval {
    let value = Interval(rational(bits: precision), precision: precision)
    switch next() % 8 {
    case 0...3: return value
    case 4...6: return -value
    default: return value.hull(with: -Interval(rational(bits: precision), precision: precision))
    }
  }

  mutating func intervals(_ count: Int, precision: Int) -> [Interval] {
    (0..<count).map { _ in interval(precision: precision) }
  }
}

/// The text that a function of the kernels allocates.
private func taking(_ text: UnsafeMutablePointer<CChar>) -> String {
  defer { free(text) }
  return String(cString: text)
}

/// GMP integers in C's memory.
final class NativeIntegers {
  let pointer: OpaquePointer

  init(_ values: [Integer]) {
    pointer = native_integers_make(values.count)
    for (index, value) in values.enumerated() { native_integers_set(pointer, index, value.description) }
  }

  deinit { native_integers_free(pointer) }

  var text: String { taking(native_integers_text(pointer, 0)) }
}

/// GMP rationals in C's memory.
final class NativeRationals {
  let pointer: OpaquePointer
  private let count: Int

  init(_ values: [Rational]) {
    count = values.count
    pointer = native_rationals_make(values.count)
    for (index, value) in values.enumerated() { native_rationals_set(pointer, index, value.description) }
  }

  deinit { native_rationals_free(pointer) }

  var text: String { (0..<count).map { taking(native_rationals_text(pointer, $0)) }.joined(separator: " ") }
}

/// Pairs of MPFR numbers in C's memory; bounded ones.
final class NativeIntervals {
  let pointer: OpaquePointer
  private let count: Int

  init(_ values: [Interval], precision: Int) {
    count = values.count
    pointer = native_intervals_make(values.count, precision)
    for (index, value) in values.enumerated() {
      guard let lower = value.lowerEndpoint, let upper = value.upperEndpoint else { continue }
      native_intervals_set(
        pointer, index, lower.significand.description, lower.exponent, upper.significand.description, upper.exponent)
    }
  }

  deinit { native_intervals_free(pointer) }

  var text: String { (0..<count).map { taking(native_intervals_text(pointer, $0)) }.joined(separator: " ") }
}

/// The endpoints as the kernels print theirs.
func endpoints(_ interval: Interval) -> String {
  "\(interval.lowerEndpoint?.description ?? "not finite") \(interval.upperEndpoint?.description ?? "not finite")"
}

func text(_ values: [Rational]) -> String { values.map(\.description).joined(separator: " ") }
func text(_ values: [Interval]) -> String { values.map(endpoints).joined(separator: " ") }
