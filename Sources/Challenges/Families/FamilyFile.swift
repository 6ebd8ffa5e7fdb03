import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Yams

/// Why a family file is refused: the field, the value, and what was expected, or the condition that failed.
public struct FamilyRefusal: Error, CustomStringConvertible {
  /// One sentence for a person; it names the field.
  public let description: String

  /// The refusal with this sentence.
  public init(_ description: String) { self.description = description }
}

/// Reads families from JSON or YAML. Every number is taken by its text; none goes through binary64.
struct FamilyFile {
  /// The matrix and the samples of the centre or of a branch, as expressions in t.
  struct Input: Sendable {
    var matrix: Matrix<ParameterExpression>
    var samples: [[ParameterExpression]]
  }

  private let folder: String
  private let definitions: [String: ParameterExpression]

  /// The family in `text`.
  ///
  /// - Parameter folder: where files that it names are looked for.
  /// - Throws: `FamilyRefusal`.
  static func family(_ text: String, folder: String) throws(FamilyRefusal) -> WrittenFamily {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw FamilyRefusal("expected JSON or YAML: \(error)") }
    guard let root else { throw FamilyRefusal("expected a family, found an empty file") }
    let fields = try Fields(
      root, "",
      known: [
        "name", "description", "problem", "parameter", "objective", "weights", "definitions", "centre", "branches",
      ])
    let definitions = try Self.definitions(fields["definitions"])
    return try FamilyFile(folder: folder, definitions: definitions).family(fields)
  }

  private static func definitions(_ node: Node?) throws(FamilyRefusal) -> [String: ParameterExpression] {
    guard let node else { return [:] }
    guard let mapping = node.mapping else { throw FamilyRefusal("definitions: expected names with expressions") }
    var known: [String: ParameterExpression] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      let isName = name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      guard isName, !["t", "pi", "sqrt", "cos"].contains(name), known[name] == nil else {
        throw FamilyRefusal(
          "definitions.\(name): expected a new name of letters, digits and _ that is not t, pi, sqrt or cos")
      }
      known[name] = try Self.expression(value, "definitions.\(name)", known)
    }
    return known
  }

  private func family(_ fields: Fields) throws(FamilyRefusal) -> WrittenFamily {
    let centre = try Fields(try fields.required("centre"), "centre", known: ["inClass", "matrix", "samples"])
    let input = Input(
      matrix: try matrix(try centre.required("matrix"), "centre.matrix"),
      samples: try samples(try centre.required("samples"), "centre.samples"))
    let isInClass = try Self.truth(try centre.required("inClass"), "centre.inClass")
    guard let list = try fields.required("branches").sequence, !list.isEmpty else {
      throw FamilyRefusal("branches: expected a list of at least one branch")
    }
    var branches: [(name: String, input: Input)] = []
    for (index, node) in list.enumerated() {
      branches.append(try branch(node, number: index + 1, centre: input))
    }
    let (problem, given, objective) = try self.problem(fields, rows: input.matrix.rowCount)
    var weights: [Rational]?
    if let node = fields["weights"] {
      guard let entries = node.sequence, entries.count == input.matrix.columnCount else {
        throw FamilyRefusal("weights: expected a list of N = \(input.matrix.columnCount) numbers")
      }
      var numbers: [Rational] = []
      for (j, entry) in entries.enumerated() {
        let weight = try constant(entry, "weights[\(j + 1)]")
        guard weight.signum > 0 else { throw FamilyRefusal("weights[\(j + 1)] = \(weight): expected a number > 0") }
        numbers.append(weight)
      }
      weights = numbers
    }
    return try WrittenFamily(
      name: fields["name"]?.scalar?.string ?? "family", problem: problem, givenParameter: given, objective: objective,
      weights: weights, centre: input, centreIsInClass: isInClass, branches: branches)
  }

  private func problem(
    _ fields: Fields, rows: Int
  ) throws(FamilyRefusal) -> (problem: RecoveryProblem, given: Rational, objective: ObjectiveScale) {
    let name = try fields.required("problem").scalar?.string ?? ""
    guard let kind = RecoveryProblem.Kind(rawValue: name) else {
      throw FamilyRefusal("problem: expected p1, p2 or p3, found \"\(name)\"")
    }
    let given = try constant(try fields.required("parameter"), "parameter")
    let word = fields["objective"]?.scalar?.string ?? ObjectiveScale.paper.rawValue
    guard let objective = ObjectiveScale(rawValue: word) else {
      throw FamilyRefusal("objective: expected paper, half or mean, found \"\(word)\"")
    }
    do {
      let factor = try objective.factor(kind, rows: rows)
      return (try RecoveryProblem(kind, parameter: given.divided(byNonzero: factor)), given, objective)
    } catch { throw FamilyRefusal("\(error)") }
  }

  private func branch(
    _ node: Node, number: Int, centre: Input
  ) throws(FamilyRefusal) -> (name: String, input: Input) {
    let place = "branches[\(number)]"
    let fields = try Fields(node, place, known: ["name", "matrix", "samples", "changes"])
    var input = centre
    if let node = fields["matrix"] { input.matrix = try matrix(node, "\(place).matrix") }
    if let node = fields["samples"] { input.samples = try samples(node, "\(place).samples") }
    if let changes = fields["changes"] { try change(&input.matrix, changes, "\(place).changes") }
    return (fields["name"]?.scalar?.string ?? "branch \(number)", input)
  }

  /// Entries of the matrix that a branch sets, or adds something to.
  private func change(
    _ matrix: inout Matrix<ParameterExpression>, _ node: Node, _ place: String
  ) throws(FamilyRefusal) {
    guard let list = node.sequence else { throw FamilyRefusal("\(place): expected a list") }
    for (index, item) in list.enumerated() {
      let place = "\(place)[\(index + 1)]"
      let fields = try Fields(item, place, known: ["row", "column", "add", "set"])
      let row = try Self.index(try fields.required("row"), "\(place).row", count: matrix.rowCount)
      let column = try Self.index(try fields.required("column"), "\(place).column", count: matrix.columnCount)
      switch (fields["add"], fields["set"]) {
      case (let term?, nil):
        matrix[row, column] = .sum([matrix[row, column], try expression(term, "\(place).add")])
      case (nil, let value?): matrix[row, column] = try expression(value, "\(place).set")
      default: throw FamilyRefusal("\(place): expected either add or set")
      }
    }
  }

  private static func index(_ node: Node, _ place: String, count: Int) throws(FamilyRefusal) -> Int {
    let text = node.scalar?.string ?? ""
    guard let number = Int(text), (1...count).contains(number) else {
      throw FamilyRefusal("\(place): expected 1 to \(count), found \"\(text)\"")
    }
    return number - 1
  }

  private static func truth(_ node: Node, _ place: String) throws(FamilyRefusal) -> Bool {
    let text = node.scalar?.string ?? ""
    guard text == "true" || text == "false" else {
      throw FamilyRefusal("\(place): expected true or false, found \"\(text)\"")
    }
    return text == "true"
  }

  /// A matrix of expressions, or the name of a file of numbers.
  private func matrix(_ node: Node, _ place: String) throws(FamilyRefusal) -> Matrix<ParameterExpression> {
    if let name = node.scalar?.string {
      let read: RealOrComplex<Matrix<Rational>>
      do { read = try DataFile.matrix(at: path(name)) } catch { throw FamilyRefusal("\(place): \(error)") }
      guard case .real(let numbers) = read else { throw FamilyRefusal("\(place): \(name): expected real numbers") }
      return numbers.map { .rational($0) }
    }
    let rows = try rows(node, place)
    guard let width = rows.first?.count, width > 0 else { throw FamilyRefusal("\(place): expected a row and a column") }
    for (i, row) in rows.enumerated() where row.count != width {
      throw FamilyRefusal("\(place)[\(i + 1)]: expected \(width) entries as in the first row, found \(row.count)")
    }
    do { return try Matrix(rows: rows) } catch { throw FamilyRefusal("\(place): \(error)") }
  }

  private func samples(_ node: Node, _ place: String) throws(FamilyRefusal) -> [[ParameterExpression]] {
    if let name = node.scalar?.string {
      let read: RealOrComplex<[Rational]>
      do { read = try DataFile.vector(at: path(name)) } catch { throw FamilyRefusal("\(place): \(error)") }
      guard case .real(let numbers) = read else { throw FamilyRefusal("\(place): \(name): expected real numbers") }
      return [numbers.map { .rational($0) }]
    }
    return try rows(node, place)
  }

  private func path(_ name: String) -> String { name.hasPrefix("/") ? name : "\(folder)/\(name)" }

  private func rows(_ node: Node, _ place: String) throws(FamilyRefusal) -> [[ParameterExpression]] {
    guard let list = node.sequence, !list.isEmpty else { throw FamilyRefusal("\(place): expected a list of lists") }
    var rows: [[ParameterExpression]] = []
    for (i, item) in list.enumerated() {
      guard let entries = item.sequence else {
        throw FamilyRefusal("\(place)[\(i + 1)]: expected a list of expressions")
      }
      var row: [ParameterExpression] = []
      for (j, entry) in entries.enumerated() { row.append(try expression(entry, "\(place)[\(i + 1)][\(j + 1)]")) }
      rows.append(row)
    }
    return rows
  }

  private func expression(_ node: Node, _ place: String) throws(FamilyRefusal) -> ParameterExpression {
    try Self.expression(node, place, definitions)
  }

  private static func expression(
    _ node: Node, _ place: String, _ definitions: [String: ParameterExpression]
  ) throws(FamilyRefusal) -> ParameterExpression {
    guard let text = node.scalar?.string else { throw FamilyRefusal("\(place): expected an expression") }
    do { return try ExpressionParser.expression(text, definitions: definitions) } catch {
      throw FamilyRefusal("\(place): \"\(text)\", \(error.reason)")
    }
  }

  /// A rational number, written as an expression without t.
  private func constant(_ node: Node, _ place: String) throws(FamilyRefusal) -> Rational {
    let expression = try expression(node, place)
    guard !expression.dependsOnParameter, let value = expression.value(at: 0).rational else {
      throw FamilyRefusal("\(place): expected a rational number, found \(expression)")
    }
    return value
  }
}

/// The fields of an object of a family file.
private struct Fields {
  private let nodes: [String: Node]
  private let place: String

  /// - Throws: `FamilyRefusal` unless `node` is an object with nothing but `known` keys, each once.
  init(_ node: Node, _ place: String, known: [String]) throws(FamilyRefusal) {
    let name = place.isEmpty ? "the file" : place
    guard let mapping = node.mapping else {
      throw FamilyRefusal("\(name): expected an object with \(known.joined(separator: ", "))")
    }
    var nodes: [String: Node] = [:]
    for (key, value) in mapping {
      let word = key.scalar?.string ?? ""
      guard known.contains(word) else {
        throw FamilyRefusal(
          "\(place.isEmpty ? "" : "\(place).")\(word): not a field; expected \(known.joined(separator: ", "))")
      }
      nodes[word] = value
    }
    self.nodes = nodes
    self.place = place
  }

  subscript(name: String) -> Node? { nodes[name] }

  func required(_ name: String) throws(FamilyRefusal) -> Node {
    guard let node = nodes[name] else { throw FamilyRefusal("\(place.isEmpty ? "" : "\(place).")\(name) is missing") }
    return node
  }
}
