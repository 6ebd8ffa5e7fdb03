import Certificates
import ExactArithmetic
import RecoveryProblems
import TrainingData

/// What is certified about a written family: the barrier for single levels, each with a certificate, and the barrier for all levels where
/// one argument holds for every small t.
public struct Breakdown: Sendable {
  /// The barrier for one level n: no algorithm that reads only levels up to n errs by less than κ on all branches at t.
  public struct LevelBarrier: Sendable {
    /// n.
    public let level: Int

    /// t.
    public let parameter: Rational

    /// κ.
    public let bound: Rational

    /// The sample, from 1, at which the branches are told apart.
    public let sample: Int

    /// The certificate; the checker has accepted it.
    public let certificate: Certificate

    /// The sentence that the checker has proved.
    public let statement: String
  }

  /// What the file says, with its hypotheses certified.
  public let family: WrittenFamily

  /// The barriers for the levels asked for, in order.
  public let levels: [LevelBarrier]

  /// The barrier for all levels, or why it is not shown.
  public let limit: Result<LimitSeparation, LimitSeparation.Failure>

  /// The barriers of `family` for these levels.
  ///
  /// - Parameters:
  ///   - known: the certificate of a level that has been certified before, if there is one; it is checked again.
  ///   - isInterrupted: asked before each level; `true` ends the work.
  ///   - finished: takes the barrier of each level as soon as it is certified.
  /// - Throws: `FamilyRefusal` where the branches are not told apart, `CancellationError` when interrupted, other errors where something
  ///   cannot be enclosed.
  public init(
    of family: WrittenFamily, levels: [Int], known: (Int) -> Certificate? = { _ in nil },
    isInterrupted: () -> Bool = { false }, progress: (Int) -> Void = { _ in },
    finished: (LevelBarrier) throws -> Void = { _ in }
  ) throws {
    self.family = family
    limit = Result { () throws(LimitSeparation.Failure) in try LimitSeparation(of: family) }
    if case .failure(let failure) = limit, failure.isVanishing { throw FamilyRefusal(failure.description) }
    let oracle = HonestOracle(family.centre, extraBits: family.extraBits)
    var barriers: [LevelBarrier] = []
    for level in levels {
      if isInterrupted() { throw CancellationError() }
      progress(level)
      let barrier =
        try known(level).flatMap { try Self.barrier(of: family, level: level, shownBy: $0) }
        ?? Self.barrier(of: family, level: level, oracle)
      barriers.append(barrier)
      try finished(barrier)
    }
    self.levels = barriers
  }

  /// What a certificate shows about a level; nil if it is about another level, or no longer accepted.
  private static func barrier(
    of family: WrittenFamily, level: Int, shownBy certificate: Certificate
  ) throws -> LevelBarrier? {
    guard certificate.claim.kind == .indistinguishable, certificate.claim.highestLevel == level,
      let bound = certificate.claim.bound, let sample = certificate.claim.sample,
      let statement = try? CertificateCheck.statement(provedBy: certificate)
    else { return nil }
    return LevelBarrier(
      level: level, parameter: family.parameter(forLevel: level), bound: bound, sample: sample,
      certificate: certificate, statement: statement)
  }

  private static func barrier(
    of family: WrittenFamily, level: Int, _ oracle: HonestOracle
  ) throws -> LevelBarrier {
    let members = try (0..<family.branchCount).map { try family.member(of: $0, at: family.parameter(forLevel: level)) }
    do {
      let found = try IndistinguishabilityAuthor(about: members).separation(shownBy: oracle, levels: [level])
      return LevelBarrier(
        level: level, parameter: family.parameter(forLevel: level), bound: found.bound,
        sample: found.certificate.claim.sample ?? 1, certificate: found.certificate, statement: found.statement)
    } catch let error as Rejection {
      throw FamilyRefusal(
        "level \(level), t = \(family.parameter(forLevel: level).shownAsPower): the branches are not separated: \(error)"
      )
    }
  }

  /// κ for all levels where that is shown, else the least κ of the levels asked for.
  public var bound: Rational {
    if case .success(let limit) = limit { return limit.bound }
    return levels.map(\.bound).min() ?? 0
  }

  /// Where one argument holds for all small t, the members of an adversary are those beyond this level: closer to the limit than any
  /// digit that is shown.
  private static let depth = 128

  /// The question whether an algorithm errs by less than κ on all branches, a little less than ``bound`` so that what attains it fails.
  public var question: Question {
    var rule = AccessRule(dataLimit: 64 * family.centre.sampleCount)
    var family = family
    if case .success = limit {
      family.depth = Self.depth
    } else {
      rule = AccessRule(dataLimit: rule.dataLimit, levelLimit: levels.map(\.level).max())
    }
    let below = bound * (1 - .powerOfTwo(-20))
    let tolerance = (try? Rational(parsing: below.decimal(significantDigits: 6, rounding: .down))) ?? below
    let count = Rational(family.branchCount)
    return .impossible(
      "barrier", family: family, tolerance: tolerance, reading: rule,
      successBound: (count - 1).divided(byNonzero: max(count, 1)))
  }
}
