import ExactArithmetic

/// What has been shown about an algorithm and a barrier.
public enum Verdict: Sendable, Equatable {
  /// At how many samples an error is shown.
  public enum Scope: String, Sendable { case everySample = "every sample", someSample = "some sample" }

  /// On some member with the data shown, the error is above 10^-D; certified, with a lower bound on it.
  case fails(lowerBound: Rational, scope: Scope)
  /// Of `trials` tapes at least `failures` fail on one member, with an output that is certainly wrong or certainly without one
  /// within the limits; certified.
  case failsOften(failures: Int, trials: Int, scope: Scope)
  /// On every member tried the error is at most 10^-D; certified, with an upper bound on the largest.
  case reaches(upperBound: Rational)
  /// No output from M data: it asked for more.
  case exceedsData(limit: Int)
  /// No output from the levels allowed: it asked for a higher one.
  case exceedsLevel(limit: Int)
  /// No output within the time allowed, which proves nothing.
  case outOfTime
  /// Nothing could be certified, or the algorithm gave up by itself, which proves nothing either; the reason says why.
  case undecided(String)

  /// The name in JSON.
  public var name: String {
    switch self {
    case .fails, .failsOften: "fails"
    case .reaches: "reaches"
    case .exceedsData: "more than M data"
    case .exceedsLevel: "needs a higher level"
    case .outOfTime: "out of time"
    case .undecided: "undecided"
    }
  }

  /// Whether the algorithm certainly did not do what was asked: it failed, or went beyond the limits. Certified.
  public var isFailure: Bool {
    switch self {
    case .fails, .failsOften, .exceedsData, .exceedsLevel: true
    case .reaches, .outOfTime, .undecided: false
    }
  }

  /// Whether anything is certified.
  public var isDecided: Bool {
    switch self {
    case .fails, .failsOften, .exceedsData, .exceedsLevel, .reaches: true
    case .outOfTime, .undecided: false
    }
  }
}
