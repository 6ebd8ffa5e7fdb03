import ExactArithmetic

/// A value μ̂ ≥ 0 of the path parameter: (p/q)·√t with integers p ≥ 0, q > 0, t ≥ 1, and t = 1 when it is rational.
struct PathMultiplier: Sendable {
  /// p.
  let numerator: Integer
  /// q.
  let denominator: Integer
  /// t.
  let radicand: Integer

  /// A rational value.
  init(_ value: Rational) {
    numerator = value.numerator
    denominator = value.denominator
    radicand = 1
  }

  /// √square for square ≥ 0: √(a/b) = √(ab)/b, and rational when a and b are squares.
  init(squareRootOf square: Rational) {
    if let p = square.numerator.exactSquareRoot, let q = square.denominator.exactSquareRoot {
      (numerator, denominator, radicand) = (p, q, 1)
    } else {
      (numerator, denominator, radicand) = (1, square.denominator, square.numerator * square.denominator)
    }
  }

  var isRational: Bool { radicand == 1 }
  var isZero: Bool { numerator.isZero }

  /// The value when it is rational.
  var rational: Rational? { isRational ? try? Rational(numerator: numerator, denominator: denominator) : nil }

  /// The square, a rational number.
  var square: Rational {
    (try? Rational(numerator: numerator * numerator * radicand, denominator: denominator * denominator)) ?? 0
  }

  /// The sign of a + b·μ̂.
  func sign(_ a: Integer, plus b: Integer) -> Int {
    if isRational { return (a * denominator + b * numerator).signum }
    return Integer.sign(a * denominator, plus: b * numerator, timesRootOf: radicand)
  }
}

extension Integer {
  /// The square root when it is an integer.
  var exactSquareRoot: Integer? {
    guard signum >= 0, let root = try? squareRoot(), root * root == self else { return nil }
    return root
  }

  /// The sign of a + b√t for t ≥ 0.
  static func sign(_ a: Integer, plus b: Integer, timesRootOf t: Integer) -> Int {
    let second = t.isZero ? 0 : b.signum
    if a.signum == 0 || second == 0 || a.signum == second { return a.signum == 0 ? second : a.signum }
    let (left, right) = (a * a, b * b * t)
    return left == right ? 0 : left > right ? a.signum : second
  }
}
