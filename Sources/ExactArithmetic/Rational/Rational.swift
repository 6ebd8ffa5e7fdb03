import CGMP

/// A rational number in lowest terms.
///
/// A value whose numerator and denominator both fit in `Int` is held inline and costs no allocation; another one is one
/// reference-counted object that owns a GMP rational. The denominator is positive and has no factor in common with the
/// numerator, so each value has exactly one representation. Compound operators write in place when no other variable
/// shares the object.
///
/// Source: T. Granlund et al., *The GNU Multiple Precision Arithmetic Library*.
public struct Rational: @unchecked Sendable {
  // `@unchecked`: an object is written only while this variable holds the one reference to it.

  /// The numerator if `object` is nil, else 0.
  @usableFromInline var word: Int

  /// The denominator, at least 1, if `object` is nil, else 1.
  @usableFromInline var denominatorWord: Int

  /// The owner of the value if a part of it does not fit in `Int`.
  @usableFromInline var object: RationalObject?

  /// The inline value `word / denominatorWord` of coprime numbers with `denominatorWord >= 1`.
  @inlinable @inline(__always)
  init(word: Int, denominatorWord: Int) {
    self.word = word
    self.denominatorWord = denominatorWord
    object = nil
  }

  /// The number 0.
  @inlinable @inline(__always)
  public init() {
    self.init(word: 0, denominatorWord: 1)
  }

  /// The integer `value`.
  @inlinable @inline(__always)
  public init(_ value: Int) {
    self.init(word: value, denominatorWord: 1)
  }

  /// The integer `value`.
  public init(_ value: Integer) {
    if let word = value.int {
      self.init(word)
    } else {
      self = value.withSource { value in
        Rational.make { result in
          mpz_set(mpq_numref(result), value)
          mpz_set_ui(mpq_denref(result), 1)
        }
      }
    }
  }

  /// The value of a dyadic number, exactly.
  ///
  /// - Complexity: linear in the bits of the significand plus the magnitude of the exponent.
  public init(_ value: Dyadic) {
    self.init(numeratorCoprimeToTwo: value.significand, exponent: value.exponent)
  }

  /// `numerator * 2^exponent` for an odd numerator, or zero with exponent 0.
  init(numeratorCoprimeToTwo numerator: Integer, exponent: Int) {
    if exponent >= 0 {
      self.init(numerator << exponent)
    } else if let word = numerator.int, exponent > -(Int.bitWidth - 1) {
      self.init(word: word, denominatorWord: 1 << -exponent)
    } else {
      self = numerator.withSource { numerator in
        Rational.make { result in
          mpz_set(mpq_numref(result), numerator)
          mpz_set_ui(mpq_denref(result), 1)
          mpz_mul_2exp(mpq_denref(result), mpq_denref(result), exponent.magnitude)
        }
      }
    }
  }

  /// The quotient `numerator / denominator`, reduced to lowest terms.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero`` if `denominator` is 0.
  /// - Complexity: one greatest common divisor and two divisions of GMP.
  public init(numerator: Integer, denominator: Integer) throws(ArithmeticError) {
    if denominator.isZero { throw .divisionByZero }
    if let numerator = numerator.int, let denominator = denominator.int,
      let value = Rational(
        isNegative: (numerator < 0) != (denominator < 0), numerator.magnitude, over: denominator.magnitude)
    {
      self = value
    } else {
      self = numerator.withSource { numerator in
        denominator.withSource { denominator in
          Rational.make { result in
            mpz_set(mpq_numref(result), numerator)
            mpz_set(mpq_denref(result), denominator)
            mpq_canonicalize(result)
          }
        }
      }
    }
  }

  /// The value of a binary floating-point number, exactly.
  ///
  /// - Throws: ``ArithmeticError/notFinite(_:)`` if `value` is infinite or not a number.
  public init(exactly value: Double) throws(ArithmeticError) {
    self.init(try Dyadic(exactly: value))
  }

  /// The numerator in lowest terms; it has the sign of the value.
  ///
  /// - Complexity: linear in the number of bits.
  public var numerator: Integer {
    guard let object else { return Integer(word) }
    return object.withHeader { Integer(copying: mpq_numsrc($0)) }
  }

  /// The denominator in lowest terms, at least 1.
  ///
  /// - Complexity: linear in the number of bits.
  public var denominator: Integer {
    guard let object else { return Integer(denominatorWord) }
    return object.withHeader { Integer(copying: mpq_densrc($0)) }
  }

  /// Whether the value is 0.
  @inlinable @inline(__always)
  public var isZero: Bool { object == nil && word == 0 }

  /// −1, 0 or 1: the sign of the value.
  @inlinable @inline(__always)
  public var signum: Int {
    guard let object else { return word.signum() }
    return object.withHeader { Int($0.pointee._mp_num._mp_size).signum() }
  }

  /// Whether the denominator is 1.
  @inlinable
  public var isInteger: Bool {
    guard let object else { return denominatorWord == 1 }
    return object.withHeader { $0.pointee._mp_den._mp_size == 1 && $0.pointee._mp_den._mp_d[0] == 1 }
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer `value`.
  @inlinable @inline(__always)
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Rational: Comparable, Hashable {
  /// Whether the two values are the same.
  @inlinable @inline(__always)
  public static func == (left: Rational, right: Rational) -> Bool {
    if left.object == nil || right.object == nil {
      return left.object === right.object && left.word == right.word && left.denominatorWord == right.denominatorWord
    }
    return left.isLargeAndEqual(to: right)
  }

  /// Whether `left` is smaller than `right`.
  ///
  /// - Complexity: two multiplications of GMP if signs and magnitudes are close; less if not.
  @inlinable @inline(__always)
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.object == nil && right.object == nil && left.denominatorWord == right.denominatorWord {
      return left.word < right.word
    }
    return left.order(comparedTo: right) < 0
  }

  @usableFromInline
  func isLargeAndEqual(to other: Rational) -> Bool {
    if object === other.object { return true }
    return withSource { left in other.withSource { right in mpq_equal(left, right) != 0 } }
  }

  /// The sign of `self - other`.
  @usableFromInline
  func order(comparedTo other: Rational) -> Int {
    if object == nil && other.object == nil {
      let left = word.multipliedFullWidth(by: other.denominatorWord)
      let right = other.word.multipliedFullWidth(by: denominatorWord)
      if left.high != right.high { return left.high < right.high ? -1 : 1 }
      return left.low == right.low ? 0 : (left.low < right.low ? -1 : 1)
    }
    return withSource { left in other.withSource { right in Int(mpq_cmp(left, right)).signum() } }
  }

  /// Feeds the value into `hasher`; equal values feed the same.
  public func hash(into hasher: inout Hasher) {
    guard let object else {
      hasher.combine(word)
      hasher.combine(denominatorWord)
      return
    }
    object.withHeader { header in
      Integer.hash(limbsOf: mpq_numsrc(header), into: &hasher)
      Integer.hash(limbsOf: mpq_densrc(header), into: &hasher)
    }
  }
}
