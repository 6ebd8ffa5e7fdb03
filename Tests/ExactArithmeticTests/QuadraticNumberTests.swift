import ExactArithmetic
import TestSupport
import Testing

@Suite struct QuadraticNumberTests {
  private func number(_ generator: inout SeededGenerator, root radicand: Integer) throws -> QuadraticNumber {
    let coefficient = generator.onceIn(4) ? 0 : generator.rational(bits: 70)
    return try QuadraticNumber(generator.onceIn(5) ? 0 : generator.rational(bits: 70), coefficient, root: radicand)
  }

  @Test(arguments: [0, 2, 8, 9, 12, 1_000_003])
  func aFieldIsOrdered(radicand: Integer) throws {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<scaledIterations(300) {
      let (a, b) = (try number(&generator, root: radicand), try number(&generator, root: radicand))
      let c = try number(&generator, root: radicand)
      #expect(Laws.commutativeRing(a, b, c).isEmpty)
      #expect(Laws.orderedRing(a, b, c).isEmpty)
      #expect(Laws.compoundOperators(a, b).isEmpty)
      #expect(try Laws.field(a, b, dividing: { try $0 / $1 }).isEmpty)
    }
  }

  @Test func equalNumbersAreEqualHoweverTheyAreWritten() throws {
    let root8 = try QuadraticNumber(1, 1, root: 8)
    let twice = try QuadraticNumber(1, 2, root: 2)
    #expect(root8 == twice && root8.hashValue == twice.hashValue && !(root8 < twice) && !(twice < root8))
    #expect(try QuadraticNumber(1, 2, root: 9) == 7)
    #expect(try QuadraticNumber(1, 2, root: 9).radicand == 0)
    #expect(root8 + twice == (try QuadraticNumber(2, 4, root: 2)))
    #expect(root8 * twice == (try QuadraticNumber(9, 4, root: 2)))
    #expect(!root8.hasCommonField(with: try QuadraticNumber(0, 1, root: 3)))
    #expect(
      try QuadraticNumber.squareRoot(of: Rational(parsing: "2/9"))
        == QuadraticNumber(0, Rational(parsing: "1/3"), root: 2))
    #expect(throws: ArithmeticError.self) { try QuadraticNumber(0, 1, root: -1) }
    #expect(throws: ArithmeticError.divisionByZero) { try QuadraticNumber(1) / QuadraticNumber(0) }
    #expect(root8.description == "1 + 1*sqrt(8)" && (-root8).description == "-1 - 1*sqrt(8)")
  }

  /// Order across fields, against enclosures that are narrow enough to tell.
  @Test func orderIsThatOfTheRealNumbers() throws {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<scaledIterations(2_000) {
      let radicands: [Integer] = [2, 3, 5, 8, 12, 27, 50]
      func small(_ generator: inout SeededGenerator) throws -> QuadraticNumber {
        let parts = (0..<2).map { _ in Rational(Int.random(in: -9...9, using: &generator)) }
        return try QuadraticNumber(parts[0], parts[1], root: radicands[Int.random(in: 0..<7, using: &generator)])
      }
      let (a, b) = (try small(&generator), try small(&generator))
      let (one, two) = (a.enclosure(precision: 200), b.enclosure(precision: 200))
      // Numbers as small as these are equal or differ by more than 2^-64.
      #expect((a < b) == (one.isLess(than: two) == .holds), "\(a), \(b)")
      #expect((a == b) == !one.isDisjoint(with: two), "\(a), \(b)")
      if a == b { #expect(a.hashValue == b.hashValue) }
    }
  }

  @Test(arguments: [0, 2, 7, 45])
  func roundingAndEnclosuresBoundTheNumber(radicand: Integer) throws {
    var generator = SeededGenerator(seed: 73)
    for _ in 0..<scaledIterations(500) {
      let x = try number(&generator, root: radicand)
      let e = Int.random(in: -90...20, using: &generator)
      let unit = QuadraticNumber(.powerOfTwo(e))
      func value(_ rounding: RoundingDirection) -> QuadraticNumber {
        QuadraticNumber(Rational(x.rounded(toMultipleOfPowerOfTwo: e, rounding: rounding)))
      }
      #expect(value(.down) <= x && x < value(.down) + unit)
      #expect(value(.up) >= x && x > value(.up) - unit)
      #expect((value(.nearest) - x).magnitude * 2 <= unit)
      #expect(value(.towardZero).magnitude <= x.magnitude && (x - value(.towardZero)).magnitude < unit)
      #expect(QuadraticNumber(Rational(x.floor())) <= x && x < QuadraticNumber(Rational(x.floor() + 1)))
      #expect(QuadraticNumber(Rational(x.ceiling())) >= x)
      let enclosure = x.enclosure(precision: 100)
      let (lower, upper) = (try #require(enclosure.lowerBound), try #require(enclosure.upperBound))
      #expect(QuadraticNumber(lower) <= x && x <= QuadraticNumber(upper))
      #expect(QuadraticNumber((upper - lower) * .powerOfTwo(96)) <= x.magnitude)
      #expect(try ExactReal(x).enclosure(precision: 300).isDisjoint(with: enclosure) == false)
    }
  }
}
