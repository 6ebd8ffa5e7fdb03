/// Why an operation on numbers has no result.
///
/// *Undefined* and *undecided* are different answers: ``domain(_:)``, ``divisionByZero`` and ``notFinite(_:)`` prove that
/// no value exists; ``undecided(_:precision:)`` says only that the given precision was not enough to tell.
public enum ArithmeticError: Error, Equatable, Hashable, Sendable {
  /// The divisor is zero.
  case divisionByZero
  /// The argument is infinite or not a number; the payload shows it.
  case notFinite(String)
  /// The function has no value at the argument; the payload names the function and the argument.
  case domain(String)
  /// Whether the value exists, or which of two it is, could not be told with `precision` bits. More bits may tell.
  case undecided(String, precision: Int)
  /// The result exists but does not fit in memory; the payload names the operation and its limit.
  case tooLarge(String)
}

extension ArithmeticError: CustomStringConvertible {
  /// One sentence without a final stop.
  public var description: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .notFinite(let value): "\(value) is not a finite number"
    case .domain(let reason): "no such value: \(reason)"
    case .undecided(let question, let precision): "undecided with \(precision) bits: \(question)"
    case .tooLarge(let reason): "too large: \(reason)"
    }
  }
}
