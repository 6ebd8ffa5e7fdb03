import DataFiles
import ExactArithmetic
import TestSupport
import Testing

@Suite struct DelimitedTextTests {
  private let expected = [["1", "-1/2"], ["1/3", "2500"]]

  @Test(arguments: [
    "1,-0.5\n1/3,2.5e3\n", "1,-0.5\r\n1/3,2.5e3\r\n", "1,-0.5\r1/3,2.5e3", "1;-0.5\n1/3;2.5e3", "1\t-0.5\n1/3\t2.5e3\n",
    "1 -0.5\n1/3   2.5e3\n", "  1 , -.5 \n 1/3 , +2500. \n", "# A\n1,-0.5 # first\n#\n1/3,2.5e3\n\n\n",
    "\n\n1,-0.5\n1/3,2.5e3",
    "\u{FEFF}1,-0.5\n1/3,2.5e3", "0x1,-0x1p-1\n1/3,0x9C4\n", "#\u{FC}ber\n1 \t-0.5\n1/3\t2500", "1.0,-5e-1\n2/6,25E+2",
  ])
  func everySpellingIsReadExactly(text: String) throws {
    #expect(try Content.csv(text).rows() == expected)
    #expect(try Content.csv(text).matrix().imaginaryPart == nil)
  }

  @Test func aTenthIsATenthOrTheDoubleNextToIt() throws {
    let content = Content.csv("0.1, 1e-400, 9007199254740993, 1/3")
    #expect(try content.rows()[0].first == "1/10")
    let double = try content.rows(DataOptions(textNumbers: .binary64))[0]
    #expect(
      double == ["3602879701896397/36028797018963968", "0", "9007199254740992", "6004799503160661/18014398509481984"])
  }

  @Test func textIsRoundedToDoubleAsTheSystemRoundsIt() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<scaledIterations(2000) {
      let digits = (0..<Int.random(in: 1...25, using: &random)).map { _ in "\(Int.random(in: 0...9, using: &random))" }
      let text =
        "\(digits.joined()).\(Int.random(in: 0...99, using: &random))e\(Int.random(in: -340...300, using: &random))"
      let double = try #require(Double(text))
      guard double.isFinite else { continue }
      #expect(
        try Content.csv(text).vector(DataOptions(textNumbers: .binary64)) == .real([Rational(exactly: double)]),
        "\(text)")
    }
  }

  @Test func aTextThatRoundsToInfinityIsRefused() throws {
    let options = DataOptions(textNumbers: .binary64)
    #expect(Content.csv("1\n1e309").place(options) == "notFinite 2 2 1")
    // The midpoint between the largest double and 2^1024 goes to the even one, which does not exist.
    let midpoint = "0x1.fffffffffffff8p1023"
    #expect(Content.csv(midpoint).place(options) == "notFinite 1 1 1")
    #expect(Content.csv(midpoint).place() == "accepted")
    #expect(Content.csv("0x1.fffffffffffff7p1023").place(options) == "accepted")
  }

  @Test(arguments: [
    ("", "empty - - -"), ("\n\n", "empty - - -"), ("# only words\n", "empty - - -"), ("1,2\n3\n", "shape 2 2 -"),
    ("1,2\n3,4,5\n", "shape 2 2 -"), ("1,2,\n3,4,\n", "number 1 1 3"), ("1,,2", "number 1 1 2"), (",1", "number 1 1 1"),
    ("1,2\n\n3,4", "empty 2 2 -"), ("1\n\n3", "empty 2 2 -"), ("1,nan", "notFinite 1 1 2"),
    ("1\n-inf", "notFinite 2 2 1"),
    ("1 Infinity", "notFinite 1 1 2"), ("1;2\n3;1/0", "number 2 2 2"), ("a,b\n1,2", "number 1 1 1"),
    ("1;1,5", "number 1 1 2"), ("1.5\n1,5", "number 2 2 1"), ("1+2j", "number 1 1 1"),
    ("# A\n\n1 2\n3 x", "number 4 2 2"),
    ("1\t\t2", "number 1 1 2"), ("1,2 3", "number 1 1 2"), ("1e1000001", "tooLarge 1 1 1"), ("\"1\",2", "number 1 1 1"),
    ("1\u{0}", "encoding 1 - -"), ("1,2\n3,\u{1B}[31m", "encoding 2 - -"), ("1,\u{2212}2", "number 1 1 2"),
    ("1_000", "number 1 1 1"), ("--1", "number 1 1 1"), ("1 000;2", "number 1 1 1"), ("0x", "number 1 1 1"),
  ])
  func whatIsNoTableIsRefusedWithItsPlace(text: String, place: String) {
    #expect(Content.csv(text).place() == place)
  }

  @Test(arguments: [
    ("height,weight\n1,2", "header line"), ("1;1,5", "not a comma"), ("(1+2j)", "complex"), ("1\n1/0", "denominator"),
    ("1,2\n3", "expected 2 entries as in the first row, found 1 entry"), ("1,2,", "found an empty entry"),
    ("1,2\n3,x", "A, line 2, row 2, column 2: expected a number such as"),
  ])
  func theMessageSaysWhatToDo(text: String, words: String) throws {
    let message = try #require(Content.csv(text).refusal()).description
    #expect(message.contains(words), "\(message)")
  }

  @Test func textInOtherEncodingsIsRefusedWithItsLine() {
    #expect(Content(.delimitedText, bytes: Array("1,2\n3,4 # M".utf8) + [0xFC]).place() == "encoding 2 - -")
    #expect(Content(.delimitedText, bytes: [0xFF, 0xFE, 0x31, 0]).place() == "encoding - - -")
    #expect(Content(.delimitedText, bytes: [0xEF, 0xBB, 0xBF]).place() == "empty - - -")
    #expect(Content(.delimitedText, bytes: [0xEF, 0xBB]).place() == "encoding 1 - -")
  }

  @Test func theOffendingTextIsShortenedToOneLineWithoutControlCharacters() throws {
    let error = try #require(Content.csv("1," + String(repeating: "x\u{202E}", count: 5000)).refusal())
    #expect(error.found.unicodeScalars.count <= 64)
    #expect(!error.found.unicodeScalars.contains("\u{202E}"))
    #expect(error.found.hasPrefix("\"x?x?"))
    let named = try #require(Content.csv("x").refusal(named: "a\nb\u{1B}[1m"))
    #expect(named.file == "a\nb\u{1B}[1m")
    #expect(named.description.hasPrefix("a?b?[1m, line 1"))
  }

  @Test func sizesAreLimited() {
    #expect(Content.csv("1,2\n3,4").place(DataOptions(maximalEntryCount: 3)) == "tooLarge 2 2 -")
    #expect(Content.csv("1,2\n3,4").place(DataOptions(maximalSize: 6)) == "tooLarge - - -")
    #expect(Content.csv("1,2\n3,4").place(DataOptions(maximalSize: 7, maximalEntryCount: 4)) == "accepted")
    #expect(Content.csv("1," + String(repeating: "1", count: 1_000_001)).place() == "tooLarge 1 1 2")
  }

  /// Each number takes a million bits, and the text of a number with a small exponent nothing of that.
  @Test func manyLargeExponentsTogetherAreRefusedBeforeTheyFillTheMemory() {
    let text = (Array(repeating: "0x1p-1000000", count: 250) + ["7", "0x1p0", "1e1"]).joined(separator: ",")
    let options = DataOptions(textNumbers: .binary64)
    #expect(Content.csv(text).place(options) == "tooLarge 1 1 253")
  }
}
