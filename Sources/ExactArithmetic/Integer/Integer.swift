import CGMP

/// An integer of any size.
///
/// A value that fits in `Int` is held inline and costs no allocation; a larger one is one reference-counted object that
/// owns a GMP integer. Each value has exactly one representation, so equality and hashing never compare the two.
/// Compound operators write in place when no other variable shares the object.
///
/// The largest bit width that an operation with a typed error will build is ``maximalBitWidth``. Operators have no error
/// channel: as with `Int`, a result beyond memory ends the process.
///
/// Source: T. Granlund et al., *The GNU Multiple Precision Arithmetic Library*.
public struct Integer: @unchecked Sendable {
  // `@unchecked`: an object is written only while this variable holds the one reference to it.

  /// The value if `object` is nil, else 0.
  @usableFromInline var word: Int

  /// The owner of the value if it does not fit in `Int`.
  @usableFromInline var object: IntegerObject?

  /// The integer 0.
  @inlinable @inline(__always)
  public init() {
    word = 0
    object = nil
  }

  /// The integer `value`.
  @inlinable @inline(__always)
  public init(_ value: Int) {
    word = value
    object = nil
  }

  /// The integer `value`.
  ///
  /// - Complexity: linear in the number of words of `value`.
  public init<Source: BinaryInteger>(_ value: Source) {
    if let word = Int(exactly: value) {
      self.init(word)
      return
    }
    let words = Array(value.magnitude.words)
    let isNegative = value < 0
    self = Integer.make { result in
      mpz_import(result, words.count, -1, MemoryLayout<UInt>.size, 0, 0, words)
      if isNegative { result.pointee._mp_size = -result.pointee._mp_size }
    }
  }

  /// The largest number of bits, 2^32 (half a gibibyte), of a result that an operation with a typed error will build.
  public static let maximalBitWidth = 1 << 32

  /// The value as an `Int`, or nil if it does not fit.
  @inlinable @inline(__always)
  public var int: Int? { object == nil ? word : nil }

  /// Whether the value is 0.
  @inlinable @inline(__always)
  public var isZero: Bool { object == nil && word == 0 }

  /// −1, 0 or 1: the sign of the value.
  @inlinable @inline(__always)
  public var signum: Int {
    guard let object else { return word.signum() }
    return object.size < 0 ? -1 : 1
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// The integer `value`.
  @inlinable @inline(__always)
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Integer: Comparable, Hashable {
  /// Whether the two values are the same.
  @inlinable @inline(__always)
  public static func == (left: Integer, right: Integer) -> Bool {
    if left.object == nil || right.object == nil {
      return left.object === right.object && left.word == right.word
    }
    return left.order(comparedTo: right) == 0
  }

  /// Whether `left` is smaller than `right`.
  @inlinable @inline(__always)
  public static func < (left: Integer, right: Integer) -> Bool {
    if left.object == nil && right.object == nil { return left.word < right.word }
    return left.order(comparedTo: right) < 0
  }

  /// The sign of `self - other`.
  @usableFromInline
  func order(comparedTo other: Integer) -> Int {
    switch (object, other.object) {
    case (nil, nil):
      return word < other.word ? -1 : (word == other.word ? 0 : 1)
    // A value with an object is beyond every `Int`, so its sign decides.
    case (nil, _?):
      return -other.signum
    case (_?, nil):
      return signum
    case (let left?, let right?):
      return left.withHeader { left in right.withHeader { right in Int(mpz_cmp(left, right)).signum() } }
    }
  }

  /// Feeds the value into `hasher`; equal values feed the same.
  public func hash(into hasher: inout Hasher) {
    guard let object else { return hasher.combine(word) }
    object.withHeader { Integer.hash(limbsOf: $0, into: &hasher) }
  }

  /// Feeds sign, length and limbs of a GMP integer into `hasher`.
  static func hash(limbsOf source: UnsafePointer<MP_INT>, into hasher: inout Hasher) {
    hasher.combine(source.pointee._mp_size)
    let limbs = UnsafeBufferPointer(start: source.pointee._mp_d, count: Int(source.pointee._mp_size.magnitude))
    hasher.combine(bytes: UnsafeRawBufferPointer(limbs))
  }
}
