extension Integer {
  /// The fraction `n/d` with `n ≡ d·self` modulo `modulus`, `|n| <= numeratorBound` and `0 < d <= denominatorBound`;
  /// nil if there is none.
  ///
  /// There is at most one such fraction in lowest terms if `2 * numeratorBound * denominatorBound < modulus`, and if it
  /// has a denominator prime to the modulus it is found. The result satisfies the three conditions in any case.
  ///
  /// - Parameter modulus: positive.
  /// - Complexity: quadratic in the number of bits: one pass over the words for each 30 bits by which the numbers shrink.
  ///
  /// Source: P. Wang, *A p-adic algorithm for univariate partial fractions*, SYMSAC 1981; D. Lehmer's use of leading
  /// words after D. Knuth, *The Art of Computer Programming* 2, 4.5.2, Algorithm L.
  public func rationalReconstruction(
    modulo modulus: Integer, numeratorBound: Integer, denominatorBound: Integer
  ) -> (numerator: Integer, denominator: Integer)? {
    guard modulus.signum > 0 else { return nil }
    // Consecutive remainders of Euclid's algorithm, `r ≡ t·self`.
    var euclid = EuclideanPair(
      first: modulus, second: (try? divided(by: modulus, rounding: .down)).map { self - $0 * modulus } ?? self)
    let bits = numeratorBound.bitWidth
    while euclid.second > numeratorBound {
      // The first remainder of the next pair then still has a leading word that is not 0: it is above the bound.
      if euclid.second.bitWidth > bits + 64, euclid.reduceByLeadingWords() { continue }
      guard euclid.reduceOnce() else { return nil }
    }
    var (numerator, denominator) = (euclid.second, euclid.secondCofactor)
    if denominator.signum < 0 {
      numerator.negate()
      denominator.negate()
    }
    guard denominator.signum > 0, denominator <= denominatorBound else { return nil }
    return (numerator, denominator)
  }
}

/// Two consecutive remainders `first > second >= 0` of Euclid's algorithm for a modulus and a number, and the factors
/// of that number in them.
private struct EuclideanPair {
  var first: Integer
  var second: Integer
  var firstCofactor: Integer = 0
  var secondCofactor: Integer = 1

  /// One quotient; false if `second` is 0.
  mutating func reduceOnce() -> Bool {
    guard let (quotient, remainder) = try? first.quotientAndRemainder(dividingBy: second) else { return false }
    (first, second) = (second, remainder)
    firstCofactor.subtractProduct(quotient, secondCofactor)
    swap(&firstCofactor, &secondCofactor)
    return true
  }

  /// As many quotients as the leading 62 bits determine; false if they determine none.
  mutating func reduceByLeadingWords() -> Bool {
    let shift = first.bitWidth - 62
    guard shift > 0, var x = (first >> shift).int, var y = (second >> shift).int else { return false }
    // The remainders are now a·first + b·second and c·first + d·second.
    var (a, b, c, d) = (1, 0, 0, 1)
    while y + c != 0 && y + d != 0 {
      let quotient = (x + a) / (y + c)
      if quotient != (x + b) / (y + d) { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (x, y) = (y, x - quotient * y)
    }
    if b == 0 { return false }
    func combine(_ p: Int, _ q: Int, _ x: Integer, _ y: Integer) -> Integer {
      var sum = Integer(p) * x
      sum.addProduct(Integer(q), y)
      return sum
    }
    (first, second) = (combine(a, b, first, second), combine(c, d, first, second))
    (firstCofactor, secondCofactor) = (
      combine(a, b, firstCofactor, secondCofactor), combine(c, d, firstCofactor, secondCofactor)
    )
    return true
  }
}
