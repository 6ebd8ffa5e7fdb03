import ExactArithmetic

/// Expressions with an exact value p + q√D, or with such a square (`Proofs/CERTIFICATE.md`, section 2.7).
///
/// The bases of Ω(K, L) lie in ℚ or ℚ(√2), and α = ‖a‖ has its square there. So that α is what the member says is decided by
/// integers, and not within a tolerance.
struct ExactExpressions {
  /// A number with more bits than this is not known exactly.
  static let maximalBits = 1 << 21

  /// The operands and results of all operations together may have this many bits; what comes after them is not known exactly. Operands
  /// are paid for before anything is done with them, whatever comes of it.
  private var remainingBits = 1 << 26

  private var values: [String: QuadraticNumber] = [:]
  private var squares: [String: QuadraticNumber] = [:]

  /// What is needed for the expressions `needed`, given the definitions of the file.
  init(_ definitions: [Definition], for needed: [ExpressionDocument]) {
    for definition in definitions.needed(for: needed) {
      values[definition.name] = value(of: definition.value)
      squares[definition.name] = square(of: definition.value)
    }
  }

  /// The value, if the expression has one by the definition of section 2.7.
  mutating func value(of expression: ExpressionDocument) -> QuadraticNumber? {
    switch expression {
    case .rational(let number): return kept(QuadraticNumber(number))
    case .reference(let name): return values[name]
    case .pi, .cosinePi: return nil
    case .sum(let terms):
      var total = QuadraticNumber(0)
      for term in terms {
        guard let term = value(of: term), pay(for: [total, term]), total.hasCommonField(with: term),
          let sum = kept(total + term)
        else { return nil }
        total = sum
      }
      return total
    case .product(let factors):
      var total = QuadraticNumber(1)
      for factor in factors {
        guard let factor = value(of: factor), let product = product(total, factor) else { return nil }
        total = product
      }
      return total
    case .quotient(let dividend, let divisor):
      guard let dividend = value(of: dividend), let divisor = value(of: divisor), pay(for: [divisor]),
        let reciprocal = try? divisor.reciprocal()
      else { return nil }
      return product(dividend, reciprocal)
    case .squareRoot(let operand):
      guard let rational = value(of: operand)?.rational, pay(for: [QuadraticNumber(rational)]),
        let root = try? QuadraticNumber.squareRoot(of: rational)
      else { return nil }
      return kept(root)
    }
  }

  /// The square, if the expression is known to be ≥ 0 and has an exact square by the definition of section 2.7.
  mutating func square(of expression: ExpressionDocument) -> QuadraticNumber? {
    switch expression {
    case .reference(let name): return squares[name]
    case .squareRoot(let operand):
      guard let radicand = value(of: operand), pay(for: [radicand]), radicand.signum >= 0 else { return nil }
      return radicand
    case .product(let factors):
      if let square = productOfSquares(factors) { return square }
    default: break
    }
    guard let value = value(of: expression), pay(for: [value]), value.signum >= 0 else { return nil }
    return product(value, value)
  }

  /// (d − 1)g² + (g + τ)², the square of the norm of a first row; τ = 0 without a tilt.
  mutating func sumOfSquares(_ base: QuadraticNumber, _ count: Int, _ tilt: Rational?) -> QuadraticNumber? {
    let largest = base + QuadraticNumber(tilt ?? 0)
    guard let one = product(base, base), let two = product(largest, largest) else { return nil }
    return kept(one * QuadraticNumber(Rational(count - 1)) + two)
  }

  private mutating func productOfSquares(_ factors: [ExpressionDocument]) -> QuadraticNumber? {
    var total = QuadraticNumber(1)
    for factor in factors {
      guard let factor = square(of: factor), let product = product(total, factor) else { return nil }
      total = product
    }
    return total
  }

  /// The product; nil if the two lie in no common field or the product is too long.
  mutating func product(_ one: QuadraticNumber, _ two: QuadraticNumber) -> QuadraticNumber? {
    pay(for: [one, two]) && one.hasCommonField(with: two) ? kept(one * two) : nil
  }

  private mutating func kept(_ number: QuadraticNumber) -> QuadraticNumber? {
    Self.bits(of: number) <= Self.maximalBits && pay(for: [number]) ? number : nil
  }

  /// Whether there was something left for these numbers; if not, nothing is left.
  private mutating func pay(for numbers: [QuadraticNumber]) -> Bool {
    let bits = numbers.reduce(0) { $0 + Self.bits(of: $1) }
    remainingBits = bits <= remainingBits ? remainingBits - bits : -1
    return remainingBits >= 0
  }

  private static func bits(of number: QuadraticNumber) -> Int {
    [number.rationalPart, number.coefficient].reduce(number.radicand.bitWidth) {
      $0 + $1.numerator.bitWidth + $1.denominator.bitWidth
    }
  }
}
