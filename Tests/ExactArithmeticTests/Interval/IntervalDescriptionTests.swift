import ExactArithmetic
import TestSupport
import Testing

@Suite("Intervals as text")
struct IntervalDescriptionTests {
  @Test("Decimal bounds enclose and are the tightest of their digits", arguments: [1, 2, 3, 7, 17, 40])
  func decimalBounds(digits: Int) throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<scaledIterations(200) {
      let x = generator.interval(precision: generator.precision())
      let (low, high) = x.decimalBounds(significantDigits: digits)
      for (text, bound, isLower) in [(low, x.lowerBound, true), (high, x.upperBound, false)] {
        guard let bound else {
          #expect(text == (isLower ? "-inf" : "inf"))
          continue
        }
        let value = try Rational(parsing: text)
        #expect(isLower ? value <= bound : value >= bound, "\(text)")
        let significant = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        #expect(significant.count <= digits || text.hasSuffix("0"), "\(text)")
        // One unit of the last digit of the larger of both would be enough.
        let unit = max(value.magnitude, bound.magnitude) * Rational.powerOfTen(1 - digits)
        #expect(value.isZero ? bound.isZero : (value - bound).magnitude < unit, "\(text)")
      }
    }
  }

  /// The bounds that a description states: `12.3[45, 67]e8`, `[low, high]` or a single number.
  private func bounds(_ text: String) throws -> (lower: Rational, upper: Rational)? {
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]") else {
      let value = try Rational(parsing: text)
      return (value, value)
    }
    let parts = text[text.index(after: open)..<close].split(separator: ",").map { $0.filter { $0 != " " } }
    if parts.contains(where: { $0.hasSuffix("inf") }) { return nil }
    let ends = try parts.map { try Rational(parsing: text[..<open] + $0 + text[text.index(after: close)...]) }
    // Below zero the first bracket completes the number of larger magnitude as well.
    return (ends[0], ends[1])
  }

  @Test("Every digit of a description is certain, and it loses little")
  func certainDigits() throws {
    var generator = SeededGenerator(seed: 42)
    for round in 0..<scaledIterations(1500) {
      let precision = generator.precision()
      let value = generator.scatteredRational()
      let shift = -Int.random(in: 0...precision, using: &generator)
      let width = value.magnitude * Rational.powerOfTwo(shift) * Rational(Int.random(in: 0...3, using: &generator))
      let narrow = Interval(lower: value, upper: value + width, precision: precision)
      let x = round % 4 == 0 ? generator.interval(precision: precision) : try #require(narrow)
      guard let (lower, upper) = try bounds(x.description) else {
        #expect(!x.isBounded)
        continue
      }
      let (least, largest) = (try #require(x.lowerBound), try #require(x.upperBound))
      #expect(lower <= least && largest <= upper, "\(x) for [\(least), \(largest)]")
      // Never wider than twice the interval, plus a unit of the 31st digit.
      let size = max(least.magnitude, largest.magnitude)
      let slack = (largest - least) * Rational(2) + size * Rational.powerOfTen(-30)
      #expect(upper - lower <= slack, "\(x) for [\(least), \(largest)]")
    }
  }

  @Test("What descriptions look like")
  func examples() throws {
    func text(_ lower: String, _ upper: String, precision: Int = 200) throws -> String {
      let (lower, upper) = (try Rational(parsing: lower), try Rational(parsing: upper))
      return try #require(Interval(lower: lower, upper: upper, precision: precision)).description
    }
    #expect(try text("0.25", "0.25") == "0.25")
    #expect(try text("-12", "-12") == "-12")
    #expect(try text("0", "0") == "0")
    #expect(try text("1e40", "1e40") == "1e40")
    #expect(try text("-1e-7", "-1e-7", precision: 40) == "[-1.0000000000006e-7, -9.999999999994e-8]")
    #expect(Interval.pi(precision: 20).description == "3.14159[01, 40]")
    #expect(Interval.pi(precision: 53).description == "3.141592653589793[11, 57]")
    #expect((-Interval.pi(precision: 53)).description == "-3.141592653589793[57, 11]")
    #expect(try text("-0.5", "1.25") == "[-0.5, 1.25]")
    #expect(try text("1.99998", "2") == "[1.999979, 2]")
    #expect(try text("0.14998", "0.15002") == "0.1[49979, 50021]")
    #expect(try text("1024.5", "1024.75") == "1024.[50, 75]")
    #expect(try text("123456", "123457") == "1.2345[60, 70]e5")
    #expect(Interval.entire(precision: 53).description == "[-inf, inf]")
    #expect(Interval.atLeast(2, precision: 53).description == "[2, inf]")
  }
}
