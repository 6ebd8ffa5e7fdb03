import CMPFR

extension Interval {
  /// {x + y}, the tightest interval of its precision.
  public static func + (left: Interval, right: Interval) -> Interval {
    combining(left, right) { lower, upper, a, b, c, d in
      mpfr_add(lower, a, c, MPFR_RNDD)
      mpfr_add(upper, b, d, MPFR_RNDU)
    }
  }

  /// {x - y}, the tightest interval of its precision.
  public static func - (left: Interval, right: Interval) -> Interval {
    combining(left, right) { lower, upper, a, b, c, d in
      mpfr_sub(lower, a, d, MPFR_RNDD)
      mpfr_sub(upper, b, c, MPFR_RNDU)
    }
  }

  /// {x·y}, the tightest interval of its precision.
  ///
  /// - Complexity: two multiplications, four if both factors have zero in their interior.
  public static func * (left: Interval, right: Interval) -> Interval {
    combining(left, right, multiply)
  }

  /// Adds `right`; without a new object if this one is uniquely referenced and at least as precise.
  public static func += (left: inout Interval, right: Interval) {
    guard left.isWritable(precision: right.precision) else { return left = left + right }
    left.update(with: right) { lower, upper, c, d in
      mpfr_add(lower, lower, c, MPFR_RNDD)
      mpfr_add(upper, upper, d, MPFR_RNDU)
    }
  }

  /// Subtracts `right`; without a new object if this one is uniquely referenced and at least as precise.
  public static func -= (left: inout Interval, right: Interval) {
    guard left.isWritable(precision: right.precision) else { return left = left - right }
    left.update(with: right) { lower, upper, c, d in
      mpfr_sub(lower, lower, d, MPFR_RNDD)
      mpfr_sub(upper, upper, c, MPFR_RNDU)
    }
  }

  /// Multiplies by `right`; without a new object if this one is uniquely referenced and at least as precise.
  public static func *= (left: inout Interval, right: Interval) {
    guard left.isWritable(precision: right.precision) else { return left = left * right }
    left.update(with: right, multiplyInPlace)
  }

  /// {-x}, exactly.
  public static prefix func - (operand: Interval) -> Interval {
    operand.withEndpoints { a, b in
      Interval(precision: operand.precision) {
        mpfr_neg($0, b, MPFR_RNDD)
        mpfr_neg($1, a, MPFR_RNDU)
      }
    }
  }

  /// {2^exponent · x}: exactly, unless the range of exponents is left.
  public func scaled(byPowerOfTwo exponent: Int) -> Interval {
    withEndpoints { a, b in
      Interval(precision: precision) {
        mpfr_mul_2si($0, a, exponent, MPFR_RNDD)
        mpfr_mul_2si($1, b, exponent, MPFR_RNDU)
      }
    }
  }
}

extension Interval {
  /// Whether an operation with an operand of `precision` bits may write its result here.
  @inline(__always)
  mutating func isWritable(precision: Int) -> Bool {
    isKnownUniquelyReferenced(&storage) && storage.precision >= precision
  }

  /// Overwrites the endpoints, which are uniquely referenced, by a function of them and of the endpoints of `operand`.
  @inline(__always)
  mutating func update(
    with operand: Interval, _ change: (MutableEndpoint, MutableEndpoint, Endpoint, Endpoint) -> Void
  ) {
    operand.withEndpoints { c, d in
      // This variable holds the object throughout: nothing else may write to it meanwhile.
      let (lower, upper) = storage.endpoints
      change(lower, upper, c, d)
      mpfr_settle(lower)
      mpfr_settle(upper)
    }
  }
}

extension Interval {
  /// The set Z with Y + Z = X, which undoes the sum of Y = `summand` and Z in X = this interval: the tightest interval
  /// of its precision that contains [lower X - lower Y, upper X - upper Y].
  ///
  /// - Returns: `nil` if there is no such set, which is if X or Y is unbounded or Y is wider than X.
  /// - Complexity: linear in the precisions, however far apart the exponents are.
  public func cancellativeDifference(_ summand: Interval) -> Interval? {
    guard isBounded, summand.isBounded, !isNarrower(than: summand) else { return nil }
    return Interval.combining(self, summand) { lower, upper, a, b, c, d in
      mpfr_sub(lower, a, c, MPFR_RNDD)
      mpfr_sub(upper, b, d, MPFR_RNDU)
    }
  }

  /// Whether b - a < d - c for this interval [a, b] and `other` = [c, d], both bounded, exactly.
  private func isNarrower(than other: Interval) -> Bool {
    Interval.withEndpoints(self, other) { a, b, c, d in
      // MPFR's sum is rounded correctly from the exact one, which it forms without aligning the terms.
      var terms = [a.pointee, b.pointee, c.pointee, d.pointee]
      terms[0]._mpfr_sign.negate()
      terms[3]._mpfr_sign.negate()
      var isNegative = false
      Interval.withScratch(precision: Interval.minimalPrecision) { sum in
        terms.withUnsafeMutableBufferPointer { terms in
          let pointers = terms.indices.map { index in terms.baseAddress.map { $0 + index } }
          // Rounded down, a negative sum stays negative, and one that is not negative does not become so.
          mpfr_sum(sum, pointers, UInt(pointers.count), MPFR_RNDD)
        }
        isNegative = mpfr_signum(sum) < 0
      }
      return isNegative
    }
  }
}
