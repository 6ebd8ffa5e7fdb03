import ExactArithmetic

/// An interval of binary64 endpoints, as ITF1788 writes them; `nil` stands for the empty set.
struct Binary64Interval: Equatable {
  var lower: Double
  var upper: Double

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The tightest interval of binary64 endpoints around `interval`, overflow and subnormal numbers included.
  ///
  /// Rounding in one direction twice, to 53 bits with unbounded exponent and then to binary64, is rounding once.
  init(around interval: Interval) {
    lower = interval.lowerBound?.double(rounding: .down) ?? -Double.infinity
    upper = interval.upperBound?.double(rounding: .up) ?? Double.infinity
  }

  /// The same set with endpoints of 53 bits.
  var interval: Interval? {
    switch (try? Rational(exactly: lower), try? Rational(exactly: upper)) {
    case (let lower?, let upper?): Interval(lower: lower, upper: upper, precision: 53)
    case (let lower?, nil): .atLeast(lower, precision: 53)
    case (nil, let upper?): .atMost(upper, precision: 53)
    case (nil, nil): .entire(precision: 53)
    }
  }
}

/// One argument or result of a line of ITF1788.
enum ConformanceValue: Equatable {
  case interval(Binary64Interval?)
  case number(Double)
  case truth(Bool)

  /// Whether both are the same, NaN, which stands for "no such number", included.
  func isSame(as other: ConformanceValue) -> Bool {
    if case (.number(let first), .number(let second)) = (self, other), first.isNaN { return second.isNaN }
    return self == other
  }
}

/// One line of ITF1788, `operation argument… = result…;`.
struct ConformanceLine {
  var text: String
  var operation: String
  /// The arguments with their decorations removed, or `nil` if one of them is not a value of these types.
  var arguments: [ConformanceValue]?
  var results: [ConformanceValue]?
  /// Whether the line has to do with the decoration [nai], "not an interval".
  var isAboutDecorations: Bool

  /// All lines of the text of an .itl file, which may break a line anywhere between words.
  static func lines(of text: String) -> [ConformanceLine] {
    var content = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "/*") {
      content += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
    }
    content += rest
    let code: [Substring] = content.split(separator: "\n").map { line in
      line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
    }
    return code.joined(separator: "\n").split(separator: ";").compactMap { statement in
      // A test case opens before its first line and closes after its last.
      let body = statement.split(whereSeparator: { $0 == "{" || $0 == "}" }).last ?? ""
      return ConformanceLine(body.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  /// The parts of a line, or `nil` if there is no operation, as between test cases.
  init?(_ line: String) {
    guard let space = line.firstIndex(of: " "), let equals = line.firstRange(of: " = ") else { return nil }
    text = line
    operation = String(line[..<space])
    let left = line[space..<max(space, equals.lowerBound)]
    let right = line[equals.upperBound...].firstRange(of: " signal").map { line[equals.upperBound..<$0.lowerBound] }
    arguments = ConformanceLine.values(String(left))
    results = ConformanceLine.values(String(right ?? line[equals.upperBound...]))
    isAboutDecorations = line.contains("nai")
  }

  private static func values(_ text: String) -> [ConformanceValue]? {
    var values: [ConformanceValue] = []
    var rest = text.drop(while: \.isWhitespace)
    while let first = rest.first {
      let value: ConformanceValue?
      if first == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        value = interval(rest[rest.index(after: rest.startIndex)..<end])
        // A decoration follows the bracket without a space.
        rest = rest[end...].drop { !$0.isWhitespace }
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        value = word == "true" ? .truth(true) : word == "false" ? .truth(false) : Double(word).map { .number($0) }
      }
      guard let value else { return nil }
      values.append(value)
      rest = rest.drop(while: \.isWhitespace)
    }
    return values
  }

  private static func interval(_ text: Substring) -> ConformanceValue? {
    switch text {
    case "empty": return .interval(nil)
    case "entire": return .interval(Binary64Interval(lower: -.infinity, upper: .infinity))
    default: break
    }
    let bounds = text.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) }
    guard bounds.count == 2, let lower = bounds[0], let upper = bounds[1] else { return nil }
    return .interval(Binary64Interval(lower: lower, upper: upper))
  }
}
