import ArgumentParser
import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import RecoveryProblems
import Reports

/// The options that give a problem by its files.
struct ProblemOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The problem: p1, p2 or p3.", valueName: "p1|p2|p3"))
  var problem: String

  @Option(
    help: ArgumentHelp(
      "The matrix A, one row a line in text: \(DataFormat.extensions). Read exactly: 0.1 in a text is one tenth.",
      valueName: "FILE"))
  var matrix: String

  @Option(help: ArgumentHelp("The vector y: one column, one row or a one-dimensional array.", valueName: "FILE"))
  var vector: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "lambda > 0 for p2 and p3, as a fraction or decimal, with an exponent of at most 1000000.", valueName: "number"))
  var lambda: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("epsilon >= 0 for p1, as a fraction or decimal; 0 is basis pursuit.", valueName: "number"))
  var epsilon: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weights of the entries of x, each > 0: a file as for --vector, or a list such as 1,1/2,3. All 1 if not given.",
      valueName: "FILE|list"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      """
      The scale of lambda and of the objective, r = Ax - y: paper (p2: lambda |x| + ||r||^2, p3: lambda |x| + ||r||), \
      half (p2: ||r||^2/2), mean (p2: ||r||^2/(2m) as scikit-learn, glmnet and MATLAB without intercept and \
      standardisation; p3: ||r||/sqrt(m) as skglm, for m a square).
      """, valueName: "paper|half|mean"))
  var objective = "paper"

  @Flag(
    name: .customLong("binary64"),
    help: "Round every number in a text, lambda, epsilon and weights too, to the nearest binary64 number first.")
  var isBinary64 = false

  /// The files that these options name.
  var files: [NamedFile?] {
    let weights = weights.flatMap { DataFormat(path: $0) == nil ? nil : $0 }
    return [NamedFile("--matrix", matrix), NamedFile("--vector", vector), NamedFile("--weights", weights)]
  }

  /// The problem of these options.
  ///
  /// - Throws: `ExitCode` 64 or 65 after a message on standard error.
  func input() throws -> ProblemInput {
    do { return try read() } catch { throw error.exit() }
  }

  /// The problem of these options.
  func read() throws(ProblemRefusal) -> ProblemInput {
    guard let kind = RecoveryProblem.Kind(rawValue: problem.lowercased()) else {
      throw ProblemRefusal(.usage, "\(problem.shown): expected p1, p2 or p3")
    }
    guard let scale = ObjectiveScale(rawValue: objective.lowercased()) else {
      throw ProblemRefusal(.usage, "--objective \(objective.shown): expected paper, half or mean")
    }
    let parameter = try parameter(of: kind)
    // Refuses what is wrong for any number of rows before the files are read; 1 is a square.
    _ = try factor(scale, kind, rows: 1)
    var listed: [Rational]?
    if let weights { listed = try list(weights) }

    let (matrix, vector) = Self.ofOneField(
      try file("--matrix") { () throws(DataFileError) in try DataFile.matrix(at: self.matrix, options: dataOptions) },
      try file("--vector") { () throws(DataFileError) in try DataFile.vector(at: self.vector, options: dataOptions) })
    let (rowCount, columnCount) = (matrix.realPart.rowCount, matrix.realPart.columnCount)
    guard vector.realPart.count == rowCount else {
      throw ProblemRefusal(
        .data,
        "--vector \(self.vector.shownPath): expected \(counted(rowCount, "entry", "entries")), as --matrix "
          + "\(self.matrix.shownPath) has \(counted(rowCount, "row", "rows")), found \(vector.realPart.count)")
    }
    let factor = try factor(scale, kind, rows: rowCount)
    let scaled: Rational
    do { scaled = try parameter / factor } catch { throw ProblemRefusal(.usage, "\(error)") }
    return ProblemInput(
      kind: kind, matrix: matrix, vector: vector, parameter: scaled,
      weights: try checkedWeights(listed, columnCount: columnCount), objective: scale, objectiveFactor: factor)
  }

  /// ε or λ as it is given.
  private func parameter(of kind: RecoveryProblem.Kind) throws(ProblemRefusal) -> Rational {
    let name = "(\(kind.rawValue.uppercased()))"
    if let other = kind == .p1 ? lambda : epsilon {
      let (unused, used) = kind == .p1 ? ("--lambda", "--epsilon") : ("--epsilon", "--lambda")
      throw ProblemRefusal(.usage, "\(unused) \(other.shown): not used by \(name), which has \(used)")
    }
    let option = kind == .p1 ? "--epsilon" : "--lambda"
    guard let text = kind == .p1 ? epsilon : lambda else {
      throw ProblemRefusal(.usage, "\(option): expected a number for \(name), found none")
    }
    var budget = NumberBudget()
    let value = try number(text, option, &budget)
    guard value.signum > 0 || (kind == .p1 && value.isZero) else {
      let sense = kind == .p1 ? "a number >= 0" : "a number > 0"
      throw ProblemRefusal(.usage, "\(option) \(text.shown): expected \(sense)\(isBinary64 ? " in binary64" : "")")
    }
    return value
  }

  /// A number on the command line.
  private func number(
    _ text: String, _ option: String, _ budget: inout NumberBudget
  ) throws(ProblemRefusal) -> Rational {
    let value: Rational
    do { value = try budget.number(text) } catch {
      throw ProblemRefusal(.usage, "\(option) \(text.shown): \(error)")
    }
    guard isBinary64 else { return value }
    do { return try Rational(exactly: value.double()) } catch {
      throw ProblemRefusal(.usage, "\(option) \(text.shown): expected a number that a binary64 number is next to")
    }
  }

  private func factor(_ scale: ObjectiveScale, _ kind: RecoveryProblem.Kind, rows: Int) throws(ProblemRefusal)
    -> Rational
  {
    do { return try scale.factor(kind, rows: rows) } catch {
      throw ProblemRefusal(.usage, "--objective \(objective.shown): expected \(error.expected)")
    }
  }

  private var dataOptions: DataOptions { DataOptions(textNumbers: isBinary64 ? .binary64 : .exact) }

  /// What `read` reads; a file that is refused is named with its option.
  private func file<Value>(_ option: String, _ read: () throws(DataFileError) -> Value) throws(ProblemRefusal) -> Value
  {
    do { return try read() } catch { throw ProblemRefusal(.data, "\(option) \(error)") }
  }

  /// The weights that are given in a list; nil for a file.
  private func list(_ text: String) throws(ProblemRefusal) -> [Rational]? {
    if DataFormat(path: text) != nil { return nil }
    var values: [Rational] = []
    var budget = NumberBudget()
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let entry = part.trimmingCharacters(in: .whitespaces)
      do { values.append(try number(entry, "--weights", &budget)) } catch {
        throw ProblemRefusal(
          .usage, "\(error.message), in a list such as 1,1/2,3, or a file \(DataFormat.extensions)")
      }
    }
    return values
  }

  /// The weights, from the list or from their file, one for each column.
  private func checkedWeights(_ listed: [Rational]?, columnCount: Int) throws(ProblemRefusal) -> [Rational] {
    guard let text = weights else { return Array(repeating: 1, count: columnCount) }
    let values: [Rational]
    if let listed {
      values = listed
    } else {
      let read = try file("--weights") { () throws(DataFileError) in
        try DataFile.vector(at: text, options: dataOptions)
      }
      guard case .real(let real) = read else {
        throw ProblemRefusal(.data, "--weights \(text.shown): expected numbers > 0, found complex ones")
      }
      values = real
    }
    guard values.count == columnCount else {
      throw ProblemRefusal(
        .data,
        "--weights \(text.shown): expected \(counted(columnCount, "entry", "entries")), as --matrix \(matrix.shownPath) has "
          + "\(counted(columnCount, "column", "columns")), found \(values.count)")
    }
    if let index = values.firstIndex(where: { $0.signum <= 0 }) {
      throw ProblemRefusal(
        .data,
        "--weights \(text.shown), entry \(index + 1): expected a number > 0, found \(ShownNumber.text(values[index]))")
    }
    return values
  }

  /// Both with imaginary parts if one has them.
  private static func ofOneField(
    _ matrix: RealOrComplex<Matrix<Rational>>, _ vector: RealOrComplex<[Rational]>
  ) -> (RealOrComplex<Matrix<Rational>>, RealOrComplex<[Rational]>) {
    switch (matrix, vector) {
    case (.complex, .real(let real)):
      return (matrix, .complex(real: real, imaginary: real.map { _ in 0 }))
    case (.real(let real), .complex):
      return (.complex(real: real, imaginary: real.map { _ in 0 }), vector)
    default: return (matrix, vector)
    }
  }
}
