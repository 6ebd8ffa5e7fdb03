import CMPFR

extension Interval {
  /// Adds the product x·y, at this interval's own precision: product and sum are rounded outward one after the other.
  ///
  /// - Complexity: a multiplication and an addition of intervals, and one scratch object; see
  ///   ``dotProduct(_:_:precision:)`` for a sum of many.
  public mutating func addProduct(_ x: Interval, _ y: Interval) {
    makeUnique()
    let scratch = IntervalStorage.make(precision: precision)
    storage.withEndpoints { lower, upper in
      scratch.withEndpoints { low, high in
        Interval.withEndpoints(x, y) { Interval.accumulate(lower, upper, $0, $1, $2, $3, low, high) }
      }
    }
  }

  /// An enclosure of Σ x_i·y_i; entries without a partner count as multiplied by 0.
  ///
  /// - Postcondition: contains every Σ x_i·y_i with x_i, y_i in the entries, and is wider than that set by at most the
  ///   roundings of n products and n sums at `precision` bits.
  /// - Complexity: n multiplications and n additions, with two objects in all.
  public static func dotProduct(_ first: [Interval], _ second: [Interval], precision: Int) -> Interval {
    dotProduct(first[...], second, precision: precision)
  }

  /// An enclosure of Σ x_i·y_i, for a part of an array such as the row of a matrix; entries without a partner count as
  /// multiplied by 0.
  ///
  /// - Complexity: a multiplication and an addition for each pair without an exact zero, with two objects in all.
  public static func dotProduct(_ first: ArraySlice<Interval>, _ second: [Interval], precision: Int) -> Interval {
    withScratchInterval(precision: precision) { low, high in
      withEntries(first) { x in
        withEntries(second[...]) { y in
          Interval(precision: precision) { lower, upper in
            for index in 0..<min(x.count, y.count) {
              let (a, b) = x[index].storage.endpoints
              let (c, d) = y[index].storage.endpoints
              if isZero(a, b) || isZero(c, d) { continue }
              accumulate(lower, upper, a, b, c, d, low, high)
            }
          }
        }
      }
    }
  }

  /// An enclosure of √(Σ x_i²), with nonnegative lower endpoint.
  ///
  /// - Complexity: n squares and n additions, with two objects in all, and a square root.
  public static func euclideanNorm(_ entries: [Interval], precision: Int) -> Interval {
    withScratchInterval(precision: precision) { square, _ in
      withEntries(entries[...]) { entries in
        Interval(precision: precision) { lower, upper in
          for entry in entries {
            let (a, b) = entry.storage.endpoints
            let signs = IntervalSigns(a, b)
            let isFarBelow = signs == .mixed ? mpfr_cmpabs(a, b) > 0 : signs == .nonpositive
            mpfr_sqr(square, isFarBelow ? a : b, MPFR_RNDU)
            mpfr_add(upper, upper, square, MPFR_RNDU)
            if signs == .mixed { continue }
            mpfr_sqr(square, isFarBelow ? b : a, MPFR_RNDD)
            mpfr_add(lower, lower, square, MPFR_RNDD)
          }
          mpfr_set(square, lower, MPFR_RNDD)
          setSquareRoot(lower, square, MPFR_RNDD)
          mpfr_set(square, upper, MPFR_RNDU)
          setSquareRoot(upper, square, MPFR_RNDU)
        }
      }
    }
  }

  /// {√(x² + y²)}, the tightest interval of its precision.
  public static func hypotenuse(_ x: Interval, _ y: Interval) -> Interval {
    combining(x.magnitude, y.magnitude) { lower, upper, a, b, c, d in
      setHypotenuse(lower, a, c, MPFR_RNDD)
      setHypotenuse(upper, b, d, MPFR_RNDU)
    }
  }

  /// An enclosure of c_0 + c_1·x + … + c_n·x^n by Horner's scheme; 0 if there are no coefficients.
  ///
  /// - Complexity: n multiplications and n additions, with two objects in all.
  public static func polynomial(_ coefficients: [Interval], at x: Interval, precision: Int) -> Interval {
    withScratchInterval(precision: precision) { low, high in
      withEntries(coefficients[...]) { coefficients in
        x.withEndpoints { c, d in
          Interval(precision: precision) { lower, upper in
            for coefficient in coefficients.reversed() {
              let (a, b) = coefficient.storage.endpoints
              multiply(low, high, lower, upper, c, d)
              mpfr_settle(low)
              mpfr_settle(high)
              mpfr_add(lower, low, a, MPFR_RNDD)
              mpfr_add(upper, high, b, MPFR_RNDU)
            }
          }
        }
      }
    }
  }

  /// Gives this variable storage of its own.
  private mutating func makeUnique() {
    guard !isKnownUniquelyReferenced(&storage) else { return }
    self = withEndpoints { a, b in
      Interval(precision: precision) {
        mpfr_set($0, a, MPFR_RNDD)
        mpfr_set($1, b, MPFR_RNDU)
      }
    }
  }

  /// Whether [a, b] is [0, 0].
  @inline(__always)
  private static func isZero(_ a: Endpoint, _ b: Endpoint) -> Bool { mpfr_is_zero(a) != 0 && mpfr_is_zero(b) != 0 }

  /// [lower, upper] += [a, b]·[c, d], with the product in [low, high].
  @inline(__always)
  private static func accumulate(
    _ lower: MutableEndpoint, _ upper: MutableEndpoint, _ a: Endpoint, _ b: Endpoint, _ c: Endpoint, _ d: Endpoint,
    _ low: MutableEndpoint, _ high: MutableEndpoint
  ) {
    multiply(low, high, a, b, c, d)
    mpfr_settle(low)
    mpfr_settle(high)
    mpfr_add(lower, lower, low, MPFR_RNDD)
    mpfr_add(upper, upper, high, MPFR_RNDU)
  }

  /// Calls `body` with two numbers of `precision` bits, in an object of their own.
  @inline(__always)
  private static func withScratchInterval(
    precision: Int, _ body: (MutableEndpoint, MutableEndpoint) -> Interval
  ) -> Interval {
    IntervalStorage.make(precision: admissible(precision)).withEndpoints(body)
  }

  /// Calls `body` with the entries in place: the array keeps them alive, and no reference count changes meanwhile.
  @inline(__always)
  private static func withEntries(
    _ entries: ArraySlice<Interval>, _ body: (UnsafeBufferPointer<Interval>) -> Interval
  ) -> Interval {
    entries.withUnsafeBufferPointer(body)
  }
}
