import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra

/// The coordinates of a set of minimisers with its affine hull in them: what all questions about the set begin with.
struct SolutionGeometry<Scalar: SolutionScalar>: Sendable {
  let coordinates: SolutionCoordinates<Scalar>
  let hull: AffineHull<Scalar>

  /// The geometry of `set`, or `nil` if the field does not hold its numbers.
  init?(_ set: SolutionPolyhedron) throws(PolyhedronError) {
    guard let coordinates = try SolutionCoordinates<Scalar>(set) else { return nil }
    self.coordinates = coordinates
    hull = try coordinates.polyhedron.affineHull()
  }

  /// A minimiser in the relative interior of the set.
  func interiorPoint() throws(PolyhedronError) -> QuadraticVector {
    try coordinates.vector(hull.pair.point).quadraticVector()
  }

  /// What proves the dimension of `set`, whose point is ``interiorPoint()``.
  func face(of set: SolutionPolyhedron) throws(PolyhedronError) -> FaceEvidence {
    var (directions, free, independent) = (hull.directions, hull.freeColumns, hull.independentColumns)
    // The ray has no column among the coordinates of directions: another column takes its place.
    if let ray = coordinates.rayIndex, let place = free.firstIndex(of: ray) {
      guard let pivot = independent.firstIndex(where: { !directions[place][$0].isZero }) else {
        throw .verification("a direction of the ray")
      }
      let (column, along) = (independent[pivot], directions[place])
      for other in directions.indices where other != place && !directions[other][column].isZero {
        let factor = directions[other][column].divided(byNonzero: along[column])
        directions[other] = directions[other].adding(-factor, times: along)
      }
      (free[place], independent[pivot]) = (column, ray)
    }
    let columns = independent.map {
      $0 < coordinates.saturated.count ? coordinates.saturated[$0] : coordinates.columnCount
    }
    guard let proof = IndependenceProof(set, columns: columns) else { throw .verification("independent columns") }
    var vectors: [QuadraticVector] = []
    for direction in directions { vectors.append(try coordinates.vector(direction).quadraticVector()) }
    let functional = hull.pair.functional
    return FaceEvidence(
      functional: functional.allSatisfy(\.isZero) ? nil : try functional.quadraticVector(), directions: vectors,
      coordinates: free.map { coordinates.saturated[$0] }, independentColumns: columns, prime: proof.prime,
      rootModuloPrime: proof.rootModuloPrime)
  }

  /// The minimiser nearest to `target`, with the functional that separates the target from all others.
  func nearestPoint(to target: [Rational], _ method: SolutionMethod) throws(PolyhedronError) -> DistanceEvidence {
    let nearest = try coordinates.polyhedron.nearestPoint(
      to: coordinates.coordinates(of: target), unmeasured: coordinates.unmeasured, method: method, hull: hull)
    return DistanceEvidence(
      point: try coordinates.vector(nearest.point).quadraticVector(),
      multiplier: try coordinates.functional(nearest.functional).quadraticVector())
  }

  /// The vertices of the set.
  func vertices(limit: Int, basisLimit: Int) throws(PolyhedronError) -> VertexList<QuadraticNumber> {
    switch try coordinates.polyhedron.vertices(limit: limit, basisLimit: basisLimit, hull: hull) {
    case .all(let vertices): .all(vertices.map { coordinates.vector($0).map(\.quadratic) })
    case .moreThan(let limit): .moreThan(limit)
    case .undecided(let visited): .undecided(basesVisited: visited)
    }
  }
}
