import ExactArithmetic
import RecoveryProblems
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

  /// What the algorithm is told beforehand.
  public let setting: Setting

  /// The number R of samples.
  public var sampleCount: Int { setting.sampleCount }

  private let oracle: any Oracle
  private let rule: AccessRule
  private let resolution: Resolution
  private let state = Mutex(State())

  private struct State {
    var transcript = Transcript()
    var isOver = false
  }

  /// A reader of the data of `oracle`.
  ///
  /// - Parameter rule: what may be read.
  public init(
    oracle: any Oracle, rule: AccessRule = .unlimited, resolution: Resolution = .exactLevel
  ) {
    self.oracle = oracle
    self.rule = rule
    self.resolution = resolution
    setting = oracle.setting
  }

  /// What has been asked and told.
  public var transcript: Transcript { state.withLock { $0.transcript } }

  /// Ends the access: every later query is refused, and leaves no trace in the transcript. So does one in hand: nobody waits for
  /// its answer.
  ///
  /// - Returns: the transcript of the run.
  @discardableResult
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
    try state.withLock { (state) throws(QueryRefusal) in try admit(query, &state) }
    // The oracle works outside the lock, so that whoever closes the reader need not wait for it.
    let answer = Result { () throws(ArithmeticError) in
      try oracle.datum(for: Query(sample: k, level: resolution.level(for: n)))
    }
    return try state.withLock { (state) throws(QueryRefusal) in
      // Another query may have been answered or refused in the meantime, and the run may be over.
      try admit(query, &state)
      switch answer {
      case .success(let answer):
        state.transcript.append(Transcript.Entry(query: query, answer: answer))
        return answer.datum
      case .failure(let error):
        let refusal = QueryRefusal.unavailable(query, error)
        state.transcript.refusal = refusal
        throw refusal
      }
    }
  }

  /// Lets `query` pass if the run goes on and the rule allows it.
  ///
  /// - Throws: `QueryRefusal`, the first one recorded as what ended the access.
  private func admit(_ query: Query, _ state: inout State) throws(QueryRefusal) {
    if state.isOver { throw .runIsOver(query) }
    if let refusal = state.transcript.refusal { throw refusal }
    if let refusal = violation(query, after: state.transcript) {
      state.transcript.refusal = refusal
      throw refusal
    }
  }

  /// Why the rule does not allow `query`, or `nil` if it does.
  private func violation(_ query: Query, after transcript: Transcript) -> QueryRefusal? {
    guard (0..<sampleCount).contains(query.sample), (1...Self.greatestLevel).contains(query.level) else {
      return .noSuchDatum(query)
    }
    if let limit = rule.levelLimit, query.level > limit { return .levelLimit(query, limit: limit) }
    if let limit = rule.dataLimit, !transcript.queries.contains(query), transcript.dataRead >= limit {
      return .dataLimit(query, limit: limit)
    }
    return nil
  }
}
