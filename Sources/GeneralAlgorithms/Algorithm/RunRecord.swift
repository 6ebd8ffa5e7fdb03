/// One run of an algorithm: what it read and how it ended.
public struct RunRecord: Sendable {
  /// How a run ended.
  public enum Ending: Sendable {
    /// With an output of the right shape.
    case output(AlgorithmOutput)
    /// With a refused query and no output that counts.
    case refused(QueryRefusal)
    /// With an error of its own, or an output of the wrong shape or without a value.
    case gaveUp(String)
  }

  /// What was asked and told.
  public let transcript: Transcript

  /// How the run ended.
  public let ending: Ending

  /// The output, if there is one.
  public var output: AlgorithmOutput? {
    if case .output(let output) = ending { output } else { nil }
  }
}

extension GeneralAlgorithm {
  /// Runs on `data` and records everything; afterwards `data` answers no more.
  ///
  /// An output after a refused query does not count: it may rest on the refusal, which no training data contain.
  public func record(
    reading data: TrainingDataReader, for family: TheoremTwoClass, tape: RandomTape
  ) -> RunRecord {
    // The algorithm may put another reader in its place; the transcript is that of `data`.
    var handle = data
    var tape = tape
    let ending: RunRecord.Ending
    do {
      let output = try output(reading: &handle, for: family, tape: &tape)
      ending = output.defect(for: family).map { .gaveUp($0) } ?? .output(output)
    } catch {
      ending = .gaveUp("\(error)")
    }
    let transcript = data.close()
    return RunRecord(transcript: transcript, ending: transcript.refusal.map { .refused($0) } ?? ending)
  }
}

extension AlgorithmOutput {
  /// The precision at which a network has to have values.
  private static let precision = 128

  /// Why this is no output for the class, or `nil` if it is one.
  fileprivate func defect(for family: TheoremTwoClass) -> String? {
    switch self {
    case .vectors(let vectors):
      let isFitting = vectors.count == family.sampleCount && vectors.allSatisfy { $0.count == family.columnCount }
      return isFitting ? nil : "the output is not \(family.sampleCount) vectors of \(family.columnCount) entries"
    case .network(let network):
      guard network.inputCount == family.rowCount, network.outputCount == family.columnCount else {
        return "the output is not a network from \(family.rowCount) to \(family.columnCount) entries"
      }
      let zero = Array(repeating: Interval(0, precision: Self.precision), count: family.rowCount)
      do { _ = try network.enclosure(at: zero, precision: Self.precision) } catch {
        return "the network has no value: \(error)"
      }
      return nil
    }
  }
}
