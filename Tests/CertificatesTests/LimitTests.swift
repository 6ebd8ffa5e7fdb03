import ExactArithmetic
import Foundation
import Testing

/// Both sides of every limit of `Proofs/CERTIFICATE.md` (2.1, 2.3, 4, 4.4), from the formula of the page.
@Suite struct LimitTests {
  /// The highest precision; the most decimal digits of an integer.
  static let highest = 1 << 20

  private func isWithin(_ file: LimitFile) -> Bool { !file.data.verdict.hasPrefix("REJECTED limit: ") }

  // MARK: - Ranges

  @Test(arguments: [(64, true), (63, false), (1 << 20, true), (1 << 20 + 1, false)])
  func precision(bits: Int, allowed: Bool) { #expect(isWithin(LimitFile(precision: bits)) == allowed) }

  @Test(arguments: [(1, true), (0, false), (1 << 31, true), (1 << 31 + 1, false)])
  func multiplicity(times: Int, allowed: Bool) {
    var file = LimitFile()
    (file.multiplicity, file.runs) = (times, times)
    #expect(file.data.verdict.hasPrefix(allowed ? "VERIFIED " : "REJECTED limit: "))
  }

  @Test(arguments: [(1, true), (0, false), (1 << 19, true), (1 << 19 + 1, false)])
  func level(level: Int, allowed: Bool) {
    var file = LimitFile()
    (file.level, file.matrices, file.vectors) = (level, ["{\"right\":[[\"1\",\"0\"]]}"], ["[\"0\"]"])
    file.solutions = ["{\"matrix\":1,\"vector\":1,\"solution\":[\"0\",\"0\"],\"proof\":\(file.proof)}"]
    #expect(file.data.verdict.hasPrefix(allowed ? "VERIFIED " : "REJECTED limit: "))
  }

  // MARK: - Numbers and functions

  /// n·b ≤ 2^31: b = 2^14 here, and W·b·⌈√b⌉ ≤ 2^40 + 2^17·δ holds for W = n + 56, as δ = n is 2^17.
  @Test(arguments: [(0, true), (1, false)])
  func numbers(more: Int, allowed: Bool) {
    var file = LimitFile(precision: 1 << 14 - 512)
    file.addNumbers(1 << 17 - file.cost.numbers + more)
    #expect(file.cost.numbers == 1 << 17 + more)
    #expect(isWithin(file) == allowed)
  }

  /// T·b·⌈√b⌉ ≤ 2^31, with b·⌈√b⌉ = 2^24.
  @Test(arguments: ["{\"pi\":true}", "{\"cosinePi\":\"1/5\"}", "{\"cosinePi\":\"0\"}"])
  func functions(function: String) {
    for (count, allowed) in [(1 << 7, true), (1 << 7 + 1, false)] {
      let list = Array(repeating: function, count: count).joined(separator: ",")
      var unused = LimitFile(precision: 1 << 16 - 512)
      unused.network = "{\"weights\":[],\"biases\":[{\"quotient\":[{\"sum\":[\(list)]},{\"squareRoot\":\"2\"}]}]}"
      #expect(isWithin(unused) == allowed)
      var used = LimitFile(precision: 1 << 16 - 512)
      used.definitions = "{\"name\":\"a\",\"value\":{\"sum\":[\(list)]}}"
      #expect(used.data.verdict.hasPrefix(allowed ? "VERIFIED " : "REJECTED limit: "))
    }
  }

  // MARK: - Operations

  /// What counts in W apart from the numbers: terms of the page, for 2 rows, 5 columns and 3 samples, with what adds them.
  enum Term: CaseIterable {
    case numbers, matrix, matrixWithLeft, left, member, leftAndMember, groups, network

    func file() -> LimitFile {
      var file = LimitFile(rows: 2, columns: 5, samples: 3, precision: 1 << 18)
      let unit = "[[\"1\",\"0\"],[\"0\",\"1\"]]"
      switch self {
      case .numbers: break
      case .matrix:
        file.matrices = ["{\"right\":[[\"1\"]]}"]
        file.add(numbers: 1, operations: 4 * (5 + 2))
      case .matrixWithLeft:
        file.matrices = ["{\"left\":[],\"right\":[[\"1\"]]}"]
        file.add(numbers: 1, operations: 4 * (2 * 5 + 2))
      case .left:
        file.left = unit
        file.add(numbers: 4, operations: 4 * (5 + 3))
      case .member:
        file.member = true
        file.add(numbers: 1, operations: 0)
      case .leftAndMember:
        (file.left, file.member) = (unit, true)
        file.add(numbers: 5, operations: 4 * (5 + 3) + 8)
      case .groups:
        let proof =
          "{\"dual\":[],\"point\":[],\"groups\":[[1],[1],[1]],\"singularValueLowerBound\":\"1\"}"
        file.solutions = ["{\"matrix\":1,\"vector\":1,\"solution\":[],\"proof\":\(proof)}"]
        file.add(numbers: 1, operations: 4 * 2 * 5 + 16 * (2 + 5) + 9 * (2 + 3))
      case .network:
        file.network = "{\"weights\":[[\"1\",\"1\"],[\"1\"]],\"biases\":[\"1\"]}"
        file.add(numbers: 4, operations: 3 * 4)
      }
      return file
    }
  }

  /// W·b·⌈√b⌉ ≤ 2^40 + 2^17·δ. Each number of one digit that is added counts 1 in W and in δ.
  @Test(arguments: Term.allCases)
  func operations(term: Term) {
    var file = term.file()
    while file.isWithinOperations(adding: 1) { file.addNumbers(1) }
    #expect(file.isWithinOperations(adding: 0))
    #expect(isWithin(file), "\(file.data.verdict)")
    file.addNumbers(1)
    #expect(!isWithin(file))
  }

  /// Where the share of the digits decides: one long rational, and the same with one digit less.
  @Test(arguments: [false, true], [false, true])
  func digits(quotient: Bool, cosine: Bool) throws {
    var base = LimitFile(precision: 1 << 18)
    base.addNumbers(8192 - base.cost.operations)
    if cosine {
      base.add(numbers: 1, operations: 1)
      base.cost.functions = 1
    } else {
      base.add(numbers: 1, operations: 0)
    }
    // The long number is to count ⌊3ℓ/10⌋ + 1 = wanted.
    let room = base.cost.operations * base.work - 1 << 40
    let wanted = (room + 1 << 17 - 1) >> 17 - (base.cost.digits - 1)
    let least = (10 * (wanted - 1) + 2) / 3
    for (bits, allowed) in [(least, true), (least - 1, false)] {
      #expect(3 * bits / 10 + 1 == (allowed ? wanted : wanted - 1))
      var file = base
      let number =
        quotient
        ? "\(Rational.powerOfTwo(bits - 40) - 1)/\(Rational.powerOfTwo(39))" : "\(-Rational.powerOfTwo(bits - 1))"
      if cosine {
        file.network = "{\"weights\":[],\"biases\":[{\"cosinePi\":\"\(number)\"}]}"
      } else {
        file.vectors.append("[\"\(number)\"]")
      }
      #expect(isWithin(file) == allowed, "\(bits) bits, \(file.data.verdict)")
    }
  }

  // MARK: - The text

  @Test(arguments: ["", "-", "1/"])
  func digitsOfRationals(prefix: String) {
    for (count, allowed) in [(Self.highest, true), (Self.highest + 1, false)] {
      var file = LimitFile()
      file.vectors = ["[\"\(prefix)\(String(repeating: "7", count: count))\"]"]
      #expect(file.data.verdict.hasPrefix(allowed ? "VERIFIED " : "REJECTED limit: "), "\(count) digits")
    }
  }

  @Test func digitsOfIntegers() {
    for (count, rule) in [(Self.highest, "field"), (Self.highest + 1, "limit")] {
      var file = LimitFile()
      file.firstIndex = String(repeating: "7", count: count)
      file.matrices = ["{\"right\":[[\"1\",\"0\"]]}"]
      #expect(file.data.verdict.hasPrefix("REJECTED \(rule): "), "\(count) digits")
    }
  }
}
