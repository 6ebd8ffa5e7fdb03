/// Sums of products of machine words, for inner loops: no bounds are checked and nothing is allocated.
enum WordKernels {
  /// Adds a product to a sum of two words.
  @inline(__always)
  private static func add<Word: FixedWidthInteger>(
    _ left: Word, _ right: Word, _ high: inout Word, _ low: inout UInt
  ) where Word.Magnitude == UInt {
    let product = left.multipliedFullWidth(by: right)
    let (sum, carry) = low.addingReportingOverflow(product.low)
    low = sum
    high = high &+ product.high &+ (carry ? 1 : 0)
  }

  /// Σ left[k]·right[k] for k < count, as two words; the sum must be less than 2^128.
  @inline(__always)
  static func dotProduct(
    _ left: UnsafePointer<UInt>, _ right: UnsafePointer<UInt>, count: Int
  ) -> (high: UInt, low: UInt) {
    var (high, low): (UInt, UInt) = (0, 0)
    var k = 0
    while k &+ 4 <= count {
      add(left[k], right[k], &high, &low)
      add(left[k &+ 1], right[k &+ 1], &high, &low)
      add(left[k &+ 2], right[k &+ 2], &high, &low)
      add(left[k &+ 3], right[k &+ 3], &high, &low)
      k &+= 4
    }
    while k < count {
      add(left[k], right[k], &high, &low)
      k &+= 1
    }
    return (high, low)
  }

  /// Σ left[k]·right[k] for k < count, as two words in two's complement; the sum must be in `-2^127..<2^127`.
  @inline(__always)
  static func signedDotProduct(
    _ left: UnsafePointer<Int>, _ right: UnsafePointer<Int>, count: Int
  ) -> (high: Int, low: UInt) {
    var (high, low): (Int, UInt) = (0, 0)
    var k = 0
    while k &+ 4 <= count {
      add(left[k], right[k], &high, &low)
      add(left[k &+ 1], right[k &+ 1], &high, &low)
      add(left[k &+ 2], right[k &+ 2], &high, &low)
      add(left[k &+ 3], right[k &+ 3], &high, &low)
      k &+= 4
    }
    while k < count {
      add(left[k], right[k], &high, &low)
      k &+= 1
    }
    return (high, low)
  }

  /// Σ left[k]·right[k] for k < count, modulo 2^64.
  @inline(__always)
  static func wrappingDotProduct(_ left: UnsafePointer<Int>, _ right: UnsafePointer<Int>, count: Int) -> UInt {
    var sum: UInt = 0
    var k = 0
    while k &+ 4 <= count {
      sum = sum &+ UInt(bitPattern: left[k] &* right[k])
      sum = sum &+ UInt(bitPattern: left[k &+ 1] &* right[k &+ 1])
      sum = sum &+ UInt(bitPattern: left[k &+ 2] &* right[k &+ 2])
      sum = sum &+ UInt(bitPattern: left[k &+ 3] &* right[k &+ 3])
      k &+= 4
    }
    while k < count {
      sum = sum &+ UInt(bitPattern: left[k] &* right[k])
      k &+= 1
    }
    return sum
  }
}
