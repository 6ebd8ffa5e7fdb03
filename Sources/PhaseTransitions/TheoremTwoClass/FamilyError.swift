import ExactArithmetic
import ExactLinearAlgebra

/// Why a class, a member or a fact about it is refused.
public enum FamilyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A parameter is outside its range.
  case parameter(InvalidParameter)
  /// A condition of the theory is not proved.
  case condition(ClassDoesNotExist)
  /// Sizes do not fit.
  case shape(ShapeError)
  /// An enclosure could not be had.
  case arithmetic(ArithmeticError)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .parameter(let error): error.description
    case .condition(let error): error.description
    case .shape(let error): error.description
    case .arithmetic(let error): error.description
    }
  }

  /// An error about the parameter `name`.
  static func parameter(_ name: String, _ value: String, expected: String) -> FamilyError {
    .parameter(InvalidParameter(name: name, value: value, expected: expected))
  }
}
