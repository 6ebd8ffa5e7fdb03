/// A real number given by an expression, which can be enclosed as tightly as is wanted.
///
/// An `ExactReal` is built from rational numbers, π and cos(πq) by the field operations, square roots, maxima, minima and
/// magnitudes. It is never rounded: rounding happens in ``enclosure(precision:)`` and its relatives, at a precision that
/// is their argument. Equal subexpressions that are the same object are evaluated once for each precision.
///
/// ```swift
/// let goldenRatio = (1 + ExactReal(5).squareRoot()).divided(by: 2)
/// let bounds = try goldenRatio.enclosure(withinPowerOfTwo: 100)     // bounds.width ≤ 2^-100
/// (ExactReal(2).squareRoot() * ExactReal(8).squareRoot()).rational  // 4
/// ```
///
/// Building an expression always succeeds, also when it has no value, such as `ExactReal(-1).squareRoot()`. Every
/// enclosure of such an expression throws. What is thrown has a meaning:
///
/// - ``ArithmeticError/domain(_:)`` and ``ArithmeticError/divisionByZero``: *proved* that the expression has no value.
/// - ``ArithmeticError/undecided(_:precision:)``: not told within the precision; the expression may have a value, as does
///   √(x − y) with x = y, of which no precision ever shows that x − y is not negative.
///
/// Simplification keeps the value and the existence of a value: 0·x becomes 0 only when x is certified to have one.
/// Comparisons are three-valued, for the equality of two reals can be refuted by enclosures but never confirmed.
///
/// - Complexity: An operation costs the number of operands it is written with, besides the arithmetic of its rational
///   parts; a few foldings (x − x, 0·x, √x·√x) may evaluate x once at ``certifyingPrecision`` bits.
public struct ExactReal: Sendable {
  /// A known rational number, or a node of the expression graph.
  enum Storage: Sendable {
    case rational(Rational)
    case node(Node)
  }

  let storage: Storage

  /// The precision, in bits, of the enclosures that simplification may ask for.
  public static let certifyingPrecision = 64

  /// The least number of bits at which ``enclosure(withinPowerOfTwo:maximalPrecision:)`` begins.
  public static let initialPrecision = 64

  /// The precision, in bits, beyond which an enclosure gives up when its caller names no other.
  public static let defaultMaximalPrecision = 65_536

  /// The rational number `value`.
  public init(_ value: Rational) {
    storage = .rational(value)
  }

  /// The integer `value`.
  public init(_ value: Integer) {
    storage = .rational(Rational(value))
  }

  /// The integer `value`.
  public init(_ value: Int) {
    storage = .rational(Rational(value))
  }

  /// The dyadic number `value`.
  public init(_ value: Dyadic) {
    storage = .rational(Rational(value))
  }

  /// The node of an expression that is in simplified form already.
  init(simplified expression: Expression) {
    storage = .node(Node(expression))
  }

  /// The rational number 0.
  public static let zero = ExactReal(0)

  /// The rational number 1.
  public static let one = ExactReal(1)

  /// π = 3.14159….
  public static let pi = ExactReal(simplified: .pi)

  /// The value, when the simplified expression is a rational number; `nil` says only that it is not known to be one.
  public var rational: Rational? {
    guard case .rational(let value) = storage else { return nil }
    return value
  }

  var node: Node? {
    guard case .node(let node) = storage else { return nil }
    return node
  }
}

extension ExactReal: ExpressibleByIntegerLiteral {
  /// The integer `value`.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension ExactReal {
  /// One operation and its operands: how a real was built, after simplification.
  ///
  /// Walking down from ``ExactReal/expression`` gives the whole expression, for instance to write it to a file. The
  /// operands are reals rather than expressions, so that what is shared stays shared.
  public enum Expression: Sendable {
    /// A rational number.
    case rational(Rational)
    /// π.
    case pi
    /// cos(πq), 0 < q < 1/2.
    case cosinePi(Rational)
    /// c·x, where c ≠ 1 and x is neither rational nor itself a multiple.
    case multiple(Rational, ExactReal)
    /// The sum of two or more terms; a rational one comes first.
    case sum([ExactReal])
    /// The product of two or more factors, none of them rational or a multiple.
    case product([ExactReal])
    /// xⁿ, n ≥ 2.
    case power(ExactReal, Int)
    /// x/y.
    case quotient(ExactReal, ExactReal)
    /// √x, the non-negative root.
    case squareRoot(ExactReal)
    /// The largest of two or more reals.
    case maximum([ExactReal])
    /// The least of two or more reals.
    case minimum([ExactReal])
    /// |x|.
    case magnitude(ExactReal)

    /// The operands, in the order in which they are written.
    public var operands: [ExactReal] {
      switch self {
      case .rational, .pi, .cosinePi: []
      case .multiple(_, let operand), .power(let operand, _), .squareRoot(let operand), .magnitude(let operand):
        [operand]
      case .quotient(let dividend, let divisor): [dividend, divisor]
      case .sum(let operands), .product(let operands), .maximum(let operands), .minimum(let operands): operands
      }
    }
  }

  /// How this real was built, after simplification.
  public var expression: Expression {
    switch storage {
    case .rational(let value): .rational(value)
    case .node(let node): node.expression
    }
  }
}
