import ExactLinearAlgebra

/// What proves the dimension of a ``SolutionPolyhedron``, and with it whether there is one minimiser only.
///
/// Upper bound: a functional v with s_j·A_jᵀv ≥ 0 on J and ⟨v, b⟩ = 0 proves that every minimiser is 0 where s_j·A_jᵀv > 0, and among the other
/// columns of J as many are independent as are listed. Lower bound: directions in the null space of the columns where the point of the
/// pair is not 0, in which it can move. They meet if the point lies in the relative interior of the set.
public struct FaceEvidence: Hashable, Sendable {
  /// v, m entries; nil for the functional 0.
  public let functional: QuadraticVector?

  /// Directions of N entries.
  public let directions: [QuadraticVector]

  /// For each direction a column, from 0, at which it is not 0 and all others are; so they are linearly independent.
  public let coordinates: [Int]

  /// Columns, from 0, that are linearly independent; N stands for the vector u of a ray.
  public let independentColumns: [Int]

  /// A prime number below 2^31 modulo which the integers proportional to these columns are independent.
  public let prime: Int

  /// A square root of the radicand modulo the prime; needed if u is among the columns and irrational.
  public let rootModuloPrime: Int?

  /// The evidence with these parts; their meaning is checked when it is used.
  public init(
    functional: QuadraticVector? = nil, directions: [QuadraticVector] = [], coordinates: [Int] = [],
    independentColumns: [Int], prime: Int, rootModuloPrime: Int? = nil
  ) {
    self.functional = functional
    self.directions = directions
    self.coordinates = coordinates
    self.independentColumns = independentColumns
    self.prime = prime
    self.rootModuloPrime = rootModuloPrime
  }
}
