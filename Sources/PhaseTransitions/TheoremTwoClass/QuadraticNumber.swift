/// The real p + q·√r with rational p, q and r > 0, added and multiplied exactly.
///
/// The entries of the matrices of a class are such numbers, all with the same r, and so is the square of α.
struct QuadraticNumber: Hashable, Sendable {
  /// p.
  let rationalPart: Rational
  /// q.
  let coefficient: Rational
  /// r.
  let radicand: Rational

  /// p + q·√r.
  init(_ rationalPart: Rational, _ coefficient: Rational, root radicand: Rational) {
    (self.rationalPart, self.coefficient, self.radicand) = (rationalPart, coefficient, radicand)
  }

  /// The sum with a rational number.
  func adding(_ value: Rational) -> QuadraticNumber {
    QuadraticNumber(rationalPart + value, coefficient, root: radicand)
  }

  /// The square, in the same field: (p + q√r)² = p² + q²r + 2pq√r.
  var squared: QuadraticNumber {
    QuadraticNumber(
      rationalPart * rationalPart + coefficient * coefficient * radicand, 2 * rationalPart * coefficient, root: radicand
    )
  }

  /// Σ countᵢ·xᵢ² for pairs (xᵢ, countᵢ) in the field of √r.
  static func sumOfSquares(
    _ terms: [(number: QuadraticNumber, count: Int)], root radicand: Rational
  ) -> QuadraticNumber {
    var (rationalPart, coefficient): (Rational, Rational) = (0, 0)
    for term in terms {
      let square = term.number.squared
      rationalPart += square.rationalPart * Rational(term.count)
      coefficient += square.coefficient * Rational(term.count)
    }
    return QuadraticNumber(rationalPart, coefficient, root: radicand)
  }

  /// The number as a real.
  var real: ExactReal {
    ExactReal(rationalPart) + ExactReal(radicand).squareRoot() * ExactReal(coefficient)
  }
}
