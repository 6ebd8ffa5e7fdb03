import ArgumentParser
import ExactArithmetic
import Foundation
import PhaseTransitions
import RecoveryProblems
import Reports

/// For a person, or for a program.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// The options that name a class Ω(K, L).
struct ClassOptions: ParsableArguments {
  /// The largest K. Entries of 10^K to within 2^-L take 10·K/3 + L bits and some; exact reals are enclosed with up to 2^16.
  static let greatestDigits = 10_000

  /// The largest L.
  static let greatestLevel = 20_000

  /// The largest number of entries m·N of one matrix, and R·N of one output.
  static let greatestSize = 1_000_000

  @Option(
    name: .customShort("K"), parsing: .unconditional,
    help: ArgumentHelp("K: that many correct digits are impossible.", valueName: "digits"), transform: wholeNumber)
  var digits = 3

  @Option(
    name: .customShort("L"), parsing: .unconditional,
    help: ArgumentHelp("L: K - 2 digits need the data up to this level.", valueName: "levels"), transform: wholeNumber)
  var levels = 2

  @Option(
    name: .customShort("N"), parsing: .unconditional,
    help: ArgumentHelp("N, the number of columns.", valueName: "columns"), transform: wholeNumber)
  var columns = 4

  @Option(
    name: .customShort("m"), parsing: .unconditional,
    help: ArgumentHelp("m, the number of rows, 1 <= m < N.", valueName: "rows"), transform: wholeNumber)
  var rows = 3

  @Option(help: "The problem: p1, p2 or p3.")
  var problem = "p3"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("lambda in (0, 1] for p2 and p3, as a fraction or decimal.", valueName: "number"))
  var lambda: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("epsilon in (0, 1/2] for p1, as a fraction or decimal.", valueName: "number"))
  var epsilon: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("R, the number of samples.", valueName: "R"), transform: wholeNumber)
  var samples = 1

  @Option(
    help: ArgumentHelp(
      "none, dct, or a file with a rational orthogonal m x m matrix: one row a line, entries p/q or decimals.",
      valueName: "none|dct|FILE"))
  var transform = "none"

  @Option(help: "paper (irrational, as published) or rational (all entries of the first row rational).")
  var normalisation = "paper"

  /// The file that `--transform` names, if it names one.
  var transformFile: NamedFile? {
    NamedFile("--transform", ["none", "dct"].contains(transform) ? nil : transform)
  }

  /// The class of these options.
  ///
  /// - Throws: `ExitCode` after a message on standard error.
  func family() throws -> TheoremTwoClass {
    guard let kind = RecoveryProblem.Kind(rawValue: problem.lowercased()) else {
      throw CommandFailure.usage("--problem \(problem.shown): expected p1, p2 or p3")
    }
    guard let normalisation = Normalisation(rawValue: normalisation) else {
      throw CommandFailure.usage("--normalisation \(self.normalisation.shown): expected paper or rational")
    }
    if let lambda, kind == .p1 {
      CommandFailure.report("--lambda \(lambda.shown): not used by (P1), which has --epsilon")
    }
    if let epsilon, kind != .p1 {
      CommandFailure.report("--epsilon \(epsilon.shown): not used by (\(problem.uppercased())), which has --lambda")
    }
    let name = kind == .p1 ? "--epsilon" : "--lambda"
    let parameter = try number(kind == .p1 ? epsilon ?? "1/2" : lambda ?? "1", option: name)
    try checkSizes()
    let transform = try transformOption()
    do {
      return try TheoremTwoClass(
        problem: try RecoveryProblem(kind, parameter: parameter), digits: digits, levels: levels, rows: rows,
        columns: columns, sampleCount: samples, transform: transform, normalisation: normalisation)
    } catch let error as InvalidParameter {
      throw CommandFailure.usage(message(error))
    } catch FamilyError.parameter(let error) {
      throw CommandFailure.usage(message(error))
    } catch {
      throw CommandFailure.usage("there is no such class: \(error)")
    }
  }

  /// Refuses what is too large before anything of that size is made.
  private func checkSizes() throws {
    try require("-K", digits, 1...Self.greatestDigits)
    try require("-L", levels, 1...Self.greatestLevel)
    try require("-N", columns, 2...Self.greatestSize)
    try require("-m", rows, 1...(columns - 1), where: "1 <= m < N = \(columns)")
    try require("--samples", samples, 1...Self.greatestSize)
    guard rows * columns <= Self.greatestSize else {
      throw CommandFailure.usage("-m \(rows) -N \(columns): expected m*N at most \(Self.greatestSize)")
    }
    guard samples * columns <= Self.greatestSize else {
      throw CommandFailure.usage("--samples \(samples) -N \(columns): expected R*N at most \(Self.greatestSize)")
    }
  }

  private func require(_ option: String, _ value: Int, _ range: ClosedRange<Int>, where text: String? = nil) throws {
    guard range.contains(value) else {
      let expected = text ?? "a whole number from \(range.lowerBound) to \(range.upperBound)"
      throw CommandFailure.usage("\(option) \(value): expected \(expected)")
    }
  }

  /// A parameter that the class refuses, by the name of its option.
  private func message(_ error: InvalidParameter) -> String {
    let options = [
      "digits": "-K", "levels": "-L", "rows": "-m", "columns": "-N", "samples": "--samples", "lambda": "--lambda",
      "epsilon": "--epsilon", "transform": "--transform",
    ]
    // A number is shown as it was given: 1e99999 and not its digits.
    let given = ["lambda": lambda, "epsilon": epsilon][error.name] ?? nil
    return "\(options[error.name] ?? error.name) \((given ?? error.value).shown): expected \(error.expected)"
  }

  private func number(_ text: String, option: String) throws -> Rational {
    do { return try Rational(parsing: text) } catch { throw CommandFailure.usage("\(option) \(text.shown): \(error)") }
  }

  private func transformOption() throws -> Transform {
    switch transform {
    case "none": return .none
    case "dct": return .discreteCosine
    default:
      let matrix = try RationalMatrixFile.matrix(at: transform)
      let name = "--transform \(transform.shownPath)"
      guard matrix.rowCount == rows || matrix.rowCount != matrix.columnCount else {
        throw CommandFailure.data(
          "\(name): expected \(counted(rows, "row", "rows")) of \(counted(rows, "entry", "entries")), as -m says, found "
            + "\(matrix.rowCount) of \(matrix.columnCount)"
        )
      }
      do { return .rational(try OrthogonalMatrix(matrix)) } catch { throw CommandFailure.data("\(name): \(error)") }
    }
  }
}

/// A whole number on the command line.
///
/// - Throws: `ValidationError` saying what was expected.
@Sendable func wholeNumber(_ text: String) throws -> Int {
  guard let value = Int(text) else { throw ValidationError("expected a whole number of at most 18 digits") }
  return value
}
