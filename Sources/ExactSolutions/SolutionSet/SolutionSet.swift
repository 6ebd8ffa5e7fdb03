import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra
import RecoveryProblems

/// The set of all minimisers of a problem with rational data: its dimension, its directions, its vertices, and the point of it
/// that is nearest to another one.
///
/// Everything is exact, and comes with evidence that ``SolutionPolyhedron`` verifies. Mostly the columns in J are
/// independent, and the set is one point; this is found modulo a prime and costs one factorization in machine words.
public struct SolutionSet: Sendable {
  /// The set as the polyhedron that is proved to be it. The point of its pair is in the relative interior: no minimiser
  /// has more entries other than 0.
  public let polyhedron: SolutionPolyhedron

  /// What proves the dimension.
  public let face: FaceEvidence

  /// The dimension; 0 if and only if there is one minimiser only.
  public let dimension: Int

  private let geometry: Geometry

  private enum Geometry: Sendable {
    /// The columns in J, with u, are independent.
    case point
    case rational(SolutionGeometry<Rational>)
    case quadratic(SolutionGeometry<QuadraticNumber>)
  }

  /// The set that a verified optimal pair determines; any minimiser will do for its point.
  ///
  /// - Throws: ``PolyhedronError/verification(_:)`` only.
  /// - Complexity: m·|J|² operations with words if the columns in J are independent; otherwise see
  ///   ``NonnegativePolyhedron/affineHull()``.
  public init(_ given: SolutionPolyhedron) throws(PolyhedronError) {
    let ray = given.rayParameter == nil ? [] : [given.problem.columnCount]
    // A second prime tells bad luck from dependence.
    if let proof = IndependenceProof(given, columns: given.saturated + ray, attempts: 2) {
      polyhedron = given
      face = FaceEvidence(
        independentColumns: given.saturated + ray, prime: proof.prime, rootModuloPrime: proof.rootModuloPrime)
      geometry = .point
    } else if let rational = try SolutionGeometry<Rational>(given) {
      polyhedron = try given.with(point: rational.interiorPoint())
      face = try rational.face(of: polyhedron)
      geometry = .rational(rational)
    } else if let quadratic = try SolutionGeometry<QuadraticNumber>(given) {
      polyhedron = try given.with(point: quadratic.interiorPoint())
      face = try quadratic.face(of: polyhedron)
      geometry = .quadratic(quadratic)
    } else {
      throw .verification("coordinates")
    }
    do { dimension = try polyhedron.dimension(provedBy: face) } catch { throw .verification(error.description) }
  }

  /// Whether there is one minimiser only.
  public var isSinglePoint: Bool { dimension == 0 }

  /// A minimiser in the relative interior of the set.
  public var point: QuadraticVector { polyhedron.pair.point }

  /// A basis of the directions of the set; each has an entry other than 0 where all others are 0.
  public var directions: [QuadraticVector] { face.directions }

  /// The minimiser nearest to a rational vector of N entries, with the multiplier that proves that none is nearer.
  ///
  /// - Throws: ``PolyhedronError/sizes`` or ``PolyhedronError/verification(_:)``.
  /// - Complexity: one solution of a system of |J| equations if there is one minimiser; otherwise see
  ///   ``NonnegativePolyhedron/nearestPoint(to:unmeasured:method:)``.
  public func nearestPoint(
    to vector: [Rational], method: SolutionMethod = .automatic
  ) throws(PolyhedronError) -> DistanceEvidence {
    guard vector.count == polyhedron.problem.columnCount else { throw .sizes }
    let evidence =
      switch geometry {
      case .point: try nearestPointOfOne(vector)
      case .rational(let geometry): try geometry.nearestPoint(to: vector, method)
      case .quadratic(let geometry): try geometry.nearestPoint(to: vector, method)
      }
    guard let distance = try? polyhedron.distance(from: vector, provedBy: evidence), distance.square != nil else {
      throw .verification("distance")
    }
    return evidence
  }

  /// The square of the distance from a rational vector of N entries, exactly.
  ///
  /// - Throws: ``PolyhedronError/sizes`` or ``PolyhedronError/verification(_:)``.
  /// - Complexity: linear in N if there is one minimiser; otherwise that of ``nearestPoint(to:method:)``.
  public func squaredDistance(to vector: [Rational]) throws(PolyhedronError) -> QuadraticNumber {
    guard vector.count == polyhedron.problem.columnCount else { throw .sizes }
    let nearest = if case .point = geometry { point } else { try nearestPoint(to: vector).point }
    return (QuadraticVector(vector) - nearest).squaredNorm
  }

  /// An enclosure of the distance from a rational vector of N entries, of width at most 2^-bits.
  ///
  /// - Throws: ``PolyhedronError/sizes`` or ``PolyhedronError/verification(_:)``.
  /// - Complexity: that of ``squaredDistance(to:)``, and square roots of `bits` and some more bits.
  public func distance(to vector: [Rational], bits: Int) throws(PolyhedronError) -> Interval {
    try squaredDistance(to: vector).squareRoot(bits: bits)
  }

  /// All vertices of the set, vectors of N entries, if there are at most `limit`.
  ///
  /// - Throws: ``PolyhedronError/verification(_:)`` only.
  /// - Complexity: see ``NonnegativePolyhedron/vertices(limit:basisLimit:)``.
  public func vertices(limit: Int, basisLimit: Int = 10_000) throws(PolyhedronError) -> VertexList<QuadraticNumber> {
    switch geometry {
    case .point: limit < 1 ? .moreThan(limit) : .all([point.entries])
    case .rational(let geometry): try geometry.vertices(limit: limit, basisLimit: basisLimit)
    case .quadratic(let geometry): try geometry.vertices(limit: limit, basisLimit: basisLimit)
    }
  }

  /// The evidence for a single minimiser z: as the columns are independent, A_Jᵀh = x̂_J − z_J (and ⟨u, h⟩ = 0) has a solution.
  private func nearestPointOfOne(_ vector: [Rational]) throws(PolyhedronError) -> DistanceEvidence {
    let difference = QuadraticVector(vector) - point
    if polyhedron.saturated.allSatisfy({ difference.signum(at: $0) == 0 }) {
      return DistanceEvidence(point: point, multiplier: QuadraticVector(zeros: polyhedron.problem.rowCount))
    }
    let multiplier: QuadraticVector
    if let coordinates = try SolutionCoordinates<Rational>(polyhedron) {
      multiplier = try coordinates.multiplier(of: difference)
    } else if let coordinates = try SolutionCoordinates<QuadraticNumber>(polyhedron) {
      multiplier = try coordinates.multiplier(of: difference)
    } else {
      throw .verification("coordinates")
    }
    return DistanceEvidence(point: point, multiplier: multiplier)
  }
}

extension SolutionPolyhedron {
  /// The same set by another of its points.
  fileprivate func with(point: QuadraticVector) throws(PolyhedronError) -> SolutionPolyhedron {
    do {
      return try SolutionPolyhedron(problem: problem, pair: OptimalPair(point: point, dual: pair.dual))
    } catch { throw .verification(error.description) }
  }
}

extension QuadraticNumber {
  /// An enclosure of the square root of a number ≥ 0, of width at most 2^-bits; the whole line for a number below 0.
  ///
  /// - Complexity: square roots of `bits` bits and some more than the number itself has.
  public func squareRoot(bits: Int) -> Interval {
    guard signum >= 0 else { return .entire(precision: 64) }
    let tolerance = Rational.powerOfTwo(-bits)
    var precision = max(bits, 0) + 64
    while true {
      let root = enclosure(precision: precision).squareRoot() ?? .entire(precision: precision)
      if let width = root.width, width <= tolerance { return root }
      precision *= 2
    }
  }
}
