import DataFiles
import ExactArithmetic
import Testing

@Suite struct JSONTableTests {
  @Test func numbersAreReadFromTheirText() throws {
    let text = " [ [0.1, -2.5e-3 , 1E2],\r\n\t[\"1/3\", \"0x1p-2\", 12345678901234567890123.5] ] \n"
    let expected = [["1/10", "-1/400", "100"], ["1/3", "1/4", "24691357802469135780247/2"]]
    #expect(try Content.json(text).rows() == expected)
    #expect(try Content.json("\u{FEFF}" + text).rows() == expected)
    #expect(
      try Content.json("[0.1]").vector(DataOptions(textNumbers: .binary64)) == .real([Rational(exactly: 0.1)]))
  }

  @Test(arguments: [
    "[[[1, 2], 3]]", "[[{\"re\": 1, \"im\": 2}, [\"3\", 0]]]",
    "[[ { \"im\" : \"2\" , \"re\" : 1.0 } , {\"re\":3,\"im\":0}]]",
  ])
  func complexNumbers(text: String) throws {
    let matrix = try Content.json(text).matrix()
    #expect(matrix.realPart.texts == [["1", "3"]])
    #expect(matrix.imaginaryPart?.texts == [["2", "0"]])
  }

  @Test func complexVectors() throws {
    let expected = RealOrComplex<[Rational]>.complex(real: [0, 1], imaginary: [0, -1])
    #expect(try Content.json("[0, {\"re\": 1, \"im\": -1}]").vector() == expected)
    #expect(try Content.json("[[[0, 0]], [[1, -1]]]").vector() == expected)
  }

  @Test(arguments: [
    ("", "empty - - -"), ("[]", "empty 1 - -"), ("[[]]", "empty 1 1 -"), ("[[1],[]]", "empty 1 2 -"),
    ("1", "syntax 1 - -"),
    ("{}", "syntax 1 - -"), ("[[1,2],[3]]", "shape 1 2 -"), ("[[1,2],\n3]", "syntax 2 2 -"),
    ("[1,[2]]", "syntax 1 2 -"),
    ("[[1,2],[3,4]", "truncated 1 - -"), ("[[1,2", "truncated 1 1 -"), ("[[1,", "truncated 1 1 2"),
    ("[", "truncated 1 1 -"),
    ("[[1,2]] x", "excess 1 - -"), ("[[1,2],]", "syntax 1 2 -"), ("[[1,]]", "syntax 1 1 2"),
    ("[[1 2]]", "syntax 1 1 -"),
    ("[[NaN]]", "notFinite 1 1 1"), ("[[1],[-Infinity]]", "notFinite 1 2 1"), ("[[\"inf\"]]", "notFinite 1 1 1"),
    ("[[null]]", "syntax 1 1 1"), ("[[true]]", "syntax 1 1 1"), ("[[01]]", "syntax 1 1 1"), ("[[+1]]", "syntax 1 1 1"),
    ("[[1.]]", "syntax 1 1 1"), ("[[.5]]", "syntax 1 1 1"), ("[[1e]]", "syntax 1 1 1"), ("[[0x1]]", "syntax 1 1 1"),
    ("[[1/2]]", "syntax 1 1 -"), ("[[\"1/0\"]]", "number 1 1 1"), ("[[\"\"]]", "number 1 1 1"),
    ("[[\" 1\"]]", "number 1 1 1"),
    ("[[\"\\u0031\"]]", "syntax 1 1 1"), ("[[\"1]]", "truncated 1 1 1"), ("[[[1,2,3]]]", "syntax 1 1 1"),
    ("[[[1]]]", "syntax 1 1 1"), ("[[[[1]]]]", "syntax 1 1 1"), ("[[{\"re\":1}]]", "syntax 1 1 1"),
    ("[[{\"re\":1,\"re\":2}]]", "syntax 1 1 1"), ("[[{\"re\":1,\"im\":2,\"re\":3}]]", "syntax 1 1 1"),
    ("[[{}]]", "syntax 1 1 1"), ("[[{\"re\":1,\"im\":[2,3]}]]", "syntax 1 1 1"), ("[[1e1000001]]", "tooLarge 1 1 1"),
    ("[[1],\n[1.5.5]]", "syntax 2 2 1"), ("[[1\u{0}]]", "syntax 1 1 -"), ("[['1']]", "syntax 1 1 1"),
  ])
  func whatIsNoTableIsRefusedWithItsPlace(text: String, place: String) {
    #expect(Content.json(text).place() == place)
  }

  @Test func nestingIsNotFollowedWithoutEnd() {
    #expect(Content.json(String(repeating: "[", count: 1_000_000)).place() == "syntax 1 1 1")
    #expect(Content(.json, bytes: [0x5B, 0x31, 0xFF, 0x5D]).place() == "encoding 1 - -")
  }

  @Test func theNumberOfEntriesIsLimited() {
    #expect(Content.json("[[1,2],[3,4]]").place(DataOptions(maximalEntryCount: 3)) == "tooLarge 1 2 2")
  }
}
