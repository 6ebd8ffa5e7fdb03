import ExactArithmetic
import Probability
import RecoveryProblems
import TrainingData

/// One run of an algorithm: what it read and how it ended.
public struct RunRecord: Sendable {
  /// How a run ended.
  public enum Ending: Sendable {
    /// With an output of the right shape.
    case output(AlgorithmOutput)
    /// With a refused query and no output that counts.
    case refused(QueryRefusal)
    /// With an error of its own, or an output of the wrong shape or without a value; the text says which.
    case gaveUp(String)
    /// It was given up because its time was up.
    case outOfTime
    /// It was given up because the program was asked to end.
    case interrupted
  }

  /// A limit of an access rule.
  public enum Limit: Hashable, Sendable {
    /// The number of different data.
    case data(Int)
    /// The highest level.
    case level(Int)
  }

  /// The seconds of wall-clock time allowed for one run unless told otherwise. They are many because the oracle's time counts: where
  /// matrices are full and levels high, a datum takes tens of seconds on a busy machine.
  public static let defaultTimeLimit = 600.0

  /// What was asked and told.
  public let transcript: Transcript

  /// How the run ended.
  public let ending: Ending

  /// The record of a run.
  public init(transcript: Transcript, ending: Ending) {
    self.transcript = transcript
    self.ending = ending
  }

  /// The output, if there is one.
  public var output: AlgorithmOutput? {
    if case .output(let output) = ending { output } else { nil }
  }

  /// The limit beyond which the run asked, and the query by which it did, if there is such a query: then the run certainly has no
  /// output within the limit.
  public var excess: (limit: Limit, query: Query)? {
    switch ending {
    case .refused(.dataLimit(let query, let limit)): (.data(limit), query)
    case .refused(.levelLimit(let query, let limit)): (.level(limit), query)
    default: nil
    }
  }

  /// Why nothing is known about the algorithm from this run, or `nil` if it has an output or went beyond a limit.
  public var reasonOfSilence: String? {
    switch ending {
    case .output, .refused(.dataLimit), .refused(.levelLimit): nil
    case .refused(let refusal): refusal.description
    case .gaveUp(let text): "the algorithm gave up: \(text)"
    case .outOfTime: "out of time"
    case .interrupted: "interrupted"
    }
  }
}

extension GeneralAlgorithm {
  /// Runs on `data`, on a thread of its own, and records everything; afterwards `data` answers no more.
  ///
  /// An output after a refused query does not count: it may rest on the refusal, which no training data contain. A run that is given
  /// up is recorded with what it has read until then, and nothing that it does later counts; ``GeneralAlgorithm`` says what that
  /// costs.
  ///
  /// - Parameters:
  ///   - timeLimit: the seconds of wall-clock time after which the run is given up, oracle included; if not positive, nothing is run.
  ///   - isInterrupted: asked several times a second; `true` gives the run up.
  public func record(
    reading data: TrainingDataReader, tape: RandomTape,
    timeLimit: Double = RunRecord.defaultTimeLimit, isInterrupted: () -> Bool = { false }
  ) -> RunRecord {
    let ending = RunThread.ending(
      of: { conclusion(reading: data, tape: tape) }, within: timeLimit, isInterrupted: isInterrupted)
    let transcript = data.close()
    if case .interrupted = ending { return RunRecord(transcript: transcript, ending: ending) }
    return RunRecord(transcript: transcript, ending: transcript.refusal.map { .refused($0) } ?? ending)
  }

  /// How the run ends if nothing is refused.
  private func conclusion(reading data: TrainingDataReader, tape: RandomTape) -> RunRecord.Ending {
    var tape = tape
    do {
      let output = try output(reading: data, in: data.setting, tape: &tape)
      return output.defect(in: data.setting).map { .gaveUp($0) } ?? .output(output)
    } catch {
      return .gaveUp("\(error)")
    }
  }
}

extension AlgorithmOutput {
  /// The precision at which a network has to have values.
  private static let precision = 128

  /// The largest size of the entries together, in bits: written in decimals they fill more than half of the largest certificate.
  private static let maximalSize = 1 << 29

  /// Why this is no output in `setting`, or `nil` if it is one.
  fileprivate func defect(in setting: Setting) -> String? {
    switch self {
    case .vectors(let vectors):
      let isFitting = vectors.count == setting.sampleCount && vectors.allSatisfy { $0.count == setting.columnCount }
      guard isFitting else {
        return "the output is not \(setting.sampleCount) vectors of \(setting.columnCount) entries"
      }
      let size = vectors.joined().reduce(0) { $0 + $1.numerator.bitWidth + $1.denominator.bitWidth }
      return size <= Self.maximalSize ? nil : "the output has \(size) bits, more than a certificate can hold"
    case .network(let network):
      guard network.inputCount == setting.rowCount, network.outputCount == setting.columnCount else {
        return "the output is not a network from \(setting.rowCount) to \(setting.columnCount) entries"
      }
      let zero = Array(repeating: Interval(0, precision: Self.precision), count: setting.rowCount)
      do { _ = try network.enclosure(at: zero, precision: Self.precision) } catch {
        return "the network has no value: \(error)"
      }
      return nil
    }
  }
}
