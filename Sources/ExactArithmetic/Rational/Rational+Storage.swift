import CGMP

/// The owner of one GMP rational: its header is the `mpq_t`, which GMP's functions read and write where it stands.
@usableFromInline
final class RationalObject: ManagedBuffer<MP_RAT, Void> {
  /// A new object of which both parts are 0; the denominator must be written before the value is read.
  @usableFromInline
  static func make() -> RationalObject {
    let buffer = create(minimumCapacity: 0) { _ in MP_RAT() }
    buffer.withUnsafeMutablePointerToHeader { header in
      // `mpq_init` would allocate a limb for a denominator that is about to be overwritten.
      mpz_init(mpq_numref(header))
      mpz_init(mpq_denref(header))
    }
    // `create` allocates an instance of the class it is called on, which is final.
    return unsafeDowncast(buffer, to: RationalObject.self)
  }

  deinit {
    withUnsafeMutablePointerToHeader { mpq_clear($0) }
  }

  /// The result of `body` on the header, which is valid only during the call.
  @inlinable @inline(__always)
  func withHeader<Result>(_ body: (UnsafeMutablePointer<MP_RAT>) -> Result) -> Result {
    withUnsafeMutablePointerToHeader(body)
  }
}

extension UnsafePointer where Pointee == MP_RAT {
  /// Numerator and denominator if both fit in `Int`.
  @usableFromInline @inline(__always)
  var words: (numerator: Int, denominator: Int)? {
    guard pointee._mp_den._mp_size == 1, let denominator = Int(exactly: pointee._mp_den._mp_d[0]),
      let numerator = mpq_numsrc(self).int
    else { return nil }
    return (numerator, denominator)
  }
}

extension Rational {
  /// The value of `object`, held inline if it fits.
  @usableFromInline @inline(__always)
  init(_ object: RationalObject) {
    if let words = object.withHeader({ UnsafePointer($0).words }) {
      self.init(word: words.numerator, denominatorWord: words.denominator)
    } else {
      self.init()
      self.object = object
    }
  }

  /// The canonical value that `write` leaves in a new GMP rational, which it receives without a value.
  @inlinable @inline(__always)
  static func make(_ write: (UnsafeMutablePointer<MP_RAT>) -> Void) -> Rational {
    let object = RationalObject.make()
    object.withHeader(write)
    return Rational(object)
  }

  /// A copy of the canonical value at `source`.
  @usableFromInline
  init(copying source: UnsafePointer<MP_RAT>) {
    if let words = source.words {
      self.init(word: words.numerator, denominatorWord: words.denominator)
    } else {
      self = Rational.make { mpq_set($0, source) }
    }
  }

  /// The result of `body` on the value as a GMP rational, which is read-only and valid only during the call.
  @inlinable @inline(__always)
  func withSource<Result>(_ body: (UnsafePointer<MP_RAT>) -> Result) -> Result {
    var limbs = (word.magnitude, denominatorWord.magnitude)
    return withUnsafeMutableBytes(of: &limbs) { bytes in
      // Two words are what the tuple consists of.
      let limbs = bytes.assumingMemoryBound(to: UInt.self)
      var header = MP_RAT()
      if let object {
        header = object.withHeader { $0.pointee }
      } else {
        header._mp_num._mp_size = Int32(truncatingIfNeeded: word.signum())
        header._mp_num._mp_d = limbs.baseAddress
        header._mp_den._mp_size = 1
        header._mp_den._mp_d = limbs.baseAddress?.advanced(by: 1)
      }
      return withExtendedLifetime(object) { withUnsafePointer(to: &header, body) }
    }
  }

  /// The header of the object, if there is one; the remark on `Integer.header` applies.
  @inline(__always)
  var header: UnsafeMutablePointer<MP_RAT>? { object?.withHeader { $0 } }

  /// The result of `body` on the GMP rational of this variable, if it has one that nobody else shares; false otherwise,
  /// and then nothing has happened. A value that fits is held inline afterwards.
  @inline(__always)
  mutating func updateIfUnique(_ body: (UnsafeMutablePointer<MP_RAT>) -> Void) -> Bool {
    // Nothing writes `object` before the last use of the header.
    guard isKnownUniquelyReferenced(&object), let header else { return false }
    body(header)
    if let words = UnsafePointer(header).words {
      self = Rational(word: words.numerator, denominatorWord: words.denominator)
    }
    return true
  }
}
