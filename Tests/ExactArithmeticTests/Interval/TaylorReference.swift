import ExactArithmetic

/// Enclosures of functions by their series in rational arithmetic, with the remainder bounded: an independent route to
/// the values that `Interval` takes from MPFR.
enum TaylorReference {
  /// Rational bounds.
  struct Bounds {
    var lower: Rational
    var upper: Rational
  }

  /// Keeps the fractions of partial sums short: `value` within 2^-600.
  private static func shortened(_ value: Rational) -> Rational {
    Rational(value.rounded(toMultipleOfPowerOfTwo: -600))
  }

  /// Σ of the terms t_0 = first, t_k = t_(k-1)·ratio(k), until a term is below 2^-500, within 2^-490.
  ///
  /// The callers' ratios are below 1/2 in magnitude from there on, so the rest is smaller than twice that term; at most
  /// 400 terms are each rounded by 2^-600.
  private static func sum(first: Rational, ratio: (Int) throws -> Rational) rethrows -> Bounds {
    var (term, sum, index) = (first, first, 0)
    let small = Rational.powerOfTwo(-500)
    while term.magnitude > small || index < 100 {
      index += 1
      term = shortened(term * (try ratio(index)))
      sum += term
    }
    let error = Rational.powerOfTwo(-490)
    return Bounds(lower: sum - error, upper: sum + error)
  }

  /// e^x for |x| ≤ 40, where the largest term is below 2^58.
  static func exponential(_ x: Rational) throws -> Bounds {
    // 100 terms are past the point where x/k is below 1/2.
    try sum(first: 1) { try x / Rational($0) }
  }

  /// sin x for |x| ≤ 40.
  static func sine(_ x: Rational) throws -> Bounds {
    let square = x * x
    return try sum(first: x) { try -square / Rational(2 * $0 * (2 * $0 + 1)) }
  }

  /// cos x for |x| ≤ 40.
  static func cosine(_ x: Rational) throws -> Bounds {
    let square = x * x
    return try sum(first: 1) { try -square / Rational(2 * $0 * (2 * $0 - 1)) }
  }

  /// π = 16 arctan(1/5) - 4 arctan(1/239), within 2^-480.
  static func pi() throws -> Bounds {
    func arctangentOfReciprocal(_ n: Int) throws -> Rational {
      var (sum, power) = (Rational(0), try Rational(1) / Rational(n))
      for index in 0..<250 {
        let term = shortened(try power / Rational(2 * index + 1))
        sum += index.isMultiple(of: 2) ? term : -term
        power = shortened(try power / Rational(n * n))
      }
      return sum
    }
    let value = try Rational(16) * arctangentOfReciprocal(5) - Rational(4) * arctangentOfReciprocal(239)
    let error = Rational.powerOfTwo(-480)
    return Bounds(lower: value - error, upper: value + error)
  }
}
