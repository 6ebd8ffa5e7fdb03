import ExactArithmetic

extension Certificate {
  /// One run of the algorithm, or several that agree to the letter.
  public struct Run: Sendable, Equatable, Codable {
    /// One query (k, n) and the datum that answered it.
    public struct Answer: Sendable, Equatable, Codable {
      /// k.
      public var sample: Int

      /// n.
      public var level: Int

      /// The index in `data.solutions`, which names the matrix and the vector too.
      public var solution: Int

      /// The answer `solution` to the query (`sample`, `level`).
      public init(sample: Int, level: Int, solution: Int) {
        self.sample = sample
        self.level = level
        self.solution = solution
      }
    }

    /// A query that was refused.
    public struct Query: Sendable, Equatable, Codable {
      /// k.
      public var sample: Int

      /// n.
      public var level: Int

      /// The query (`sample`, `level`).
      public init(sample: Int, level: Int) {
        self.sample = sample
        self.level = level
      }
    }

    /// What the algorithm answered: a vector for each sample, or a network whose values at the samples count.
    public struct Output: Sendable, Equatable, Codable {
      /// x̂_k for each k.
      public var vectors: [[Rational]]?

      /// φ, with x̂_k = φ(y_k).
      public var network: NetworkDocument?

      /// An output of either form.
      public init(vectors: [[Rational]]? = nil, network: NetworkDocument? = nil) {
        self.vectors = vectors
        self.network = network
      }
    }

    /// How many runs this one stands for.
    public var multiplicity: Int

    /// The queries with their answers, in order.
    public var transcript: [Answer]

    /// The query that went beyond the limit, if the run ended so.
    public var refused: Query?

    /// The output, if there is one.
    public var output: Output?

    /// For each sample the functional that separates the output from the minimisers, or nothing.
    public var functionals: [[Rational]?]?

    /// For each functional the multiplier that bounds it on a set that is known exactly, or nothing.
    public var multipliers: [[Rational]?]?

    /// A run with these parts.
    public init(
      multiplicity: Int, transcript: [Answer], refused: Query? = nil, output: Output? = nil,
      functionals: [[Rational]?]? = nil, multipliers: [[Rational]?]? = nil
    ) {
      self.multiplicity = multiplicity
      self.transcript = transcript
      self.refused = refused
      self.output = output
      self.functionals = functionals
      self.multipliers = multipliers
    }
  }
}
