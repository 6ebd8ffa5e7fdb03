import CGMP

extension Integer {
  /// The integer of the given magnitude, least significant word first; leading zeros are allowed.
  ///
  /// - Complexity: linear in the number of words.
  public init(magnitudeWords words: UnsafeBufferPointer<UInt>, isNegative: Bool) {
    var count = words.count
    while count > 0 && words[count - 1] == 0 { count -= 1 }
    guard count > 0, let start = words.baseAddress else {
      self.init()
      return
    }
    self = Integer.make { result in
      mpz_import(result, count, -1, MemoryLayout<UInt>.size, 0, 0, start)
      if isNegative { result.pointee._mp_size = -result.pointee._mp_size }
    }
  }

  /// The result of `body` on the words of the magnitude, least significant first, without leading zeros; none for 0.
  ///
  /// The words are valid only during the call.
  public func withMagnitudeWords<Result>(_ body: (UnsafeBufferPointer<UInt>) -> Result) -> Result {
    withSource { source in
      body(UnsafeBufferPointer(start: source.pointee._mp_d, count: Int(source.pointee._mp_size.magnitude)))
    }
  }

  /// The number in `0..<modulus` that is congruent to the value.
  ///
  /// - Precondition: `modulus` is not 0.
  /// - Complexity: linear in the number of words.
  public func remainder(modulo modulus: UInt) -> UInt {
    precondition(modulus != 0, "a remainder modulo 0")
    if object == nil {
      let remainder = word.magnitude % modulus
      return word < 0 && remainder != 0 ? modulus - remainder : remainder
    }
    return withSource { mpz_fdiv_ui($0, modulus) }
  }

  /// The number congruent to the value that has the least magnitude: it lies in `(-modulus/2, modulus/2]`.
  ///
  /// - Precondition: `modulus` is positive.
  /// - Complexity: one division of GMP.
  public func symmetricRemainder(modulo modulus: Integer) -> Integer {
    precondition(modulus.signum > 0, "a remainder modulo a number that is not positive")
    let remainder = withSource { source in
      modulus.withSource { modulus in Integer.make { mpz_fdiv_r($0, source, modulus) } }
    }
    return remainder + remainder > modulus ? remainder - modulus : remainder
  }
}
