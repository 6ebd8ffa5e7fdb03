import ExactArithmetic

/// An exact real in a file: a rational, or one operation on expressions.
///
/// Shared parts are written once, as definitions, and referred to by name; a definition refers to earlier ones only.
public enum ExpressionDocument: Sendable, Equatable {
  /// A rational number.
  case rational(Rational)
  /// The definition with this name.
  case reference(String)
  /// π.
  case pi
  /// cos(πq).
  case cosinePi(Rational)
  /// The sum of the terms.
  case sum([ExpressionDocument])
  /// The product of the factors.
  case product([ExpressionDocument])
  /// Dividend and divisor.
  indirect case quotient(ExpressionDocument, ExpressionDocument)
  /// The non-negative root.
  indirect case squareRoot(ExpressionDocument)
}

/// A named expression.
public struct Definition: Sendable, Equatable, Codable {
  /// The name, unique in its file.
  public var name: String

  /// The expression, which refers to earlier definitions only.
  public var value: ExpressionDocument

  /// The definition of `name` as `value`.
  public init(name: String, value: ExpressionDocument) {
    self.name = name
    self.value = value
  }
}

extension ExpressionDocument: Codable {
  private enum Keys: String, CodingKey {
    case reference
    case pi
    case cosinePi
    case sum
    case product
    case quotient
    case squareRoot
  }

  /// Reads a rational from a string, or an operation from an object with one key.
  public init(from decoder: Decoder) throws {
    if let container = try? decoder.singleValueContainer(), let value = try? container.decode(String.self) {
      _ = value
      self = .rational(try container.decode(Rational.self))
      return
    }
    let container = try decoder.container(keyedBy: Keys.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected a rational or an object with one operation"))
    }
    switch key {
    case .reference: self = .reference(try container.decode(String.self, forKey: key))
    case .pi:
      guard try container.decode(Bool.self, forKey: key) else {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "expected true")
      }
      self = .pi
    case .cosinePi: self = .cosinePi(try container.decode(Rational.self, forKey: key))
    case .sum: self = .sum(try container.decode([ExpressionDocument].self, forKey: key))
    case .product: self = .product(try container.decode([ExpressionDocument].self, forKey: key))
    case .quotient:
      let operands = try container.decode([ExpressionDocument].self, forKey: key)
      guard operands.count == 2 else {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "expected two operands")
      }
      self = .quotient(operands[0], operands[1])
    case .squareRoot: self = .squareRoot(try container.decode(ExpressionDocument.self, forKey: key))
    }
  }

  /// Writes a rational as a string, an operation as an object with one key.
  public func encode(to encoder: Encoder) throws {
    if case .rational(let value) = self {
      try value.encode(to: encoder)
      return
    }
    var container = encoder.container(keyedBy: Keys.self)
    switch self {
    case .rational: break
    case .reference(let name): try container.encode(name, forKey: .reference)
    case .pi: try container.encode(true, forKey: .pi)
    case .cosinePi(let q): try container.encode(q, forKey: .cosinePi)
    case .sum(let terms): try container.encode(terms, forKey: .sum)
    case .product(let factors): try container.encode(factors, forKey: .product)
    case .quotient(let dividend, let divisor): try container.encode([dividend, divisor], forKey: .quotient)
    case .squareRoot(let operand): try container.encode(operand, forKey: .squareRoot)
    }
  }
}
