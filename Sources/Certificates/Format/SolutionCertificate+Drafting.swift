import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension SolutionCertificate {
  /// The certificate of the set of all minimisers and, with evidence, of its dimension.
  ///
  /// - Parameters:
  ///   - scale: the scale of the objective in which the problem was stated.
  ///   - precision: the number of bits of the bounds of the objective.
  /// - Throws: `Rejection` if the evidence does not prove a dimension, or has another radicand.
  public init(
    of set: SolutionPolyhedron, face: FaceEvidence? = nil, statedAs scale: ObjectiveScale = .paper, precision: Int = 64
  ) throws(Rejection) {
    let objective = set.objective.enclosure(precision: precision)
    let dimension = try face.map { (evidence) throws(Rejection) in try set.dimension(provedBy: evidence) }
    let vectors = [set.pair.point, set.pair.dual] + (face?.directions ?? []) + [face?.functional].compactMap(\.self)
    self.init(
      claim: Claim(
        kind: .solutionSet,
        objective: Bounds(lower: objective.lowerBound ?? 0, upper: objective.upperBound ?? 0),
        saturated: zip(set.saturated, set.signs).map { ($0 + 1) * $1 }, dimension: dimension),
      problem: try ProblemDocument(set.problem, statedAs: scale),
      evidence: Evidence(
        radicand: try QuadraticVectorDocument.Radicand(of: vectors).number,
        point: QuadraticVectorDocument(set.pair.point), dual: QuadraticVectorDocument(set.pair.dual),
        face: face.map(FaceDocument.init)))
  }

  /// The certificate of bounds of the distance from `vector`.
  ///
  /// - Parameters:
  ///   - scale: the scale of the objective in which the problem was stated.
  ///   - precision: the number of bits of the bounds.
  /// - Throws: `Rejection` if the evidence bounds nothing.
  public init(
    ofDistanceFrom vector: [Rational], to set: SolutionPolyhedron, provedBy evidence: DistanceEvidence,
    statedAs scale: ObjectiveScale = .paper, precision: Int = 64
  ) throws(Rejection) {
    let bounds = try set.distance(from: vector, provedBy: evidence).enclosure(precision: precision)
    let vectors = [evidence.point, set.pair.dual, evidence.multiplier] + [evidence.functional].compactMap(\.self)
    self.init(
      claim: Claim(kind: .distance, vector: vector, distance: Bounds(lower: bounds.lower, upper: bounds.upper)),
      problem: try ProblemDocument(set.problem, statedAs: scale),
      evidence: Evidence(
        radicand: try QuadraticVectorDocument.Radicand(of: vectors).number,
        point: QuadraticVectorDocument(evidence.point), dual: QuadraticVectorDocument(set.pair.dual),
        multiplier: QuadraticVectorDocument(evidence.multiplier),
        functional: evidence.functional.map(QuadraticVectorDocument.init)))
  }

  /// The certificate that (P1) has no feasible point.
  ///
  /// - Throws: `Rejection` of rule `infeasibility` if the functional does not prove that.
  public init(ofInfeasibilityOf problem: RationalProblem, functional: QuadraticVector) throws(Rejection) {
    guard problem.isInfeasible(provedBy: functional) else {
      throw Rejection(.infeasibility, "the functional does not separate y from the range of A")
    }
    self.init(
      claim: Claim(kind: .infeasible), problem: try ProblemDocument(problem),
      evidence: Evidence(
        radicand: try QuadraticVectorDocument.Radicand(of: [functional]).number,
        dual: QuadraticVectorDocument(functional)))
  }
}
