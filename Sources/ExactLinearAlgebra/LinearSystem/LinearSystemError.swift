import ExactArithmetic

/// Why a system of linear equations was not solved.
public enum LinearSystemError: Error, Equatable, CustomStringConvertible {
  /// The matrix is singular; the vector is not 0, and the matrix times the vector is 0, which has been verified.
  case singular(kernelVector: [Integer])

  /// The matrix is not square, or the right-hand side has another length.
  case shape(ShapeError)

  /// The verified vector of the kernel, if the matrix is singular.
  public var kernelVector: [Integer]? {
    guard case .singular(let vector) = self else { return nil }
    return vector
  }

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .singular: "the matrix is singular"
    case .shape(let error): error.description
    }
  }
}
