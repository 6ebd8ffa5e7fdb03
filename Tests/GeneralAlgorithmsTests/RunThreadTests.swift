import Foundation
import PhaseTransitions
import Probability
import RecoveryProblems
import Synchronization
import TestSupport
import Testing
import TrainingData

@testable import GeneralAlgorithms

@Suite struct RunThreadTests {
  private let family: TheoremTwoClass
  private let oracle: HonestOracle

  init() throws {
    family = try .small()
    oracle = HonestOracle(try family.instance(family.centre))
  }

  private func run(
    _ reader: TrainingDataReader? = nil, within timeLimit: Double, _ body: @escaping ScriptedAlgorithm.Body
  ) -> RunRecord {
    ScriptedAlgorithm("scripted", body: body).record(
      reading: reader ?? TrainingDataReader(oracle: oracle), tape: RandomTape(seed: 1),
      timeLimit: timeLimit)
  }

  private func isOutOfTime(_ record: RunRecord) -> Bool {
    if case .outOfTime = record.ending { record.output == nil } else { false }
  }

  /// A run that is given up has the transcript up to then; what it does later is refused, and enters nothing.
  @Test func whatComesLateCountsForNothing() throws {
    let halt = Halt()
    let late = Mutex<[QueryRefusal?]>([])
    let right = try family.candidate(0, scale: 3)
    let reader = TrainingDataReader(oracle: oracle)
    let start = ContinuousClock.now
    let record = run(reader, within: 0.3) { data, _, _ in
      _ = try data.datum(sample: 0, level: 4)
      halt.wait()
      for level in [4, 5] {
        do throws(QueryRefusal) {
          _ = try data.datum(sample: 0, level: level)
          late.withLock { $0.append(nil) }
        } catch {
          late.withLock { $0.append(error) }
        }
      }
      return .vectors(right)
    }
    #expect(start.duration(to: .now) < .seconds(2))
    #expect(isOutOfTime(record) && record.transcript.entries.map(\.query) == [Query(sample: 0, level: 4)])
    halt.now()
    while late.withLock({ $0.count }) < 2 { Thread.sleep(forTimeInterval: 0.01) }
    for refusal in late.withLock({ $0 }) {
      guard case .runIsOver = refusal else { Issue.record("\(String(describing: refusal))"); return }
    }
    #expect(reader.transcript.entries.count == 1 && reader.transcript.refusal == nil)
    // The next runs are not those of the abandoned thread.
    for _ in 0..<20 {
      let next = run(within: 60) { _, _, _ in throw AlgorithmError() }
      guard case .gaveUp("AlgorithmError()") = next.ending else { Issue.record("\(next.ending)"); return }
    }
  }

  @Test func timeLimitsOfAllKinds() throws {
    let right = try family.candidate(0, scale: 3)
    for limit: Double in [0, -1, -.infinity, .nan] {
      let hasRun = Mutex(false)
      let record = run(within: limit) { _, _, _ in
        hasRun.withLock { $0 = true }
        return .vectors(right)
      }
      #expect(isOutOfTime(record) && !hasRun.withLock { $0 }, "\(limit)")
    }
    for limit: Double in [30, 1e300, .greatestFiniteMagnitude, .infinity] {
      #expect(run(within: limit) { _, _, _ in .vectors(right) }.output != nil, "\(limit)")
    }
  }

  /// More than the 8 MiB of stack that threads have by default: 9 MiB of data, and what the calls themselves take.
  @Test func recursion() throws {
    @Sendable func depth(_ n: Int) -> Int {
      withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { bytes in
        bytes[n % 1024] = 1
        return n == 0 ? 0 : depth(n - 1) + Int(bytes[n % 1024])
      }
    }
    let right = try family.candidate(0, scale: 3)
    let record = run(within: 60) { _, _, _ in
      guard depth(9 << 10) == 9 << 10 else { throw AlgorithmError() }
      return .vectors(right)
    }
    #expect(record.output != nil)
  }

  /// As many threads as runs at the same time, not as runs.
  @Test func threadsAreUsedAgain() throws {
    let threads = Mutex<[ObjectIdentifier: Thread]>([:])
    for _ in 0..<300 {
      _ = run(within: 60) { _, _, _ in
        threads.withLock { $0[ObjectIdentifier(Thread.current)] = .current }
        throw AlgorithmError()
      }
    }
    // Other tests run at the same time and take their turns.
    #expect(threads.withLock { $0.count } < 60)
  }

  /// Runs at the same time do not disturb one another.
  @Test func runsAtTheSameTime() throws {
    let endings = Mutex<[Int: String]>([:])
    DispatchQueue.concurrentPerform(iterations: 40) { number in
      let record = run(within: 60) { data, _, _ in
        for level in 1...1 + number % 5 { _ = try data.datum(sample: 0, level: level) }
        return .vectors(Array(repeating: [], count: number))
      }
      guard case .gaveUp(let text) = record.ending, record.transcript.highestLevel == 1 + number % 5 else { return }
      endings.withLock { $0[number] = text }
    }
    #expect(endings.withLock { $0.count } == 40)
  }
}
