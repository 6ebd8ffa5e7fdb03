import TestSupport
import Testing

@testable import ExactArithmetic

@Suite struct DyadicTests {
  private func isCanonical(_ value: Dyadic) -> Bool {
    value.significand.isOdd || (value.significand.isZero && value.exponent == 0)
  }

  @Test(arguments: [8, 62, 64, 300])
  func operationsAgreeWithRationals(bits: Int) {
    var generator = SeededGenerator(seed: 40)
    for _ in 0..<scaledIterations(3_000) {
      let (x, y) = (generator.dyadic(bits: bits), generator.dyadic(bits: bits))
      let (a, b) = (Rational(x), Rational(y))
      for (result, expected) in [
        (x + y, a + b), (x - y, a - b), (x * y, a * b), (-x, -a), (x.magnitude, a.magnitude),
        (x.scaled(byPowerOfTwo: 70), a * Rational.powerOfTwo(70)),
        (x.scaled(byPowerOfTwo: -70), a * Rational.powerOfTwo(-70)),
      ] {
        #expect(Rational(result) == expected && isCanonical(result) && Dyadic(exactly: expected) == result)
      }
      var (sum, difference) = (x, x)
      sum += y
      difference -= y
      #expect(sum == x + y && difference == x - y && isCanonical(sum) && isCanonical(difference))
      #expect((x < y) == (a < b) && (x == y) == (a == b))
      #expect(x.signum == a.signum && x.isZero == a.isZero && x.isInteger == a.isInteger)
      if let leading = x.leadingBitExponent {
        #expect(Dyadic.powerOfTwo(leading) <= x.magnitude && x.magnitude < Dyadic.powerOfTwo(leading + 1))
      } else {
        #expect(x.isZero)
      }
    }
  }

  /// Terms that cancel to zero on the way, among words and among large values.
  @Test func dotProductsCancel() {
    for shift in [0, 20, 200] {
      let x = Dyadic(significand: 3, exponent: shift) + 1
      #expect(Dyadic.dotProduct([x, x, 5], [x, -x, Dyadic.powerOfTwo(-7)]) == Dyadic(significand: 5, exponent: -7))
      #expect(Dyadic.dotProduct([x, x, 0], [x, -x, 1]) == 0)
      #expect(Dyadic.dotProduct([Dyadic.powerOfTwo(-300), x], [1, x]) == Dyadic.powerOfTwo(-300) + x * x)
    }
    #expect(Dyadic.dotProduct([], []) == 0)
  }

  @Test func hugeExponentsNeedNoMemoryUnlessAligned() {
    let (huge, tiny) = (Dyadic.powerOfTwo(1 << 60), Dyadic.powerOfTwo(-(1 << 60)))
    #expect(tiny < huge && -huge < tiny && huge * tiny == 1 && huge + 0 == huge && 0 - tiny == -tiny)
    #expect(tiny.rounded(toMultipleOfPowerOfTwo: 0, rounding: .up) == 1)
    #expect((-tiny).rounded(toMultipleOfPowerOfTwo: 0, rounding: .nearest) == 0)
    #expect(huge.rounded(toMultipleOfPowerOfTwo: 0, rounding: .down) == huge)
  }

  @Test func description() throws {
    #expect(Dyadic(12).description == "3*2^2" && Dyadic(0).description == "0" && Dyadic(-7).description == "-7")
    #expect(try Dyadic(exactly: -0.375).description == "-3*2^-3")
    #expect(try Dyadic(exactly: Double.leastNonzeroMagnitude) == Dyadic.powerOfTwo(-1_074))
    #expect(Dyadic(exactly: Rational.powerOfTen(-1)) == nil)
  }
}

@Suite struct LogicTests {
  /// The truth values that a verdict leaves possible.
  private func possible(_ verdict: ThreeValued) -> Set<Bool> {
    switch verdict {
    case .holds: [true]
    case .fails: [false]
    case .undecided: [true, false]
    }
  }

  /// Every table entry is what follows from the possible truth values, no more and no less.
  @Test func verdictsAreWhatFollows() {
    for a in ThreeValued.allCases {
      #expect(possible(a.not) == Set(possible(a).map { !$0 }))
      for b in ThreeValued.allCases {
        let pairs = possible(a).flatMap { x in possible(b).map { (x, $0) } }
        #expect(possible(a.and(b)) == Set(pairs.map { $0 && $1 }))
        #expect(possible(a.or(b)) == Set(pairs.map { $0 || $1 }))
      }
    }
    #expect(ThreeValued(true) == .holds && ThreeValued(false) == .fails)
  }

  @Test func mirroredDirections() throws {
    for rounding in RoundingDirection.allCases {
      for numerator in -9...9 {
        let value = Integer(numerator)
        #expect(try (-value).divided(by: 4, rounding: rounding.mirrored) == -(value.divided(by: 4, rounding: rounding)))
      }
    }
  }

  @Test func errorsSayWhatWasWrong() {
    #expect(ArithmeticError.undecided("sign of x", precision: 64).description == "undecided with 64 bits: sign of x")
    #expect("\(ArithmeticError.notFinite("inf"))".contains("inf"))
  }
}
