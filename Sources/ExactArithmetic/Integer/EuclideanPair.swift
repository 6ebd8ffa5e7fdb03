import CGMP

/// Two consecutive remainders `first > second` of Euclid's algorithm for a modulus and a number, and the factors of that
/// number in them, `second ≡ ±secondFactor · number`: rows of words, which steps write in place.
///
/// Source: D. Knuth, *The Art of Computer Programming* 2, 4.5.2, Algorithm L (after D. Lehmer).
struct EuclideanPair {
  private typealias Row = UnsafeMutablePointer<UInt>

  private var first: Row
  private var second: Row
  private var firstFactor: Row
  private var secondFactor: Row
  private var spare: (Row, Row)

  /// The words of `first`, without leading zeros.
  private var count: Int

  /// The words of `secondFactor`, which is not the smaller factor, without leading zeros.
  private var factorCount = 1

  /// Whether `secondFactor` stands for its negative: the signs of the factors alternate.
  private var isNegative = false

  /// The bound at which the remainders end, with the number of its words.
  private let bound: Row
  private let boundCount: Int

  /// The first remainder of `modulus > number >= 0` that is at most `bound >= 0`, and the number's factor in it.
  static func reducing(
    _ modulus: Integer, _ number: Integer, until bound: Integer
  ) -> (remainder: Integer, factor: Integer) {
    if number <= bound { return (number, 1) }
    // A combination of two words' factors may carry into one word more.
    let words = modulus.withMagnitudeWords(\.count) + 1
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: 7 * words) { buffer in
      guard let start = buffer.baseAddress else { return (number, 1) }
      start.initialize(repeating: 0, count: 7 * words)
      var pair = EuclideanPair(start, words, modulus, number, bound)
      while pair.exceedsBound {
        if !pair.reduceByLeadingWords() { pair.reduceOnce() }
      }
      return (
        EuclideanPair.value(pair.second, pair.count),
        pair.isNegative
          ? -EuclideanPair.value(pair.secondFactor, pair.factorCount)
          : EuclideanPair.value(pair.secondFactor, pair.factorCount)
      )
    }
  }

  private init(_ start: Row, _ words: Int, _ modulus: Integer, _ number: Integer, _ bound: Integer) {
    (first, second, self.bound) = (start, start + words, start + 2 * words)
    (firstFactor, secondFactor) = (start + 3 * words, start + 4 * words)
    spare = (start + 5 * words, start + 6 * words)
    count = EuclideanPair.write(modulus, to: first)
    boundCount = EuclideanPair.write(bound, to: self.bound)
    _ = EuclideanPair.write(number, to: second)
    secondFactor[0] = 1
  }

  /// Writes the words of a magnitude, and nothing above them, and returns their number.
  private static func write(_ value: Integer, to row: Row) -> Int {
    value.withMagnitudeWords { words in
      for k in 0..<words.count { row[k] = words[k] }
      return words.count
    }
  }

  private static func value(_ row: Row, _ count: Int) -> Integer {
    Integer(magnitudeWords: UnsafeBufferPointer(start: row, count: count), isNegative: false)
  }

  /// Whether `second` is larger than the bound.
  private var exceedsBound: Bool {
    if boundCount > count { return false }
    for k in stride(from: count - 1, through: 0, by: -1) where second[k] != bound[k] {
      return second[k] > bound[k]
    }
    return false
  }
}

// MARK: - Steps

extension EuclideanPair {
  /// One quotient.
  private mutating func reduceOnce() {
    let (x, y) = (EuclideanPair.value(first, count), EuclideanPair.value(second, count))
    // The second remainder exceeds the bound, so that it is not 0.
    guard let (quotient, remainder) = try? x.quotientAndRemainder(dividingBy: y) else { return }
    var factor = EuclideanPair.value(firstFactor, factorCount)
    factor.addProduct(quotient, EuclideanPair.value(secondFactor, factorCount))
    swap(&first, &second)
    swap(&firstFactor, &secondFactor)
    second.update(repeating: 0, count: count)
    _ = EuclideanPair.write(remainder, to: second)
    trim()
    let words = factorCount
    factorCount = EuclideanPair.write(factor, to: secondFactor)
    for k in words..<max(factorCount, words) { firstFactor[k] = 0 }
    isNegative.toggle()
  }

  /// As many quotients as the leading 62 bits determine, none of them after the bound; false if they determine none.
  private mutating func reduceByLeadingWords() -> Bool {
    let shift = count * 64 - first[count - 1].leadingZeroBitCount - 62
    guard shift > 0 else { return false }
    var (x, y) = (leadingBits(first, shift), leadingBits(second, shift))
    let limit = leadingBits(bound, shift) + 1
    // The remainders are now |a·first + b·second| and |c·first + d·second|. The true quotient is between those of
    // (x + a)/(y + c) and (x + b)/(y + d), and the second remainder between y + c and y + d.
    var (a, b, c, d) = (1, 0, 0, 1)
    var isOdd = false
    while y + min(c, d) >= limit {
      let quotient = (x + a) / (y + c)
      if quotient != (x + b) / (y + d) { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (x, y) = (y, x - quotient * y)
      isOdd.toggle()
    }
    if b == 0 { return false }
    combineRemainders(a.magnitude, b.magnitude, c.magnitude, d.magnitude, isOdd: isOdd)
    combineFactors(a.magnitude, b.magnitude, c.magnitude, d.magnitude)
    if isOdd { isNegative.toggle() }
    return true
  }

  /// Bits `shift ..< shift + 62` of a row, which has no higher ones.
  private func leadingBits(_ row: Row, _ shift: Int) -> Int {
    let (word, bit) = (shift >> 6, UInt(shift & 63))
    let low = row[word] >> bit
    // A shift by 64 bits gives 0.
    return Int(truncatingIfNeeded: word + 1 < count ? low | row[word + 1] << (64 - bit) : low)
  }

  private mutating func trim() {
    while count > 1 && first[count - 1] == 0 { count -= 1 }
  }

  /// Replaces the remainders by `a·first − b·second` and `d·second − c·first`, or by the negatives.
  private mutating func combineRemainders(_ a: UInt, _ b: UInt, _ c: UInt, _ d: UInt, isOdd: Bool) {
    let (x, y) = spare
    // What is carried out of the highest word is borrowed back: the results are smaller than `first`.
    if isOdd {
      _ = mpn_mul_1(x, second, count, b)
      _ = mpn_submul_1(x, first, count, a)
      _ = mpn_mul_1(y, first, count, c)
      _ = mpn_submul_1(y, second, count, d)
    } else {
      _ = mpn_mul_1(x, first, count, a)
      _ = mpn_submul_1(x, second, count, b)
      _ = mpn_mul_1(y, second, count, d)
      _ = mpn_submul_1(y, first, count, c)
    }
    spare = (first, second)
    (first, second) = (x, y)
    trim()
  }

  /// Replaces the factors, whose signs differ, by `a·firstFactor + b·secondFactor` and `c·firstFactor + d·secondFactor`.
  private mutating func combineFactors(_ a: UInt, _ b: UInt, _ c: UInt, _ d: UInt) {
    let (x, y) = spare
    let words = factorCount
    x[words] = mpn_mul_1(x, firstFactor, words, a)
    x[words] &+= mpn_addmul_1(x, secondFactor, words, b)
    y[words] = mpn_mul_1(y, firstFactor, words, c)
    y[words] &+= mpn_addmul_1(y, secondFactor, words, d)
    spare = (firstFactor, secondFactor)
    (firstFactor, secondFactor) = (x, y)
    if y[words] != 0 { factorCount += 1 }
  }
}
