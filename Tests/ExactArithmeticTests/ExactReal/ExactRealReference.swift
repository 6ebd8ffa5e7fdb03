import ExactArithmetic

/// Rational bounds of reals found without intervals, to test enclosures against.
enum Reference {
  /// ⌊2^bits·√n⌋/2^bits ≤ √n, less than 2^-bits below it.
  static func squareRoot(of value: Rational, bits: Int) throws -> ClosedRange<Rational> {
    let scaled = (value * .powerOfTwo(2 * bits)).floor()
    let root = try scaled.squareRoot()
    return Rational(root) * .powerOfTwo(-bits)...Rational(root + 1) * .powerOfTwo(-bits)
  }

  /// π by Machin's formula 16·arctan(1/5) − 4·arctan(1/239), partial sums of alternating series as bounds.
  static func pi(terms: Int) throws -> ClosedRange<Rational> {
    let one = try arctangent(ofReciprocal: 5, terms: terms)
    let two = try arctangent(ofReciprocal: 239, terms: terms)
    return (16 * one.lowerBound - 4 * two.upperBound)...(16 * one.upperBound - 4 * two.lowerBound)
  }

  /// Two successive partial sums of arctan(1/k) = Σ (−1)^i / ((2i+1)·k^(2i+1)).
  private static func arctangent(ofReciprocal k: Int, terms: Int) throws -> ClosedRange<Rational> {
    var (previous, sum): (Rational, Rational) = (0, 0)
    var power = Integer(k)
    for index in 0..<terms {
      let term = try Rational(numerator: index.isMultiple(of: 2) ? 1 : -1, denominator: power * Integer(2 * index + 1))
      (previous, sum) = (sum, sum + term)
      power *= Integer(k * k)
    }
    return min(previous, sum)...max(previous, sum)
  }
}

/// a + b√2 with rational a and b: a field in which signs, and hence everything, can be computed exactly.
struct RootTwoNumber {
  var a: Rational
  var b: Rational

  static func + (x: Self, y: Self) -> Self { Self(a: x.a + y.a, b: x.b + y.b) }
  static func - (x: Self, y: Self) -> Self { Self(a: x.a - y.a, b: x.b - y.b) }
  static func * (x: Self, y: Self) -> Self { Self(a: x.a * y.a + 2 * x.b * y.b, b: x.a * y.b + x.b * y.a) }

  /// The inverse (a − b√2)/(a² − 2b²); the norm vanishes for zero only.
  func reciprocal() throws -> Self {
    let norm = a * a - 2 * b * b
    return try Self(a: a / norm, b: -b / norm)
  }

  var isZero: Bool { a.isZero && b.isZero }

  /// The sign, by comparing a² with 2b² when the signs of a and b differ.
  var signum: Int {
    if a.signum * b.signum >= 0 { return a.isZero ? b.signum : a.signum }
    return a * a > 2 * b * b ? a.signum : b.signum
  }

  /// Rational bounds by an integer square root.
  func bounds(bits: Int) throws -> ClosedRange<Rational> {
    let root = try Reference.squareRoot(of: 2, bits: bits)
    let ends = [a + b * root.lowerBound, a + b * root.upperBound]
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }
}
