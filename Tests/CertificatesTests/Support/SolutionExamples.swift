import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// Certificates of exact solutions: those in `Examples/accepted`, by the names of their files.
enum SolutionExamples {
  static let half = Rational.powerOfTwo(-1)

  /// A problem with a pair that is optimal for it.
  static func set(
    _ kind: RecoveryProblem.Kind, _ parameter: Rational, _ rows: [[Rational]], _ vector: [Rational],
    weights: [Rational]? = nil, point: QuadraticVector, dual: QuadraticVector
  ) throws -> SolutionPolyhedron {
    let problem = try RationalProblem(
      kind, parameter: parameter, matrix: Matrix(rows: rows), vector: vector, weights: weights)
    return try SolutionPolyhedron(problem: problem, pair: OptimalPair(point: point, dual: dual))
  }

  /// p + q·√root for each pair.
  static func vector(root: Integer, _ entries: [(Rational, Rational)]) throws -> QuadraticVector {
    try QuadraticVector(entries.map { try QuadraticNumber($0.0, $0.1, root: root) })
  }

  /// |x₁| + |x₂| + (x₁ + x₂ − 1)²: the segment from (1/2, 0) to (0, 1/2).
  static var segment: SolutionPolyhedron {
    get throws {
      try set(
        .p2, 1, [[1, 1]], [1], point: QuadraticVector([half * half, half * half]), dual: QuadraticVector([1]))
    }
  }

  /// A = I, y = (1, 1), ε = 1: (1 − 1/√2)·(1, 1).
  static var root: SolutionPolyhedron {
    get throws {
      try set(
        .p1, 1, [[1, 0], [0, 1]], [1, 1], point: vector(root: 2, [(1, -half), (1, -half)]),
        dual: QuadraticVector([1, 1]))
    }
  }

  /// Basis pursuit: the segment from (1, 0, 0) to (0, 1, 0), with a dual vector that saturates column 3 as well.
  static var basisPursuit: SolutionPolyhedron {
    get throws {
      try set(
        .p1, 0, [[1, 1, 0], [0, 0, 1]], [1, 0], point: QuadraticVector([half, half, 0]), dual: QuadraticVector([1, 1]))
    }
  }

  static var basisPursuitFace: FaceEvidence {
    FaceEvidence(
      functional: QuadraticVector([0, 1]), directions: [QuadraticVector([1, -1, 0])], coordinates: [1],
      independentColumns: [0], prime: 2_147_483_647)
  }

  /// |x₁| + 2|x₂| subject to x₁ + 2x₂ = 3, because ‖Ax − y‖ ≤ 1 allows nothing else.
  static var noInterior: SolutionPolyhedron {
    get throws {
      try set(
        .p1, 1, [[1, 2], [0, 0]], [3, 1], weights: [1, 3], point: QuadraticVector([3, 0]),
        dual: QuadraticVector([1, 0]))
    }
  }

  /// 2|x| + |2x − 4|: the segment [0, 2], by a ray.
  static var ray: SolutionPolyhedron {
    get throws {
      try set(.p3, 2, [[2]], [4], point: QuadraticVector([1]), dual: QuadraticVector([1]))
    }
  }

  /// |x|/2 + ‖(x − 1, 1)‖: 1 − 1/√3, by a ray in the direction (1/2, √3/2).
  static var irrationalRay: SolutionPolyhedron {
    get throws {
      try set(
        .p3, half, [[1], [0]], [1, 1], point: vector(root: 3, [(1, -.fraction(1, 3))]),
        dual: vector(root: 3, [(half, 0), (0, half)]))
    }
  }

  /// Three columns, of which two are opposite; the fit is exact, and the minimisers are a segment.
  static var exactFit: SolutionPolyhedron {
    get throws {
      try set(
        .p3, half, [[1, -1, 0], [0, 0, 3]], [2, 3], weights: [1, 1, 2], point: QuadraticVector([1, -1, 1]),
        dual: QuadraticVector([half, .fraction(1, 3)]))
    }
  }

  /// All accepted certificates of solutions.
  static var accepted: [String: SolutionCertificate] {
    get throws {
      let segmentFace = FaceEvidence(
        directions: [QuadraticVector([1, -1])], coordinates: [0], independentColumns: [1], prime: 3)
      let zero = try set(
        .p1, 4, [[1, 2], [0, 0]], [3, 1], point: QuadraticVector(zeros: 2), dual: QuadraticVector(zeros: 2))
      let entry = try QuadraticNumber(1, -half, root: 2)
      return [
        "p1-solution-set-basis-pursuit": try SolutionCertificate(of: basisPursuit, face: basisPursuitFace),
        "p1-solution-set-no-interior": try SolutionCertificate(
          of: noInterior, face: FaceEvidence(independentColumns: [0], prime: 3)),
        "p1-solution-set-square-root": try SolutionCertificate(
          of: root, face: FaceEvidence(independentColumns: [0, 1], prime: 3), precision: 128),
        "p1-solution-set-zero": try SolutionCertificate(of: zero, face: FaceEvidence(independentColumns: [], prime: 3)),
        "p2-solution-set-segment": try SolutionCertificate(of: segment, face: segmentFace),
        "p2-solution-set-mean": try SolutionCertificate(of: segment, face: segmentFace, statedAs: .mean),
        "p2-distance-half": try SolutionCertificate(
          ofDistanceFrom: [1, 1], to: segment,
          provedBy: DistanceEvidence(point: segment.pair.point, multiplier: QuadraticVector([.fraction(3, 4)])),
          statedAs: .half),
        "p2-solution-set-without-dimension": try SolutionCertificate(of: segment),
        "p3-solution-set-exact-fit": try SolutionCertificate(
          of: exactFit, face: FaceEvidence(independentColumns: [1, 2], prime: 5)),
        "p3-solution-set-segment-by-ray": try SolutionCertificate(
          of: ray,
          face: FaceEvidence(directions: [QuadraticVector([1])], coordinates: [0], independentColumns: [0], prime: 3)),
        "p3-solution-set-ray-square-root": try SolutionCertificate(
          of: irrationalRay, face: FaceEvidence(independentColumns: [0, 1], prime: 11, rootModuloPrime: 5)),
        "p1-distance-square-root": try SolutionCertificate(
          ofDistanceFrom: [0, 0], to: root,
          provedBy: DistanceEvidence(point: root.pair.point, multiplier: try QuadraticVector([-entry, -entry])),
          precision: 128),
        "p2-distance-by-functional": try SolutionCertificate(
          ofDistanceFrom: [2, 1], to: segment,
          provedBy: DistanceEvidence(
            point: QuadraticVector([half, 0]), multiplier: QuadraticVector([1]), functional: QuadraticVector([1, 1]))),
        "p2-distance-segment": try SolutionCertificate(
          ofDistanceFrom: [1, 1], to: segment,
          provedBy: DistanceEvidence(point: segment.pair.point, multiplier: QuadraticVector([.fraction(3, 4)]))),
        "p3-distance-ray": try SolutionCertificate(
          ofDistanceFrom: [5], to: ray,
          provedBy: DistanceEvidence(point: QuadraticVector([2]), multiplier: QuadraticVector([.fraction(3, 2)]))),
        "p1-infeasible": try SolutionCertificate(
          ofInfeasibilityOf: RationalProblem(
            .p1, parameter: .fraction(3, 4), matrix: Matrix(rows: [[1, 2], [0, 0]]), vector: [3, 1]),
          functional: QuadraticVector([0, 5])),
      ]
    }
  }
}
