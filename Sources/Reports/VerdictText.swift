import Challenges
import ExactArithmetic

/// What a table says of a verdict.
enum VerdictText {
  /// The entry for `verdict`.
  static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .fails(let lower, let scope):
      "fails: > \(decimal(lower, .down))\(scope == .everySample ? "" : " (some sample)")"
    case .failsOften(let failures, let trials, let scope):
      "fails \(failures) of \(counted(trials, "tape", "tapes"))\(scope == .everySample ? "" : " (some sample)")"
    case .reaches(let upper): "reaches: <= \(decimal(upper, .up))"
    case .exceedsData(let limit): "no output from \(counted(limit, "datum", "data"))"
    case .exceedsLevel(let limit): "needs a level > \(limit)"
    case .outOfTime: "out of time"
    case .undecided: "undecided"
    }
  }

  /// A number to six digits.
  static func decimal(_ value: Rational, _ rounding: RoundingDirection) -> String {
    value.isZero ? "0" : value.decimal(significantDigits: 6, rounding: rounding)
  }
}
