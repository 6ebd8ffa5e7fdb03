import CGMP

/// A sum of rationals under construction, with one temporary for products: nothing is allocated per term beyond what
/// GMP itself needs. It is a value of one function and is never copied.
private struct RationalAccumulator: ~Copyable {
  /// The sum while it and all terms have fitted in two words; 0 afterwards.
  private var small = Rational()

  /// The sum and the temporary, once they are needed.
  private var large: (sum: RationalObject, product: RationalObject)?

  /// The sum and the temporary; the first call moves the sum there, for good.
  private mutating func grow() -> (sum: RationalObject, product: RationalObject) {
    if let large { return large }
    let objects = (sum: RationalObject.make(), product: RationalObject.make())
    objects.sum.withHeader { sum in small.withSource { mpq_set(sum, $0) } }
    small = 0
    large = objects
    return objects
  }

  mutating func add(_ term: Rational) {
    if large == nil, term.object == nil, let sum = Rational.small(small, plus: term) {
      small = sum
    } else {
      grow().sum.withHeader { sum in term.withSource { Rational.add(sum, sum, $0) } }
    }
  }

  mutating func addProduct(_ left: Rational, _ right: Rational) {
    if left.isZero || right.isZero { return }
    if left.object == nil && right.object == nil, let term = Rational.small(left, times: right) { return add(term) }
    let (sum, product) = grow()
    sum.withHeader { sum in
      product.withHeader { product in
        left.withSource { left in right.withSource { Rational.multiply(product, left, $0) } }
        Rational.add(sum, sum, product)
      }
    }
  }

  mutating func multiply(by factor: Rational) {
    if large == nil, factor.object == nil, let product = Rational.small(small, times: factor) {
      small = product
    } else {
      grow().sum.withHeader { sum in factor.withSource { Rational.multiply(sum, sum, $0) } }
    }
  }

  /// The sum.
  consuming func result() -> Rational {
    guard let large else { return small }
    return Rational(large.sum)
  }
}

extension Rational {
  /// Adds `left * right` in place.
  ///
  /// - Complexity: that of a product and a sum.
  public mutating func addProduct(_ left: Rational, _ right: Rational) {
    self += left * right
  }

  /// Subtracts `left * right` in place.
  ///
  /// - Complexity: that of a product and a sum.
  public mutating func subtractProduct(_ left: Rational, _ right: Rational) {
    self -= left * right
  }

  /// The sum of the products of corresponding elements, `Σ left[i] * right[i]`; 0 for empty arrays.
  ///
  /// - Precondition: the arrays have the same number of elements.
  /// - Complexity: a product and a sum per element; one temporary for all of them.
  public static func dotProduct(_ left: [Rational], _ right: [Rational]) -> Rational {
    dotProduct(left[...], right)
  }

  /// The sum of the products of corresponding elements, for a part of an array such as the row of a matrix.
  ///
  /// - Precondition: both have the same number of elements.
  /// - Complexity: a product and a sum per pair without a zero; one temporary for all of them.
  public static func dotProduct(_ left: ArraySlice<Rational>, _ right: [Rational]) -> Rational {
    precondition(left.count == right.count, "a dot product of \(left.count) and \(right.count) elements")
    var accumulator = RationalAccumulator()
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        for index in left.indices { accumulator.addProduct(left[index], right[index]) }
      }
    }
    return accumulator.result()
  }

  /// The sum of the elements; 0 for an empty array.
  ///
  /// - Complexity: a sum per element; one temporary for all of them.
  public static func sum(_ terms: [Rational]) -> Rational {
    var accumulator = RationalAccumulator()
    for term in terms { accumulator.add(term) }
    return accumulator.result()
  }

  /// The value at `point` of the polynomial `Σ coefficients[i] * point^i`; 0 without coefficients.
  ///
  /// - Complexity: a product and a sum per coefficient; one temporary for all of them.
  public static func horner(_ coefficients: [Rational], at point: Rational) -> Rational {
    var accumulator = RationalAccumulator()
    for coefficient in coefficients.reversed() {
      accumulator.multiply(by: point)
      accumulator.add(coefficient)
    }
    return accumulator.result()
  }
}
