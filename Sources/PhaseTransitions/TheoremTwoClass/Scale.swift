import ExactArithmetic
import RecoveryProblems

/// A scale D: the base g_D of its matrices, and how far apart the d candidate solutions are there.
///
/// At the centre of the scale the set of minimisers is a simplex with d vertices (c/g_D)·eᵢ, whose mutual distance is
/// κ_D = √2·c/g_D and whose circumradius is κ_D·√((d−1)/(2d)). For (P1) the factor c depends on the number s of non-zero
/// entries of the sample, and grows with it; then ``distance`` belongs to the largest s, ``leastDistance`` to the least.
public struct Scale: Sendable {
  /// D.
  public let exponent: Int

  /// g_D > 0.
  public let base: ExactReal

  /// d, the number of candidate solutions.
  public let candidateCount: Int

  /// The largest κ_D over the samples.
  public let distance: ExactReal

  /// The least κ_D over the samples.
  public let leastDistance: ExactReal

  /// The scale with this base.
  ///
  /// - Parameters:
  ///   - candidateCount: d ≥ 1.
  ///   - supportSizes: the numbers s of non-zero entries of the samples η.
  public init(
    exponent: Int, base: ExactReal, problem: RecoveryProblem, candidateCount: Int, supportSizes: ClosedRange<Int>
  ) {
    self.exponent = exponent
    self.base = base
    self.candidateCount = candidateCount
    func distance(_ supportSize: Int) -> ExactReal {
      ExactReal(2).squareRoot() * Self.fit(problem, base, candidateCount, supportSize).divided(by: base)
    }
    self.distance = distance(supportSizes.upperBound)
    leastDistance =
      supportSizes.lowerBound == supportSizes.upperBound || problem.kind != .p1
      ? self.distance : distance(supportSizes.lowerBound)
  }

  /// c at the centre of the scale, where α² = d·g² and a_max = g.
  private static func fit(
    _ problem: RecoveryProblem, _ base: ExactReal, _ candidateCount: Int, _ supportSize: Int
  ) -> ExactReal {
    let parameter = ExactReal(problem.parameter)
    switch problem.kind {
    case .p3: return .one
    case .p2: return .one - parameter.divided(by: base * 2)
    case .p1:
      let aRhoSquared = ExactReal.one + ExactReal(supportSize).divided(by: ExactReal(candidateCount))
      return .one - parameter.divided(by: aRhoSquared.squareRoot())
    }
  }

  /// κ_D·√((d−1)/(2d)), the distance of the centroid from every candidate; the largest over the samples.
  public var circumradius: ExactReal { Self.circumradius(of: distance, candidateCount) }

  /// The least circumradius over the samples.
  public var leastCircumradius: ExactReal { Self.circumradius(of: leastDistance, candidateCount) }

  private static func circumradius(of distance: ExactReal, _ count: Int) -> ExactReal {
    distance * ExactReal(count - 1).divided(by: ExactReal(2 * count)).squareRoot()
  }

  /// Proves 2·10^-D < κ_D ≤ 10^(1−D)/√2 for every sample.
  ///
  /// It follows, for d ≥ 2, that the circumradius lies in (10^-D, 10^(1−D)).
  ///
  /// - Throws: ``ClassDoesNotExist`` with the inequality that is not proved by enclosures of `precision` bits at most.
  public func requireSeparation(precision: Int = ExactReal.defaultMaximalPrecision) throws(ClassDoesNotExist) {
    let unit = ExactReal(Rational.powerOfTen(-exponent))
    try ClassDoesNotExist.require(
      (unit * 2).isLess(than: leastDistance, precision: precision), "2·10^-D < kappa_D",
      "D = \(exponent), kappa_D = \(leastDistance.shown)")
    let ceiling = unit * 10 * ExactReal(Rational.powerOfTwo(-1)).squareRoot()
    try ClassDoesNotExist.require(
      distance.isAtMost(ceiling, precision: precision), "kappa_D ≤ 10^(1-D)/√2",
      "D = \(exponent), kappa_D = \(distance.shown)")
  }
}
