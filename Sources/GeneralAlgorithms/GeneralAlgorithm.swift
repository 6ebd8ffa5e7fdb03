import ExactArithmetic
import NeuralNetworks
import Probability
import RecoveryProblems
import TrainingData

/// A general algorithm ([BHV, Def. 9.3]): it reads finitely many data, chosen adaptively, and halts with an output or does not halt.
/// The DocC article *The contract* states the definition with all quantifiers.
///
/// It sees of the instance only what `TrainingDataReader.datum(sample:level:)` answers. What it knows of the class Ω, as any algorithm
/// for Ω may, it was told when it was made. A deterministic algorithm does not touch the tape; for a
/// given tape a randomised one is deterministic: the same answers and the same tape lead to the same queries and the same output.
///
/// A run that throws, answers in a wrong shape, or is not ready in time proves nothing about the algorithm: it is undecided,
/// neither a success nor a failure. Each run has a thread of its own with a stack of 16 MiB. When its time is up it is given up,
/// even if it asks for nothing; but Swift cannot end a thread, so that an endless loop goes on without effect and keeps a processor
/// busy until the program ends. What cannot be contained within one process: a trap (a force unwrap, an overflow, an index out of
/// range), a stack that overflows, and memory taken without bound end the whole program. Code that may do so needs a process of its own.
public protocol GeneralAlgorithm: Sendable {
  /// The name on the command line and in tables.
  var name: String { get }

  /// What it does, in one line.
  var summary: String { get }

  /// Whether it reads the tape.
  var isRandomised: Bool { get }

  /// The names of the questions that this algorithm is proved to answer; a failure there refutes the proof.
  var overcomes: [String] { get }

  /// Runs on the data of one instance.
  ///
  /// - Throws: `QueryRefusal`, passed on, when a datum is refused: the run then has no output. Any other error ends the run
  ///   undecided.
  func output(
    reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
  ) throws -> AlgorithmOutput
}

extension GeneralAlgorithm {
  /// Deterministic unless said otherwise.
  public var isRandomised: Bool { false }

  /// None unless said otherwise.
  public var overcomes: [String] { [] }
}

/// What an algorithm answers: a vector x̂_k for each sample, or a network φ of which x̂_k = φ(y_k).
public enum AlgorithmOutput: Sendable {
  /// R vectors of N rational entries.
  case vectors([[Rational]])
  /// A network from ℝ^m to ℝ^N.
  case network(FeedForwardNetwork)
}
