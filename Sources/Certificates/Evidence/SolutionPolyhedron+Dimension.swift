import ExactArithmetic
import ExactLinearAlgebra

extension SolutionPolyhedron {
  /// The dimension of Ξ; it is 0 if and only if there is one minimiser only.
  ///
  /// - Throws: `Rejection` of rule `shape` or `field` for parts that do not fit, of `face` for the functional, of `dimension` for the directions,
  ///   for columns that are not proved to be independent, or if the two bounds of the dimension do not meet.
  /// - Complexity: a product of the matrix with each direction and with the functional, and m·c² operations modulo the prime for c columns.
  public func dimension(provedBy evidence: FaceEvidence) throws(Rejection) -> Int {
    let vectors = evidence.directions + [evidence.functional].compactMap(\.self)
    guard QuadraticVector.haveCommonField(vectors + [pair.point, pair.dual]) else {
      throw Rejection(.field, "a vector of the face has another radicand")
    }
    let (free, rayIsFree) = try freeColumns(evidence.functional)
    try checkDirections(evidence)
    try checkIndependence(evidence, free: free, rayIsFree: rayIsFree)
    let upper = free.count { $0 } + (rayIsFree ? 1 : 0) - evidence.independentColumns.count
    let support = pair.point.support.count + (rayParameter.map(\.signum) ?? 0)
    let lower = max(evidence.directions.count, support - problem.rowCount)
    guard lower == upper else {
      throw Rejection(.dimension, "the dimension is proved to be at least \(lower) and at most \(upper)")
    }
    return upper
  }

  /// For each column whether it is in J and the functional leaves it free; and whether it leaves the ray free.
  private func freeColumns(_ functional: QuadraticVector?) throws(Rejection) -> ([Bool], Bool) {
    var free = signOfColumn.map { $0 != 0 }
    let isRay = rayParameter != nil
    guard let functional else { return (free, isRay) }
    guard functional.count == problem.rowCount else {
      throw Rejection(.shape, "a functional of \(problem.rowCount) entries expected")
    }
    guard QuadraticVector.dotProduct(functional, target).isZero else {
      throw Rejection(.face, "the functional is not 0 at the fit of the minimisers")
    }
    let values = problem.transposedProduct(functional)
    for (j, sign) in zip(saturated, signs) {
      let value = values.signum(at: j) * sign
      guard value >= 0 else { throw Rejection(.face, "s_j·A_jᵀv ≥ 0 is false for column \(j + 1)") }
      free[j] = value == 0
    }
    guard case .ray(let u) = fit else { return (free, false) }
    let value = QuadraticVector.dotProduct(functional, u).signum
    guard value >= 0 else { throw Rejection(.face, "⟨v, u⟩ ≥ 0 is false") }
    return (free, value == 0)
  }

  /// The point of the pair can move a little in each direction, both ways, and they are linearly independent.
  private func checkDirections(_ evidence: FaceEvidence) throws(Rejection) {
    let (directions, coordinates) = (evidence.directions, evidence.coordinates)
    guard coordinates.count == directions.count, directions.allSatisfy({ $0.count == problem.columnCount }),
      coordinates.allSatisfy({ $0 >= 0 && $0 < problem.columnCount })
    else { throw Rejection(.shape, "directions of \(problem.columnCount) entries with a column each expected") }
    for (number, direction) in directions.enumerated() {
      let place = "direction \(number + 1)"
      for (other, coordinate) in coordinates.enumerated()
      where (direction.signum(at: coordinate) != 0) != (other == number) {
        throw Rejection(.dimension, "\(place) at column \(coordinate + 1): expected 0 in all directions but one")
      }
      guard direction.support.allSatisfy({ pair.point.signum(at: $0) != 0 }) else {
        throw Rejection(.dimension, "\(place) is not 0 at a column where the point is")
      }
      let image = problem.product(direction)
      switch fit {
      case .fixed:
        guard image.isZero else { throw Rejection(.dimension, "\(place) is not in the null space") }
      case .ray(let u):
        // An = −τu, and τ = 0 if the point is at the end of the ray.
        let isParallel = image.isMultiple(of: u) || (-image).isMultiple(of: u)
        guard image.isZero || (isParallel && rayParameter?.signum == 1) else {
          throw Rejection(.dimension, "\(place) leaves the ray")
        }
      }
    }
  }

  /// The listed columns are free and linearly independent.
  private func checkIndependence(_ evidence: FaceEvidence, free: [Bool], rayIsFree: Bool) throws(Rejection) {
    let columns = evidence.independentColumns
    // More columns than rows are dependent.
    guard columns.count <= problem.rowCount else { throw Rejection(.dimension, "more columns than rows") }
    guard evidence.prime > 0, evidence.prime < 1 << 31, let field = PrimeField(modulus: UInt(evidence.prime)) else {
      throw Rejection(.dimension, "\(evidence.prime) is no odd prime number below 2^31")
    }
    var residues: [[Integer]] = []
    for j in columns {
      if j == problem.columnCount, rayIsFree, case .ray(let u) = fit {
        var root: Integer = 0
        if !u.isRational {
          guard let named = evidence.rootModuloPrime, named >= 0, named < evidence.prime,
            field.residue(of: Integer(named) * Integer(named)) == field.residue(of: u.radicand)
          else { throw Rejection(.dimension, "expected a square root of the radicand modulo \(evidence.prime)") }
          root = Integer(named)
        }
        residues.append(
          u.isRational ? u.rationalNumerators : zip(u.rationalNumerators, u.rootNumerators).map { $0 + $1 * root })
      } else {
        guard j >= 0, j < free.count, free[j] else {
          throw Rejection(.dimension, "column \(j &+ 1) is not among those that the functional leaves free")
        }
        residues.append((0..<problem.rowCount).map { problem.integerMatrix[$0, j] })
      }
    }
    let matrix = Matrix<Integer>(rows: problem.rowCount, columns: columns.count) { i, k in residues[k][i] }
    guard let factorization = try? matrix.factorization(modulo: field), factorization.rank == columns.count else {
      throw Rejection(.dimension, "the columns are not independent modulo \(evidence.prime)")
    }
  }
}
