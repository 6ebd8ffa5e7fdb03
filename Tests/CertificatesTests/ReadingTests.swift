import ExactArithmetic
import Foundation
import TestSupport
import Testing

@testable import Certificates

/// What reading a file refuses, where it says that the fault is, and what it costs.
@Suite struct ReadingTests {
  /// The verdict on an accepted example with its first `old` replaced.
  private func verdict(_ example: String, _ old: String, _ new: String) throws -> String {
    let text = CertificateText(try ExampleFolder(name: "accepted").bytes(example))
    try #require(text.text.contains(old))
    return text.replacing(old, with: new).digested.verdict
  }

  @Test(arguments: [
    (
      "\"dual\" : [", "\"dual\" : [\"2/4\",",
      "field: data.solutions[1].proof.dual[1]: expected an integer or a fraction"
    ),
    ("\"dual\" : [", "\"dual\" : [1,", "field: data.solutions[1].proof.dual[1]: expected a string"),
    (
      "\"groups\" : [", "\"groups\" : [[1, -0],",
      "field: data.solutions[1].proof.groups[1][2]: expected an integer of 64 bits"
    ),
    ("\"groups\" : [", "\"groups\" : [\"1\",", "field: data.solutions[1].proof.groups[1]: expected an array"),
    ("\"level\" : ", "\"level\" : 1, \"x y\" : ", "field: runs[1].transcript[1].x y: not a field"),
    ("\"level\" : ", "\"levels\" : ", "field: runs[1].transcript[1].level is missing"),
    (
      "\"level\" : ", "\"level\" : 9223372036854775808, \"old\" : ",
      "field: runs[1].transcript[1].level: expected an integer"
    ),
    ("\"level\" : ", "\"level\" : null, \"old\" : ", "field: runs[1].transcript[1].level: expected an integer"),
    ("\"level\" : ", "\"level\" : true, \"old\" : ", "field: runs[1].transcript[1].level: expected an integer"),
    ("\"level\" : ", "\"sample\" : 1, \"level\" : ", "field: runs[1].transcript[1].sample stands twice"),
    ("\"error-exceeds\"", "\"Error-exceeds\"", "field: claim.kind: "),
    ("\"error-exceeds\"", "\"error-exceeds \"", "field: claim.kind: "),
    ("\"instance\" : {", "\"instance\" : { \"left\" : null,", "field: instance.left: expected an array"),
    ("\"member\" : {", "\"member\" : [], \"old\" : {", "field: claim.member: expected an object"),
    ("\"output\" : {", "\"output\" : { \"network\" : null,", "field: runs[1].output.network: expected an object"),
    ("\"functionals\" : [", "\"functionals\" : [ [ null ],", "field: runs[1].functionals[1][1]: expected a string"),
    (
      "\"definitions\" : [", "\"definitions\" : [ {\"name\":\"q\",\"value\":{\"pi\":true,\"x\":1}},",
      "field: instance.definitions[1].value.x: not a field"
    ),
    (
      "\"definitions\" : [", "\"definitions\" : [ {\"name\":\"q\",\"value\":{\"pi\":false}},",
      "field: instance.definitions[1].value.pi: expected true"
    ),
    (
      "\"definitions\" : [", "\"definitions\" : [ {\"name\":\"q\",\"value\":{\"sum\":[{}]}},",
      "field: instance.definitions[1].value.sum[1]: expected a rational or an object"
    ),
    (
      "\"definitions\" : [", "\"definitions\" : [ {\"name\":\"q\",\"value\":[]},",
      "field: instance.definitions[1].value: expected an object"
    ),
    ("\"version\" : 1", "\"version\" : \"1\"", "version: "), ("\"version\" : 1", "\"version\" : 1.0", "syntax: "),
    ("\"version\" : 1", "\"version\" : 1, \"digest\" : null", "field: digest stands twice"),
  ])
  func faultsAreNamedByTheirPlace(old: String, new: String, expected: String) throws {
    let verdict = try verdict("p3-error-exceeds-tilt", old, new)
    #expect(verdict.hasPrefix("REJECTED \(expected)"), "\(verdict)")
  }

  @Test func aFaultInTheMiddleOfArraysIsCounted() throws {
    let file = try CertificateText(AcceptedExamples.userInstance())
    let rows =
      "["
      + (1...9).map { row in "[" + (1...12).map { "\"\(row * $0)\"" }.joined(separator: ",") + "]" }.joined(
        separator: ",") + "]"
    let text = file.replacing(
      "\"vectors\" : [", with: "\"vectors\" : [[]],\"solutions\" : \(rows.replacing("\"63\"", with: "63")),\"old\" : ["
    )
    let tape = try JSONTapeReader.tape(of: Array("{\"a\":[],\"b\":[1,\(rows)]}".utf8))
    #expect(tape.place(of: tape.words.count - 1) == "b[2][9][12]")
    #expect(text.bytes.verdict.hasPrefix("REJECTED field: data.solutions stands twice"))
    let instance = file.replacing(
      "\"right\" : [", with: "\"right\" : \(rows.replacing("\"63\"", with: "63")),\"old\" : [")
    #expect(instance.digested.verdict.hasPrefix("REJECTED field: instance.right[7][9]: expected an object"))
  }

  // MARK: Limits

  private func integer(digits: Int) -> String { "1" + String(repeating: "0", count: digits - 2) + "1" }

  @Test(arguments: ["", "-", "2/", "-2/"])
  func integersHaveAtMostAsManyDigitsAsAllowed(prefix: String) throws {
    #expect(NumberText.maximalDigitCount == 1_048_576)
    func rule(_ digits: Int) throws -> Rejection? {
      do throws(NumberText.Failure) {
        _ = try NumberText.rational(Array("\(prefix)\(integer(digits: digits))".utf8)[...])
        return nil
      } catch { return error == .tooLong ? Rejection(.limit, "") : Rejection(.field, "") }
    }
    #expect(try rule(NumberText.maximalDigitCount) == nil)
    #expect(try rule(NumberText.maximalDigitCount + 1) == Rejection(.limit, ""))
  }

  @Test func longIntegersAreALimitWithAPlace() throws {
    let long = integer(digits: NumberText.maximalDigitCount + 1)
    let limit = "an integer of more than 1048576 digits"
    for (old, new, place) in [
      ("\"dual\" : [", "\"dual\" : [ \"1/\(long)\",", "data.solutions[1].proof.dual[1]"),
      ("\"level\" : ", "\"level\" : \(long), \"old\" : ", "runs[1].transcript[1].level"),
      ("\"level\" : ", "\"level\" : -\(long), \"old\" : ", "runs[1].transcript[1].level"),
      ("\"base\" : ", "\"base\" : {\"cosinePi\" : \"\(long)\"}, \"old\" : ", "claim.member.base.cosinePi"),
    ] {
      let verdict = try verdict("p3-error-exceeds-tilt", old, new)
      #expect(verdict == "REJECTED limit: \(place): \(limit)")
    }
    let shorter = try verdict("p3-error-exceeds-tilt", "\"level\" : ", "\"level\" : \(long.dropLast()), \"old\" : ")
    #expect(shorter.hasPrefix("REJECTED field: runs[1].transcript[1].level: expected an integer of 64 bits"))
  }

  /// A file of exactly so many bytes is read by the comparison with the independent checker, in a release build.
  @Test func filesHaveAtMostAsManyBytesAsAllowed() throws {
    #expect(CertificateFile.maximalSize == 67_108_864)
    var bytes = try CertificateText(AcceptedExamples.userInstance()).bytes
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: CertificateFile.maximalSize + 1 - bytes.count))
    #expect(bytes.verdict == "REJECTED limit: the file is larger than 67108864 bytes")
  }

  // MARK: What the tape takes

  @Test(arguments: [
    ("\"1\",", 4), ("1,", 2), ("[],", 3), ("[1],", 2), ("{\"a\":1},", 2), ("[[],[],[],[],[],[],[]],", 2), ("null,", 5),
  ])
  func theTapeHasAWordForAFewBytes(item: String, bytesPerWord: Int) throws {
    let text = Array("[\(String(repeating: item, count: 5_000))1]".utf8)
    let tape = try JSONTapeReader.tape(of: text)
    #expect(tape.words.count <= text.count / bytesPerWord + 3)
    #expect(tape.count(of: 0) == 5_001)
    #expect(tape.end(of: 0) == tape.words.count)
    #expect(tape.place(of: tape.words.count - 1) == "[5001]")
  }

  @Test func manyKeysAreComparedQuickly() throws {
    let keys = (0..<20_000).map { "\"k\($0 * 7_919 % 20_000)\":\($0)" }
    let tape = try JSONTapeReader.tape(of: Array("{\(keys.joined(separator: ","))}".utf8))
    #expect(tape.member("k19999", of: 0).map { tape.place(of: $0) } == "k19999")
    #expect(tape.member("k", of: 0) == nil && tape.member("k20000", of: 0) == nil)
    let twice = "{\"a\":[1,{\(keys.joined(separator: ",")),\"k77\":[]}]}"
    #expect(throws: Rejection(.field, "a[2].k77 stands twice in one object")) {
      try JSONTapeReader.tape(of: Array(twice.utf8))
    }
  }

  // MARK: The decoder

  /// Types that read less than there is, or otherwise than the format allows.
  private struct Empty: Codable {}
  private struct First: Decodable {
    init(from decoder: any Decoder) throws {
      var elements = try decoder.unkeyedContainer()
      _ = try elements.decode(Int.self)
    }
  }
  private struct Greedy: Decodable {
    init(from decoder: any Decoder) throws {
      var elements = try decoder.unkeyedContainer()
      while true { _ = try elements.decode(Int.self) }
    }
  }
  private struct Nested: Decodable {
    init(from decoder: any Decoder) throws {
      var elements = try decoder.unkeyedContainer()
      _ = try elements.nestedUnkeyedContainer()
    }
  }

  private func fault<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> String? {
    let tape = try JSONTapeReader.tape(of: Array("{\"a\":\(text)}".utf8))
    do {
      _ = try tape.decode(type, at: #require(tape.member("a", of: 0)))
      return nil
    } catch let error as TapeError { return "\(tape.place(of: error.index)): \(error.problem)" }
  }

  @Test func allThatIsThereHasToBeAskedFor() throws {
    #expect(try fault(Empty.self, "{}") == nil)
    #expect(try fault(Empty.self, "{\"b\":1}") == "a.b: not a field of the format")
    #expect(try fault(Empty.self, "[1]") == "a[1]: one element too many")
    #expect(try fault(Empty.self, "1") == "a: not a value of the format")
    #expect(try fault(First.self, "[1]") == nil)
    #expect(try fault(First.self, "[1,2]") == "a[2]: one element too many")
    #expect(try fault(First.self, "[]") == "a: too few elements")
    #expect(try fault(Greedy.self, "[1,2]") == "a: too few elements")
    #expect(try fault(Nested.self, "[[]]") == "a: nested containers are no part of the format")
    #expect(try fault([Int?].self, "[null,1]") == nil)
    #expect(try fault(Double.self, "1") == "a: Double is no type of the format")
    #expect(try fault(Int8.self, "1") == "a: Int8 is no type of the format")
    #expect(try fault([UInt].self, "[1]") == "a[1]: UInt is no type of the format")
    #expect(try fault([String].self, "[\"b\",1]") == "a[2]: expected a string")
    #expect(try fault([Bool].self, "[true,0]") == "a[2]: expected true or false")
    #expect(try fault([Rational].self, "{}") == "a: expected an array")
  }

  @Test func numbersAreReadAsTheyAreWritten() throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<scaledIterations(300) {
      let value = generator.rational(bits: 200)
      #expect(try NumberText.rational(Array(value.description.utf8)[...]) == value)
      let (one, other) = (generator.integer(bits: 70), generator.integer(bits: 70))
      let text = "\(one)/\(other)"
      let isCanonical = (try? Rational(numerator: one, denominator: other).description) == text
      #expect(((try? NumberText.rational(Array(text.utf8)[...])) != nil) == isCanonical, "\(text)")
    }
    for value in [Int.min, Int.min + 1, -1, 0, 1, Int.max] {
      let tape = try JSONTapeReader.tape(of: Array("[\(value)]".utf8))
      #expect(try tape.decode([Int].self, at: 0) == [value])
    }
  }
}
