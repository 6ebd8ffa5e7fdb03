import ExactArithmetic
import RecoveryProblems

/// A scale D: the base g_D of its matrices, and how far apart the d candidate solutions are there.
///
/// At the centre of the scale the set of minimisers is a simplex with d vertices (c/g_D)·eᵢ, whose mutual distance is
/// κ_D = √2·c/g_D and whose circumradius is κ_D·√((d−1)/(2d)). For (P1) the factor c depends on the number s of non-zero
/// entries of the sample, and grows with it; then ``separation`` belongs to the largest s, ``leastSeparation`` to the least.
public struct Scale: Sendable {
  /// D.
  public let exponent: Int

  /// g_D > 0.
  public let base: ExactReal

  /// d, the number of candidate solutions.
  public let candidateCount: Int

  /// The largest κ_D over the samples.
  public let separation: ExactReal

  /// The least κ_D over the samples.
  public let leastSeparation: ExactReal

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
    func separation(_ supportSize: Int) -> ExactReal {
      ExactReal(2).squareRoot() * Self.fit(problem, base, candidateCount, supportSize).divided(by: base)
    }
    self.separation = separation(supportSizes.upperBound)
    leastSeparation =
      supportSizes.lowerBound == supportSizes.upperBound || problem.kind != .p1
      ? self.separation : separation(supportSizes.lowerBound)
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
  public var circumradius: ExactReal { Self.circumradius(of: separation, candidateCount) }

  /// The least circumradius over the samples.
  public var leastCircumradius: ExactReal { Self.circumradius(of: leastSeparation, candidateCount) }

  private static func circumradius(of separation: ExactReal, _ count: Int) -> ExactReal {
    separation * ExactReal(count - 1).divided(by: ExactReal(2 * count)).squareRoot()
  }

  /// Proves 2·10^-D < κ_D ≤ 10^(1−D)/√2 for every sample.
  ///
  /// It follows, for d ≥ 2, that the circumradius lies in (10^-D, 10^(1−D)).
  ///
  /// - Throws: ``ClassDoesNotExist`` with the inequality that is not proved by enclosures of `precision` bits at most.
  public func requireSeparation(precision: Int = ExactReal.defaultMaximalPrecision) throws(ClassDoesNotExist) {
    let unit = ExactReal(Rational.powerOfTen(-exponent))
    try ClassDoesNotExist.require(
      (unit * 2).isLess(than: leastSeparation, precision: precision), "2·10^-D < kappa_D",
      "D = \(exponent), kappa_D = \(leastSeparation.shown)")
    let ceiling = unit * 10 * ExactReal(Rational.powerOfTwo(-1)).squareRoot()
    try ClassDoesNotExist.require(
      separation.isAtMost(ceiling, precision: precision), "kappa_D ≤ 10^(1-D)/√2",
      "D = \(exponent), kappa_D = \(separation.shown)")
  }
}
