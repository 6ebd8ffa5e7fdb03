import CGMP

extension Integer: SignedNumeric {
  /// The absolute value.
  @inlinable
  public var magnitude: Integer { signum < 0 ? -self : self }

  /// The integer `source`; never nil.
  public init?<Source: BinaryInteger>(exactly source: Source) {
    self.init(source)
  }

  /// The sum.
  ///
  /// - Complexity: linear in the number of bits; no allocation while operands and result fit in `Int`.
  @inlinable @inline(__always)
  public static func + (left: Integer, right: Integer) -> Integer {
    if left.object == nil && right.object == nil {
      let (sum, overflow) = left.word.addingReportingOverflow(right.word)
      if !overflow { return Integer(sum) }
    }
    return large(left, plus: right)
  }

  /// Adds `right` in place.
  @inlinable @inline(__always)
  public static func += (left: inout Integer, right: Integer) {
    if left.object == nil && right.object == nil {
      let (sum, overflow) = left.word.addingReportingOverflow(right.word)
      if !overflow {
        left.word = sum
        return
      }
    }
    left.addLarge(right)
  }

  /// The difference.
  ///
  /// - Complexity: linear in the number of bits; no allocation while operands and result fit in `Int`.
  @inlinable @inline(__always)
  public static func - (left: Integer, right: Integer) -> Integer {
    if left.object == nil && right.object == nil {
      let (difference, overflow) = left.word.subtractingReportingOverflow(right.word)
      if !overflow { return Integer(difference) }
    }
    return large(left, minus: right)
  }

  /// Subtracts `right` in place.
  @inlinable @inline(__always)
  public static func -= (left: inout Integer, right: Integer) {
    if left.object == nil && right.object == nil {
      let (difference, overflow) = left.word.subtractingReportingOverflow(right.word)
      if !overflow {
        left.word = difference
        return
      }
    }
    left.subtractLarge(right)
  }

  /// The product.
  ///
  /// - Complexity: one multiplication of GMP; no allocation while operands and result fit in `Int`.
  @inlinable @inline(__always)
  public static func * (left: Integer, right: Integer) -> Integer {
    if left.object == nil && right.object == nil {
      let (product, overflow) = left.word.multipliedReportingOverflow(by: right.word)
      if !overflow { return Integer(product) }
    }
    return large(left, times: right)
  }

  /// Multiplies by `right` in place.
  @inlinable @inline(__always)
  public static func *= (left: inout Integer, right: Integer) {
    if left.object == nil && right.object == nil {
      let (product, overflow) = left.word.multipliedReportingOverflow(by: right.word)
      if !overflow {
        left.word = product
        return
      }
    }
    left.multiplyLarge(right)
  }

  /// The negative.
  @inlinable
  public static prefix func - (operand: Integer) -> Integer {
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

  /// Adds `left * right` in place.
  ///
  /// - Complexity: one multiplication and one addition of GMP; no temporary.
  @inlinable @inline(__always)
  public mutating func addProduct(_ left: Integer, _ right: Integer) {
    if object == nil && left.object == nil && right.object == nil {
      let (product, overflowOfProduct) = left.word.multipliedReportingOverflow(by: right.word)
      let (sum, overflowOfSum) = word.addingReportingOverflow(product)
      if !overflowOfProduct && !overflowOfSum {
        word = sum
        return
      }
    }
    addProductLarge(left, right)
  }

  /// Subtracts `left * right` in place.
  ///
  /// - Complexity: one multiplication and one addition of GMP; no temporary.
  @inlinable @inline(__always)
  public mutating func subtractProduct(_ left: Integer, _ right: Integer) {
    if object == nil && left.object == nil && right.object == nil {
      let (product, overflowOfProduct) = left.word.multipliedReportingOverflow(by: right.word)
      let (difference, overflowOfDifference) = word.subtractingReportingOverflow(product)
      if !overflowOfProduct && !overflowOfDifference {
        word = difference
        return
      }
    }
    subtractProductLarge(left, right)
  }
}

// MARK: - Values that do not fit in Int

extension Integer {
  /// A binary operation of GMP: target, left operand, right operand; the target may be an operand.
  @usableFromInline
  typealias BinaryOperation = (UnsafeMutablePointer<MP_INT>, UnsafePointer<MP_INT>, UnsafePointer<MP_INT>) -> Void

  /// The result of an operation on operands of which one at least may be large.
  @inline(__always)
  private static func apply(_ left: Integer, _ right: Integer, _ operation: BinaryOperation) -> Integer {
    if let left = left.header, let right = right.header { return make { operation($0, left, right) } }
    return applyMixed(left, right, operation)
  }

  @inline(never)
  private static func applyMixed(_ left: Integer, _ right: Integer, _ operation: BinaryOperation) -> Integer {
    left.withSource { left in right.withSource { right in make { operation($0, left, right) } } }
  }

  /// Replaces the value by the result of an operation on it, where it stands if nobody else shares it.
  @inline(__always)
  private mutating func apply(_ other: Integer, _ operation: BinaryOperation) {
    // Both are large most of the time: then no header is built on the stack.
    if let right = other.header, updateIfUnique({ operation($0, $0, right) }) { return }
    applyMixed(other, operation)
  }

  @inline(never)
  private mutating func applyMixed(_ other: Integer, _ operation: BinaryOperation) {
    if updateIfUnique({ target in other.withSource { operation(target, target, $0) } }) { return }
    self = Integer.apply(self, other, operation)
  }

  @usableFromInline @inline(never)
  static func large(_ left: Integer, plus right: Integer) -> Integer { apply(left, right, mpz_add) }

  @usableFromInline @inline(never)
  static func large(_ left: Integer, minus right: Integer) -> Integer { apply(left, right, mpz_sub) }

  @usableFromInline @inline(never)
  static func large(_ left: Integer, times right: Integer) -> Integer {
    guard left.object == nil && right.object == nil else { return apply(left, right, mpz_mul) }
    var product = Integer()
    withProduct(left.word, right.word) { source in product = make { mpz_set($0, source) } }
    return product
  }

  @usableFromInline @inline(never)
  mutating func addLarge(_ other: Integer) { apply(other, mpz_add) }

  @usableFromInline @inline(never)
  mutating func subtractLarge(_ other: Integer) { apply(other, mpz_sub) }

  @usableFromInline @inline(never)
  mutating func multiplyLarge(_ other: Integer) { apply(other, mpz_mul) }

  @usableFromInline @inline(never)
  mutating func negateLarge() {
    if updateIfUnique({ $0.pointee._mp_size = -$0.pointee._mp_size }) { return }
    self = withSource { source in
      Integer.make { result in
        mpz_set(result, source)
        result.pointee._mp_size = -result.pointee._mp_size
      }
    }
  }

  @usableFromInline @inline(never)
  mutating func addProductLarge(_ left: Integer, _ right: Integer) { applyProduct(left, right, mpz_addmul, mpz_add) }

  @usableFromInline @inline(never)
  mutating func subtractProductLarge(_ left: Integer, _ right: Integer) {
    applyProduct(left, right, mpz_submul, mpz_sub)
  }

  /// Replaces the value by the result of an operation that adds a product to its target, or subtracts it, as `sum` does
  /// with a single term.
  @inline(__always)
  private mutating func applyProduct(
    _ left: Integer, _ right: Integer, _ operation: BinaryOperation, _ sum: BinaryOperation
  ) {
    if let left = left.header, let right = right.header {
      if updateIfUnique({ operation($0, left, right) }) { return }
    } else if left.object == nil && right.object == nil {
      // Two words make a product of two words at most, for which GMP need not be asked.
      if updateIfUnique({ target in Integer.withProduct(left.word, right.word) { sum(target, target, $0) } }) { return }
    }
    applyProductMixed(left, right, operation)
  }

  /// The result of `body` on the product as a GMP integer, which is read-only and valid only during the call.
  @inline(__always)
  private static func withProduct(_ left: Int, _ right: Int, _ body: (UnsafePointer<MP_INT>) -> Void) {
    let (high, low) = left.magnitude.multipliedFullWidth(by: right.magnitude)
    let size: Int32 = high != 0 ? 2 : (low != 0 ? 1 : 0)
    var limbs = (low, high)
    withUnsafeMutableBytes(of: &limbs) { limbs in
      let header = MP_INT(
        _mp_alloc: 0, _mp_size: (left < 0) == (right < 0) ? size : -size,
        _mp_d: limbs.baseAddress?.assumingMemoryBound(to: mp_limb_t.self))
      withUnsafePointer(to: header, body)
    }
  }

  @inline(never)
  private mutating func applyProductMixed(_ left: Integer, _ right: Integer, _ operation: BinaryOperation) {
    left.withSource { left in
      right.withSource { right in
        if updateIfUnique({ operation($0, left, right) }) { return }
        self = withSource { source in
          Integer.make { result in
            mpz_set(result, source)
            operation(result, left, right)
          }
        }
      }
    }
  }
}
