/// A law that did not hold, and the operands that show it.
public struct LawViolation: Equatable, Sendable, CustomStringConvertible {
  /// The law, as a formula.
  public let law: String
  /// The operands in the order `a, b, c`.
  public let operands: [String]

  /// The law and the operands.
  public var description: String { "\(law) fails for \(operands.joined(separator: ", "))" }
}

/// Laws that every type of numbers must keep. Each function returns the violations that its operands show: an empty
/// array is what a suite expects, and a type that breaks a law on purpose shows that the suite can fail.
public enum Laws {
  /// The laws of a commutative ring with 1, and that equal values have equal hashes.
  public static func commutativeRing<Value: SignedNumeric & Hashable>(
    _ a: Value, _ b: Value, _ c: Value
  ) -> [LawViolation] {
    let zero: Value = 0
    let one: Value = 1
    return check(
      [a, b, c],
      [
        ("a + b = b + a", a + b, b + a),
        ("(a + b) + c = a + (b + c)", (a + b) + c, a + (b + c)),
        ("a + 0 = a", a + zero, a),
        ("a + (-a) = 0", a + (-a), zero),
        ("a - b = a + (-b)", a - b, a + (-b)),
        ("(a - b) + b = a", (a - b) + b, a),
        ("-(-a) = a", -(-a), a),
        ("a b = b a", a * b, b * a),
        ("(a b) c = a (b c)", (a * b) * c, a * (b * c)),
        ("a 1 = a", a * one, a),
        ("a 0 = 0", a * zero, zero),
        ("a (b + c) = a b + a c", a * (b + c), a * b + a * c),
        ("(-a) b = -(a b)", (-a) * b, -(a * b)),
        ("(a + b)(a - b) = a a - b b", (a + b) * (a - b), a * a - b * b),
      ])
  }

  /// Compound operators agree with the operators, whether or not another variable shares the value, and leave that
  /// other variable alone.
  public static func compoundOperators<Value: SignedNumeric & Hashable>(_ a: Value, _ b: Value) -> [LawViolation] {
    let one: Value = 1
    // Built anew, so that at first nobody else holds them; then shared.
    func compound(_ operation: (inout Value, Value) -> Void) -> (unshared: Value, shared: Value, other: Value) {
      var unshared = (a + one) - one
      operation(&unshared, b)
      var shared = a
      let other = shared
      operation(&shared, b)
      return (unshared, shared, other)
    }
    func itself(_ operation: (inout Value, Value) -> Void) -> Value {
      var value = (a + one) - one
      operation(&value, value)
      return value
    }
    let (sum, difference, product) = (compound(+=), compound(-=), compound(*=))
    let negative = compound { value, _ in value.negate() }
    return check(
      [a, b],
      [
        ("(a += b) = a + b, unshared", sum.unshared, a + b), ("(a += b) = a + b, shared", sum.shared, a + b),
        ("a += b leaves copies of a alone", sum.other, a),
        ("(a -= b) = a - b, unshared", difference.unshared, a - b),
        ("(a -= b) = a - b, shared", difference.shared, a - b),
        ("a -= b leaves copies of a alone", difference.other, a),
        ("(a *= b) = a b, unshared", product.unshared, a * b), ("(a *= b) = a b, shared", product.shared, a * b),
        ("a *= b leaves copies of a alone", product.other, a),
        ("a.negate() = -a, unshared", negative.unshared, -a), ("a.negate() = -a, shared", negative.shared, -a),
        ("a.negate() leaves copies of a alone", negative.other, a),
        ("(a += a) = a + a", itself(+=), a + a), ("(a -= a) = 0", itself(-=), 0), ("(a *= a) = a a", itself(*=), a * a),
      ])
  }

  /// A total order that sums and products with positive numbers keep, and a magnitude that fits it.
  public static func orderedRing<Value: SignedNumeric & Comparable & Hashable>(
    _ a: Value, _ b: Value, _ c: Value
  ) -> [LawViolation] where Value.Magnitude == Value {
    let zero: Value = 0
    return check(
      [a, b, c],
      [
        ("exactly one of a < b, a = b, a > b", [a < b, a == b, a > b].count { $0 } == 1, true),
        ("a < b iff 0 < b - a", a < b, zero < b - a),
        ("a <= b iff not b < a", a <= b, !(b < a)),
        ("a < b and b < c give a < c", a < b && b < c && !(a < c), false),
        ("a < b iff a + c < b + c", a < b, a + c < b + c),
        ("a < b iff a c < b c, for c > 0", c > zero ? a < b : false, c > zero ? a * c < b * c : false),
        ("a a >= 0", a * a >= zero, true),
      ])
      + check(
        [a, b],
        [
          ("|a| = max(a, -a)", a.magnitude, max(a, -a)),
          ("|a b| = |a| |b|", (a * b).magnitude, a.magnitude * b.magnitude),
          (
            "max(|a + b|, |a| + |b|) = |a| + |b|", max((a + b).magnitude, a.magnitude + b.magnitude),
            a.magnitude + b.magnitude
          ),
        ])
  }

  /// The laws of a field for a division that is given; a zero divisor is passed over.
  public static func field<Value: SignedNumeric & Hashable>(
    _ a: Value, _ b: Value, dividing: (Value, Value) throws -> Value
  ) rethrows -> [LawViolation] {
    if b == 0 { return [] }
    let inverse = try dividing(1, b)
    return check(
      [a, b],
      [
        ("(a / b) b = a", try dividing(a, b) * b, a),
        ("a / b = a (1 / b)", try dividing(a, b), a * inverse),
        ("b (1 / b) = 1", b * inverse, 1),
        ("1 / (1 / b) = b", try dividing(1, inverse), b),
      ])
  }

  private static func check<Value: Hashable>(
    _ operands: [some Any], _ laws: [(law: String, left: Value, right: Value)]
  ) -> [LawViolation] {
    laws.filter { $0.left != $0.right || $0.left.hashValue != $0.right.hashValue }
      .map { LawViolation(law: $0.law, operands: operands.map { "\($0)" }) }
  }
}
