import Certificates
import ExactArithmetic
import GeneralAlgorithms

/// A certified statement about runs on one instance: the certificate, checked, and the error it speaks of.
public struct Judgement: Sendable {
  /// The certificate; the checker has accepted it.
  public let certificate: Certificate

  /// The sentence that the checker has proved.
  public let statement: String

  /// An enclosure of the errors that the claim is about, for each output the largest over the samples (the least where the scope
  /// is every sample).
  public let error: (lower: Rational, upper: Rational)?
}

/// Writes certificates about runs on one instance, and has each checked before it counts.
public struct CertificateAuthor: Sendable {
  /// The instance of which the runs are shown to have read data.
  public let member: NamedInstance

  /// The author for `member`.
  public init(about member: NamedInstance) { self.member = member }

  /// That no run of `runs` has an output within `limit`: each asked for more.
  ///
  /// - Throws: `Rejection` by the checker unless that is so.
  public func noOutput(
    _ runs: [(run: RunRecord, multiplicity: Int)], within limit: RunRecord.Limit
  ) throws -> Judgement {
    var draft = try CertificateDraft(member)
    for (run, multiplicity) in runs {
      try draft.append(run, multiplicity: multiplicity, refused: run.excess?.query)
    }
    let claim =
      switch limit {
      case .data(let count): draft.claim(.noOutput, dataLimit: count)
      case .level(let level): draft.claim(.noOutput, levelLimit: level)
      }
    return try draft.finished(claim, solutionSets: [], error: nil)
  }

  /// That every output of `runs` with an error above `tolerance` at the samples of `scope` has one.
  ///
  /// - Returns: the judgement with the number of failures in its claim, or `nil` when none could be certified.
  public func errorExceeds(
    _ tolerance: Rational, runs: [(run: RunRecord, multiplicity: Int)], scope: Verdict.Scope
  ) throws -> Judgement? {
    var draft = try CertificateDraft(member)
    for (run, multiplicity) in runs { try draft.append(run, multiplicity: multiplicity) }
    // One run can be compared with the minimiser next to its output; several need one point for all.
    let sets = try draft.judgedSets(towards: runs.count == 1 ? try draft.values(of: runs[0].run) : nil)
    var failures = 0
    var error: (lower: Rational, upper: Rational)?
    for (index, entry) in runs.enumerated() {
      guard let values = try draft.values(of: entry.run),
        let failure = Self.failure(of: values, beyond: tolerance, from: sets, scope: scope)
      else { continue }
      draft.runs[index].functionals = failure.functionals
      if failure.multipliers.contains(where: { $0 != nil }) { draft.runs[index].multipliers = failure.multipliers }
      failures += entry.multiplicity
      error = (min(error?.lower ?? failure.lower, failure.lower), max(error?.upper ?? failure.upper, failure.upper))
    }
    guard let error else { return nil }
    let bound = max(tolerance, try error.lower.shortLowerBound())
    let claim = draft.claim(.errorExceeds, bound: bound, scope: scope, failures: failures)
    return try draft.finished(claim, solutionSets: sets, error: (bound, error.upper))
  }

  /// An error above a bound in the sense of a scope: its enclosure, and the functionals that show it.
  private struct Failure {
    let lower: Rational
    let upper: Rational
    let functionals: [[Rational]?]
    let multipliers: [[Rational]?]
  }

  /// The error of the output `values`, the least over the samples for every sample and else the largest, or `nil` unless it is
  /// certainly above `target`.
  private static func failure(
    of values: [[Interval]], beyond target: Rational, from sets: [JudgedSet], scope: Verdict.Scope
  ) -> Failure? {
    let functionals = zip(values, sets).map { $1.functional(for: $0) }
    var lowers: [Rational] = []
    var uppers: [Rational] = []
    for (k, value) in values.enumerated() {
      guard let upper = sets[k].proved.distanceUpperBound(of: value) else { return nil }
      let (functional, multiplier) = functionals[k]
      lowers.append(
        sets[k].proved.distanceLowerBound(of: value, functional: functional, multiplier: multiplier) ?? 0)
      uppers.append(upper)
    }
    switch scope {
    case .everySample:
      guard let lower = lowers.min(), let upper = uppers.min(), lower > target else { return nil }
      return Failure(
        lower: lower, upper: upper, functionals: functionals.map(\.functional),
        multipliers: functionals.map(\.multiplier))
    case .someSample:
      guard let lower = lowers.max(), let upper = uppers.max(), lower > target else { return nil }
      let decisive = lowers.firstIndex(of: lower)
      return Failure(
        lower: lower, upper: upper,
        functionals: functionals.indices.map { $0 == decisive ? functionals[$0].functional : nil },
        multipliers: functionals.indices.map { $0 == decisive ? functionals[$0].multiplier : nil })
    }
  }

  /// That the output of `run` is within a bound of a minimiser at every sample; the bound is as small as can be shown.
  ///
  /// - Returns: `nil` when no bound of at most `tolerance` could be certified.
  public func errorAtMost(_ tolerance: Rational, run: RunRecord) throws -> Judgement? {
    var draft = try CertificateDraft(member)
    try draft.append(run, multiplicity: 1)
    guard let values = try draft.values(of: run) else { return nil }
    let sets = try draft.judgedSets(towards: values)
    var largest = Rational(0)
    for (value, set) in zip(values, sets) {
      guard let upper = set.proved.distanceUpperBound(of: value) else { return nil }
      largest = max(largest, upper)
    }
    guard largest <= tolerance else { return nil }
    let bound = min(tolerance, try largest.shortUpperBound())
    let claim = draft.claim(.errorAtMost, bound: bound)
    return try draft.finished(claim, solutionSets: sets, error: (0, bound))
  }
}

extension Rational {
  /// A decimal number of 10 significant digits below this positive number.
  func shortLowerBound() throws -> Rational {
    try Rational(parsing: decimal(significantDigits: 10, rounding: .down)).strictly(below: self)
  }

  /// A decimal number of 10 significant digits, at least this non-negative number.
  func shortUpperBound() throws -> Rational { try Rational(parsing: decimal(significantDigits: 10, rounding: .up)) }

  /// This number, or a little less if it is not below `other`.
  private func strictly(below other: Rational) -> Rational {
    self < other ? self : self * (1 - Rational.powerOfTwo(-30))
  }
}
