import ExactArithmetic

/// Rational values of the path parameter that close in on the one that is wanted.
///
/// A value computed from a linear piece is tried when it lies inside the bracket; every second step halves the bracket
/// or, as long as its ends differ by orders of magnitude, their quotient's logarithm, so that after
/// finitely many it holds no end of a piece but the solution itself, and the piece of any value in it is the right one.
struct MultiplierSearch {
  private var lower: Rational = 0
  private var upper: Rational
  private var steps = 0
  private var strides = GrowingStride(3)

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
    let middle: Rational
    if lower.isZero {
      middle = upper * Rational.powerOfTwo(-strides.next())
    } else {
      // 2^(magnitudes - 2) < upper/lower.
      let magnitudes = upper.magnitudeBits - lower.magnitudeBits
      middle =
        magnitudes > 8 ? upper * Rational.powerOfTwo(-magnitudes / 2) : (lower + upper) * Rational.powerOfTwo(-1)
    }
    multiplier = middle.shortened(between: lower, and: upper)
    if !steps.isMultiple(of: 2), let square = candidateSquare, square.signum > 0,
      square > lower * lower, square < upper * upper
    {
      let root = Rational.approximateSquareRoot(of: square)
      if root > lower, root < upper { multiplier = root }
    }
  }
}

/// Exponents of powers of two by which a value is lowered: constant at first, as the sizes of usual data ask, then growing.
struct GrowingStride {
  private var stride: Int
  private var count = 0

  init(_ first: Int) { stride = first }

  /// The next exponent.
  mutating func next() -> Int {
    count += 1
    if count > 24, stride < 1 << 24 { stride *= 2 }
    return stride
  }
}

extension Rational {
  /// The e with 2^(e − 1) < |self| < 2^(e + 1), for a number other than 0.
  fileprivate var magnitudeBits: Int { numerator.bitWidth - denominator.bitWidth }

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
