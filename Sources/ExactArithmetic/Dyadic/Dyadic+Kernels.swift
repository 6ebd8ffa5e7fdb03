import CGMP

/// A sum of dyadic numbers under construction, over the least exponent met so far: no term is brought to its odd
/// significand, and one temporary serves all products. It is a value of one function and is never copied.
private struct DyadicAccumulator: ~Copyable {
  /// The sum while its significand and those of all products have fitted in a word; 0 afterwards.
  private var small = Dyadic(0)

  /// The owners of the significand of the sum and of the temporary, once they are needed.
  private var objects: (sum: IntegerObject, product: IntegerObject)?

  /// The headers of ``objects``, which stay where they are until ``result()``: reading the objects for each term would
  /// count references, at 4 ns each way.
  private var headers: (sum: UnsafeMutablePointer<MP_INT>, product: UnsafeMutablePointer<MP_INT>)?

  /// The exponent that belongs to the significand in ``objects``.
  private var exponent = 0

  /// The headers; the first call moves the sum there, for good.
  @inline(__always)
  private mutating func grow() -> (sum: UnsafeMutablePointer<MP_INT>, product: UnsafeMutablePointer<MP_INT>) {
    headers ?? makeHeaders()
  }

  @inline(never)
  private mutating func makeHeaders() -> (sum: UnsafeMutablePointer<MP_INT>, product: UnsafeMutablePointer<MP_INT>) {
    let objects = (sum: IntegerObject.make(), product: IntegerObject.make())
    let headers = (sum: objects.sum.withHeader { $0 }, product: objects.product.withHeader { $0 })
    mpz_set_si(headers.sum, small.significand.word)
    exponent = small.exponent
    small = 0
    self.objects = objects
    self.headers = headers
    return headers
  }

  /// Adds the products of the first elements, as many as `left` has.
  mutating func addProducts(_ left: UnsafeBufferPointer<Dyadic>, _ right: UnsafeBufferPointer<Dyadic>) {
    for index in left.indices {
      // Both are large most of the time: then no header is built on the stack, and no element is copied, which would
      // count references.
      if let first = left[index].significand.header, let second = right[index].significand.header {
        addLargeProduct(first, second, exponent: left[index].exponent + right[index].exponent)
      } else {
        addSmallProduct(left[index], right[index])
      }
    }
  }

  @inline(never)
  private mutating func addSmallProduct(_ left: Dyadic, _ right: Dyadic) {
    if left.isZero || right.isZero { return }
    let termExponent = left.exponent + right.exponent
    if headers == nil, left.significand.object == nil, right.significand.object == nil {
      let (word, overflow) = left.significand.word.multipliedReportingOverflow(by: right.significand.word)
      // Odd times odd is odd.
      let product = Dyadic(unchecked: Integer(word), exponent: termExponent)
      if !overflow, let sum = Dyadic.small(small, plus: product) {
        small = sum
        return
      }
    }
    left.significand.withSource { left in
      right.significand.withSource { addLargeProduct(left, $0, exponent: termExponent) }
    }
  }

  /// Adds `left * right * 2^termExponent`; neither factor is 0.
  @inline(__always)
  private mutating func addLargeProduct(
    _ left: UnsafePointer<MP_INT>, _ right: UnsafePointer<MP_INT>, exponent termExponent: Int
  ) {
    let (sum, product) = grow()
    if sum.pointee._mp_size == 0 {
      exponent = termExponent
    } else if termExponent < exponent {
      mpz_mul_2exp(sum, sum, UInt(exponent - termExponent))
      exponent = termExponent
    }
    if termExponent == exponent { return mpz_addmul(sum, left, right) }
    let shift = UInt(termExponent - exponent)
    mpz_mul(product, left, right)
    // Shift and sum in one pass over the limbs, if the shift is less than a limb.
    if shift < UInt.bitWidth { return mpz_addmul_ui(sum, product, 1 << shift) }
    mpz_mul_2exp(product, product, shift)
    mpz_add(sum, sum, product)
  }

  /// The sum.
  consuming func result() -> Dyadic {
    guard let objects else { return small }
    return Dyadic(significand: Integer(objects.sum), exponent: exponent)
  }
}

extension Dyadic {
  /// Adds `left * right` in place.
  ///
  /// - Complexity: a multiplication and an aligned sum; no greatest common divisor.
  public mutating func addProduct(_ left: Dyadic, _ right: Dyadic) {
    self += left * right
  }

  /// The sum of the products of corresponding elements, `Σ left[i] * right[i]`; 0 for empty arrays.
  ///
  /// - Precondition: the arrays have the same number of elements.
  /// - Complexity: a multiplication and an aligned sum per element; no greatest common divisor, and one temporary for
  ///   all elements.
  public static func dotProduct(_ left: [Dyadic], _ right: [Dyadic]) -> Dyadic {
    precondition(left.count == right.count, "a dot product of \(left.count) and \(right.count) elements")
    var accumulator = DyadicAccumulator()
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { accumulator.addProducts(left, $0) }
    }
    return accumulator.result()
  }
}
