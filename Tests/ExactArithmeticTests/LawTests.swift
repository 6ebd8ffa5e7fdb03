import ExactArithmetic
import TestSupport
import Testing

@Suite struct LawTests {
  private func expectLaws<Value: SignedNumeric & Comparable & Hashable>(
    seed: UInt64, _ make: (inout SeededGenerator) -> Value
  ) where Value.Magnitude == Value {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<scaledIterations(1_500) {
      let (a, b, c) = (make(&generator), make(&generator), make(&generator))
      #expect(Laws.commutativeRing(a, b, c).isEmpty)
      #expect(Laws.orderedRing(a, b, c).isEmpty)
      #expect(Laws.compoundOperators(a, b).isEmpty)
    }
  }

  @Test(arguments: [8, 70, 300, 2_000])
  func integersAreAnOrderedRing(bits: Int) { expectLaws(seed: 1) { $0.integer(bits: bits) } }

  @Test(arguments: [8, 70, 300])
  func dyadicNumbersAreAnOrderedRing(bits: Int) { expectLaws(seed: 2) { $0.dyadic(bits: bits) } }

  @Test(arguments: [8, 70, 300])
  func rationalNumbersAreAnOrderedField(bits: Int) throws {
    expectLaws(seed: 3) { $0.rational(bits: bits) }
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<scaledIterations(1_500) {
      let (a, b) = (generator.rational(bits: bits), generator.rational(bits: bits))
      #expect(try Laws.field(a, b, dividing: { try $0 / $1 }).isEmpty)
      if !b.isZero { #expect(try b.reciprocal() == Rational(1) / b) }
    }
  }

  /// The suite must be able to fail: sums that saturate, an order that forgets the sign, hashes that differ.
  @Test func lawsRejectATypeThatBreaksThem() {
    let (a, b, c) = (Saturating(100), Saturating(100), Saturating(-100))
    #expect(Laws.commutativeRing(a, b, c).contains { $0.law == "(a + b) + c = a + (b + c)" })
    #expect(Laws.compoundOperators(a, b).contains { $0.law == "(a -= b) = a - b, unshared" })
    #expect(Laws.orderedRing(c, a, b).contains { $0.law == "a < b iff 0 < b - a" })
    #expect(Laws.field(a, b, dividing: { a, _ in a }).contains { $0.law == "b (1 / b) = 1" })
    #expect(Laws.commutativeRing(Saturating(1), Saturating(2), Saturating(3)).isEmpty)
  }
}

/// Numbers that keep some laws and break others.
private struct Saturating: SignedNumeric, Comparable, Hashable {
  var value: Int
  init(_ value: Int) { self.value = min(max(value, -127), 127) }
  init(integerLiteral value: Int) { self.init(value) }
  init?<Source: BinaryInteger>(exactly source: Source) { self.init(Int(source)) }
  var magnitude: Saturating { Saturating(abs(value)) }
  static func < (left: Saturating, right: Saturating) -> Bool { abs(left.value) < abs(right.value) }
  static func + (left: Saturating, right: Saturating) -> Saturating { Saturating(left.value + right.value) }
  static func - (left: Saturating, right: Saturating) -> Saturating { Saturating(left.value - right.value) }
  static func * (left: Saturating, right: Saturating) -> Saturating { Saturating(left.value * right.value) }
  static func -= (left: inout Saturating, right: Saturating) { left = right }
  static func *= (left: inout Saturating, right: Saturating) { left = left * right }
}
