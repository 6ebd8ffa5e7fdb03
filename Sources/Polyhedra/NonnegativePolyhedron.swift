import ExactArithmetic
import ExactLinearAlgebra

/// The polyhedron {z ≥ 0 : M·z = b} over an exact field, with one of its points.
///
/// Sets of minimisers take this form once each variable is multiplied by its sign; see ``SolutionPolyhedron``.
public struct NonnegativePolyhedron<Scalar: ExactOrderedField>: Sendable {
  /// M, m×n.
  public let matrix: Matrix<Scalar>

  /// b, of length m.
  public let rightSide: [Scalar]

  /// A point of the polyhedron, of length n.
  public let point: [Scalar]

  /// The polyhedron of M and b with the point `point`.
  ///
  /// - Throws: ``PolyhedronError/sizes`` if the lengths do not fit the matrix; ``PolyhedronError/differentFields`` if the entries do
  ///   not lie in one field; ``PolyhedronError/notAPoint`` if `point` is not in the set.
  /// - Complexity: m·n multiplications.
  public init(matrix: Matrix<Scalar>, rightSide: [Scalar], point: [Scalar]) throws(PolyhedronError) {
    guard rightSide.count == matrix.rowCount, point.count == matrix.columnCount else { throw .sizes }
    (self.matrix, self.rightSide, self.point) = (matrix, rightSide, point)
    guard hasCommonField(with: [point]) else { throw .differentFields }
    guard contains(point) else { throw .notAPoint }
  }

  /// The same polyhedron with another of its points; the caller has verified that it is one.
  init(_ other: NonnegativePolyhedron, verifiedPoint point: [Scalar]) {
    (matrix, rightSide) = (other.matrix, other.rightSide)
    self.point = point
  }

  /// Whether z ≥ 0 and M·z = b, decided exactly; false for a vector over another field.
  public func contains(_ z: [Scalar]) -> Bool {
    z.count == matrix.columnCount && hasCommonField(with: [z]) && z.allSatisfy { $0.signum >= 0 }
      && matrix.exactTimes(z) == rightSide
  }

  /// Whether the vectors lie in one field with the matrix and the right side.
  func hasCommonField(with vectors: [[Scalar]]) -> Bool {
    Scalar.haveCommonField([matrix.elements, rightSide] + vectors)
  }
}

/// Why a question about a polyhedron has no answer.
public enum PolyhedronError: Error, Equatable, Hashable, Sendable {
  /// Vectors do not fit the matrix.
  case sizes
  /// The numbers do not lie in one field ℚ(√D).
  case differentFields
  /// The point that was given does not satisfy the constraints.
  case notAPoint
  /// The norm does not see a direction of the polyhedron, so there need not be a nearest point.
  case unmeasuredDirection
  /// An exact verification of a result failed: a defect of this program, and the payload names what failed.
  case verification(String)
}

extension PolyhedronError: CustomStringConvertible {
  /// One sentence without a final stop.
  public var description: String {
    switch self {
    case .sizes: "the vectors do not fit the matrix"
    case .differentFields: "the numbers do not lie in one field ℚ(√D)"
    case .notAPoint: "the given point does not satisfy the constraints"
    case .unmeasuredDirection: "the polyhedron has a direction along which the distance does not change"
    case .verification(let subject): "a computed result was not verified: \(subject)"
    }
  }
}

extension Array where Element: ExactOrderedField {
  /// The indices of the entries other than 0.
  package var support: [Int] { indices.filter { !self[$0].isZero } }

  /// self + factor·other, of vectors of equal length.
  package func adding(_ factor: Element, times other: [Element]) -> [Element] {
    if factor.isZero { return self }
    return zip(self, other).map { $1.isZero ? $0 : $0 + factor * $1 }
  }
}
