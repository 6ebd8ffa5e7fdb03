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
      || evidence.exactSets != nil || runs.contains { $0.multipliers != nil } || claim.kind == .indistinguishable
      || evidence.solutionSets.contains { $0.ray != nil }
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

  /// Where the minimisers are.
  public struct Evidence: Sendable, Equatable, Codable {
    /// The working precision in bits at which all checks succeed.
    public var precision: Int

    /// One proof for each sample, in order; none for `no-output`; one for each instance, at one sample, for `indistinguishable`.
    public var solutionSets: [SolutionSetProof]

    /// For each instance a functional; their sum is 0. For `indistinguishable`.
    public var separation: [[Rational]]?

    /// One exact minimiser with its dual vector for each sample, in place of ``solutionSets``; for claims about errors on an instance whose
    /// entries are rational.
    public var exactSets: [MinimiserProof]?

    /// Evidence with these parts.
    public init(
      precision: Int, solutionSets: [SolutionSetProof], separation: [[Rational]]? = nil,
      exactSets: [MinimiserProof]? = nil
    ) {
      self.precision = precision
      self.solutionSets = solutionSets
      self.separation = separation
      self.exactSets = exactSets
    }
  }
}
