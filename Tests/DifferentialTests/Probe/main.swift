import DataFiles
import ExactArithmetic

// Answers questions about the arithmetic and about files of numbers, one a line, so that a program in another language
// can compare the answers with those of another library: `differential.py` and `data_files.py` beside this directory. A question is an operation and its
// arguments, separated by tabs; the answer is a line `ok`, results; `none` where the result is the empty set; or
// `error`, the kind of error. A question that cannot be understood is answered by `bad`, the question.

while let question = readLine(strippingNewline: true) {
  let fields = question.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  let arguments = Arguments(fields.dropFirst())
  do {
    guard let operation = fields.first, let answer = try answer(to: operation, arguments) else {
      throw NotUnderstood()
    }
    print(answer)
  } catch is NotUnderstood {
    print("bad\t\(question)")
  } catch let error as ArithmeticError {
    print("error\t\(kind(of: error))")
  } catch let error as ParsingError {
    print("error\t\(kind(of: error))")
  } catch let error as DataFileError {
    print("error\t\(error.kind.rawValue)")
  }
}

/// The answer to one question, or nil if the operation is unknown.
func answer(to operation: String, _ arguments: Arguments) throws -> String? {
  let parts = operation.split(separator: ".", maxSplits: 1).map(String.init)
  guard parts.count == 2 else { return nil }
  return switch parts[0] {
  case "integer": try integerAnswer(to: parts[1], arguments)
  case "rational": try rationalAnswer(to: parts[1], arguments)
  case "file": try fileAnswer(to: parts[1], arguments)
  case "interval": try intervalAnswer(to: parts[1], arguments)
  default: nil
  }
}

func kind(of error: ArithmeticError) -> String {
  switch error {
  case .divisionByZero: "divisionByZero"
  case .notFinite: "notFinite"
  case .domain: "domain"
  case .undecided: "undecided"
  case .tooLarge: "tooLarge"
  }
}

func kind(of error: ParsingError) -> String {
  switch error {
  case .malformed: "malformed"
  case .zeroDenominator: "zeroDenominator"
  case .tooLarge: "tooLarge"
  }
}
