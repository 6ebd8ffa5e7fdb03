import CGMP

/// The owner of one GMP integer: its header is the `mpz_t`, which GMP's functions read and write where it stands.
@usableFromInline
final class IntegerObject: ManagedBuffer<MP_INT, Void> {
  /// A new object with the value 0.
  @usableFromInline
  static func make() -> IntegerObject {
    let buffer = create(minimumCapacity: 0) { _ in MP_INT() }
    buffer.withUnsafeMutablePointerToHeader { mpz_init($0) }
    // `create` allocates an instance of the class it is called on, which is final.
    return unsafeDowncast(buffer, to: IntegerObject.self)
  }

  deinit {
    withUnsafeMutablePointerToHeader { mpz_clear($0) }
  }

  /// The result of `body` on the header, which is valid only during the call.
  @inlinable @inline(__always)
  func withHeader<Result>(_ body: (UnsafeMutablePointer<MP_INT>) -> Result) -> Result {
    withUnsafeMutablePointerToHeader(body)
  }

  /// The number of limbs, with the sign of the value.
  @inlinable @inline(__always)
  var size: Int32 { withUnsafeMutablePointerToHeader { $0.pointee._mp_size } }

  /// The value if it fits in `Int`.
  @inlinable @inline(__always)
  var int: Int? { withUnsafeMutablePointerToHeader { $0.int } }
}

extension UnsafeMutablePointer where Pointee == MP_INT {
  /// The value if it fits in `Int`.
  @usableFromInline @inline(__always)
  var int: Int? { UnsafePointer(self).int }
}

extension UnsafePointer where Pointee == MP_INT {
  /// The value if it fits in `Int`.
  @usableFromInline @inline(__always)
  var int: Int? {
    switch pointee._mp_size {
    case 0: return 0
    case 1: return Int(exactly: pointee._mp_d[0])
    // -2^63 fits although 2^63 does not.
    case -1: return pointee._mp_d[0] <= Int.min.magnitude ? Int(bitPattern: 0 &- pointee._mp_d[0]) : nil
    default: return nil
    }
  }
}

extension Integer {
  /// The value of `object`, held inline if it fits.
  @inlinable @inline(__always)
  init(_ object: IntegerObject) {
    if let small = object.int {
      self.init(small)
    } else {
      self.init()
      self.object = object
    }
  }

  /// What `write` leaves in a new GMP integer, which it receives as 0.
  @inlinable @inline(__always)
  static func make(_ write: (UnsafeMutablePointer<MP_INT>) -> Void) -> Integer {
    let object = IntegerObject.make()
    object.withHeader(write)
    return Integer(object)
  }

  /// A copy of the value at `source`.
  @usableFromInline
  init(copying source: UnsafePointer<MP_INT>) {
    if let small = source.int {
      self.init(small)
    } else {
      self = Integer.make { mpz_set($0, source) }
    }
  }

  /// The result of `body` on the value as a GMP integer, which is read-only and valid only during the call.
  @inlinable @inline(__always)
  func withSource<Result>(_ body: (UnsafePointer<MP_INT>) -> Result) -> Result {
    var limb = word.magnitude
    return withUnsafeMutablePointer(to: &limb) { limb in
      var header = MP_INT(_mp_alloc: 0, _mp_size: Int32(truncatingIfNeeded: word.signum()), _mp_d: limb)
      if let object { header = object.withHeader { $0.pointee } }
      return withExtendedLifetime(object) { withUnsafePointer(to: &header, body) }
    }
  }

  /// The header of the object, if there is one: for functions that are not inlined, into which the caller passes a
  /// reference that it holds during the call. Binding the object itself would count a reference, at 4 ns each way.
  @inline(__always)
  var header: UnsafeMutablePointer<MP_INT>? { object?.withHeader { $0 } }

  /// The result of `body` on the GMP integer of this variable, if it has one that nobody else shares; false otherwise,
  /// and then nothing has happened. The value is made canonical again afterwards.
  @inline(__always)
  mutating func updateIfUnique(_ body: (UnsafeMutablePointer<MP_INT>) -> Void) -> Bool {
    // Nothing writes `object` before the last use of the header.
    guard isKnownUniquelyReferenced(&object), let header else { return false }
    body(header)
    if let small = header.int {
      word = small
      object = nil
    }
    return true
  }
}
