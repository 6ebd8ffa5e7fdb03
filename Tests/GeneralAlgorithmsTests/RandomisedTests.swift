import GeneralAlgorithms
import Solvers
import Synchronization
import TestSupport
import Testing

@Suite struct RandomisedTests {
  static let impossible = Barrier.allCases.filter(\.isImpossible)

  /// Biased tapes: the adversary commits to a candidate that is seldom answered.
  @Test(arguments: impossible)
  func biasedTapes(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small(rows: 2, columns: 4, sampleCount: 2)
    let scale = barrier.digits(of: family)
    let algorithm = ScriptedAlgorithm("biased", isRandomised: true) { _, family, tape in
      // 0 with probability 5/8, 1 with 2/8, 2 with 1/8.
      let index = [0, 0, 0, 0, 0, 1, 1, 2][try tape.next(below: 8)]
      return .vectors(try family.candidate(index, scale: scale))
    }
    let cell = try TheoremTwoExperiment(family: family, tapeCount: 120).cell(algorithm, barrier)
    guard case .failsOften(let failures, trials: 120, scope: .everySample) = cell.verdict else {
      Issue.record("\(cell.verdict)")
      return
    }
    let frequency = try #require(cell.frequency)
    let successes = frequency.successesPerCandidate
    #expect(successes.reduce(0, +) == 120 && successes[0] > successes[1] && successes[1] > successes[2])
    #expect(cell.member?.index == 2 && failures == 120 - successes[2])
    #expect(frequency.confidence.successes == successes[2] && frequency.confidence.trials == 120)
    #expect(try frequency.theoremBound == Rational(1) / 3)
    #expect(cell.agreement == .holds)
    #expect(cell.certificates.first?.runs.count == 3)
    try expectConsistency(of: cell, against: barrier, in: family)
  }

  /// Equal seeds give equal cells.
  @Test func determinism() throws {
    let family = try TheoremTwoClass.small()
    func cell(_ seed: UInt64) throws -> TheoremTwoCell {
      try TheoremTwoExperiment(family: family, tapeCount: 30, seed: seed).cell(CoinFlipAlgorithm(), .digits)
    }
    let (one, two, three) = (try cell(1), try cell(1), try cell(2))
    #expect(one.verdict == two.verdict && one.certificates == two.certificates)
    #expect(one.certificates != three.certificates)
  }

  /// Tapes on which nothing is answered are no successes: they refute nothing.
  @Test func mostTapesDoNotAnswer() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    let silences: [ScriptedAlgorithm.Body] = [
      { data, family, tape in try EndlessAlgorithm().output(reading: &data, for: family, tape: &tape) },
      { _, _, _ in throw AlgorithmError() },
      { _, _, _ in .vectors([]) },
    ]
    for silence in silences {
      let algorithm = ScriptedAlgorithm("mostly silent", isRandomised: true) { data, family, tape in
        if try tape.next(below: 16) > 0 { return try silence(&data, family, &tape) }
        return .vectors(try family.candidate(0, scale: 3))
      }
      let cell = try TheoremTwoExperiment(family: family, tapeCount: 100).cell(algorithm, .digits)
      guard case .failsOften(let failures, trials: 100, _) = cell.verdict else {
        Issue.record("\(cell.verdict)"); continue
      }
      #expect(failures > 0 && failures < 30 && cell.agreement == .holds)
      #expect(cell.frequency?.confidence.successes == 0)
    }
  }

  /// Tapes that were stopped might have succeeded: undecided. So might all of them, whatever the first one did.
  @Test func stoppedTapesDecideNothing() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    for isAnswering in [true, false] {
      let runs = Mutex(0)
      let algorithm = ScriptedAlgorithm("stopped", isRandomised: true) { data, family, _ in
        let number = runs.withLock { count in
          count += 1
          return count
        }
        if number > 1 { _ = try data.datum(sample: 0, level: 1) }
        if !isAnswering { throw AlgorithmError() }
        return .vectors(try family.candidate(0, scale: 3))
      }
      let cell = try TheoremTwoExperiment(family: family, tapeCount: 40, timeLimit: -1).cell(algorithm, .digits)
      #expect(cell.agreement == .undecided)
      if isAnswering {
        guard case .failsOften(1, trials: 40, _) = cell.verdict else { Issue.record("\(cell.verdict)"); continue }
      } else {
        #expect(cell.verdict == .outOfTime)
      }
    }
  }

  /// On scale K − 2 the members' solutions are well away from the candidates of the centre: an output may be near one and far from
  /// the other. The member committed to is the one on which most tapes fail.
  @Test func membersCountAndNotTheCentre() throws {
    let family = try TheoremTwoClass.small(levels: 1, rows: 1, columns: 2)
    // The candidates of the centre are at 0.2121, those of the members at 0.1830; (0.1, 0) is within 0.1 of the latter only.
    let tenth = Rational.powerOfTen(-1)
    let algorithm = ScriptedAlgorithm("next to the boundary", isRandomised: true) { _, family, tape in
      if try tape.next(below: 10) < 7 { return .vectors([[tenth, 0]]) }
      return .vectors([[0, 2 * tenth]])
    }
    let cell = try TheoremTwoExperiment(family: family, tapeCount: 200).cell(algorithm, .fewerLevels)
    #expect(cell.member == (try family.omega3(index: 1)))
    guard case .failsOften(let failures, _, _) = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(failures > 110 && cell.agreement == .holds)
    #expect(cell.frequency?.successesPerCandidate == [failures, 200 - failures])
    try expectConsistency(of: cell, against: .fewerLevels, in: family)
  }

  /// A randomised algorithm that answers at its first tape only is judged by all of them.
  @Test func oneTape() throws {
    let family = try TheoremTwoClass.small()
    let cell = try TheoremTwoExperiment(family: family, tapeCount: 0).cell(CoinFlipAlgorithm(), .boundedData)
    guard case .fails = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(cell.frequency?.confidence.trials == 1 && cell.agreement == .holds)
  }
}
