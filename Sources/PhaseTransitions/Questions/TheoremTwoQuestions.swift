import Challenges
import ExactArithmetic
import TrainingData

/// Theorem 2 for one class as questions: one for each barrier.
public struct TheoremTwoQuestions: Sendable {
  /// The class.
  public let family: TheoremTwoClass

  /// M, the number of data allowed for the barrier `K-1 with M data`.
  public let dataLimit: Int

  /// The number of data after which a run counts as one that does not halt, for the other barriers.
  public let haltingLimit: Int

  /// The barriers of the class, in the order of the theorem.
  public let barriers: [Barrier]

  private let questions: [Barrier: Question]

  /// The questions about `family`.
  ///
  /// - Parameter seed: the seed of noisy data.
  /// - Throws: `FamilyError`; not for a class that exists.
  public init(about family: TheoremTwoClass, dataLimit: Int = 16, seed: UInt64 = 1) throws(FamilyError) {
    self.family = family
    self.dataLimit = dataLimit
    haltingLimit = max(64, dataLimit)
    barriers = Self.barriers(of: family)
    let trials = try Self.trials(of: family, seed: seed)
    var questions: [Barrier: Question] = [:]
    for barrier in barriers {
      questions[barrier] = try Self.question(
        barrier, family, dataLimit: dataLimit, haltingLimit: haltingLimit, trials: trials[barrier] ?? [])
    }
    self.questions = questions
  }

  /// The barriers of a class: all five for K ≥ 3, the first for K = 1 and 2.
  public static func barriers(of family: TheoremTwoClass) -> [Barrier] {
    family.hasAllScales ? Barrier.allCases : [.digits]
  }

  /// The question of a barrier.
  ///
  /// - Throws: `FamilyError` when the class does not have the barrier.
  public func question(_ barrier: Barrier) throws(FamilyError) -> Question {
    guard let question = questions[barrier] else {
      throw .parameter("barrier", barrier.rawValue, expected: "one of the class, which has K < 3")
    }
    return question
  }

  /// All questions, in the order of the theorem.
  public var all: [Question] { barriers.compactMap { questions[$0] } }

  private static func question(
    _ barrier: Barrier, _ family: TheoremTwoClass, dataLimit: Int, haltingLimit: Int, trials: [Question.Trial]
  ) throws(FamilyError) -> Question {
    let tolerance = Rational.powerOfTen(-barrier.digits(of: family))
    let chance = Rational(1).divided(byNonzero: Rational(family.candidateCount))
    let halting = AccessRule(dataLimit: haltingLimit)
    let below = AccessRule(dataLimit: haltingLimit, levelLimit: family.levels - 1)
    switch barrier {
    case .digits, .boundedData, .fewerLevels:
      let rule = [.digits: halting, .boundedData: AccessRule(dataLimit: dataLimit)][barrier] ?? below
      return .impossible(
        barrier.rawValue, family: try ScaleFamily(barrier, of: family), tolerance: tolerance, reading: rule,
        successBound: chance)
    case .unboundedData:
      // On the data of centre(K − 1) an answer is wrong for some member.
      return .possible(
        barrier.rawValue, family: try ScaleFamily(.unboundedData, of: family), tolerance: tolerance, early: halting,
        trials: trials, reading: halting, successBound: chance)
    case .boundedLevels:
      // On those of centre(K − 2) it is wrong if it rests on levels below L.
      return .possible(
        barrier.rawValue, family: try ScaleFamily(.fewerLevels, of: family), tolerance: tolerance, early: below,
        trials: trials, reading: AccessRule(dataLimit: haltingLimit, levelLimit: family.levels), successBound: chance)
    }
  }

  /// The members on which algorithms are tried where the theorem says that some succeed, with data placed in all
  /// admissible manners: the centre and tilts of several sizes of Ω₁ and Ω₂, and members of Ω₃, all of them for the
  /// barrier that is about Ω₃.
  static func trialMembers(of family: TheoremTwoClass) throws(FamilyError) -> [Barrier: [Member]] {
    guard family.hasAllScales else { return [:] }
    let last = family.candidateCount - 1
    var first: [Member] = [family.centre]
    for level in [1, family.levels + 2] {
      first.append(try family.omega1(level: level, index: level % 2 == 0 ? last : 0))
    }
    var second: [Member] = []
    for (number, level) in [1, 2, 5, 12, 30].enumerated() {
      second.append(try family.omega2(level: level, index: number % 2 == 0 ? last : 0))
    }
    var third: [Member] = []
    for index in 0...last { third.append(try family.omega3(index: index)) }
    return [
      .unboundedData: first + second + [third[0], third[last]],
      .boundedLevels: first + [second[0], second[4]] + third,
    ]
  }

  /// The trials of each barrier, the manners of their data in turn.
  private static func trials(
    of family: TheoremTwoClass, seed: UInt64
  ) throws(FamilyError) -> [Barrier: [Question.Trial]] {
    let manners: [HonestOracle.Manner] = [.nearest, .random(seed: seed), .edge(seed: seed)]
    var trials: [Barrier: [Question.Trial]] = [:]
    for (barrier, members) in try trialMembers(of: family) {
      for (number, member) in members.enumerated() {
        let trial = Question.Trial(try family.named(member), manner: manners[number % manners.count])
        trials[barrier, default: []].append(trial)
      }
    }
    return trials
  }

  /// The member of the class on which something was found.
  ///
  /// - Throws: `FamilyError` when the finding is not one of these questions.
  public func member(of finding: Finding) throws(FamilyError) -> Member? {
    guard let place = finding.member?.place, let barrier = Barrier(rawValue: finding.question) else { return nil }
    switch place {
    case .branch(let index, let level):
      let denier = barrier == .boundedLevels ? .fewerLevels : barrier
      return try ScaleFamily(denier, of: family).tilt(towards: index, beyond: level)
    case .trial(let number):
      let members = try Self.trialMembers(of: family)[barrier] ?? []
      return members.indices.contains(number) ? members[number] : nil
    }
  }
}
