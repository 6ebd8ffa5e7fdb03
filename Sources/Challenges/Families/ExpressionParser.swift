import ExactArithmetic

/// Reads expressions in t as people write them: `1/sqrt(2) - t`, `sqrt(2)*10^3/3 + t`, `cos(pi*3/8)`, `0.1`, names of definitions.
struct ExpressionParser {
  /// Why a text is no expression.
  struct Refusal: Error {
    /// What was expected and what was found, with the column.
    let reason: String
  }

  private let text: [Character]
  private let definitions: [String: ParameterExpression]
  private var position = 0
  private var depth = 0

  /// How deep parentheses, roots and signs may be nested.
  private static let maximalDepth = 60

  /// The largest magnitude of an exponent.
  private static let maximalExponent = 100_000

  /// The expression that `text` says.
  ///
  /// - Parameter definitions: the expressions that names stand for.
  /// - Throws: `Refusal`.
  static func expression(
    _ text: String, definitions: [String: ParameterExpression] = [:]
  ) throws(Refusal) -> ParameterExpression {
    var parser = ExpressionParser(text: Array(text), definitions: definitions)
    let expression = try parser.sum()
    parser.skipSpaces()
    guard parser.position == parser.text.count else { throw parser.refusal("an operator or the end") }
    return expression
  }

  private init(text: [Character], definitions: [String: ParameterExpression]) {
    self.text = text
    self.definitions = definitions
  }

  private func refusal(_ expected: String) -> Refusal {
    let found = position < text.count ? "\"\(text[position])\"" : "the end"
    return Refusal(reason: "column \(position + 1): expected \(expected), found \(found)")
  }

  private mutating func skipSpaces() { while position < text.count, text[position].isWhitespace { position += 1 } }

  private mutating func take(_ characters: Character...) -> Character? {
    skipSpaces()
    guard position < text.count, characters.contains(text[position]) else { return nil }
    position += 1
    return text[position - 1]
  }

  private mutating func sum() throws(Refusal) -> ParameterExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximalDepth else { throw refusal("at most \(Self.maximalDepth) nested parts") }
    var parts = [try product()]
    while let sign = take("+", "-", "−") {
      let part = try product()
      parts.append(sign == "+" ? part : .negative(part))
    }
    return parts.count == 1 ? parts[0] : .sum(parts)
  }

  private mutating func product() throws(Refusal) -> ParameterExpression {
    var result = try signed()
    while let sign = take("*", "·", "×", "/", "÷") {
      let part = try signed()
      if sign == "/" || sign == "÷" {
        result = Self.folded(.quotient(result, part))
      } else if case .product(let parts) = result {
        result = .product(parts + [part])
      } else {
        result = .product([result, part])
      }
    }
    return result
  }

  private mutating func signed() throws(Refusal) -> ParameterExpression {
    if take("-", "−") != nil {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.maximalDepth else { throw refusal("at most \(Self.maximalDepth) nested parts") }
      return Self.folded(.negative(try signed()))
    }
    return try power()
  }

  private mutating func power() throws(Refusal) -> ParameterExpression {
    let base = try atom()
    guard take("^") != nil else { return base }
    let start = position
    let sign = take("-", "−") == nil ? 1 : -1
    skipSpaces()
    var digits = ""
    while position < text.count, let digit = text[position].wholeNumberValue, text[position].isASCII {
      digits += "\(digit)"
      position += 1
    }
    guard let exponent = Int(digits), exponent <= Self.maximalExponent else {
      position = start
      throw refusal("an integer exponent of magnitude at most \(Self.maximalExponent)")
    }
    return Self.folded(.power(base, sign * exponent))
  }

  private mutating func atom() throws(Refusal) -> ParameterExpression {
    skipSpaces()
    if take("(") != nil {
      let inner = try sum()
      guard take(")") != nil else { throw refusal("\")\"") }
      return inner
    }
    if take("√") != nil { return .squareRoot(try atom()) }
    if take("π") != nil { return .pi }
    guard position < text.count else { throw refusal("a number, t, sqrt, cos, pi, a definition or \"(\"") }
    if text[position].isNumber || text[position] == "." { return .rational(try number()) }
    return try named()
  }

  /// A decimal number, exactly.
  private mutating func number() throws(Refusal) -> Rational {
    let start = position
    while position < text.count, text[position].isASCII, text[position].isNumber || text[position] == "." {
      position += 1
    }
    // An exponent belongs to the number: 1e-3.
    if position < text.count, text[position] == "e" || text[position] == "E" {
      let mark = position
      position += 1
      if position < text.count, text[position] == "-" || text[position] == "+" { position += 1 }
      let digits = position
      while position < text.count, text[position].isASCII, text[position].isNumber { position += 1 }
      if digits == position { position = mark }
    }
    guard
      let value = try? Rational(parsing: String(text[start..<position]), maximalExponent: Self.maximalExponent)
    else {
      position = start
      throw refusal("a decimal number")
    }
    return value
  }

  private mutating func named() throws(Refusal) -> ParameterExpression {
    let start = position
    while position < text.count, text[position].isLetter || text[position].isNumber || text[position] == "_" {
      position += 1
    }
    let name = String(text[start..<position])
    switch name {
    case "t": return .parameter
    case "pi": return .pi
    case "sqrt":
      return .squareRoot(try argument())
    case "cos":
      let place = position
      let angle = try argument()
      guard let multiple = Self.multipleOfPi(angle) else {
        position = place
        throw refusal("cos of a rational multiple of pi")
      }
      return .cosinePi(multiple)
    default:
      guard let known = definitions[name] else {
        position = start
        throw refusal("t, sqrt, cos, pi or a definition of the file")
      }
      return known
    }
  }

  private mutating func argument() throws(Refusal) -> ParameterExpression {
    guard take("(") != nil else { throw refusal("\"(\"") }
    let inner = try sum()
    guard take(")") != nil else { throw refusal("\")\"") }
    return inner
  }

  /// q, if the expression is q·π with a rational q that can be read off.
  private static func multipleOfPi(_ expression: ParameterExpression) -> Rational? {
    switch expression {
    case .pi: return 1
    case .rational(let number): return number.isZero ? 0 : nil
    case .negative(let part): return multipleOfPi(part).map { -$0 }
    case .quotient(let one, .rational(let number)):
      guard let inner = multipleOfPi(one), !number.isZero else { return nil }
      return inner.divided(byNonzero: number)
    case .product(let parts):
      var multiple: Rational = 1
      var hasPi = false
      for part in parts {
        if case .rational(let number) = part {
          multiple *= number
        } else if !hasPi, let inner = multipleOfPi(part) {
          multiple *= inner
          hasPi = true
        } else {
          return nil
        }
      }
      return hasPi ? multiple : nil
    default: return nil
    }
  }

  /// Rational parts are computed at once.
  private static func folded(_ expression: ParameterExpression) -> ParameterExpression {
    switch expression {
    case .negative(.rational(let number)): .rational(-number)
    case .quotient(.rational(let one), .rational(let other)) where !other.isZero:
      .rational(one.divided(byNonzero: other))
    case .power(.rational(let base), let exponent) where !base.isZero || exponent > 0:
      (try? base.power(exponent)).map { .rational($0) } ?? expression
    default: expression
    }
  }
}
