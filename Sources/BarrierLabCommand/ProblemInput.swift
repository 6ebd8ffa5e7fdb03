import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Reports

/// A problem as the options of the command give it: the data, and the scale in which the user thinks.
struct ProblemInput: Sendable {
  let kind: RecoveryProblem.Kind

  /// A; complex if A or y is, and so is then `vector`.
  let matrix: RealOrComplex<Matrix<Rational>>

  /// y, as many entries as A has rows.
  let vector: RealOrComplex<[Rational]>

  /// ε ≥ 0 for (P1), λ > 0 for (P2) and (P3), in the scale of the paper.
  let parameter: Rational

  /// One positive number for each column; 1 where none are given.
  let weights: [Rational]

  /// The scale of the objective that was asked for.
  let objective: ObjectiveScale

  /// The objective that was asked for is this number times the one of the paper, and so is λ.
  let objectiveFactor: Rational

  /// The parameter as it was given: λ in the scale of `objective`, or ε.
  var givenParameter: Rational { parameter * objectiveFactor }

  /// The problem as it was stated, for printing.
  var stated: StatedProblem {
    StatedProblem(
      kind: kind, givenParameter: givenParameter, objective: objective, objectiveFactor: objectiveFactor)
  }

  /// Whether the problem may be a linear program: kind and parameter do not rule it out.
  var canBeLinearProgram: Bool {
    switch kind {
    case .p1: parameter.isZero
    case .p2: false
    case .p3: true
    }
  }

  /// A problem with real data; nil for complex data.
  ///
  /// - Throws: `ProblemRefusal` for entries whose common denominator is too large.
  func rationalProblem() throws(ProblemRefusal) -> RationalProblem? {
    guard case .real(let matrix) = matrix, case .real(let vector) = vector else { return nil }
    do {
      return try RationalProblem(kind, parameter: parameter, matrix: matrix, vector: vector, weights: weights)
    } catch { throw ProblemRefusal(.data, error.description) }
  }
}

/// Why options are not a problem.
struct ProblemRefusal: Error, Equatable {
  enum Kind {
    /// The options contradict each other or a value is out of range: exit code 64.
    case usage
    /// A file is unreadable or wrong, or the data do not fit: exit code 65.
    case data
  }

  let kind: Kind
  let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Prints the message on standard error and returns the exit code to throw.
  func exit() -> any Error {
    switch kind {
    case .usage: CommandFailure.usage(message)
    case .data: CommandFailure.data(message)
    }
  }
}
