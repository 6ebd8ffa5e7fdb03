import Dispatch
import ExactArithmetic
import RecoveryProblems
import Synchronization
import Testing
import TrainingData

@Suite struct TrainingDataReaderTests {
  private func oracle(_ kind: RecoveryProblem.Kind = .p3, _ manner: HonestOracle.Manner = .nearest) throws
    -> HonestOracle
  {
    HonestOracle(try Setting(kind: kind).instance(), manner: manner)
  }

  /// The refusal of a query, or `nil` when it is answered.
  private func refusal(_ reader: TrainingDataReader, _ k: Int, _ n: Int) -> QueryRefusal? {
    do throws(QueryRefusal) {
      _ = try reader.datum(sample: k, level: n)
      return nil
    } catch {
      return error
    }
  }

  @Test func answersAreThoseOfTheOracle() throws {
    let oracle = try oracle(.p2, .random(seed: 3))
    let reader = TrainingDataReader(oracle: oracle)
    #expect(reader.sampleCount == 2)
    #expect(reader.transcript.entries.isEmpty && reader.transcript.highestLevel == 0 && reader.transcript.dataRead == 0)
    let queries = [(0, 3), (1, 9), (0, 3), (1, 1)].map { Query(sample: $0.0, level: $0.1) }
    for query in queries {
      let datum = try reader.datum(sample: query.sample, level: query.level)
      let expected = try oracle.datum(for: query).datum
      #expect(datum.matrix == expected.matrix && datum.vector == expected.vector && datum.solution == expected.solution)
      #expect(datum.rowCount == 3 && datum.columnCount == 5)
      let unit: [Rational] = [0, 1, 0]
      #expect(datum.combinationOfRows(unit, columns: 9) == datum.matrix.row(1))
    }
    // A query asked again is one datum, but two entries.
    let transcript = reader.transcript
    #expect(transcript.entries.map(\.query) == queries && transcript.queries == Set(queries))
    #expect(transcript.dataRead == 3 && transcript.highestLevel == 9 && transcript.refusal == nil)
    #expect(transcript.entries.map(\.answer.level) == [3, 9, 3, 1])
  }

  /// Rows of A_n behind a transform.
  @Test func combinationsOfRows() throws {
    let instance = try Setting(kind: .p3, transform: .discreteCosine).instance()
    let datum = try TrainingDataReader(oracle: HonestOracle(instance)).datum(sample: 0, level: 6)
    let v: [Rational] = [2, -1, .powerOfTwo(-5)]
    for count in [0, 2, 5] {
      #expect(datum.combinationOfRows(v, columns: count) == Array(datum.matrix.transposed.times(v).prefix(count)))
    }
  }

  @Test func theDataLimitCountsDifferentData() throws {
    let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(dataLimit: 2))
    for (k, n) in [(0, 1), (0, 1), (1, 1), (0, 1), (1, 1)] { #expect(refusal(reader, k, n) == nil) }
    guard case .dataLimit(let query, limit: 2) = refusal(reader, 0, 2) else { Issue.record("no limit"); return }
    #expect(query == Query(sample: 0, level: 2))
    #expect(reader.transcript.dataRead == 2)
    let none = TrainingDataReader(oracle: try oracle(), rule: AccessRule(dataLimit: 0))
    guard case .dataLimit(_, limit: 0) = refusal(none, 0, 1) else { Issue.record("no limit"); return }
  }

  @Test func theLevelLimit() throws {
    let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(levelLimit: 5))
    #expect(refusal(reader, 0, 5) == nil)
    guard case .levelLimit(_, limit: 5) = refusal(reader, 1, 6) else { Issue.record("no limit"); return }
    #expect(reader.transcript.highestLevel == 5)
    #expect(AccessRule.unlimited == AccessRule() && AccessRule(levelLimit: 5) != .unlimited)
  }

  @Test func noSuchDatum() throws {
    for (k, n) in [
      (2, 1), (-1, 1), (0, 0), (0, -3), (Int.max, 1), (0, Int.max), (0, TrainingDataReader.greatestLevel + 1),
    ] {
      let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(dataLimit: 0, levelLimit: 0))
      guard case .noSuchDatum(let query) = refusal(reader, k, n) else { Issue.record("(\(k), \(n))"); return }
      #expect(query == Query(sample: k, level: n))
    }
  }

  /// After one refusal even what has been read is refused, with the same reason.
  @Test func aRefusalIsFinal() throws {
    let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(levelLimit: 3))
    #expect(refusal(reader, 0, 2) == nil)
    #expect(refusal(reader, 0, 4) != nil)
    for (k, n) in [(0, 2), (1, 1), (7, 7)] {
      guard case .levelLimit(let query, limit: 3) = refusal(reader, k, n) else { Issue.record("answered"); return }
      #expect(query == Query(sample: 0, level: 4))
    }
    #expect(reader.transcript.entries.count == 1)
    guard case .levelLimit = reader.transcript.refusal else { Issue.record("not recorded"); return }
  }

  /// Whoever asks at the same time, no more is answered than is allowed, and everything that is answered is recorded.
  @Test func concurrentQueries() throws {
    for _ in 0..<20 {
      // A new oracle, which has every datum to make: two queries are in hand when the last datum allowed is given away.
      let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(dataLimit: 3))
      let answered = Mutex(Set<Query>())
      DispatchQueue.concurrentPerform(iterations: 12) { number in
        let query = Query(sample: number % 2, level: 300 + number / 2)
        guard (try? reader.datum(sample: query.sample, level: query.level)) != nil else { return }
        answered.withLock { _ = $0.insert(query) }
      }
      #expect(reader.transcript.dataRead == 3 && reader.transcript.queries == answered.withLock { $0 })
      guard case .dataLimit = reader.transcript.refusal else { Issue.record("no limit"); return }
    }
  }

  @Test func unavailableData() throws {
    let empty = try rationalInstance(RecoveryProblem(.p1, parameter: 1), [[1, 1], [0, 0]], samples: [[1, 4]])
    let reader = TrainingDataReader(oracle: HonestOracle(empty))
    guard case .unavailable(_, .domain) = refusal(reader, 0, 2) else { Issue.record("available"); return }
    #expect(reader.transcript.entries.isEmpty)
  }

  /// There is one transcript, whoever asks; and none after the run.
  @Test func oneTranscript() throws {
    let reader = TrainingDataReader(oracle: try oracle(), rule: AccessRule(dataLimit: 2))
    let copy = reader
    #expect(refusal(copy, 0, 1) == nil && refusal(reader, 1, 1) == nil)
    #expect(refusal(copy, 0, 3) != nil)
    #expect(reader.transcript.dataRead == 2 && reader.transcript.refusal != nil)

    let open = TrainingDataReader(oracle: try oracle())
    #expect(refusal(open, 0, 1) == nil)
    let transcript = open.close()
    guard case .runIsOver = refusal(open, 0, 1) else { Issue.record("still open"); return }
    #expect(transcript.dataRead == 1 && open.transcript.entries.count == 1 && open.transcript.refusal == nil)
  }

  /// Coarse answers are made for a level at least as high, which few different ones are, and are admissible at the level asked.
  @Test func coarseResolution() throws {
    let instance = try Setting(kind: .p3, place: .first(2)).instance()
    let oracle = HonestOracle(instance, manner: .edge(seed: 4))
    let reader = TrainingDataReader(oracle: oracle, resolution: .coarse)
    for (level, made) in [
      (1, 1), (2, 2), (3, 4), (4, 4), (5, 8), (33, 64), (64, 64), (513, 1024), (1024, 1024), (1025, 2048),
    ] {
      _ = try reader.datum(sample: 1, level: level)
      let entry = try #require(reader.transcript.entries.last)
      #expect(entry.query.level == level && entry.answer.level == made)
      let verdict = try Admissibility.check(entry.answer, entry.query, instance, precision: 2 * made + 400)
      #expect(verdict.verdict == .holds, "level \(level): \(verdict)")
    }
    #expect(reader.transcript.highestLevel == 1025)
  }

  @Test func descriptionsOfRefusals() {
    let query = Query(sample: 1, level: 9)
    let texts = [
      QueryRefusal.noSuchDatum(query), .dataLimit(query, limit: 4), .levelLimit(query, limit: 8),
      .runIsOver(query), .unavailable(query, .divisionByZero),
    ].map(\.description)
    #expect(Set(texts).count == texts.count)
    #expect(texts.allSatisfy { $0.contains("(2, 9)") })
    #expect(QueryRefusal.noSuchDatum(Query(sample: .max, level: 1)).description.isEmpty == false)
  }
}
