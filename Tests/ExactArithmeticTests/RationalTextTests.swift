import ExactArithmetic
import TestSupport
import Testing

@Suite struct RationalTextTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("+3", "3"), ("6/4", "3/2"), ("-6/3", "-2"), ("0/5", "0"), ("007/014", "1/2"),
    ("0.1", "1/10"), ("-0.1e-3", "-1/10000"), ("1.", "1"), (".5", "1/2"), ("1e3", "1000"), ("1E+3", "1000"),
    ("-12.50", "-25/2"), ("0e5", "0"), ("0x1.8p-3", "3/16"), ("-0X.8P1", "-1"), ("0xff", "255"), ("0x1p0", "1"),
    ("0xAbc.DefP4", "11259375/256"), ("0x0p9", "0"), ("1e-20", "1/100000000000000000000"),
    ("123456789012345678901234567890/30", "4115226300411522630041152263"),
  ])
  func readsExactly(text: String, value: String) throws {
    #expect(try Rational(parsing: text).description == value)
  }

  @Test(arguments: [
    "", " ", "+", "-", ".", "-.", "e5", "1e", "1e+", "1e5.", "--1", "+-1", "1-", "1 ", " 1", "1/", "/2", "1/-2",
    "1/2/3",
    "1.5/2", "1e2/3", "0x", "0x.", "0xg", "0x1p", "0x1p+", "0x1pf", "1x0", "00x1", "1p3", "0x1/2", "1,5", "1_000", "١",
    "−1", "nan", "NaN", "inf", "-inf", "Infinity", "0b1", "1.2.3", "1/2e3", "1\u{0}", "1\n", "½",
  ])
  func refusesOtherForms(text: String) {
    let error = #expect(throws: ParsingError.self) { try Rational(parsing: text) }
    guard case .malformed(text, let expected)? = error else {
      Issue.record("\(text) is malformed, and the error shows it")
      return
    }
    #expect(error?.description.contains("\"\(text)\"") == true && error?.description.contains(expected) == true)
  }

  @Test func refusesZeroDenominatorsAndHugeExponents() throws {
    for text in ["1/0", "0/0", "-5/000"] {
      let error = #expect(throws: ParsingError.self) { try Rational(parsing: text) }
      guard case .zeroDenominator(text, _)? = error else {
        Issue.record("\(text) has a zero denominator")
        continue
      }
    }
    let huge = [
      "1e999999999", "1e-999999999", "0x1p999999999", "1e99999999999999999999999999999", "0e1000001", "-1.5e-1000001",
    ]
    for text in huge {
      let error = #expect(throws: ParsingError.self) { try Rational(parsing: text) }
      guard case .tooLarge(text, _)? = error else {
        Issue.record("\(text) is too large")
        continue
      }
      #expect(error?.description.contains("1000000") == true)
    }
    #expect(try Rational(parsing: "1e-5", maximalExponent: 5) == Rational.powerOfTen(-5))
    #expect(throws: ParsingError.self) { try Rational(parsing: "1e-6", maximalExponent: 5) }
    #expect(try Rational(parsing: "1e1000000").floor().bitWidth == 3_321_929)
    // A long text is not repeated whole.
    let long = String(repeating: "9", count: 100_000) + "x"
    let error = #expect(throws: ParsingError.self) { try Rational(parsing: long) }
    #expect(error?.text == long && (error?.description.count ?? .max) < 300)
  }

  @Test func textRoundTrips() throws {
    var generator = SeededGenerator(seed: 30)
    for _ in 0..<scaledIterations(2_000) {
      let value = generator.rational()
      #expect(try Rational(parsing: value.description) == value)
    }
  }

  /// The standard library reads numbers too: an independent route to the nearest double.
  @Test func agreesWithTheStandardLibrary() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<scaledIterations(2_000) {
      let double = generator.double()
      #expect(try Rational(parsing: double.description).double() == double)
      let sign = double.sign == .minus ? "-" : ""
      let hexadecimal = "\(sign)0x\(String(double.significandBitPattern, radix: 16))p\(double.exponentBitPattern % 100)"
      #expect(try Rational(parsing: hexadecimal).double() == Double(hexadecimal))
      let digits = (0..<Int.random(in: 1...30, using: &generator)).map { _ in Int.random(in: 0...9, using: &generator) }
      let text = digits.map(\.description).joined() + ".5e\(Int.random(in: -330...290, using: &generator))"
      #expect(try Rational(parsing: text).double() == Double(text))
    }
  }

  @Test(arguments: [
    ("0", 3, "0"), ("1/2", 3, "0.500"), ("1/3", 5, "0.33333"), ("2/3", 5, "0.66667"), ("-2/3", 1, "-0.7"),
    ("5", 1, "5"),
    ("100", 3, "100"), ("100", 2, "1.0e2"), ("100", 1, "1e2"), ("12345", 7, "12345.00"), ("999.96", 4, "1000"),
    ("0.000001", 2, "0.0000010"), ("0.0000001", 2, "1.0e-7"), ("0.5", 0, "0.5"), ("2.5", 1, "2"), ("3.5", 1, "4"),
    ("9.5", 1, "1e1"), ("1e30", 3, "1.00e30"),
  ])
  func printsNearest(value: String, digits: Int, text: String) throws {
    #expect(try Rational(parsing: value).decimal(significantDigits: digits) == text)
  }

  /// Reads the printed text back and compares exactly.
  @Test func printedDecimalsAreRoundedAsAsked() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<scaledIterations(1_500) {
      var value = generator.rational(bits: Int.random(in: 1...400, using: &generator))
      let count = Int.random(in: 1...40, using: &generator)
      if generator.onceIn(3) {
        // Powers of ten, ties, and their neighbours.
        let hair = Rational(Int.random(in: -1...1, using: &generator)) * Rational.powerOfTen(-60)
        let digits = try Rational(generator.word()) / 2
        value = (digits + hair) * Rational.powerOfTen(Int.random(in: -60...60, using: &generator))
      }
      if value.isZero { continue }
      var leading = Rational(1)
      while leading > value.magnitude { leading = try leading / 10 }
      while leading * 10 <= value.magnitude { leading *= 10 }
      let unit = leading * Rational.powerOfTen(1 - count)
      for rounding in RoundingDirection.allCases {
        let text = value.decimal(significantDigits: count, rounding: rounding)
        let printed = try Rational(parsing: text)
        let multiple = try printed / unit
        #expect(multiple.isInteger)
        switch rounding {
        case .down: #expect(printed <= value && value < printed + unit)
        case .up: #expect(value <= printed && printed < value + unit)
        case .towardZero:
          #expect(printed.magnitude <= value.magnitude && value.magnitude < printed.magnitude + unit)
        case .nearest:
          let twice = (printed - value).magnitude * 2
          #expect(twice < unit || (twice == unit && !multiple.numerator.isOdd))
        }
        let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        #expect(mantissa.count == count)
      }
    }
  }
}
