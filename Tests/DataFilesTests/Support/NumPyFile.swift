/// The bytes of a file of NumPy, built as numpy.lib.format describes it.
struct NumPyFile {
  var version: UInt8 = 1
  var type = "<f8"
  var isFortranOrder = false
  var shape = "(2, 2)"
  var data: [UInt8] = []

  /// The header, if it is not to be made from the parts above.
  var header: String?

  /// The length of the header as the file gives it, if it is to be wrong.
  var headerLength: Int?

  var bytes: [UInt8] {
    var text =
      header ?? "{'descr': '\(type)', 'fortran_order': \(isFortranOrder ? "True" : "False"), 'shape': \(shape), }"
    let start = version == 1 ? 10 : 12
    while (start + text.utf8.count + 1) % 64 != 0 { text += " " }
    text += "\n"
    let length = headerLength ?? text.utf8.count
    let lengthBytes = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + lengthBytes + Array(text.utf8) + data
  }

  var content: Content { Content(.numpy, bytes: bytes) }

  /// The bytes of an integer in the byte order of `type`, the low `size` of them.
  static func bytes(_ pattern: UInt64, size: Int, isBigEndian: Bool = false) -> [UInt8] {
    let little = (0..<size).map { UInt8(truncatingIfNeeded: pattern >> (8 * UInt64($0))) }
    return isBigEndian ? little.reversed() : little
  }

  /// The bytes of doubles, little-endian.
  static func bytes(_ values: [Double]) -> [UInt8] { values.flatMap { bytes($0.bitPattern, size: 8) } }
}
