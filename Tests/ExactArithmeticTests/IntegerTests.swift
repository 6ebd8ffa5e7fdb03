import TestSupport
import Testing

@testable import ExactArithmetic

@Suite struct IntegerTests {
  /// The Mersenne prime 2^31 - 1: products of residues fit in a word.
  private static let modulus = 2_147_483_647

  /// The residue read off the decimal digits: a route that shares nothing with the arithmetic under test but printing.
  private func residue(_ value: Integer) -> Int {
    let text = value.description
    let magnitude = text.utf8.drop { $0 == UInt8(ascii: "-") }
      .reduce(0) { ($0 * 10 + Int($1) - 48) % Self.modulus }
    return text.hasPrefix("-") ? (Self.modulus - magnitude) % Self.modulus : magnitude
  }

  private func reduced(_ value: Int) -> Int { (value % Self.modulus + Self.modulus) % Self.modulus }

  private func isCanonical(_ value: Integer) -> Bool {
    value.object == nil || (value.word == 0 && (value > Integer(Int.max) || value < Integer(Int.min)))
  }

  @Test func wordsAgreeWithTwiceTheWidth() throws {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<scaledIterations(20_000) {
      let (a, b) = (generator.word(), generator.word())
      let (x, y) = (Integer(a), Integer(b))
      for (result, expected) in [
        (x + y, Int128(a) + Int128(b)), (x - y, Int128(a) - Int128(b)), (x * y, Int128(a) * Int128(b)),
        (-x, -Int128(a)), (x.magnitude, abs(Int128(a))),
      ] {
        #expect(result == Integer(expected) && result.description == expected.description)
        #expect(result.int == Int(exactly: expected) && isCanonical(result))
        #expect(result.hashValue == Integer(expected).hashValue)
      }
      #expect((x < y) == (a < b) && (x == y) == (a == b))
      if b != 0 {
        let (quotient, remainder) = try x.quotientAndRemainder(dividingBy: y)
        #expect(quotient == Integer(Int128(a) / Int128(b)) && remainder == Integer(Int128(a) % Int128(b)))
      }
    }
  }

  @Test func largeValuesAgreeModuloAPrime() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<scaledIterations(3_000) {
      let (a, b, c) = (generator.integer(bits: 1_000), generator.integer(bits: 1_000), generator.integer(bits: 200))
      let (ra, rb, rc) = (residue(a), residue(b), residue(c))
      #expect(residue(a + b) == reduced(ra + rb))
      #expect(residue(a - b) == reduced(ra - rb))
      #expect(residue(a * b) == reduced(ra * rb))
      var (sum, difference) = (c, c)
      sum.addProduct(a, b)
      difference.subtractProduct(a, b)
      #expect(residue(sum) == reduced(rc + ra * rb % Self.modulus))
      #expect(residue(difference) == reduced(rc - ra * rb % Self.modulus))
      for value in [a + b, a - b, a * b, sum, difference] { #expect(isCanonical(value)) }
    }
  }

  @Test func quotientsHaveTheirRemainders() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<scaledIterations(5_000) {
      let (a, b) = (generator.integer(), generator.nonzeroInteger(bits: 150))
      let (quotient, remainder) = try a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.magnitude < b.magnitude && (remainder.isZero || remainder.signum == a.signum))
      #expect(try (a * b).exactQuotient(by: b) == a)

      // The fractional part (a - q b) / b decides each direction.
      for rounding in RoundingDirection.allCases {
        let q = try a.divided(by: b, rounding: rounding)
        let rest = (a - q * b) * Integer(b.signum)
        let size = b.magnitude
        switch rounding {
        case .down: #expect(rest >= 0 && rest < size)
        case .up: #expect(rest <= 0 && -rest < size)
        case .towardZero: #expect(rest.magnitude < size && (q * b).magnitude <= a.magnitude)
        case .nearest:
          let twice = rest.magnitude << 1
          #expect(twice < size || (twice == size && !q.isOdd))
        }
      }
    }
    // Ties, which random operands miss.
    for (a, expected) in [(-5, -2), (-3, -2), (-1, 0), (1, 0), (3, 2), (5, 2)] {
      #expect(try Integer(a).divided(by: 2, rounding: .nearest) == Integer(expected))
    }
    #expect(try Integer(Int.min).quotientAndRemainder(dividingBy: -1).quotient == Integer.powerOfTwo(63))
    #expect(try Integer(Int.min).exactQuotient(by: -1) == Integer.powerOfTwo(63))
  }

  @Test func commonDivisors() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<scaledIterations(2_000) {
      let (a, b, c) = (generator.integer(), generator.integer(), generator.integer(bits: 80))
      // Euclid's algorithm, the independent route.
      var (x, y) = (a.magnitude, b.magnitude)
      while !y.isZero {
        guard let step = try? x.quotientAndRemainder(dividingBy: y) else { break }
        (x, y) = (y, step.remainder)
      }
      let divisor = Integer.greatestCommonDivisor(a, b)
      #expect(divisor == x)
      #expect(Integer.greatestCommonDivisor(a * c, b * c) == divisor * c.magnitude)
      #expect(Integer.leastCommonMultiple(a, b) * divisor == (a * b).magnitude)
    }
    #expect(Integer.greatestCommonDivisor(0, 0) == 0)
    #expect(Integer.greatestCommonDivisor(Integer(Int.min), Integer(Int.min)) == Integer.powerOfTwo(63))
  }

  @Test func shiftsArePowersOfTwo() throws {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<scaledIterations(5_000) {
      let value = generator.integer()
      let count = Int.random(in: 0...200, using: &generator)
      let power = try Integer(2).power(count)
      #expect(value << count == value * power && value >> -count == value * power)
      #expect(try value >> count == value.divided(by: power, rounding: .down))
      #expect(value << -count == value >> count)
      #expect(isCanonical(value << count) && isCanonical(value >> count))
      #expect(value.magnitude < Integer.powerOfTwo(value.bitWidth))
      if !value.isZero {
        #expect(value.magnitude >= Integer.powerOfTwo(value.bitWidth - 1))
        #expect((value >> value.trailingZeroBitCount).isOdd)
        #expect((value >> value.trailingZeroBitCount) << value.trailingZeroBitCount == value)
      }
    }
    #expect(Integer(0).bitWidth == 0 && Integer(0).trailingZeroBitCount == 0 && !Integer(0).isOdd)
    #expect(Integer(-1) >> Int.max == -1 && Integer(5) >> Int.max == 0 && Integer(0) << Int.max == 0)
    #expect(Integer(-1) << Int.min == -1)
    #expect(Integer(Int.min).bitWidth == 64 && Integer(Int.min).trailingZeroBitCount == 63)
  }

  @Test func rootsAndPowers() throws {
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<scaledIterations(1_000) {
      let value = generator.integer().magnitude
      let root = try value.squareRoot()
      #expect(root * root <= value && value < (root + 1) * (root + 1))
      let base = generator.integer(bits: 100)
      let exponent = Int.random(in: 0...12, using: &generator)
      #expect(try base.power(exponent) == (0..<exponent).reduce(Integer(1)) { product, _ in product * base })
    }
    #expect(try Integer(0).power(0) == 1 && Integer(0).power(5) == 0)
    #expect(try Integer(-1).power(Int.max) == -1 && Integer(-1).power(Int.max - 1) == 1)
    #expect(try Integer.powerOfTen(30) == Integer(parsing: "1" + String(repeating: "0", count: 30)))
    #expect(throws: ArithmeticError.self) { try Integer(-1).squareRoot() }
    #expect(throws: ArithmeticError.self) { try Integer(2).power(-1) }
    #expect(throws: ArithmeticError.divisionByZero) { try Integer(1).divided(by: 0, rounding: .up) }
    #expect(throws: ArithmeticError.divisionByZero) { try Integer.powerOfTwo(99).quotientAndRemainder(dividingBy: 0) }
    for exponent in [Int.max, 1 << 40] {
      guard case .tooLarge = #expect(throws: ArithmeticError.self, performing: { try Integer(2).power(exponent) })
      else {
        Issue.record("a power that does not fit in memory is tooLarge")
        continue
      }
    }
  }

  @Test func textRoundTrips() throws {
    var generator = SeededGenerator(seed: 16)
    for _ in 0..<scaledIterations(3_000) {
      let value = generator.integer(bits: 700)
      #expect(try Integer(parsing: value.description) == value)
    }
    for (text, value) in [("+7", 7), ("-0", 0), ("007", 7), ("9223372036854775807", Int.max)] {
      #expect(try Integer(parsing: text) == Integer(value))
    }
    #expect(try Integer(parsing: "-9223372036854775808").int == Int.min)
    #expect(try Integer(parsing: "9223372036854775808") == Integer.powerOfTwo(63))
    #expect(Integer(UInt.max).description == "18446744073709551615" && Integer(Int128.min) == -Integer.powerOfTwo(127))
    for text in ["", "-", "+", "--1", "1-", " 1", "1 ", "1.0", "0x10", "1e3", "١", "nan", "1\u{0}"] {
      let error = #expect(throws: ParsingError.self) { try Integer(parsing: text) }
      #expect(error?.text == text && error?.expected.isEmpty == false)
    }
  }

  /// Copies of one value are changed on several threads; each sees only its own changes.
  @Test func copiesAreIndependentAcrossTasks() async {
    let shared = Integer.powerOfTwo(200)
    let results = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          var (value, fraction) = (shared, Rational(shared))
          for _ in 0..<scaledIterations(500) {
            value += Integer(task)
            fraction += Rational(task)
          }
          return value - shared == Integer(500 * task) && fraction == Rational(value)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 } && shared == Integer.powerOfTwo(200))
  }
}
