import ExactArithmetic

extension Certificate {
  /// The rational data, each table referred to by its index.
  public struct DataTables: Sendable, Equatable, Codable {
    /// A matrix A_n = left·right.
    public struct DataMatrix: Sendable, Equatable, Codable {
      /// The left factor, m × m; absent for the identity.
      public var left: [[Rational]]?

      /// The right factor, m × N.
      public var right: [[Rational]]

      /// The matrix with these factors.
      public init(left: [[Rational]]?, right: [[Rational]]) {
        self.left = left
        self.right = right
      }
    }

    /// x_{k,n} with a proof of dist(x_{k,n}, Ξ(A_n, y_{k,n})).
    public struct DataSolution: Sendable, Equatable, Codable {
      /// The index of A_n.
      public var matrix: Int

      /// The index of y_{k,n}.
      public var vector: Int

      /// x_{k,n}.
      public var solution: [Rational]

      /// Where the minimisers Ξ(A_n, y_{k,n}) are; or else there is ``minimiser``.
      public var proof: SolutionSetProof?

      /// A minimiser, exactly; or else there is ``proof``.
      public var minimiser: MinimiserProof?

      /// The entry with an enclosure of all minimisers.
      public init(matrix: Int, vector: Int, solution: [Rational], proof: SolutionSetProof) {
        self.matrix = matrix
        self.vector = vector
        self.solution = solution
        self.proof = proof
      }

      /// The entry with one minimiser, known exactly.
      public init(matrix: Int, vector: Int, solution: [Rational], minimiser: MinimiserProof) {
        self.matrix = matrix
        self.vector = vector
        self.solution = solution
        self.minimiser = minimiser
      }
    }

    /// The matrices A_n.
    public var matrices: [DataMatrix]

    /// The vectors y_{k,n}.
    public var vectors: [[Rational]]

    /// The vectors x_{k,n}.
    public var solutions: [DataSolution]

    /// Empty tables.
    public init() {
      matrices = []
      vectors = []
      solutions = []
    }
  }
}
