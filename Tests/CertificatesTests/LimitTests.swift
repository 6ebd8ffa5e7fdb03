import Certificates
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

  /// n·b ≤ 2^31: b = 2^16 here, and W·b·⌈√b⌉ ≤ 2^39 + 2^17·δ holds for W = n + 8, as δ = n is 2^15.
  @Test(arguments: [(0, true), (1, false)])
  func numbers(more: Int, allowed: Bool) {
    var file = LimitFile(precision: 1 << 16 - 512)
    file.addNumbers(1 << 15 - file.cost.numbers + more)
    #expect(file.cost.numbers == 1 << 15 + more)
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
      var file = LimitFile(rows: 2, columns: 5, samples: 3, precision: highest)
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
        file.add(numbers: 1, operations: 4 * 2 * 5 + 9 * (2 + 3))
      case .network:
        file.network = "{\"weights\":[[\"1\",\"1\"],[\"1\"]],\"biases\":[\"1\"]}"
        file.add(numbers: 4, operations: 3 * 4)
      }
      return file
    }
  }

  /// W·b·⌈√b⌉ ≤ 2^39 + 2^17·δ. Each number of one digit that is added counts 1 in W and in δ.
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
    var base = LimitFile(precision: Self.highest)
    base.addNumbers(520 - base.cost.operations)
    if cosine {
      base.add(numbers: 1, operations: 1)
      base.cost.functions = 1
    } else {
      base.add(numbers: 1, operations: 0)
    }
    // The long number is to count ⌊3ℓ/10⌋ + 1 = wanted.
    let room = base.cost.operations * base.work - 1 << 39
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

  @Test func bytes() {
    for (count, allowed) in [(1 << 26, true), (1 << 26 + 1, false)] {
      var file = LimitFile()
      file.space = count - file.data.count
      #expect(file.data.count == count)
      #expect(file.data.verdict.hasPrefix(allowed ? "VERIFIED " : "REJECTED limit: "), "\(count) bytes")
    }
  }
}

/// The text of a certificate of (P3) with samples 0 and a block (I | 0): 0 is the only minimiser, and the output is (1, 0, …).
///
/// `cost` is what 4.4 counts in it.
struct LimitFile {
  /// n, W, T and δ of 4.4.
  struct Cost {
    var numbers: Int
    var operations: Int
    var functions = 0
    var digits: Int
  }

  let rows: Int
  let columns: Int
  let samples: Int
  let precision: Int
  var cost: Cost
  var runs = 1
  var multiplicity = 1
  /// The level at which the first datum is an answer; nothing if there is no answer.
  var level: Int?
  var definitions = ""
  var left: String?
  var member = false
  var matrices: [String] = []
  var vectors: [String] = []
  var solutions: [String] = []
  /// The layer of a network that is the output of one more run, without functionals.
  var network: String?
  /// The text of an index in the groups of the evidence; nothing for no group.
  var firstIndex: String?
  /// Bytes after the value.
  var space = 0

  init(rows: Int = 1, columns: Int = 2, samples: Int = 1, precision: Int = 64) {
    (self.rows, self.columns, self.samples, self.precision) = (rows, columns, samples, precision)
    // `right`; and for each sample itself, the dual vector, the point, σ, the output and the functional.
    let numbers = rows * columns + samples * (2 * rows + 3 * columns + 1)
    cost = Cost(numbers: numbers, operations: numbers + samples * 4 * rows * columns, digits: numbers)
  }

  /// Counts numbers of one digit, and operations besides them.
  mutating func add(numbers: Int, operations: Int) {
    cost.numbers += numbers
    cost.operations += numbers + operations
    cost.digits += numbers
  }

  /// Adds a vector of data that answers no query.
  mutating func addNumbers(_ count: Int) {
    vectors.append(list(Array(repeating: "1", count: count)))
    add(numbers: count, operations: 0)
  }

  /// b·⌈√b⌉.
  var work: Int {
    let bits = precision + 512
    var root = 1
    while root * root < bits { root += 1 }
    return bits * root
  }

  /// W·b·⌈√b⌉ ≤ 2^39 + 2^17·δ for so many numbers of one digit more.
  func isWithinOperations(adding more: Int) -> Bool {
    (cost.operations + more) * work <= 1 << 39 + (cost.digits + more) << 17
  }

  // MARK: - The text

  private func list(_ entries: [String]) -> String { "[" + entries.map { "\"\($0)\"" }.joined(separator: ",") + "]" }

  private func repeated(_ entry: String) -> String {
    "[" + Array(repeating: entry, count: samples).joined(separator: ",") + "]"
  }

  private var unit: String { list((0..<columns).map { $0 == 0 ? "1" : "0" }) }

  /// C1 to C10 hold for it: u = 0, x̃ = 0.
  var proof: String {
    let zeros = (list(Array(repeating: "0", count: rows)), list(Array(repeating: "0", count: columns)))
    let groups = firstIndex.map { "[[\($0)]]" } ?? "[]"
    return "{\"dual\":\(zeros.0),\"point\":\(zeros.1),\"groups\":\(groups),\"singularValueLowerBound\":\"1\"}"
  }

  private var claim: String {
    let base = "{\"digits\":3,\"levels\":4,\"scale\":3,\"base\":\"1\"}"
    let counts =
      "\"runs\":\(network == nil ? runs : runs + 1),\"dataRead\":\(level == nil ? 0 : 1),\"highestLevel\":\(level ?? 0)"
    return "{\"kind\":\"error-exceeds\",\"bound\":\"1/2\",\"scope\":\"every-sample\",\"failures\":1,\(counts)"
      + (member ? ",\"member\":\(base)}" : "}")
  }

  private var instance: String {
    let right = (0..<rows).map { row in list((0..<columns).map { $0 == row ? "1" : "0" }) }.joined(separator: ",")
    return "{\"problem\":\"p3\",\"parameter\":\"1\",\"definitions\":[\(definitions)],\"right\":[\(right)],"
      + (left.map { "\"left\":\($0)," } ?? "")
      + "\"samples\":\(repeated(list(Array(repeating: "0", count: rows))))}"
  }

  private var runList: String {
    let transcript = level.map { "[{\"sample\":1,\"level\":\($0),\"solution\":1}]" } ?? "[]"
    let output = "\"output\":{\"vectors\":\(repeated(unit))},\"functionals\":\(repeated(unit))"
    let other = network.map {
      ",{\"multiplicity\":1,\"transcript\":[],\"output\":{\"network\":{\"layers\":["
        + $0.dropLast() + ",\"activation\":\"identity\"}]}}}"
    }
    return "[{\"multiplicity\":\(multiplicity),\"transcript\":\(transcript),\(output)}\(other ?? "")]"
  }

  /// The file, with its digest.
  var data: Data {
    let tables =
      "{\"matrices\":[\(matrices.joined(separator: ","))],\"vectors\":[\(vectors.joined(separator: ","))],"
      + "\"solutions\":[\(solutions.joined(separator: ","))]}"
    let evidence = "{\"precision\":\(precision),\"solutionSets\":\(repeated(proof))}"
    let text =
      "{\"format\":\"barrierlab-certificate\",\"version\":1,\"claim\":\(claim),\"instance\":\(instance),\"data\":\(tables),"
      + "\"runs\":\(runList),\"evidence\":\(evidence),\"digest\":\"sha256:\(String(repeating: "0", count: 64))\"}"
    return CertificateText(Data((text + String(repeating: " ", count: space)).utf8)).digested
  }
}

/// Both sides of the limits of 8.8: 1024 numbers with 2^21 bits are 2^31 bits.
@Suite struct SolutionLimitTests {
  /// Where the long number is: a common denominator, or an integer of a vector.
  enum Place: CaseIterable { case matrix, secondRow, weights, data, given, point, dual, multiplier, denominator }

  private static let side = 1024

  /// 2^(bits − 1), an integer of so many bits.
  private func long(_ bits: Int) -> String { "\(Rational.powerOfTwo(bits - 1))" }

  private func list(_ count: Int, _ filler: String = "0", first: String? = nil) -> String {
    let entries = [first ?? filler] + Array(repeating: filler, count: count - 1)
    return "[" + entries.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  private func digested(claim: String, problem: String, evidence: String) -> Data {
    let text =
      "{\"format\":\"barrierlab-solution-certificate\",\"version\":1,\"claim\":\(claim),\"problem\":\(problem),"
      + "\"evidence\":\(evidence),\"digest\":\"sha256:\(String(repeating: "0", count: 64))\"}"
    return CertificateText(Data(text.utf8)).digested
  }

  /// The distance of 0 from the minimiser 0 of (P1) with y = 0, or nearly so, and one long number.
  private func distance(_ place: Place, bits: Int) -> Data {
    let tall = place == .data || place == .dual || place == .multiplier
    let rows = tall ? Self.side : place == .secondRow ? 2 : 1
    let columns = Self.side / rows
    let fraction = "1/" + long(bits)
    var matrix = Array(repeating: list(columns), count: rows)
    if place == .matrix || place == .secondRow { matrix[rows - 1] = list(columns, first: fraction) }
    func vector(_ count: Int, _ first: String?, denominator: String = "1") -> String {
      "{\"denominator\":\"\(denominator)\",\"rational\":\(list(count, first: first))}"
    }
    let integer = "-" + long(bits)
    let given = list(columns, first: place == .given ? fraction : nil)
    return digested(
      claim: "{\"kind\":\"distance\",\"vector\":\(given),\"distance\":{\"lower\":\"0\",\"upper\":\"1\"}}",
      problem: "{\"kind\":\"p1\",\"parameter\":\"1\",\"matrix\":[\(matrix.joined(separator: ","))],"
        + (place == .weights ? "\"weights\":\(list(columns, "1", first: fraction))," : "")
        + "\"vector\":\(list(rows, first: place == .data ? fraction : nil))}",
      evidence: "{\"point\":\(vector(columns, place == .point ? integer : nil)),"
        + "\"dual\":\(vector(rows, place == .dual ? integer : nil, denominator: place == .denominator ? long(bits) : "1")),"
        + "\"multiplier\":\(vector(rows, place == .multiplier ? integer : nil))}")
  }

  @Test(arguments: Place.allCases)
  func bits(place: Place) {
    let within = distance(place, bits: 1 << 21).verdict
    // A long point or dual vector is not optimal, which is found after the limits.
    let expected =
      switch place {
      case .point: "REJECTED complementarity: "
      case .dual: "REJECTED stationarity: "
      default: "VERIFIED "
      }
    #expect(within.hasPrefix(expected), "\(within)")
    let above = distance(place, bits: 1 << 21 + 1).verdict
    #expect(above.hasPrefix("REJECTED limit: "), "\(above)")
  }

  /// C²m + 8dmN ≤ 2^32, whether the sizes of the face fit or not.
  @Test(arguments: [
    (1, 2, 1 << 16, 0, true), (1, 2, 1 << 16 + 1, 0, false), (1, 2, 1 << 16 - 1, 1 << 13 - 1, true),
    (1, 2, 1 << 16 - 1, 1 << 13, false), (64, 1024, 0, 1 << 13, true), (64, 1024, 1, 1 << 13, false),
  ])
  func face(rows: Int, columns: Int, listed: Int, directions: Int, allowed: Bool) {
    let direction = "{\"denominator\":\"1\",\"rational\":[]}"
    let list = Array(repeating: "1", count: listed).joined(separator: ",")
    let matrix = Array(repeating: self.list(columns), count: rows).joined(separator: ",")
    let face =
      "{\"directions\":[\(Array(repeating: direction, count: directions).joined(separator: ","))],"
      + "\"coordinates\":[],\"columns\":[\(list)],\"prime\":3}"
    let verdict = digested(
      claim:
        "{\"kind\":\"solution-set\",\"objective\":{\"lower\":\"0\",\"upper\":\"1\"},\"saturated\":[],\"dimension\":0}",
      problem: "{\"kind\":\"p1\",\"parameter\":\"1\",\"matrix\":[\(matrix)],\"vector\":\(self.list(rows))}",
      evidence: "{\"point\":{\"denominator\":\"1\",\"rational\":\(self.list(columns))},"
        + "\"dual\":{\"denominator\":\"1\",\"rational\":\(self.list(rows))},\"face\":\(face)}"
    ).verdict
    #expect(verdict.hasPrefix("REJECTED "))
    #expect(verdict.hasPrefix("REJECTED limit: ") != allowed, "\(verdict)")
  }
}
