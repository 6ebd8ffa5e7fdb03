/// Rational values of the path parameter that close in on the one that is wanted.
///
/// A value computed from a linear piece is tried when it lies inside the bracket; every second step halves the bracket, so that after
/// finitely many it holds no end of a piece but the solution itself, and the piece of any value in it is the right one.
struct MultiplierSearch {
  private var lower: Rational = 0
  private var upper: Rational
  private var steps = 0

  /// The value to be tried next, inside the bracket.
  private(set) var multiplier: Rational

  /// Begins with the bracket (0, upper).
  init(upper: Rational) {
    self.upper = upper
    multiplier = upper * Rational.powerOfTwo(-2)
  }

  /// Narrows the bracket at the value tried; `candidateSquare` is the square of the value its piece suggests.
  mutating func advance(solutionIsBelow: Bool, candidateSquare: Rational?) {
    if solutionIsBelow { upper = multiplier } else { lower = multiplier }
    steps += 1
    let middle = lower.isZero ? upper * Rational.powerOfTwo(-3) : (lower + upper) * Rational.powerOfTwo(-1)
    multiplier = middle.shortened(between: lower, and: upper)
    if !steps.isMultiple(of: 2), let square = candidateSquare, square.signum > 0,
      square > lower * lower, square < upper * upper
    {
      let root = Rational.approximateSquareRoot(of: square)
      if root > lower, root < upper { multiplier = root }
    }
  }
}

extension Rational {
  /// A number with few digits strictly between two others, near this one, which lies strictly between them.
  fileprivate func shortened(between lower: Rational, and upper: Rational) -> Rational {
    let gap = upper - lower
    let bits = gap.denominator.bitWidth - gap.numerator.bitWidth
    let short = Rational(rounded(toMultipleOfPowerOfTwo: -(bits + 4)))
    return short > lower && short < upper ? short : self
  }

  /// √square to about 64 significant bits, for square > 0.
  fileprivate static func approximateSquareRoot(of square: Rational) -> Rational {
    let half = (square.denominator.bitWidth - square.numerator.bitWidth) / 2
    let shift = half + 64
    let integer = (square * powerOfTwo(2 * shift)).floor()
    return Rational((try? integer.squareRoot()) ?? 0) * powerOfTwo(-shift)
  }
}
