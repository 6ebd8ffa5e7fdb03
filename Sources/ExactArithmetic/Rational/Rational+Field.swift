import CGMP

extension Rational: SignedNumeric {
  /// The absolute value.
  @inlinable
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The integer `source`; never nil.
  public init?<Source: BinaryInteger>(exactly source: Source) {
    self.init(Integer(source))
  }

  /// The sum.
  ///
  /// - Complexity: at most two greatest common divisors, three multiplications and three divisions of GMP; none of the
  ///   former if both denominators are powers of two. No allocation while all of them fit in `Int`.
  @inlinable @inline(__always)
  public static func + (left: Rational, right: Rational) -> Rational {
    if left.object == nil && right.object == nil {
      if left.denominatorWord == 1 && right.denominatorWord == 1 {
        let (sum, overflow) = left.word.addingReportingOverflow(right.word)
        if !overflow { return Rational(sum) }
      }
      if let sum = small(left, plus: right) { return sum }
    }
    return large(left, plus: right)
  }

  /// Adds `right` in place.
  @inlinable @inline(__always)
  public static func += (left: inout Rational, right: Rational) {
    if left.object == nil && right.object == nil {
      left = left + right
    } else {
      left.addLarge(right)
    }
  }

  /// The difference.
  ///
  /// - Complexity: that of the sum.
  @inlinable @inline(__always)
  public static func - (left: Rational, right: Rational) -> Rational {
    if left.object == nil && right.object == nil && right.word != Int.min {
      if let difference = small(left, plus: Rational(word: -right.word, denominatorWord: right.denominatorWord)) {
        return difference
      }
    }
    return large(left, minus: right)
  }

  /// Subtracts `right` in place.
  @inlinable @inline(__always)
  public static func -= (left: inout Rational, right: Rational) {
    if left.object == nil && right.object == nil {
      left = left - right
    } else {
      left.subtractLarge(right)
    }
  }

  /// The product.
  ///
  /// - Complexity: at most two greatest common divisors, two multiplications and four divisions of GMP. No allocation
  ///   while operands and result fit in `Int`.
  @inlinable @inline(__always)
  public static func * (left: Rational, right: Rational) -> Rational {
    if left.object == nil && right.object == nil {
      if let product = small(left, times: right) { return product }
    }
    return large(left, times: right)
  }

  /// Multiplies by `right` in place.
  @inlinable @inline(__always)
  public static func *= (left: inout Rational, right: Rational) {
    if left.object == nil && right.object == nil {
      left = left * right
    } else {
      left.multiplyLarge(right)
    }
  }

  /// The negative.
  @inlinable
  public static prefix func - (operand: Rational) -> Rational {
    var result = operand
    result.negate()
    return result
  }

  /// Replaces the value by its negative.
  @inlinable @inline(__always)
  public mutating func negate() {
    if object == nil && word != Int.min {
      word = -word
    } else {
      negateLarge()
    }
  }

  /// The quotient.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  /// - Complexity: that of the product.
  public static func / (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
    if right.isZero { throw .divisionByZero }
    if left.object == nil && right.object == nil && right.word != Int.min {
      let sign = right.word.signum()
      let inverse = Rational(word: right.denominatorWord * sign, denominatorWord: right.word * sign)
      if let quotient = small(left, times: inverse) { return quotient }
    }
    return left.withSource { left in right.withSource { right in make { mpq_div($0, left, right) } } }
  }

  /// The inverse `1 / self`.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  /// - Complexity: linear in the number of bits.
  public func reciprocal() throws(ArithmeticError) -> Rational {
    if isZero { throw .divisionByZero }
    if object == nil && word != Int.min {
      let sign = word.signum()
      return Rational(word: denominatorWord * sign, denominatorWord: word * sign)
    }
    return withSource { source in Rational.make { mpq_inv($0, source) } }
  }

  /// The value to an integer power; the power 0 is 1, also of zero.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero`` for a negative power of zero; ``ArithmeticError/tooLarge(_:)`` if a
  ///   part of the result may have more than ``Integer/maximalBitWidth`` bits.
  /// - Complexity: `2 log2(|exponent|)` multiplications of GMP.
  public func power(_ exponent: Int) throws(ArithmeticError) -> Rational {
    if exponent < 0 {
      guard exponent > Int.min else { throw .tooLarge("power \(exponent)") }
      return try reciprocal().power(-exponent)
    }
    // Powers of coprime numbers are coprime.
    let numerator = try numerator.power(exponent)
    let denominator = try denominator.power(exponent)
    return Rational(coprimeNumerator: numerator, denominator: denominator)
  }

  /// `2^exponent`.
  ///
  /// - Precondition: the result fits in memory.
  public static func powerOfTwo(_ exponent: Int) -> Rational {
    Rational(numeratorCoprimeToTwo: 1, exponent: exponent)
  }

  /// `10^exponent`.
  ///
  /// - Precondition: the result fits in memory.
  public static func powerOfTen(_ exponent: Int) -> Rational {
    let power = Integer.powerOfTen(abs(exponent))
    return exponent >= 0 ? Rational(power) : Rational(coprimeNumerator: 1, denominator: power)
  }

  /// `numerator / denominator` for coprime numbers with a positive denominator.
  init(coprimeNumerator numerator: Integer, denominator: Integer) {
    if let numerator = numerator.int, let denominator = denominator.int {
      self.init(word: numerator, denominatorWord: denominator)
    } else {
      self = numerator.withSource { numerator in
        denominator.withSource { denominator in
          Rational.make { result in
            mpz_set(mpq_numref(result), numerator)
            mpz_set(mpq_denref(result), denominator)
          }
        }
      }
    }
  }
}
