import ExactArithmetic

/// A type of the entries of an array of NumPy, as its `descr` names it.
struct NumPyType: Equatable {
  enum Kind: Equatable {
    case boolean
    case signed
    case unsigned
    case float
    case complex
  }

  let kind: Kind

  /// The bytes of one entry.
  let size: Int

  let isBigEndian: Bool

  /// The type that `description` names, for instance `<f8`.
  ///
  /// - Throws: `unsupported` for a type that holds no numbers, or numbers of another width.
  init(_ description: String) throws(DataFileError) {
    let scalars = Array(description.utf8)
    let kinds: [String: (Kind, [Int])] = [
      "b": (.boolean, [1]), "i": (.signed, [1, 2, 4, 8]), "u": (.unsigned, [1, 2, 4, 8]), "f": (.float, [2, 4, 8]),
      "c": (.complex, [8, 16]),
    ]
    guard scalars.count >= 3, "<>|=".utf8.contains(scalars[0]),
      let (kind, sizes) = kinds[String(decoding: scalars[1..<2], as: UTF8.self)],
      let size = sizes.first(where: { "\($0)".utf8.elementsEqual(scalars[2...]) }),
      // NumPy writes `|` where the byte order does not matter, and there alone.
      scalars[0] != UInt8(ascii: "|") || size == 1
    else {
      throw DataFileError(
        .unsupported, found: "the dtype \(DataFileError.quote(Array(description.utf8)))",
        expected: "a dtype of numbers: f2, f4, f8, i1 to i8, u1 to u8, b1, c8 or c16")
    }
    self.kind = kind
    self.size = size
    isBigEndian = scalars[0] == UInt8(ascii: ">")
  }

  /// The value of the entry whose bytes start at `offset`: its real and its imaginary part, 0 for real types.
  ///
  /// - Throws: `notFinite`, or `number` for a Boolean other than 0 and 1, without a place.
  func value(_ bytes: [UInt8], at offset: Int) throws(DataFileError) -> (real: Rational, imaginary: Rational) {
    let pattern = self.pattern(bytes, at: offset, size: kind == .complex ? size / 2 : size)
    switch kind {
    case .boolean:
      guard pattern <= 1 else {
        throw DataFileError(.number, found: "the byte \(pattern)", expected: "a Boolean, 0 or 1")
      }
      return (Rational(Int(pattern)), 0)
    case .signed:
      // The sign bit is moved to the top and back.
      let shift = 64 - 8 * size
      return (Rational(Int(Int64(bitPattern: pattern << shift) >> shift)), 0)
    case .unsigned: return (Rational(Integer(pattern)), 0)
    case .float: return (try float(pattern, size: size), 0)
    case .complex:
      let other = self.pattern(bytes, at: offset + size / 2, size: size / 2)
      return (try float(pattern, size: size / 2), try float(other, size: size / 2))
    }
  }

  private func pattern(_ bytes: [UInt8], at offset: Int, size: Int) -> UInt64 {
    var pattern: UInt64 = 0
    for index in 0..<size {
      pattern = pattern << 8 | UInt64(bytes[offset + (isBigEndian ? index : size - 1 - index)])
    }
    return pattern
  }

  private func float(_ pattern: UInt64, size: Int) throws(DataFileError) -> Rational {
    let value =
      switch size {
      case 2: Self.half(pattern)
      case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: pattern)))
      default: Double(bitPattern: pattern)
      }
    do { return try Rational(exactly: value) } catch {
      throw DataFileError(.notFinite, found: "\(value)", expected: "a finite number")
    }
  }

  /// The value of a binary16 number, exactly. (`Float16` does not exist on every platform.)
  private static func half(_ pattern: UInt64) -> Double {
    let fraction = Int(pattern & 0x3FF)
    let exponent = Int(pattern >> 10 & 0x1F)
    let magnitude: Double =
      switch exponent {
      case 0: Double(sign: .plus, exponent: -24, significand: Double(fraction))
      case 31: fraction == 0 ? .infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: Double(fraction + 1024))
      }
    return pattern >> 15 & 1 == 1 ? -magnitude : magnitude
  }
}
