import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A claim about the solutions of one problem with rational data, with everything that is needed to check it.
///
/// The fields are those of the second file format of `Proofs/CERTIFICATE.md`. Columns count from 1, as in the mathematics.
public struct SolutionCertificate: Sendable, Equatable, Codable {
  /// What `format` says in every file of this kind.
  public static let formatName = "barrierlab-solution-certificate"

  /// The version of the format that this module writes and reads.
  public static let versions = 1...2

  /// The first thing that a reader looks at.
  public var format = formatName

  /// 2 if the problem was stated in another scale than that of [CAH], which version 1 does not have, else 1.
  public var version = 1

  /// What is claimed.
  public var claim: Claim

  /// Whose solutions the claim is about, with how it was stated.
  public var problem: ProblemDocument

  /// Why.
  public var evidence: Evidence

  /// A certificate with these parts.
  public init(claim: Claim, problem: ProblemDocument, evidence: Evidence) {
    self.claim = claim
    self.problem = problem
    self.evidence = evidence
    if problem.objective != nil { version = 2 }
  }

  /// What is claimed.
  public struct Claim: Sendable, Equatable, Codable {
    /// The kinds of claims.
    public enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
      /// The set of all minimisers, and the least value of the objective.
      case solutionSet = "solution-set"
      /// Bounds of the distance from a vector to the set of minimisers.
      case distance
      /// There is no feasible point.
      case infeasible
    }

    /// What is claimed.
    public var kind: Kind

    /// Bounds of the least value of the objective; for `solution-set`.
    public var objective: Bounds?

    /// The columns of J in ascending order, each with the sign of its entries in all minimisers; for `solution-set`.
    public var saturated: [Int]?

    /// The dimension of the set, 0 if there is one minimiser only; for `solution-set`, if it is claimed.
    public var dimension: Int?

    /// The vector; for `distance`.
    public var vector: [Rational]?

    /// Bounds of the distance; for `distance`.
    public var distance: Bounds?

    /// A claim with these parts.
    public init(
      kind: Kind, objective: Bounds? = nil, saturated: [Int]? = nil, dimension: Int? = nil, vector: [Rational]? = nil,
      distance: Bounds? = nil
    ) {
      self.kind = kind
      self.objective = objective
      self.saturated = saturated
      self.dimension = dimension
      self.vector = vector
      self.distance = distance
    }
  }

  /// Bounds of a real number.
  public struct Bounds: Sendable, Equatable, Codable {
    /// The lower bound.
    public var lower: Rational

    /// The upper bound.
    public var upper: Rational

    /// The two bounds.
    public init(lower: Rational, upper: Rational) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// A ``RationalProblem`` in a file.
  public struct ProblemDocument: Sendable, Equatable, Codable {
    /// `p1`, `p2` or `p3`.
    public var kind: String

    /// ε or λ.
    public var parameter: Rational

    /// The scale of the objective in which the problem was stated, `half` or `mean`; absent if it is that of [CAH].
    public var objective: String?

    /// λ in that scale; there if and only if there is ``objective``.
    public var statedParameter: Rational?

    /// w; absent if all are 1.
    public var weights: [Rational]?

    /// A, by rows.
    public var matrix: [[Rational]]

    /// y.
    public var vector: [Rational]

    /// The document of `problem`.
    ///
    /// - Parameter scale: the scale in which it was stated.
    /// - Throws: `Rejection` of rule `field` if the problem is not written in that scale.
    public init(_ problem: RationalProblem, statedAs scale: ObjectiveScale = .paper) throws(Rejection) {
      if scale != .paper {
        do {
          objective = scale.rawValue
          statedParameter = problem.parameter * (try scale.factor(problem.kind, rows: problem.rowCount))
        } catch { throw Rejection(.field, "problem.objective: \(error)") }
      }
      kind = problem.kind.rawValue
      parameter = problem.parameter
      weights = problem.weights.allSatisfy { $0 == 1 } ? nil : problem.weights
      matrix = problem.matrix.rows
      vector = problem.vector
    }
  }

  /// Why the claim is true.
  public struct Evidence: Sendable, Equatable, Codable {
    /// D, an integer ≥ 2 that is no square; absent if all vectors are rational.
    public var radicand: Rational?

    /// x, a minimiser; not for `infeasible`.
    public var point: QuadraticVectorDocument?

    /// u, the dual vector; the vector v for `infeasible`.
    public var dual: QuadraticVectorDocument

    /// What proves the dimension; for `solution-set` with a dimension.
    public var face: FaceDocument?

    /// h; for `distance`.
    public var multiplier: QuadraticVectorDocument?

    /// g; for `distance`, absent if it is the vector minus the point.
    public var functional: QuadraticVectorDocument?
  }

  /// A ``FaceEvidence`` in a file.
  public struct FaceDocument: Sendable, Equatable, Codable {
    /// v; absent if it is 0.
    public var functional: QuadraticVectorDocument?

    /// As many as the dimension, independent by their coordinates.
    public var directions: [QuadraticVectorDocument]

    /// For each direction a column, from 1.
    public var coordinates: [Int]

    /// Independent columns, from 1; N + 1 for the vector u of a ray.
    public var columns: [Int]

    /// Below 2^31; modulo it the columns are shown to be independent.
    public var prime: Int

    /// A square root of D modulo the prime, if it is needed.
    public var rootModuloPrime: Int?

    /// The document of `evidence`.
    public init(_ evidence: FaceEvidence) {
      functional = evidence.functional.map(QuadraticVectorDocument.init)
      directions = evidence.directions.map(QuadraticVectorDocument.init)
      coordinates = evidence.coordinates.map { $0 + 1 }
      columns = evidence.independentColumns.map { $0 + 1 }
      prime = evidence.prime
      rootModuloPrime = evidence.rootModuloPrime
    }

    /// The evidence that it documents.
    ///
    /// - Throws: `Rejection` of the rules `field` or `shape`.
    public func evidence(radicand: QuadraticVectorDocument.Radicand) throws(Rejection) -> FaceEvidence {
      var vectors: [QuadraticVector] = []
      for (i, direction) in directions.enumerated() {
        vectors.append(try direction.vector(radicand: radicand, "evidence.face.directions[\(i + 1)]"))
      }
      return FaceEvidence(
        functional: try functional.map { (document) throws(Rejection) in
          try document.vector(radicand: radicand, "evidence.face.functional")
        },
        directions: vectors, coordinates: coordinates.map { $0 &- 1 }, independentColumns: columns.map { $0 &- 1 },
        prime: prime, rootModuloPrime: rootModuloPrime)
    }
  }
}
