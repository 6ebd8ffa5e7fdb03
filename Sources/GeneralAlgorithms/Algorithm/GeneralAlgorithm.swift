@_exported import NeuralNetworks
@_exported import PhaseTransitions
@_exported import TrainingData

/// A general algorithm for the class Ω(K, L) ([BHV, Def. 9.3]): it reads finitely many data, chosen adaptively, and
/// halts with an output or does not halt. The DocC article *The contract* states the definition with all quantifiers.
///
/// It knows the class, as any algorithm for Ω may, and sees of the instance only what
/// ``TrainingDataReader/datum(sample:level:)`` answers. A deterministic algorithm does not touch the tape; for a
/// given tape a randomised one is deterministic.
public protocol GeneralAlgorithm: Sendable {
  /// The name on the command line and in tables.
  var name: String { get }

  /// What it does, in one line.
  var summary: String { get }

  /// Whether it reads the tape.
  var isRandomised: Bool { get }

  /// The barriers that the theorem says this algorithm overcomes: the reference algorithms of (2) and (3).
  var overcomes: [Barrier] { get }

  /// Runs on the data of one instance.
  ///
  /// - Throws: `QueryRefusal`, passed on, when a datum is refused: the run then has no output. Any other error ends
  /// the run
  ///   without an output as well.
  func output(
    reading data: inout TrainingDataReader, for family: TheoremTwoClass, tape: inout RandomTape
  ) throws -> AlgorithmOutput
}

extension GeneralAlgorithm {
  /// Deterministic unless said otherwise.
  public var isRandomised: Bool { false }

  /// None unless said otherwise.
  public var overcomes: [Barrier] { [] }
}

/// What an algorithm answers: a vector x̂_k for each sample, or a network φ of which x̂_k = φ(y_k).
public enum AlgorithmOutput: Sendable {
  /// R vectors of N rational entries.
  case vectors([[Rational]])
  /// A network from ℝ^m to ℝ^N.
  case network(FeedForwardNetwork)
}
