import CGMP

// Values that do not fit in two words: one GMP rational, in place where nobody else shares it.

extension Rational {
  /// A binary operation of `Rational+Targets`: target, left operand, right operand; the target may be the left one.
  private typealias BinaryOperation = (Target, Source, Source) -> Void

  /// The result of an operation on operands of which one at least may be large.
  @inline(__always)
  private static func apply(_ left: Rational, _ right: Rational, _ operation: BinaryOperation) -> Rational {
    if let left = left.header, let right = right.header { return make { operation($0, left, right) } }
    return applyMixed(left, right, operation)
  }

  @inline(never)
  private static func applyMixed(_ left: Rational, _ right: Rational, _ operation: BinaryOperation) -> Rational {
    left.withSource { left in right.withSource { right in make { operation($0, left, right) } } }
  }

  /// Replaces the value by the result of an operation on it, where it stands if nobody else shares it.
  @inline(__always)
  private mutating func apply(_ other: Rational, _ operation: BinaryOperation) {
    if let right = other.header, updateIfUnique({ operation($0, $0, right) }) { return }
    applyMixed(other, operation)
  }

  @inline(never)
  private mutating func applyMixed(_ other: Rational, _ operation: BinaryOperation) {
    if updateIfUnique({ target in other.withSource { operation(target, target, $0) } }) { return }
    self = Rational.apply(self, other, operation)
  }

  @usableFromInline @inline(never)
  static func large(_ left: Rational, plus right: Rational) -> Rational { apply(left, right, add) }

  @usableFromInline @inline(never)
  static func large(_ left: Rational, minus right: Rational) -> Rational { apply(left, right, subtract) }

  @usableFromInline @inline(never)
  static func large(_ left: Rational, times right: Rational) -> Rational { apply(left, right, multiply) }

  @usableFromInline @inline(never)
  mutating func addLarge(_ other: Rational) { apply(other, Rational.add) }

  @usableFromInline @inline(never)
  mutating func subtractLarge(_ other: Rational) { apply(other, Rational.subtract) }

  @usableFromInline @inline(never)
  mutating func multiplyLarge(_ other: Rational) { apply(other, Rational.multiply) }

  @usableFromInline @inline(never)
  mutating func negateLarge() {
    if updateIfUnique({ $0.pointee._mp_num._mp_size = -$0.pointee._mp_num._mp_size }) { return }
    self = withSource { source in
      Rational.make { result in
        mpq_set(result, source)
        result.pointee._mp_num._mp_size = -result.pointee._mp_num._mp_size
      }
    }
  }
}
