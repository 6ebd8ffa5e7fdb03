import Challenges
import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions
import Probability
import Synchronization
import Testing

@Suite struct RandomisedTests {
  static let impossible = Barrier.allCases.filter(\.isImpossible)

  /// Biased tapes: the adversary commits to a candidate that is seldom answered.
  @Test(arguments: impossible)
  func biasedTapes(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small(rows: 2, columns: 4, sampleCount: 2)
    let scale = barrier.digits(of: family)
    let algorithm = ScriptedAlgorithm("biased", isRandomised: true) { _, _, tape in
      // 0 with probability 5/8, 1 with 2/8, 2 with 1/8.
      let index = [0, 0, 0, 0, 0, 1, 1, 2][try tape.next(below: 8)]
      return .vectors(try family.candidate(index, scale: scale))
    }
    let cell = try Experiment(family: family, tapeCount: 120).cell(algorithm, barrier)
    guard case .failsOften(let failures, trials: 120, scope: .everySample) = cell.verdict else {
      Issue.record("\(cell.verdict)")
      return
    }
    let frequency = try #require(cell.frequency)
    let successes = frequency.successesPerBranch
    #expect(successes.reduce(0, +) == 120 && successes[0] > successes[1] && successes[1] > successes[2])
    #expect((try cell.member(of: family)?.index) == 2 && failures == 120 - successes[2])
    #expect(frequency.confidence.successes == successes[2] && frequency.confidence.trials == 120)
    #expect(try frequency.theoremBound == Rational(1) / 3)
    #expect(cell.agreement == .holds)
    #expect(cell.certificates.first?.runs.count == 3)
    try expectConsistency(of: cell, against: barrier, in: family)
  }

  /// Equal seeds give equal cells.
  @Test func determinism() throws {
    let family = try TheoremTwoClass.small()
    func cell(_ seed: UInt64) throws -> Finding {
      try Experiment(family: family, tapeCount: 30, seed: seed).cell(CoinFlipAlgorithm(for: family), .digits)
    }
    let (one, two, three) = (try cell(1), try cell(1), try cell(2))
    #expect(one.verdict == two.verdict && one.certificates == two.certificates)
    #expect(one.certificates != three.certificates)
  }

  /// Tapes that ask for more than is allowed have failed, certified; they are no successes.
  @Test func mostTapesAskForMore() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    let algorithm = ScriptedAlgorithm("mostly endless", isRandomised: true) { data, _, tape in
      if try tape.next(below: 16) > 0 {
        return try EndlessAlgorithm().output(reading: data, in: data.setting, tape: &tape)
      }
      return .vectors(try family.candidate(0, scale: 3))
    }
    let cell = try Experiment(family: family, tapeCount: 100).cell(algorithm, .digits)
    #expect(cell.verdict == .failsOften(failures: 100, trials: 100, scope: .everySample) && cell.agreement == .holds)
    let wrong = try #require(cell.certificates.first?.claim.failures)
    #expect(wrong > 0 && wrong < 30)
    #expect(cell.certificates.map(\.claim.kind) == [.errorExceeds, .noOutput])
    // All tapes of one kind in one run of the certificate.
    #expect(cell.certificates.last?.runs.map(\.multiplicity) == [100 - wrong])
    #expect(cell.frequency?.confidence.successes == 0 && cell.frequency?.confidence.undecided == 0)
    try expectConsistency(of: cell, against: .digits, in: family)
  }

  /// No tape answers: each is in a certificate, whichever limit it went beyond.
  @Test func noTapeAnswers() throws {
    let family = try TheoremTwoClass.small(levels: 3, rows: 1, columns: 2, sampleCount: 40)
    let experiment = try Experiment(family: family, dataLimit: 5, tapeCount: 30)
    let endless = ScriptedAlgorithm("endless", isRandomised: true) { data, _, tape in
      let isWide = try tape.next(below: 3) == 0
      for number in 0... {
        _ = try data.datum(
          sample: isWide ? number % 40 : 0, level: isWide ? 1 + number / 40 : 1 + number)
      }
      return .vectors([])
    }
    let few = try experiment.cell(endless, .boundedData)
    #expect(few.verdict == .exceedsData(limit: 5) && few.agreement == .holds && few.frequency == nil)
    #expect(few.certificates.map { $0.runs.reduce(0) { $0 + $1.multiplicity } } == [30])
    #expect(few.certificates.first?.runs.count == 2)
    // 80 data up to level 2, of which 64 are allowed; or level 3.
    let mixed = try experiment.cell(endless, .fewerLevels)
    #expect(mixed.verdict == .failsOften(failures: 30, trials: 30, scope: .everySample) && mixed.agreement == .holds)
    #expect(Set(mixed.certificates.map(\.claim.dataLimit)) == [nil, 64])
    #expect(Set(mixed.certificates.map(\.claim.levelLimit)) == [nil, 2])
    try expectConsistency(of: mixed, against: .fewerLevels, in: family)
  }

  /// Tapes that end by themselves without an output might have succeeded, and might have failed.
  @Test(arguments: Self.impossible)
  func crashedTapesCountForNothing(barrier: Barrier) throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    let scale = barrier.digits(of: family)
    let crashes: [ScriptedAlgorithm.Body] = [
      { _, _, _ in throw AlgorithmError() }, { _, _, _ in .vectors([]) },
      { data, _, _ in .vectors([try data.datum(sample: 7, level: 1).solution]) },
    ]
    for crash in crashes {
      let number = Mutex(0)
      // Of every six tapes two crash, two answer candidate 0 and two candidate 1.
      let algorithm = ScriptedAlgorithm("every third", isRandomised: true) { data, _, tape in
        let own = number.withLock { count in
          count += 1
          return count
        }
        if own % 3 == 0 { return try crash(data, data.setting, &tape) }
        return .vectors(try family.candidate(own % 3 - 1, scale: scale))
      }
      let cell = try Experiment(family: family, tapeCount: 120).cell(algorithm, barrier)
      #expect(cell.verdict == .failsOften(failures: 40, trials: 120, scope: .everySample))
      let frequency = try #require(cell.frequency)
      #expect(frequency.successesPerBranch == [40, 40])
      let confidence = frequency.confidence
      #expect(confidence.successes == 40 && confidence.undecided == 40 && confidence.trials == 120)
      let percent = Rational.powerOfTen(-2)
      let least = try BinomialConfidence(successes: 40, trials: 120, confidence: 1 - percent)
      let most = try BinomialConfidence(successes: 80, trials: 120, confidence: 1 - percent)
      #expect(confidence.lowerBound == least.lowerBound && confidence.upperBound == most.upperBound)
      // With the crashed tapes as successes there are more than one half: neither certified nor refuted.
      #expect(least.lowerBound < frequency.theoremBound && frequency.theoremBound < most.lowerBound)
      #expect(cell.agreement == .undecided)
      #expect(try report(family, [cell]).outcome == .undecided)
      try expectConsistency(of: cell, against: barrier, in: family)
    }
  }

  /// What a few tapes may have been does not matter where the others decide.
  @Test func fewCrashedTapes() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    for (crashed, agreement) in [(1, ThreeValued.holds), (119, .undecided), (120, .undecided)] {
      let number = Mutex(0)
      let algorithm = ScriptedAlgorithm("seldom", isRandomised: true) { _, _, _ in
        let own = number.withLock { count in
          count += 1
          return count
        }
        if own <= crashed { throw AlgorithmError() }
        return .vectors(try family.candidate(own % 2, scale: 3))
      }
      let cell = try Experiment(family: family, tapeCount: 120).cell(algorithm, .digits)
      #expect(cell.agreement == agreement, "\(crashed): \(cell.verdict)")
      #expect(cell.frequency?.confidence.undecided == (crashed == 120 ? nil : crashed))
      if crashed == 120 {
        #expect(cell.verdict == .undecided("on 120 of 120 tapes: the algorithm gave up: AlgorithmError()"))
        #expect(cell.certificates.isEmpty)
      }
    }
  }

  /// A tape that is stopped might have succeeded, and so might those after it, which are not run. So might all of them, whatever the
  /// first one did.
  @Test func stoppedTapesDecideNothing() throws {
    let family = try TheoremTwoClass.small(rows: 1, columns: 2)
    for isAnswering in [true, false] {
      let runs = Mutex(0)
      let halt = Halt()
      defer { halt.now() }
      let algorithm = ScriptedAlgorithm("stopped", isRandomised: true) { data, _, _ in
        let number = runs.withLock { count in
          count += 1
          return count
        }
        if number > 1 { halt.wait() }
        if !isAnswering { throw AlgorithmError() }
        return .vectors(try family.candidate(0, scale: 3))
      }
      let cell = try Experiment(family: family, tapeCount: 40, timeLimit: 1).cell(algorithm, .digits)
      #expect(cell.agreement == .undecided && runs.withLock { $0 } == 2)
      if isAnswering {
        #expect(cell.verdict == .failsOften(failures: 1, trials: 40, scope: .everySample))
        #expect(cell.frequency?.confidence.undecided == 39)
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
    let algorithm = ScriptedAlgorithm("next to the boundary", isRandomised: true) { _, _, tape in
      if try tape.next(below: 10) < 7 { return .vectors([[tenth, 0]]) }
      return .vectors([[0, 2 * tenth]])
    }
    let cell = try Experiment(family: family, tapeCount: 200).cell(algorithm, .fewerLevels)
    #expect(try cell.member(of: family) == family.omega3(index: 1))
    guard case .failsOften(let failures, _, _) = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(failures > 110 && cell.agreement == .holds)
    #expect(cell.frequency?.successesPerBranch == [failures, 200 - failures])
    try expectConsistency(of: cell, against: .fewerLevels, in: family)
  }

  /// A randomised algorithm that answers at its first tape only is judged by all of them.
  @Test func oneTape() throws {
    let family = try TheoremTwoClass.small()
    let cell = try Experiment(family: family, tapeCount: 0).cell(CoinFlipAlgorithm(for: family), .boundedData)
    guard case .fails = cell.verdict else { Issue.record("\(cell.verdict)"); return }
    #expect(cell.frequency?.confidence.trials == 1 && cell.agreement == .holds)
  }
}
