import CMPFR

typealias Endpoint = UnsafePointer<__mpfr_struct>
typealias MutableEndpoint = UnsafeMutablePointer<__mpfr_struct>

/// The two endpoints of an interval, as MPFR numbers whose limbs lie behind them in the same object.
struct IntervalEndpoints {
  var lower: __mpfr_struct
  var upper: __mpfr_struct
}

/// One heap object per interval: two MPFR headers, then the limbs of both.
///
/// MPFR's custom interface never allocates for such numbers, so there is nothing to free beside the object. The
/// pointers to the limbs point into the object itself, which does not move. Endpoints are never NaN, a zero has
/// positive sign, `lower` is never +∞, `upper` never -∞, and lower ≤ upper.
final class IntervalStorage: ManagedBuffer<IntervalEndpoints, mp_limb_t> {
  /// Storage for two endpoints of `precision` bits, both zero.
  @inline(__always)
  static func make(precision: Int) -> IntervalStorage {
    let limbs = limbCount(precision: precision)
    let buffer = IntervalStorage.create(minimumCapacity: 2 * limbs) { buffer in
      buffer.withUnsafeMutablePointerToElements { elements in
        var endpoints = IntervalEndpoints(lower: __mpfr_struct(), upper: __mpfr_struct())
        mpfr_place(&endpoints.lower, precision, elements)
        mpfr_place(&endpoints.upper, precision, elements + limbs)
        return endpoints
      }
    }
    return unsafeDowncast(buffer, to: IntervalStorage.self)
  }

  /// The number of limbs that hold `precision` bits.
  @inline(__always)
  static func limbCount(precision: Int) -> Int {
    (precision + mp_limb_t.bitWidth - 1) / mp_limb_t.bitWidth
  }

  /// The precision of both endpoints, in bits.
  @inline(__always)
  var precision: Int { withUnsafeMutablePointerToHeader { $0.pointee.lower._mpfr_prec } }

  /// The endpoints, valid as long as somebody holds this object.
  @inline(__always)
  var endpoints: (lower: MutableEndpoint, upper: MutableEndpoint) {
    withUnsafeMutablePointerToHeader { header in
      let lower = UnsafeMutableRawPointer(header).assumingMemoryBound(to: __mpfr_struct.self)
      return (lower, lower + 1)
    }
  }

  /// Calls `body` with the endpoints, which must not be kept.
  @inline(__always)
  func withEndpoints<Result>(_ body: (MutableEndpoint, MutableEndpoint) -> Result) -> Result {
    withExtendedLifetime(self) { body(endpoints.lower, endpoints.upper) }
  }
}

extension Interval {
  /// The smallest precision of an interval: a request for less is a request for this.
  public static let minimalPrecision = 2

  /// The largest precision of an interval, 2^32 bits (half a gigabyte an endpoint): a request for more is a request
  /// for this.
  public static let maximalPrecision = 1 << 32

  /// `precision` brought between ``minimalPrecision`` and ``maximalPrecision``.
  @inline(__always)
  static func admissible(_ precision: Int) -> Int {
    max(minimalPrecision, min(precision, maximalPrecision))
  }

  /// A new interval of `precision` bits whose endpoints `fill` sets, rounding the lower down and the upper up.
  @inline(__always)
  init(precision: Int, fill: (MutableEndpoint, MutableEndpoint) -> Void) {
    let storage = IntervalStorage.make(precision: Interval.admissible(precision))
    let (lower, upper) = storage.endpoints
    fill(lower, upper)
    mpfr_settle(lower)
    mpfr_settle(upper)
    // Stored last, which keeps the object alive until here without a reference count of its own.
    self.storage = storage
  }

  /// Calls `body` with both endpoints, for reading.
  @inline(__always)
  func withEndpoints<Result>(_ body: (Endpoint, Endpoint) -> Result) -> Result {
    storage.withEndpoints { body(Endpoint($0), Endpoint($1)) }
  }

  /// Calls `body` with the endpoints of both intervals, for reading.
  @inline(__always)
  static func withEndpoints<Result>(
    _ first: Interval, _ second: Interval, _ body: (Endpoint, Endpoint, Endpoint, Endpoint) -> Result
  ) -> Result {
    first.withEndpoints { a, b in second.withEndpoints { c, d in body(a, b, c, d) } }
  }

  /// A new interval of the larger precision of both, filled from the endpoints of `first` and `second`.
  @inline(__always)
  static func combining(
    _ first: Interval, _ second: Interval,
    _ fill: (_ lower: MutableEndpoint, _ upper: MutableEndpoint, Endpoint, Endpoint, Endpoint, Endpoint) -> Void
  ) -> Interval {
    withEndpoints(first, second) { a, b, c, d in
      Interval(precision: max(first.precision, second.precision)) { fill($0, $1, a, b, c, d) }
    }
  }
}
