import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra

/// The set of minimisers in the coordinates z_j = s_j·x_j, j ∈ J, and t if the fit is a ray: {z ≥ 0 : M·z = b} with
///
///     M = D·(s_j A_j, u),   b = D·(y − r), or D·y for a ray,
///
/// where D is the common denominator of the matrix. A functional h′ in these coordinates is h = D·h′ for A and b.
struct SolutionCoordinates<Scalar: SolutionScalar>: Sendable {
  /// {z ≥ 0 : M·z = b}.
  let polyhedron: NonnegativePolyhedron<Scalar>

  /// J.
  let saturated: [Int]

  /// s_j.
  let signs: [Int]

  /// N.
  let columnCount: Int

  /// D.
  let denominator: Integer

  /// The index of t among the coordinates, if there is one.
  var rayIndex: Int? { polyhedron.matrix.columnCount > saturated.count ? saturated.count : nil }

  /// The coordinates that are no distance: t.
  var unmeasured: Set<Int> { Set([rayIndex].compactMap(\.self)) }

  /// The coordinates of `set`, or `nil` if the field does not hold its numbers.
  ///
  /// - Throws: ``PolyhedronError/notAPoint`` only if the set was not verified.
  init?(_ set: SolutionPolyhedron) throws(PolyhedronError) {
    let problem = set.problem
    let scale = Rational(problem.matrixDenominator)
    var (fit, ray): (QuadraticVector, QuadraticVector?)
    switch set.fit {
    case .fixed(let image): (fit, ray) = (image, nil)
    case .ray(let u): (fit, ray) = (QuadraticVector(problem.vector), u.scaled(by: scale))
    }
    fit = fit.scaled(by: scale)
    let rightSide = fit.entries.compactMap(Scalar.init(quadratic:))
    let rayEntries = (ray?.entries ?? []).compactMap(Scalar.init(quadratic:))
    var point = zip(set.saturated, set.signs).compactMap { j, sign in
      Scalar(quadratic: set.pair.point[j]).map { sign < 0 ? -$0 : $0 }
    }
    if ray != nil, let parameter = set.rayParameter.flatMap(Scalar.init(quadratic:)) { point.append(parameter) }
    let (saturated, signs) = (set.saturated, set.signs)
    let count = saturated.count + (ray == nil ? 0 : 1)
    guard rightSide.count == problem.rowCount, ray == nil || rayEntries.count == problem.rowCount, point.count == count
    else { return nil }
    let matrix = Matrix<Scalar>(rows: problem.rowCount, columns: count) { i, k in
      if k == saturated.count { return rayEntries[i] }
      let entry = Rational(problem.integerMatrix[i, saturated[k]])
      return Scalar(signs[k] < 0 ? -entry : entry)
    }
    polyhedron = try NonnegativePolyhedron(matrix: matrix, rightSide: rightSide, point: point)
    (self.saturated, self.signs, columnCount) = (saturated, signs, problem.columnCount)
    denominator = problem.matrixDenominator
  }

  /// The coordinates of a vector of N entries on J, and 0 for t.
  func coordinates(of vector: [Rational]) -> [Scalar] {
    zip(saturated, signs).map { Scalar($1 < 0 ? -vector[$0] : vector[$0]) } + (rayIndex == nil ? [] : [0])
  }

  /// The vector of N entries with the coordinates `z`.
  func vector(_ z: [Scalar]) -> [Scalar] {
    var vector = [Scalar](repeating: 0, count: columnCount)
    for (k, (j, sign)) in zip(saturated, signs).enumerated() { vector[j] = sign < 0 ? -z[k] : z[k] }
    return vector
  }

  /// D·h′.
  func functional(_ functional: [Scalar]) -> [Scalar] {
    let scale = Scalar(Rational(denominator))
    return functional.map { $0 * scale }
  }

  /// The multiplier h with A_Jᵀh = `values` on J and ⟨u, h⟩ = 0, where the columns and u are independent.
  func multiplier(of values: QuadraticVector) throws(PolyhedronError) -> QuadraticVector {
    var entries: [Scalar] = []
    for (j, sign) in zip(saturated, signs) {
      guard let value = Scalar(quadratic: values[j]) else { throw .verification("field of the vector") }
      entries.append(sign < 0 ? -value : value)
    }
    if rayIndex != nil { entries.append(0) }
    guard let multiplier = ColumnBasis(polyhedron.matrix).functional(pivotValues: entries) else {
      throw .verification("multiplier")
    }
    return try functional(multiplier).quadraticVector()
  }
}
