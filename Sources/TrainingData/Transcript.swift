import RecoveryProblems

/// What an algorithm asked and was told, in order.
public struct Transcript: Sendable {
  /// One query and its answer.
  public struct Entry: Sendable {
    /// The sample and the level that were asked for.
    public let query: Query
    /// The answer; one datum may answer several queries.
    public let answer: ProvedDatum
  }

  /// The entries in order. A query asked again stands here again.
  public private(set) var entries: [Entry] = []

  /// The different queries that were answered.
  public private(set) var queries: Set<Query> = []

  /// The query that ended the run, if one was refused.
  public internal(set) var refusal: QueryRefusal?

  /// The number of different data read.
  public var dataRead: Int { queries.count }

  /// The highest level read, 0 if none.
  public var highestLevel: Int { queries.map(\.level).max() ?? 0 }

  /// An empty transcript.
  public init() {}

  mutating func append(_ entry: Entry) {
    entries.append(entry)
    queries.insert(entry.query)
  }
}
