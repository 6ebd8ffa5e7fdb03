import DataFiles
import ExactArithmetic
import Testing

@Suite struct NumPyTests {
  @Test(arguments: [1, 2, 3] as [UInt8])
  func everyVersionAndOrderOfEntries(version: UInt8) throws {
    let data = NumPyFile.bytes([1, 2, 3, 4, 5, 0.1])
    let tenth = "3602879701896397/36028797018963968"
    let byRows = NumPyFile(version: version, shape: "(2, 3)", data: data)
    #expect(try byRows.content.rows() == [["1", "2", "3"], ["4", "5", tenth]])
    let byColumns = NumPyFile(version: version, isFortranOrder: true, shape: "(2, 3)", data: data)
    #expect(try byColumns.content.rows() == [["1", "3", "5"], ["2", "4", tenth]])
  }

  /// Bit patterns of one entry, most significant byte first, and the value.
  @Test(
    arguments: [
      ("f2", 0x3C00, "1"), ("f2", 0x0001, "1/16777216"), ("f2", 0xFBFF, "-65504"), ("f2", 0x3555, "1365/4096"),
      ("f2", 0x0400, "1/16384"), ("f2", 0x8000, "0"), ("f4", 0x3DCC_CCCD, "13421773/134217728"),
      ("f4", 0xC000_0000, "-2"),
      ("f8", 0x3FB9_9999_9999_999A, "3602879701896397/36028797018963968"),
      ("f8", 0x4340_0000_0000_0001, "9007199254740994"),
      ("i1", 0x80, "-128"), ("i2", 0xFFFE, "-2"), ("i4", 0x8000_0000, "-2147483648"),
      ("i8", 0x8000_0000_0000_0000, "-9223372036854775808"), ("i8", 0x7FFF_FFFF_FFFF_FFFF, "9223372036854775807"),
      ("u1", 0xFF, "255"), ("u2", 0xFFFE, "65534"), ("u4", 0xFFFF_FFFF, "4294967295"),
      ("u8", 0xFFFF_FFFF_FFFF_FFFF, "18446744073709551615"), ("b1", 1, "1"), ("b1", 0, "0"),
    ] as [(String, UInt64, String)])
  func everyTypeInBothByteOrders(type: String, pattern: UInt64, value: String) throws {
    let size = try #require(type.last?.wholeNumberValue)
    for (order, isBigEndian) in [("<", false), (">", true)] + (size == 1 ? [("|", false)] : []) {
      let data = NumPyFile.bytes(pattern, size: size, isBigEndian: isBigEndian)
      let file = NumPyFile(type: order + type, shape: "(1, 1)", data: data)
      #expect(try file.content.rows() == [[value]])
    }
  }

  @Test(arguments: [("<c8", 4, false), (">c8", 4, true), ("<c16", 8, false), (">c16", 8, true)])
  func complexNumbers(type: String, half: Int, isBigEndian: Bool) throws {
    let data = [1.5, -2, 0, 0.25].flatMap {
      NumPyFile.bytes(half == 4 ? UInt64(Float($0).bitPattern) : $0.bitPattern, size: half, isBigEndian: isBigEndian)
    }
    let matrix = try NumPyFile(type: type, shape: "(1, 2)", data: data).content.matrix()
    #expect(matrix.realPart.texts == [["3/2", "0"]])
    #expect(matrix.imaginaryPart?.texts == [["-2", "1/4"]])
  }

  @Test func everyHalfPrecisionNumberHasItsValue() throws {
    // Those with the exponent 31 are infinite or no numbers.
    let patterns = (0..<1 << 16).filter { $0 >> 10 & 31 < 31 }
    let data = patterns.flatMap { NumPyFile.bytes(UInt64($0), size: 2) }
    let values = try NumPyFile(type: "<f2", shape: "(\(patterns.count),)", data: data).content.vector().realPart
    for (pattern, value) in zip(patterns, values) {
      let exponent = pattern >> 10 & 31
      let units = Integer(pattern & 1023 + (exponent == 0 ? 0 : 1024)) << max(exponent - 1, 0)
      let magnitude = try Rational(numerator: units, denominator: Integer(1 << 24))
      #expect(value == (pattern >> 15 == 1 ? -magnitude : magnitude))
    }
  }

  @Test(
    arguments: [
      ("<f8", 8, 0x7FF8_0000_0000_0000), ("<f8", 8, 0xFFF0_0000_0000_0000), ("<f4", 4, 0x7F80_0000),
      ("<f4", 4, 0xFFC0_0000),
      ("<f2", 2, 0x7C00), ("<f2", 2, 0x7E00),
    ] as [(String, Int, UInt64)])
  func notANumberAndInfinityAreRefusedWithTheirPlace(type: String, size: Int, pattern: UInt64) {
    let zero = NumPyFile.bytes(0, size: size)
    let data = zero + NumPyFile.bytes(pattern, size: size) + zero + zero
    #expect(NumPyFile(type: type, data: data).content.place() == "notFinite - 1 2")
    #expect(NumPyFile(type: type, isFortranOrder: true, data: data).content.place() == "notFinite - 2 1")
  }

  @Test(arguments: [
    "|O", "<U5", "|S3", "<M8[ns]", "<m8[ns]", "|V8", "<f16", "<c32", "<f3", "<i16", "f8", "", "<f", "|f8", "<b2", "<c4",
    "<f08",
  ])
  func otherTypesAreNamed(type: String) throws {
    let content = NumPyFile(type: type, data: NumPyFile.bytes([1, 2, 3, 4])).content
    #expect(content.place() == "unsupported - - -")
    #expect(try #require(content.refusal()).found.contains("\"\(type)\""))
  }

  @Test(arguments: [
    ("(2, 2, 1)", "shape - - -"), ("()", "shape - - -"), ("(0, 4)", "shape - - -"), ("(4, 0)", "shape - - -"),
    ("(0,)", "shape - - -"), ("(2, 3)", "truncated - - -"), ("(2, 1)", "excess - - -"),
    ("(1342177280,)", "truncated - - -"), ("(9223372036854775807, 9223372036854775807)", "truncated - - -"),
    ("(4611686018427387904, 4)", "truncated - - -"), ("(99999999999999999999, 1)", "tooLarge - - -"),
    ("(-2, -2)", "syntax - - -"), ("(2, 2", "syntax - - -"), ("2, 2", "syntax - - -"), ("(2 2)", "syntax - - -"),
    ("[2, 2]", "syntax - - -"), ("(2.0, 2)", "syntax - - -"), ("(2L, 2L)", "accepted"), ("(2,2,)", "accepted"),
  ])
  func shapesThatDoNotFitTheDataAreRefused(shape: String, place: String) {
    // Zeros: a shape that is read wrongly has enough data to be accepted.
    let content = NumPyFile(shape: shape, data: NumPyFile.bytes([0, 0, 0, 0])).content
    let expected = shape.hasPrefix("(0") || shape == "(4, 0)" ? "excess - - -" : place
    #expect(content.place() == expected)
  }

  @Test func zeroRowsAreRefusedAlsoWithoutData() {
    #expect(NumPyFile(shape: "(0, 4)").content.place() == "shape - - -")
    #expect(NumPyFile(shape: "(0,)").content.place() == "shape - - -")
  }

  @Test(arguments: [
    "", "{}", "{'descr': '<f8'}", "[1]", "{'descr': '<f8', 'fortran_order': false, 'shape': (1,), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} {}",
    "{'descr': '<f8, 'fortran_order': False, 'shape': (1,)}",
    "{'descr' '<f8', 'fortran_order': False, 'shape': (1,)}", "{'descr': <f8, 'fortran_order': False, 'shape': (1,)}",
  ])
  func headersOfAnotherFormAreRefused(header: String) {
    #expect(NumPyFile(data: NumPyFile.bytes([1]), header: header).content.place() == "syntax - - -")
  }

  @Test func structuredTypesAreNamed() {
    let header = "{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1,), }"
    #expect(NumPyFile(data: NumPyFile.bytes([1]), header: header).content.place() == "unsupported - - -")
  }

  @Test func keysMayComeInAnyOrderAndInEitherQuotes() throws {
    let header = "{\"shape\":(1,1),\"fortran_order\":False,\"descr\":\">f8\"}"
    let data = NumPyFile.bytes(Double(3).bitPattern, size: 8, isBigEndian: true)
    #expect(try NumPyFile(data: data, header: header).content.rows() == [["3"]])
  }

  @Test func anotherMagicNumberVersionOrLengthIsRefused() {
    var bytes = NumPyFile(data: NumPyFile.bytes([1, 2, 3, 4])).bytes
    #expect(Content(.numpy, bytes: Array(bytes.prefix(5))).place() == "syntax - - -")
    for count in 6..<bytes.count {
      #expect(Content(.numpy, bytes: Array(bytes.prefix(count))).place().hasPrefix("truncated"))
    }
    #expect(Content(.numpy, bytes: bytes + [0]).place() == "excess - - -")
    bytes[7] = 1
    #expect(Content(.numpy, bytes: bytes).place() == "unsupported - - -")
    #expect(NumPyFile(version: 4, data: []).content.place() == "unsupported - - -")
    #expect(NumPyFile(version: 2, headerLength: 0xFFFF_FFFF).content.place() == "tooLarge - - -")
    #expect(NumPyFile(headerLength: 5000).content.place() == "truncated - - -")
    #expect(Content.csv("1").refusal() == nil)
    #expect(Content(.numpy, "PK\u{3}\u{4} an archive").place() == "syntax - - -")
  }

  @Test func aBooleanIsZeroOrOne() {
    #expect(NumPyFile(type: "|b1", data: [0, 1, 2, 0]).content.place() == "number - 2 1")
  }

  @Test func theNumberOfEntriesIsLimited() {
    let content = NumPyFile(data: NumPyFile.bytes([1, 2, 3, 4])).content
    #expect(content.place(DataOptions(maximalEntryCount: 3)) == "tooLarge - - -")
  }
}
