/// Sums of products of machine words, for inner loops: no bounds are checked and nothing is allocated.
enum WordKernels {
  /// Σ left[k]·right[k] for k < count, as two words; the sum must be less than 2^128.
  @inline(__always)
  static func dotProduct(
    _ left: UnsafePointer<UInt>, _ right: UnsafePointer<UInt>, count: Int
  ) -> (high: UInt, low: UInt) {
    var (high, low): (UInt, UInt) = (0, 0)
    var k = 0
    while k < count {
      let product = left[k].multipliedFullWidth(by: right[k])
      let (sum, carry) = low.addingReportingOverflow(product.low)
      low = sum
      high = high &+ product.high &+ (carry ? 1 : 0)
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
    while k < count {
      let product = left[k].multipliedFullWidth(by: right[k])
      let (sum, carry) = low.addingReportingOverflow(product.low)
      low = sum
      high = high &+ product.high &+ (carry ? 1 : 0)
      k &+= 1
    }
    return (high, low)
  }

  /// Σ left[k]·right[k] for k < count, modulo 2^64.
  @inline(__always)
  static func wrappingDotProduct(_ left: UnsafePointer<Int>, _ right: UnsafePointer<Int>, count: Int) -> UInt {
    var sum: UInt = 0
    for k in 0..<count { sum = sum &+ UInt(bitPattern: left[k]) &* UInt(bitPattern: right[k]) }
    return sum
  }
}
