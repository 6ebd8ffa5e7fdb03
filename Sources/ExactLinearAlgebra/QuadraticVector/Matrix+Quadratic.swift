import ExactArithmetic

extension Matrix where Element == Integer {
  /// A·x, over the denominator of x; zero entries of x cost nothing.
  ///
  /// - Precondition: `x` has `columnCount` entries.
  /// - Complexity: m·N products of integers, added in place; twice as many if x is irrational.
  public func times(_ x: QuadraticVector) -> QuadraticVector {
    precondition(x.count == columnCount, "a product of a matrix and a vector of other size")
    return x.mapNumerators { times($0) }
  }

  /// Aᵀ·u, over the denominator of u; zero entries of u cost nothing.
  ///
  /// - Precondition: `u` has `rowCount` entries.
  /// - Complexity: m·N products of integers, added in place; twice as many if u is irrational.
  public func transposedTimes(_ u: QuadraticVector) -> QuadraticVector {
    precondition(u.count == rowCount, "a product of a matrix and a vector of other size")
    return u.mapNumerators { transposedTimes($0) }
  }

  /// A·x for integers.
  ///
  /// - Precondition: `x` has `columnCount` entries.
  public func times(_ x: [Integer]) -> [Integer] {
    let support = x.indices.filter { !x[$0].isZero }
    var result = [Integer](repeating: 0, count: rowCount)
    elements.withUnsafeBufferPointer { entries in
      for i in 0..<rowCount {
        var sum = Integer()
        for j in support { sum.addProduct(x[j], entries[i * columnCount + j]) }
        result[i] = sum
      }
    }
    return result
  }

  /// Aᵀ·u for integers.
  ///
  /// - Precondition: `u` has `rowCount` entries.
  public func transposedTimes(_ u: [Integer]) -> [Integer] {
    var result = [Integer](repeating: 0, count: columnCount)
    elements.withUnsafeBufferPointer { entries in
      result.withUnsafeMutableBufferPointer { sums in
        for i in 0..<rowCount where !u[i].isZero {
          for j in 0..<columnCount { sums[j].addProduct(u[i], entries[i * columnCount + j]) }
        }
      }
    }
    return result
  }
}

extension QuadraticVector {
  /// The vector of the numerators that `transform`, a linear map over ℤ, makes of the rational ones and of those of the root.
  func mapNumerators(_ transform: ([Integer]) -> [Integer]) -> QuadraticVector {
    QuadraticVector(
      rationalNumerators: transform(rationalNumerators),
      irrationalRootNumerators: isRational ? [] : transform(rootNumerators), denominator: denominator,
      radicand: radicand)
  }
}

extension Integer {
  /// The least common multiple of the denominators of `numbers`, positive; 1 for none.
  public static func commonDenominator(of numbers: some Sequence<Rational>) -> Integer {
    var common: Integer = 1
    var last: Integer = 1
    for number in numbers where !number.isInteger {
      let denominator = number.denominator
      // Mostly the denominators are equal.
      if denominator == last { continue }
      last = denominator
      common = .leastCommonMultiple(common, denominator)
    }
    return common
  }
}

extension Rational {
  /// The numerator over `common`, a multiple of the denominator.
  public func numerator(over common: Integer) -> Integer {
    let denominator = denominator
    return denominator == common ? numerator : numerator * ((try? common.exactQuotient(by: denominator)) ?? 1)
  }

  /// The quotient by an integer that is not 0.
  init(numerator: Integer, positiveDenominator: Integer) {
    self = (try? Rational(numerator: numerator, denominator: positiveDenominator)) ?? Rational(numerator)
  }
}
