import ExactArithmetic
import ExactLinearAlgebra

/// Encloses the exact reals of a file at one precision, and tells which of them are written in the same way.
///
/// Nothing is simplified and no rational arithmetic is done: an operation of the file is one operation on intervals.
struct ExpressionEvaluator {
  /// What is known of one expression.
  struct Value: Sendable {
    /// An interval that contains the value.
    let enclosure: Interval

    /// Equal for two expressions of one file if and only if they are the same when all references are replaced by what they
    /// refer to. Then their values are equal.
    let identity: Int

    /// The number, if the expression is a rational number or refers to one.
    let rational: Rational?
  }

  /// An operation on expressions with known identities.
  private enum Form: Hashable {
    case rational(Rational)
    case pi
    case cosinePi(Rational)
    case sum([Int])
    case product([Int])
    case quotient(Int, Int)
    case squareRoot(Int)
  }

  /// The working precision in bits.
  let precision: Int

  private var defined: [String: Value] = [:]
  private var identities: [Form: Int] = [:]

  /// The evaluator that knows `definitions`, each of which refers to earlier ones only.
  init(_ definitions: [Definition], precision: Int) throws(Rejection) {
    self.precision = precision
    for (index, definition) in definitions.enumerated() {
      let place = "instance.definitions[\(index + 1)]"
      guard Self.isName(definition.name) else {
        throw Rejection(.expression, "\(place): expected a name of 1 to 64 letters, digits and underscores")
      }
      guard defined[definition.name] == nil else {
        throw Rejection(.expression, "\(place): the name \(definition.name) is defined twice")
      }
      defined[definition.name] = try value(of: definition.value, place)
    }
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: false
        }
      }
  }

  /// The value of `document`, which stands at `place`.
  ///
  /// - Throws: `Rejection` of rule `expression` for an unknown name, a divisor that is not certainly different from 0 or a
  ///   radicand that is not certainly ≥ 0.
  mutating func value(of document: ExpressionDocument, _ place: String) throws(Rejection) -> Value {
    switch document {
    case .rational(let number):
      return result(.rational(number), Interval(number, precision: precision), rational: number)
    case .reference(let name):
      guard let value = defined[name] else {
        throw Rejection(.expression, "\(place): \(name) is not defined before its use")
      }
      return value
    case .pi: return result(.pi, .pi(precision: precision))
    case .cosinePi(let q): return result(.cosinePi(q), .cosinePi(q, precision: precision))
    case .sum(let terms):
      let terms = try values(of: terms, place)
      return result(
        .sum(terms.map(\.identity)), terms.reduce(into: Interval(0, precision: precision)) { $0 += $1.enclosure })
    case .product(let factors):
      let factors = try values(of: factors, place)
      return result(
        .product(factors.map(\.identity)),
        factors.reduce(into: Interval(1, precision: precision)) { $0 *= $1.enclosure })
    case .quotient(let dividend, let divisor):
      let (above, below) = (try value(of: dividend, place), try value(of: divisor, place))
      guard below.enclosure.isZero == .fails, let quotient = above.enclosure.divided(by: below.enclosure) else {
        throw Rejection(.expression, "\(place): a divisor is not certainly different from 0 at \(precision) bits")
      }
      return result(.quotient(above.identity, below.identity), quotient)
    case .squareRoot(let operand):
      let radicand = try value(of: operand, place)
      guard radicand.enclosure.isNonnegative == .holds, let root = radicand.enclosure.squareRoot() else {
        throw Rejection(.expression, "\(place): a number under a root is not certainly ≥ 0 at \(precision) bits")
      }
      return result(.squareRoot(radicand.identity), root)
    }
  }

  /// The values of `documents`, which stand at `place`.
  mutating func values(of documents: [ExpressionDocument], _ place: String) throws(Rejection) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(documents.count)
    for document in documents { values.append(try value(of: document, place)) }
    return values
  }

  /// The matrix of the values of `rows`, which must not be empty.
  mutating func matrix(of rows: [[ExpressionDocument]], _ place: String) throws(Rejection) -> Matrix<Value> {
    var values: [[Value]] = []
    for (i, row) in rows.enumerated() { values.append(try self.values(of: row, "\(place)[\(i + 1)]")) }
    return try Matrix.checked(values, place)
  }

  /// Whether `value` is written as the sum of the two terms, in either order.
  func isSum(_ value: Value, of one: Value, _ two: Value) -> Bool {
    identities[.sum([one.identity, two.identity])] == value.identity
      || identities[.sum([two.identity, one.identity])] == value.identity
  }

  /// Whether `value` is written as the root of the sum of the squares of `terms`, in their order, each as a product of two factors.
  func isEuclideanNorm(_ value: Value, of terms: [Value]) -> Bool {
    var squares: [Int] = []
    for term in terms {
      guard let square = identities[.product([term.identity, term.identity])] else { return false }
      squares.append(square)
    }
    guard let sum = identities[.sum(squares)] else { return false }
    return identities[.squareRoot(sum)] == value.identity
  }

  private mutating func result(_ form: Form, _ enclosure: Interval, rational: Rational? = nil) -> Value {
    let identity = identities[form] ?? identities.count
    identities[form] = identity
    return Value(enclosure: enclosure, identity: identity, rational: rational)
  }
}

extension Matrix {
  /// The matrix with these rows, which must not be empty.
  static func checked(_ rows: [[Element]], _ name: String) throws(Rejection) -> Matrix {
    guard let first = rows.first, !first.isEmpty else { throw Rejection(.shape, "\(name) is empty") }
    do { return try Matrix(rows: rows) } catch { throw Rejection(.shape, "\(name): \(error)") }
  }
}
