import ExactArithmetic

/// A claim about what an algorithm answered, with everything that is needed to check it.
///
/// The fields are those of the file format, `Proofs/CERTIFICATE.md`, which defines each. Indices of samples, columns, levels
/// and table entries count from 1, as in the mathematics.
public struct Certificate: Sendable, Equatable, Codable {
  /// What `format` says in every file of this kind.
  public static let formatName = "barrierlab-certificate"

  /// The versions of the format that this module reads.
  public static let versions = 1...2

  /// The first thing that a reader looks at.
  public var format = formatName

  /// 2 if anything stands in the file that version 1 does not have, else 1, which more checkers read.
  public var version = 1

  /// What is claimed.
  public var claim: Claim

  /// The exact problem, matrix and samples.
  public var instance: InstanceDocument

  /// Further instances of which the data shown are data as well; for `indistinguishable`.
  public var alternatives: [InstanceDocument]?

  /// Tables of the rational data that the algorithm was shown.
  public var data: DataTables

  /// The runs of the algorithm: what it asked, what it was told, what it answered.
  public var runs: [Run]

  /// Where the minimisers are, one proof for each sample.
  public var evidence: Evidence

  /// A certificate with these parts.
  public init(
    claim: Claim, instance: InstanceDocument, alternatives: [InstanceDocument]? = nil, data: DataTables, runs: [Run],
    evidence: Evidence
  ) {
    self.claim = claim
    self.instance = instance
    self.alternatives = alternatives
    self.data = data
    self.runs = runs
    self.evidence = evidence
    if usesVersionTwo { version = 2 }
  }

  /// Whether something stands in the file that version 1 does not have.
  var usesVersionTwo: Bool {
    alternatives != nil || instance.weights != nil || evidence.separation != nil || claim.sample != nil
      || claim.kind == .indistinguishable || evidence.solutionSets.contains { $0.ray != nil }
      || data.solutions.contains { $0.proof?.ray != nil }
  }
}

extension Certificate {
  /// What is claimed about the runs.
  public struct Claim: Sendable, Equatable, Codable {
    /// The kinds of claims.
    public enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
      /// At least `failures` of the outputs have an error above `bound`.
      case errorExceeds = "error-exceeds"
      /// Every output has an error of at most `bound` at every sample.
      case errorAtMost = "error-at-most"
      /// There is no output: the algorithm asked for more than the limit allows.
      case noOutput = "no-output"
      /// The data shown are data of several instances, and no vector is closer than `bound` to the minimisers of all of them.
      case indistinguishable
    }

    /// At which samples an error exceeds the bound.
    public enum Scope: String, Sendable, Equatable, Codable {
      /// At every sample: min_k dist(x̂_k, Ξ(A, y_k)) > bound.
      case everySample = "every-sample"
      /// At some sample: max_k dist(x̂_k, Ξ(A, y_k)) > bound.
      case someSample = "some-sample"
    }

    /// What is claimed.
    public var kind: Kind

    /// The bound on the error; for the kinds that have one.
    public var bound: Rational?

    /// At which samples; for `error-exceeds`.
    public var scope: Scope?

    /// The sample at which the instances are told apart; for `indistinguishable`.
    public var sample: Int?

    /// How many outputs fail, counted with multiplicity; for `error-exceeds`.
    public var failures: Int?

    /// How many data the algorithm may read; for `no-output` by the number of data.
    public var dataLimit: Int?

    /// Up to which level the algorithm may read; for `no-output` by the level.
    public var levelLimit: Int?

    /// How many runs there are, counted with multiplicity.
    public var runs: Int

    /// The largest number of different data (k, n) that one run read.
    public var dataRead: Int

    /// The highest level that any run read, 0 if none.
    public var highestLevel: Int

    /// Which member of Ω(K, L) the instance is; absent for an instance from elsewhere.
    public var member: MemberClaim?

    /// A claim with these parts.
    public init(
      kind: Kind, bound: Rational? = nil, scope: Scope? = nil, sample: Int? = nil, failures: Int? = nil,
      dataLimit: Int? = nil, levelLimit: Int? = nil, runs: Int, dataRead: Int, highestLevel: Int,
      member: MemberClaim? = nil
    ) {
      self.kind = kind
      self.bound = bound
      self.scope = scope
      self.sample = sample
      self.failures = failures
      self.dataLimit = dataLimit
      self.levelLimit = levelLimit
      self.runs = runs
      self.dataRead = dataRead
      self.highestLevel = highestLevel
      self.member = member
    }
  }

  /// Which member of Ω(K, L) the instance is: the block matrix of first row g·1 + τe_i on the scale D.
  public struct MemberClaim: Sendable, Equatable, Codable {
    /// K.
    public var digits: Int

    /// L, up to 2^19.
    public var levels: Int

    /// The scale D: K, K − 1 or K − 2.
    public var scale: Int

    /// i, from 1; absent for the centre.
    public var column: Int?

    /// τ; absent for the centre.
    public var tilt: Rational?

    /// g, the common entry of the first row.
    public var base: ExpressionDocument

    /// The claim with these parts.
    public init(digits: Int, levels: Int, scale: Int, column: Int?, tilt: Rational?, base: ExpressionDocument) {
      self.digits = digits
      self.levels = levels
      self.scale = scale
      self.column = column
      self.tilt = tilt
      self.base = base
    }
  }

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

  /// ``OptimalityEvidence`` in a file.
  public struct SolutionSetProof: Sendable, Equatable, Codable {
    /// u.
    public var dual: [Rational]

    /// x̃.
    public var point: [Rational]

    /// The support groups, columns from 1.
    public var groups: [[Int]]

    /// σ.
    public var singularValueLowerBound: Rational

    /// Whether no minimiser of (P3) fits exactly; absent if not.
    public var ray: Bool?

    /// The document of `evidence`.
    public init(_ evidence: OptimalityEvidence) {
      dual = evidence.dual
      point = evidence.point
      groups = evidence.groups.map { $0.map { $0 + 1 } }
      singularValueLowerBound = evidence.singularValueLowerBound
      ray = evidence.isRay ? true : nil
    }

    /// The evidence that it documents.
    public var evidence: OptimalityEvidence {
      OptimalityEvidence(
        dual: dual, point: point, groups: groups.map { $0.map { $0 &- 1 } },
        singularValueLowerBound: singularValueLowerBound, isRay: ray ?? false)
    }
  }

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

    /// A run with these parts.
    public init(
      multiplicity: Int, transcript: [Answer], refused: Query? = nil, output: Output? = nil,
      functionals: [[Rational]?]? = nil
    ) {
      self.multiplicity = multiplicity
      self.transcript = transcript
      self.refused = refused
      self.output = output
      self.functionals = functionals
    }
  }

  /// Where the minimisers are.
  public struct Evidence: Sendable, Equatable, Codable {
    /// The working precision in bits at which all checks succeed.
    public var precision: Int

    /// One proof for each sample, in order; none for `no-output`; one for each instance, at one sample, for `indistinguishable`.
    public var solutionSets: [SolutionSetProof]

    /// For each instance a functional; their sum is 0. For `indistinguishable`.
    public var separation: [[Rational]]?

    /// Evidence with these parts.
    public init(precision: Int, solutionSets: [SolutionSetProof], separation: [[Rational]]? = nil) {
      self.precision = precision
      self.solutionSets = solutionSets
      self.separation = separation
    }
  }
}
