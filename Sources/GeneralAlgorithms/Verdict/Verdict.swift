/// What has been shown about an algorithm and a barrier.
public enum Verdict: Sendable, Equatable {
  /// At how many samples an error is shown.
  public enum Scope: String, Sendable { case everySample = "every sample", someSample = "some sample" }

  /// On some member with the data shown, the error is above 10^-D; certified, with a lower bound on it.
  case fails(lowerBound: Rational, scope: Scope)
  /// Of `trials` tapes at least `failures` fail on one member; certified.
  case failsOften(failures: Int, trials: Int, scope: Scope)
  /// On every member tried the error is at most 10^-D; certified, with an upper bound on the largest.
  case reaches(upperBound: Rational)
  /// No output from M data: it asked for more.
  case exceedsData(limit: Int)
  /// No output from the levels allowed: it asked for a higher one.
  case exceedsLevel(limit: Int)
  /// No output: the algorithm ended with an error of its own.
  case noOutput(String)
  /// No output within the time allowed, which proves nothing.
  case outOfTime
  /// Nothing could be certified; the reason says why.
  case undecided(String)

  /// The name in JSON.
  public var name: String {
    switch self {
    case .fails, .failsOften: "fails"
    case .reaches: "reaches"
    case .exceedsData: "more than M data"
    case .exceedsLevel: "needs a higher level"
    case .noOutput: "no output"
    case .outOfTime: "out of time"
    case .undecided: "undecided"
    }
  }

  /// Whether the algorithm certainly did not do what was asked: it failed, or gave no output within the limits.
  public var isFailure: Bool {
    switch self {
    case .fails, .failsOften, .exceedsData, .exceedsLevel, .noOutput: true
    case .reaches, .outOfTime, .undecided: false
    }
  }
}
