import Foundation
import Testing

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

  init(rows: Int = 1, columns: Int = 2, samples: Int = 1, precision: Int = 64) {
    (self.rows, self.columns, self.samples, self.precision) = (rows, columns, samples, precision)
    // `right`; and for each sample itself, the dual vector, the point, σ, the output and the functional.
    let numbers = rows * columns + samples * (2 * rows + 3 * columns + 1)
    cost = Cost(
      numbers: numbers, operations: numbers + samples * (4 * rows * columns + 16 * (rows + columns)), digits: numbers)
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

  /// W·b·⌈√b⌉ ≤ 2^40 + 2^17·δ for so many numbers of one digit more.
  func isWithinOperations(adding more: Int) -> Bool {
    (cost.operations + more) * work <= 1 << 40 + (cost.digits + more) << 17
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
    return CertificateText(Data(text.utf8)).digested
  }
}
