import Foundation
import Synchronization

/// Access to training data under a rule: the only thing that an algorithm sees of an instance.
///
/// An oracle answers, the transcript records, and the first query beyond the rule ends the access: all later ones are refused.
/// A reader is an object: there is one transcript however the reader is passed on, so that nothing is read beside it.
public final class TrainingDataReader: Sendable {
  /// How the levels asked for are mapped to levels answered.
  public enum Resolution: Sendable {
    /// Level n is answered with data made for level n.
    case exactLevel
    /// Level n is answered with data made for a level ≥ n, which are admissible at level n too: the next power of two
    /// up to 1024, the next multiple of 1024 above. Few different data then serve many queries.
    case coarse

    /// The level of the data that answer a query at level n.
    func level(for n: Int) -> Int {
      switch self {
      case .exactLevel: n
      case .coarse: n <= 1024 ? 1 << n.bitWidthOfCount : (n + 1023) / 1024 * 1024
      }
    }
  }

  /// The highest level that any rule allows: what a certificate can hold, when levels are answered coarsely.
  public static let greatestLevel = HonestOracle.greatestLevel / 2

  /// The number R of samples.
  public let sampleCount: Int

  private let oracle: HonestOracle
  private let rule: AccessRule
  private let resolution: Resolution
  private let deadline: Date?
  private let isInterrupted: @Sendable () -> Bool
  private let state = Mutex(State())

  private struct State {
    var transcript = Transcript()
    var isOver = false
  }

  /// A reader of the data of `oracle`.
  ///
  /// - Parameters:
  ///   - rule: what may be read.
  ///   - deadline: after this moment every query is refused.
  ///   - isInterrupted: asked before every answer.
  public init(
    oracle: HonestOracle, rule: AccessRule = .unlimited, resolution: Resolution = .exactLevel, deadline: Date? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.oracle = oracle
    self.rule = rule
    self.resolution = resolution
    self.deadline = deadline
    self.isInterrupted = isInterrupted
    sampleCount = oracle.instance.sampleCount
  }

  /// What has been asked and told.
  public var transcript: Transcript { state.withLock { $0.transcript } }

  /// Ends the access: every later query is refused, and leaves no trace in the transcript.
  ///
  /// - Returns: the transcript of the run.
  public func close() -> Transcript {
    state.withLock {
      $0.isOver = true
      return $0.transcript
    }
  }

  /// The datum (k, n), k = 0 … R − 1, n ≥ 1.
  ///
  /// - Throws: `QueryRefusal`; from the first refusal on, every query is refused.
  public func datum(sample k: Int, level n: Int) throws(QueryRefusal) -> TrainingDatum {
    let query = Query(sample: k, level: n)
    return try state.withLock { (state) throws(QueryRefusal) in
      if state.isOver { throw .runIsOver(query) }
      if let refusal = state.transcript.refusal { throw refusal }
      do throws(QueryRefusal) {
        let answer = try answer(query, after: state.transcript)
        state.transcript.append(Transcript.Entry(query: query, answer: answer))
        return answer.datum
      } catch {
        state.transcript.refusal = error
        throw error
      }
    }
  }

  private func answer(_ query: Query, after transcript: Transcript) throws(QueryRefusal) -> ProvedDatum {
    guard (0..<sampleCount).contains(query.sample), (1...Self.greatestLevel).contains(query.level) else {
      throw .noSuchDatum(query)
    }
    if isInterrupted() { throw .interrupted(query) }
    if let deadline, Date() > deadline { throw .timeLimit(query) }
    if let limit = rule.levelLimit, query.level > limit { throw .levelLimit(query, limit: limit) }
    if let limit = rule.dataLimit, !transcript.queries.contains(query), transcript.dataRead >= limit {
      throw .dataLimit(query, limit: limit)
    }
    let level = resolution.level(for: query.level)
    do throws(ArithmeticError) {
      return try oracle.datum(for: Query(sample: query.sample, level: level))
    } catch {
      throw .unavailable(query, error)
    }
  }
}
