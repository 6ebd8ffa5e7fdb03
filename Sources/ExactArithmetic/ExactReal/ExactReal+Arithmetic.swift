extension ExactReal {
  /// The sum.
  public static func + (left: ExactReal, right: ExactReal) -> ExactReal {
    if let one = left.rational, let two = right.rational { return ExactReal(one + two) }
    return sum([left, right])
  }

  /// The difference.
  public static func - (left: ExactReal, right: ExactReal) -> ExactReal {
    left + -right
  }

  /// The product; a factor times itself is a power, whose enclosure is as tight as that of the factor allows.
  public static func * (left: ExactReal, right: ExactReal) -> ExactReal {
    if let one = left.rational {
      if let two = right.rational { return ExactReal(one * two) }
      return right.multiplied(by: one)
    }
    if let two = right.rational { return left.multiplied(by: two) }
    return product([left, right])
  }

  /// The negative.
  public static prefix func - (operand: ExactReal) -> ExactReal {
    operand.multiplied(by: -1)
  }

  /// Adds `right`.
  public static func += (left: inout ExactReal, right: ExactReal) {
    left = left + right
  }

  /// Subtracts `right`.
  public static func -= (left: inout ExactReal, right: ExactReal) {
    left = left - right
  }

  /// Multiplies by `right`.
  public static func *= (left: inout ExactReal, right: ExactReal) {
    left = left * right
  }

  /// The square, whose enclosures never contain a negative number.
  public func squared() -> ExactReal { self * self }

  /// The real to the power `exponent`; 1 for exponent 0, the reciprocal of a power for a negative one.
  ///
  /// As for an empty product, x⁰ = 1 even if x = 0, provided x has a value. A power of a rational number of more than
  /// ``greatestFoldedBitWidth`` bits stays an expression.
  public func power(_ exponent: Int) -> ExactReal {
    // -Int.min is no Int: one factor more stands for it.
    if exponent == Int.min { return ExactReal.one.divided(by: Self.product([power(Int.max), self])) }
    if exponent < 0 { return ExactReal.one.divided(by: power(-exponent)) }
    if exponent == 0 { return self * 0 + 1 }
    if exponent == 1 { return self }
    return Self.product(bases: [(self, exponent)])
  }

  /// The quotient. A divisor that is zero is found out when an enclosure is asked for, which then throws.
  public func divided(by divisor: ExactReal) -> ExactReal {
    let (below, core) = divisor.coefficientAndCore
    guard !below.isZero, let inverse = try? below.reciprocal() else {
      return ExactReal(simplified: .quotient(self, divisor))
    }
    guard let core else { return multiplied(by: inverse) }
    if case .squareRoot(let radicand) = core.expression, let value = radicand.rational, value.signum > 0,
      let rootless = try? (inverse / value)
    {
      return multiplied(by: rootless) * core
    }
    let (above, dividendCore) = coefficientAndCore
    if core.isCertifiedNonzero {
      if above.isZero, dividendCore == nil { return .zero }
      if let dividendCore, dividendCore.isIdentical(to: core) { return ExactReal(above * inverse) }
    }
    if above.isZero { return ExactReal(simplified: .quotient(self, core)) }
    return ExactReal(simplified: .quotient(dividendCore ?? .one, core)).multiplied(by: above * inverse)
  }

  /// The non-negative square root. A negative radicand is found out when an enclosure is asked for, which then throws.
  ///
  /// The root of a rational p/q becomes √(pq)/q, with the squares of small primes taken out; it is rational if the real is.
  public func squareRoot() -> ExactReal {
    if let rational {
      guard rational.signum >= 0, let root = try? RootOfRational(of: rational) else {
        return ExactReal(simplified: .squareRoot(self))
      }
      return root.real
    }
    if case .power(let base, let exponent) = expression, exponent.isMultiple(of: 2) {
      return base.power(exponent / 2).magnitude
    }
    return ExactReal(simplified: .squareRoot(self))
  }

  /// The magnitude |x|.
  public var magnitude: ExactReal {
    if let rational { return ExactReal(rational.magnitude) }
    let (coefficient, core) = coefficientAndCore
    guard let core else { return ExactReal(coefficient.magnitude) }
    if core.facts.isNonnegative { return core.multiplied(by: coefficient.magnitude) }
    if case .magnitude = core.expression { return core.multiplied(by: coefficient.magnitude) }
    return ExactReal(simplified: .magnitude(core)).multiplied(by: coefficient.magnitude)
  }

  /// The larger of two reals.
  public static func maximum(_ left: ExactReal, _ right: ExactReal) -> ExactReal {
    if let one = left.rational, let two = right.rational { return ExactReal(max(one, two)) }
    if left.isIdentical(to: right) { return left }
    for (one, two) in [(left, right), (right, left)] {
      // x ≤ 0 ≤ y, so that the larger one is y; x is rational and has a value.
      if let value = one.rational, value.signum <= 0, two.facts.isNonnegative { return two }
    }
    return ExactReal(simplified: .maximum([left, right]))
  }

  /// The lesser of two reals.
  public static func minimum(_ left: ExactReal, _ right: ExactReal) -> ExactReal {
    if let one = left.rational, let two = right.rational { return ExactReal(min(one, two)) }
    if left.isIdentical(to: right) { return left }
    for (one, two) in [(left, right), (right, left)] {
      // x ≤ 0 ≤ y; here x is the result, and it must not hide that y has no value.
      if let value = one.rational, value.signum <= 0, two.facts.isNonnegative, two.isCertifiedDefined { return one }
    }
    return ExactReal(simplified: .minimum([left, right]))
  }

  /// cos(πq): rational where the cosine is, (1/2)√2 and (1/2)√3 where it is one of these up to sign.
  public static func cosinePi(_ q: Rational) -> ExactReal {
    // cos(πq) is even and 2-periodic: bring q to [0, 1].
    let periods = Rational((q * Rational.powerOfTwo(-1)).floor())
    var angle = q - periods * 2
    if angle > 1 { angle = 2 - angle }
    let half = Rational.powerOfTwo(-1)
    if angle > half { return -cosinePi(1 - angle) }
    if angle.isZero { return .one }
    if angle == half { return .zero }
    if angle * 3 == 1 { return ExactReal(half) }
    if angle * 4 == 1 { return ExactReal(2).squareRoot().multiplied(by: half) }
    if angle * 6 == 1 { return ExactReal(3).squareRoot().multiplied(by: half) }
    return ExactReal(simplified: .cosinePi(angle))
  }

  /// sin(πq) = cos(π(1/2 − q)).
  public static func sinePi(_ q: Rational) -> ExactReal {
    cosinePi(Rational.powerOfTwo(-1) - q)
  }

  /// The inner product Σ xᵢyᵢ of the pairs that both arrays have.
  public static func dotProduct(_ left: [ExactReal], _ right: [ExactReal]) -> ExactReal {
    sum(zip(left, right).map { $0 * $1 })
  }

  /// The Euclidean norm √(Σ xᵢ²); 0 for no coordinates.
  public static func euclideanNorm(_ coordinates: [ExactReal]) -> ExactReal {
    sum(coordinates.map { $0.squared() }).squareRoot()
  }
}
