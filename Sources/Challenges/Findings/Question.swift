import ExactArithmetic
import TrainingData

/// A question about a computational problem {Ξ, Ω, M, Λ}: can this accuracy be reached on this class by reading at most that?
public struct Question: Sendable {
  /// What is known about the answer before any algorithm is tried.
  public enum Expectation: String, Sendable, Hashable {
    /// No algorithm succeeds on every member.
    case impossible
    /// Some algorithm does.
    case possible
    /// Nothing is known.
    case open
  }

  /// A member of the class with an oracle for its data.
  public struct Trial: Sendable {
    /// An instance of the class on which an algorithm is tried.
    public let member: NamedInstance

    /// What shows its data.
    public let oracle: HonestOracle

    /// The trial of `member` with data placed in the manner `manner`.
    public init(_ member: NamedInstance, manner: HonestOracle.Manner) {
      self.member = member
      oracle = HonestOracle(member.instance, manner: manner)
    }
  }

  /// The name in tables and files.
  public let name: String

  /// What is known about the answer.
  public let expectation: Expectation

  /// The adversary, which shows the data of a centre; every algorithm meets it first.
  public let adversary: Adversary?

  /// What may be read of the adversary's data.
  public let adversaryRule: AccessRule

  /// The members on which an algorithm is tried that does not answer to the adversary, where some algorithm succeeds.
  public let trials: [Trial]

  /// What may be read of the data of the trials.
  public let trialRule: AccessRule

  /// An output succeeds if its error is at most this at every sample.
  public let tolerance: Rational

  /// The largest probability of success that any randomised algorithm has on some member of the adversary.
  public let successBound: Rational

  /// A question to which no algorithm has an answer: whichever data it reads, the adversary finds a member on which it fails.
  ///
  /// - Parameter successBound: 1/J if no output can be within the tolerance of two branches, (J − 1)/J if none can be of all.
  public static func impossible(
    _ name: String, family: any IndistinguishableFamily, tolerance: Rational, reading rule: AccessRule,
    successBound: Rational
  ) -> Question {
    Question(
      name: name, expectation: .impossible, adversary: Adversary(family, tolerance: tolerance), adversaryRule: rule,
      trials: [], trialRule: rule, tolerance: tolerance, successBound: successBound)
  }

  /// A question to which some algorithm has an answer.
  ///
  /// - Parameters:
  ///   - family: members that defeat an algorithm which answers too early.
  ///   - earlyRule: what counts as too early.
  ///   - trials: members on which the others are tried.
  public static func possible(
    _ name: String, family: (any IndistinguishableFamily)?, tolerance: Rational, early earlyRule: AccessRule,
    trials: [Trial], reading rule: AccessRule, successBound: Rational
  ) -> Question {
    Question(
      name: name, expectation: .possible, adversary: family.map { Adversary($0, tolerance: tolerance) },
      adversaryRule: earlyRule, trials: trials, trialRule: rule, tolerance: tolerance, successBound: successBound)
  }
}

extension Rational {
  /// `10^-5` for such a number, any other as texts show it.
  var shownAsTolerance: String {
    let digits = denominator.description
    guard numerator == 1, digits.first == "1", digits.dropFirst().allSatisfy({ $0 == "0" }) else { return shown }
    return "10^-\(digits.count - 1)"
  }
}
