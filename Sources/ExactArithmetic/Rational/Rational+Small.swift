// Values whose parts fit in Int, without allocation; nil says that an intermediate result does not fit.

extension Rational {
  /// `±numerator / denominator` in lowest terms, for a denominator other than 0; nil if a part does not fit in `Int`.
  @inlinable
  init?(isNegative: Bool, _ numerator: UInt, over denominator: UInt) {
    let divisor = MachineWord.greatestCommonDivisor(numerator, denominator)
    guard let denominator = Int(exactly: denominator / divisor) else { return nil }
    let numerator = numerator / divisor
    if isNegative && numerator == Int.min.magnitude {
      self.init(word: Int.min, denominatorWord: denominator)
    } else {
      guard let numerator = Int(exactly: numerator) else { return nil }
      self.init(word: isNegative ? -numerator : numerator, denominatorWord: denominator)
    }
  }

  @usableFromInline
  static func small(_ left: Rational, plus right: Rational) -> Rational? {
    let (b, d) = (left.denominatorWord, right.denominatorWord)
    if b == d {
      let (sum, overflow) = left.word.addingReportingOverflow(right.word)
      if overflow { return nil }
      return b == 1 ? Rational(sum) : Rational(isNegative: sum < 0, sum.magnitude, over: b.magnitude)
    }
    // With g = gcd(b, d): a/b + c/d = t / (b d / g), t = a (d/g) + c (b/g), and gcd(t, b d / g) = gcd(t, g).
    let divisor = Int(bitPattern: MachineWord.greatestCommonDivisor(b.magnitude, d.magnitude))
    let (leftCofactor, rightCofactor) = divisor == 1 ? (d, b) : (d / divisor, b / divisor)
    let (first, overflowOfFirst) = left.word.multipliedReportingOverflow(by: leftCofactor)
    let (second, overflowOfSecond) = right.word.multipliedReportingOverflow(by: rightCofactor)
    let (sum, overflowOfSum) = first.addingReportingOverflow(second)
    if overflowOfFirst || overflowOfSecond || overflowOfSum { return nil }
    let common =
      divisor == 1 ? 1 : Int(bitPattern: MachineWord.greatestCommonDivisor(sum.magnitude, divisor.magnitude))
    let (denominator, overflow) = rightCofactor.multipliedReportingOverflow(by: common == 1 ? d : d / common)
    if overflow { return nil }
    return Rational(word: common == 1 ? sum : sum / common, denominatorWord: denominator)
  }

  @usableFromInline
  static func small(_ left: Rational, times right: Rational) -> Rational? {
    var (a, b) = (left.word, left.denominatorWord)
    var (c, d) = (right.word, right.denominatorWord)
    if d != 1 { divideOutCommonFactor(&a, &d) }
    if b != 1 { divideOutCommonFactor(&c, &b) }
    let (numerator, overflow) = a.multipliedReportingOverflow(by: c)
    let (denominator, overflowOfDenominator) = b.multipliedReportingOverflow(by: d)
    if overflow || overflowOfDenominator { return nil }
    return Rational(word: numerator, denominatorWord: denominator)
  }

  /// Divides a number and a positive one by their greatest common divisor, which is then a positive `Int`.
  @inlinable @inline(__always)
  static func divideOutCommonFactor(_ a: inout Int, _ d: inout Int) {
    let divisor = Int(bitPattern: MachineWord.greatestCommonDivisor(a.magnitude, d.magnitude))
    if divisor == 1 { return }
    a /= divisor
    d /= divisor
  }
}
