import ExactArithmetic

extension QuadraticVector {
  /// Whether sums and products with `other` lie in one field: one is rational, or the radicands are the same.
  public func hasCommonField(with other: QuadraticVector) -> Bool {
    isRational || other.isRational || radicand == other.radicand
  }

  /// Whether all sums and products of these vectors lie in one field: those that are irrational have the same radicand.
  public static func haveCommonField(_ vectors: [QuadraticVector]) -> Bool {
    Set(vectors.filter { !$0.isRational }.map(\.radicand)).count <= 1
  }

  /// The radicand of a sum or a product with `other`.
  private func commonRadicand(_ other: QuadraticVector) -> Integer {
    precondition(hasCommonField(with: other), "vectors over two different fields ℚ(√D)")
    return isRational ? other.radicand : radicand
  }

  /// Σ left_i·right_i.
  ///
  /// - Precondition: the vectors have the same number of entries and a common field.
  /// - Complexity: one integer product for each entry if both are rational, at most four if not; one reduction of the sum.
  public static func dotProduct(_ left: QuadraticVector, _ right: QuadraticVector) -> QuadraticNumber {
    precondition(left.count == right.count, "a dot product of vectors of different lengths")
    let radicand = left.commonRadicand(right)
    func sum(_ one: [Integer], _ two: [Integer]) -> Integer {
      var total = Integer()
      for (x, y) in zip(one, two) where !x.isZero && !y.isZero { total.addProduct(x, y) }
      return total
    }
    var rational = sum(left.rationalNumerators, right.rationalNumerators)
    rational.addProduct(sum(left.rootNumerators, right.rootNumerators), radicand)
    let root =
      sum(left.rationalNumerators, right.rootNumerators) + sum(left.rootNumerators, right.rationalNumerators)
    let denominator = left.denominator * right.denominator
    return QuadraticNumber(
      Rational(numerator: rational, positiveDenominator: denominator),
      Rational(numerator: root, positiveDenominator: denominator), irrationalRoot: radicand)
  }

  /// Σ x_i².
  ///
  /// - Complexity: one integer square for each entry if the vector is rational, three products if not.
  public var squaredNorm: QuadraticNumber { Self.dotProduct(self, self) }

  /// The sum.
  ///
  /// - Precondition: the vectors have the same number of entries and a common field.
  public static func + (left: QuadraticVector, right: QuadraticVector) -> QuadraticVector {
    combination(left, right, +)
  }

  /// The difference, under the preconditions of the sum.
  public static func - (left: QuadraticVector, right: QuadraticVector) -> QuadraticVector {
    combination(left, right, -)
  }

  /// The negative.
  public static prefix func - (operand: QuadraticVector) -> QuadraticVector {
    QuadraticVector(
      rationalNumerators: operand.rationalNumerators.map { -$0 },
      irrationalRootNumerators: operand.rootNumerators.map { -$0 }, denominator: operand.denominator,
      radicand: operand.radicand)
  }

  private static func combination(
    _ left: QuadraticVector, _ right: QuadraticVector, _ operation: (Integer, Integer) -> Integer
  ) -> QuadraticVector {
    precondition(left.count == right.count, "a sum of vectors of different lengths")
    let radicand = left.commonRadicand(right)
    let same = left.denominator == right.denominator
    let (one, two) = same ? (1, 1) : (right.denominator, left.denominator)
    func combine(_ first: [Integer], _ second: [Integer]) -> [Integer] {
      (0..<max(first.count, second.count)).map { i in
        operation(i < first.count ? first[i] * one : 0, i < second.count ? second[i] * two : 0)
      }
    }
    return QuadraticVector(
      rationalNumerators: combine(left.rationalNumerators, right.rationalNumerators),
      irrationalRootNumerators: combine(left.rootNumerators, right.rootNumerators),
      denominator: same ? left.denominator : left.denominator * right.denominator, radicand: radicand)
  }

  /// The multiple by a rational number.
  public func scaled(by factor: Rational) -> QuadraticVector {
    let (numerator, divisor) = (factor.numerator, factor.denominator)
    return QuadraticVector(
      rationalNumerators: rationalNumerators.map { $0 * numerator },
      irrationalRootNumerators: rootNumerators.map { $0 * numerator }, denominator: denominator * divisor,
      radicand: radicand)
  }

  /// The quotient by a positive integer.
  ///
  /// - Precondition: the divisor is positive.
  /// - Complexity: one product, that of the denominators.
  public func divided(by divisor: Integer) -> QuadraticVector {
    precondition(divisor.signum > 0, "a quotient by a number that is not positive")
    return QuadraticVector(
      rationalNumerators: rationalNumerators, irrationalRootNumerators: rootNumerators,
      denominator: denominator * divisor, radicand: radicand)
  }

  /// The multiple by a number of the field.
  ///
  /// - Precondition: the factor is rational, or the vector is, or both have the same radicand.
  @_disfavoredOverload
  public func scaled(by factor: QuadraticNumber) -> QuadraticVector {
    if let rational = factor.rational { return scaled(by: rational) }
    precondition(isRational || radicand == factor.radicand, "a vector and a factor of two different fields ℚ(√D)")
    // (p + q√D)·(a + b√D)/(d·c).
    let common = Integer.leastCommonMultiple(factor.rationalPart.denominator, factor.coefficient.denominator)
    let (a, b) = (factor.rationalPart.numerator(over: common), factor.coefficient.numerator(over: common))
    let lifted = b * factor.radicand
    var (rationals, roots) = (rationalNumerators, rationalNumerators)
    for i in 0..<count {
      rationals[i] *= a
      roots[i] *= b
      if !isRational {
        rationals[i].addProduct(rootNumerators[i], lifted)
        roots[i].addProduct(rootNumerators[i], a)
      }
    }
    return QuadraticVector(
      rationalNumerators: rationals, irrationalRootNumerators: roots, denominator: denominator * common,
      radicand: factor.radicand)
  }
}
