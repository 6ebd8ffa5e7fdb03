import ExactArithmetic
import Testing

@Suite struct MatrixMarketTests {
  @Test(arguments: [
    ("coordinate real general\n2 2 3\n1 1 1\n1 2 2\n2 1 3\n", [["1", "2"], ["3", "0"]]),
    ("coordinate real general\n% a\n\n2 2 1\n% b\n2 2 1e-1", [["0", "0"], ["0", "1/10"]]),
    ("COORDINATE Integer GENERAL\r\n1 2 2\r\n1 2 -7\r\n1 1 +5\r\n", [["5", "-7"]]),
    ("coordinate pattern general\n2 3 2\n1 3\n2 1\n", [["0", "0", "1"], ["1", "0", "0"]]),
    ("coordinate pattern symmetric\n2 2 1\n2 1\n", [["0", "1"], ["1", "0"]]),
    ("coordinate real symmetric\n2 2 2\n1 1 4\n2 1 5\n", [["4", "5"], ["5", "0"]]),
    ("coordinate real skew-symmetric\n2 2 1\n2 1 5\n", [["0", "-5"], ["5", "0"]]),
    ("coordinate real general\n2 1 0\n", [["0"], ["0"]]),
    ("array real general\n2 3\n1\n2\n3\n4\n5\n1/6\n", [["1", "3", "5"], ["2", "4", "1/6"]]),
    ("array real symmetric\n3 3\n1\n2\n3\n4\n5\n6\n", [["1", "2", "3"], ["2", "4", "5"], ["3", "5", "6"]]),
    ("array integer skew-symmetric\n3 3\n1\n2\n3\n", [["0", "-1", "-2"], ["1", "0", "-3"], ["2", "3", "0"]]),
    ("array real skew-symmetric\n1 1\n", [["0"]]),
  ])
  func realMatrices(text: String, rows: [[String]]) throws {
    #expect(try Content.market(text).matrix().imaginaryPart == nil)
    #expect(try Content.market(text).rows() == rows)
  }

  @Test(arguments: [
    ("coordinate complex general\n1 2 1\n1 2 1 -2\n", [["0", "1"]], [["0", "-2"]]),
    (
      "coordinate complex symmetric\n2 2 2\n1 1 1 2\n2 1 3 4\n", [["1", "3"], ["3", "0"]], [["2", "4"], ["4", "0"]]
    ),
    (
      "coordinate complex hermitian\n2 2 2\n1 1 1 0\n2 1 3 4\n", [["1", "3"], ["3", "0"]], [["0", "-4"], ["4", "0"]]
    ),
    ("array complex skew-symmetric\n2 2\n3 4\n", [["0", "-3"], ["3", "0"]], [["0", "-4"], ["4", "0"]]),
    ("array complex hermitian\n2 2\n1 0\n3 4\n5 0.0", [["1", "3"], ["3", "5"]], [["0", "-4"], ["4", "0"]]),
  ])
  func complexMatrices(text: String, real: [[String]], imaginary: [[String]]) throws {
    let matrix = try Content.market(text).matrix()
    #expect(matrix.realPart.texts == real)
    #expect(matrix.imaginaryPart?.texts == imaginary)
  }

  @Test(arguments: [
    ("", "syntax 1 - -"), ("coordinate real", "syntax 1 - -"), ("coordinate quaternion general\n1 1 0", "syntax 1 - -"),
    ("array pattern general\n1 1", "syntax 1 - -"), ("coordinate real hermitian\n1 1 0", "syntax 1 - -"),
    ("coordinate real general", "truncated - - -"), ("coordinate real general\n2 2", "syntax 2 - -"),
    ("array real general\n2 2 4\n1\n2\n3\n4", "syntax 2 - -"), ("coordinate real general\n0 2 0\n", "shape 2 - -"),
    ("coordinate real general\n-1 2 0\n", "syntax 2 - -"), ("coordinate real symmetric\n2 3 0\n", "shape 2 - -"),
    ("coordinate real general\n2 2 5\n1 1 1\n1 2 1\n2 1 1\n2 2 1\n2 2 1\n", "duplicate 2 - -"),
    ("coordinate real general\n2 2 2\n1 1 1\n1 1 1\n", "duplicate 4 1 1"),
    ("coordinate real general\n2 2 2\n1 1 1\n", "truncated 3 - -"),
    ("coordinate real general\n2 2 1\n1 1 1\n1 2 1\n", "excess 4 - -"),
    ("coordinate real general\n2 2 1\n0 1 1\n", "syntax 3 0 1"),
    ("coordinate real general\n2 2 1\n1 3 1\n", "syntax 3 1 3"),
    ("coordinate real general\n2 2 1\nx 1 1\n", "syntax 3 - -"),
    ("coordinate real general\n2 2 1\n1 1\n", "syntax 3 - -"),
    ("coordinate real general\n2 2 1\n1 1 nan\n", "notFinite 3 1 1"),
    (
      "coordinate real general\n2 2 1\n9223372036854775807 9223372036854775807 1\n",
      "syntax 3 9223372036854775807 9223372036854775807"
    ),
    ("coordinate integer general\n2 2 1\n1 1 1.0\n", "number 3 1 1"),
    ("coordinate real general\n2 2 1\n2 1 1,5\n", "number 3 2 1"),
    ("coordinate real symmetric\n2 2 1\n1 2 1\n", "duplicate 3 1 2"),
    ("coordinate real skew-symmetric\n2 2 1\n1 1 0\n", "duplicate 3 1 1"),
    ("coordinate complex hermitian\n2 2 1\n1 1 0 1\n", "number 3 1 1"),
    ("array real general\n2 1\n1\n", "truncated 3 - -"),
    ("array real general\n2 1\n1 2\n", "syntax 3 - -"), ("array real general\n2 1\n1\n2\n3\n", "excess 5 - -"),
    ("array complex general\n1 1\n1\n", "syntax 3 - -"),
  ])
  func whatBreaksTheFormatIsRefusedWithItsPlace(text: String, place: String) {
    #expect(Content.market(text).place() == place)
  }

  @Test(arguments: [
    ("array real general\n100000 100000\n1\n", "tooLarge 2 - -"),
    ("array real general\n1000 1000\n1\n", "truncated 2 - -"),
    ("coordinate real general\n1000000000 1000000000 1\n1 1 1\n", "tooLarge 2 - -"),
    ("coordinate real general\n9223372036854775807 2 1\n1 1 1\n", "tooLarge 2 - -"),
    ("coordinate real general\n99999999999999999999 2 1\n1 1 1\n", "syntax 2 - -"),
    ("coordinate real general\n1000 1000 1000000\n1 1 1\n", "truncated 2 - -"),
    ("coordinate real general\n1 1 9223372036854775807\n1 1 1\n", "duplicate 2 - -"),
  ])
  func sizesAreComparedWithTheFileBeforeAnythingIsMade(text: String, place: String) {
    #expect(Content.market(text).place() == place)
  }

  @Test func otherObjectsAreNamed() {
    #expect(Content(.matrixMarket, "%%MatrixMarket vector array real general\n1\n1\n").place() == "unsupported 1 - -")
    #expect(Content(.matrixMarket, "1 2\n3 4\n").place() == "syntax 1 - -")
  }
}
