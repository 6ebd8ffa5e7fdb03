import CGMP

/// Integers as rows of equally many words in one piece of memory, for dot products with single words.
///
/// A product costs a pass over its words and nothing else: no allocation and no count of references.
public struct PackedIntegers: Sendable {
  /// The number of integers.
  public let count: Int

  /// The words of each magnitude.
  private let wordCount: Int
  private let words: [UInt]
  private let isNegative: [Bool]

  /// The given integers, copied.
  public init(_ values: [Integer]) {
    count = values.count
    // GMP takes no empty rows.
    let wordCount = max(1, values.lazy.map { $0.withMagnitudeWords(\.count) }.max() ?? 1)
    var words = [UInt](repeating: 0, count: values.count * wordCount)
    for (index, value) in values.enumerated() {
      value.withMagnitudeWords { magnitude in
        for k in 0..<magnitude.count { words[index * wordCount + k] = magnitude[k] }
      }
    }
    self.wordCount = wordCount
    self.words = words
    isNegative = values.map { $0.signum < 0 }
  }

  /// For each row of a matrix, the sum of the products of its entries with these integers.
  ///
  /// - Parameter matrix: the rows of the matrix one after the other, each of `count` entries.
  /// - Complexity: one pass over the words of an integer for each entry that is not 0.
  public func dotProducts(rowsOf matrix: UnsafeBufferPointer<Int>) -> [Integer] {
    guard count > 0 else { return [] }
    // The sum in two's complement: two words more hold it for fewer than 2^63 terms.
    let length = wordCount + 2
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: length) { sum in
      words.withUnsafeBufferPointer { words in
        stride(from: 0, through: matrix.count - count, by: count).map { start in
          sum.update(repeating: 0)
          guard let target = sum.baseAddress, let source = words.baseAddress else { return 0 }
          for j in 0..<count {
            let entry = matrix[start + j]
            if entry != 0 { add(j, times: entry, of: source, to: target) }
          }
          return PackedIntegers.value(sum)
        }
      }
    }
  }

  /// Adds a product to a number in two's complement.
  @inline(__always)
  private func add(
    _ index: Int, times factor: Int, of source: UnsafePointer<UInt>, to target: UnsafeMutablePointer<UInt>
  ) {
    let row = source + index * wordCount
    if (factor < 0) == isNegative[index] {
      let carry = mpn_addmul_1(target, row, wordCount, factor.magnitude)
      let (sum, overflow) = target[wordCount].addingReportingOverflow(carry)
      target[wordCount] = sum
      if overflow { target[wordCount + 1] &+= 1 }
    } else {
      let carry = mpn_submul_1(target, row, wordCount, factor.magnitude)
      let (difference, overflow) = target[wordCount].subtractingReportingOverflow(carry)
      target[wordCount] = difference
      if overflow { target[wordCount + 1] &-= 1 }
    }
  }

  /// The value of a number in two's complement, whose words are changed.
  private static func value(_ words: UnsafeMutableBufferPointer<UInt>) -> Integer {
    let isNegative = words[words.count - 1] >> 63 == 1
    if isNegative {
      var carry = true
      for k in words.indices {
        let inverted = ~words[k]
        words[k] = carry ? inverted &+ 1 : inverted
        carry = carry && inverted == .max
      }
    }
    return Integer(magnitudeWords: UnsafeBufferPointer(words), isNegative: isNegative)
  }
}
