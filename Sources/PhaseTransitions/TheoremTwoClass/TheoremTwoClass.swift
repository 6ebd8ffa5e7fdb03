import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The class Ω(K, L) of inputs for which K digits are impossible, K − 1 digits possible only with unbounded data, and K − 2
/// digits possible from L data ([CAH, Thm 2]).
///
///     Ω₁ = {centre(K)} ∪ {tilt(K, i, 2^(-n-1)) : i ≤ d, n ≥ 1}
///     Ω₂ =               {tilt(K−1, i, 2^(-n-1)) : i ≤ d, n ≥ 1}       its limit point is left out
///     Ω₃ =               {tilt(K−2, i, (3/2)·2^(-L)) : i ≤ d}
///
/// The samples y_k = (1, η_k) are the same for every member, with ‖y_k‖ ≤ α. For K = 1 and K = 2 only Ω₁ is there.
///
/// A class holds no matrix but the transform; instances are made when they are asked for, and share the expressions of the
/// transform and of the bases g_D.
public struct TheoremTwoClass: Sendable {
  /// The problem, with weights 1.
  public let problem: RecoveryProblem

  /// K ≥ 1.
  public let digits: Int

  /// L ≥ 1.
  public let levels: Int

  /// m ≥ 1.
  public let rowCount: Int

  /// N > m.
  public let columnCount: Int

  /// η_k, k = 0 … R − 1, of m − 1 entries each; y_k = (1, η_k) before the transform.
  public let samples: [[Rational]]

  /// The transform U.
  public let transform: Transform

  /// How the bases g_D are chosen.
  public let normalisation: Normalisation

  /// The scales K, K − 1, K − 2, as far as the class has them.
  public let scales: [Scale]

  /// U, m × m, or `nil` for the identity; the left factor of every instance.
  public let left: Matrix<ExactReal>?

  /// The largest K: 10^K must fit in memory with room to spare.
  public static let greatestDigits = 100_000

  /// The largest L, and the largest level of a member.
  public static let greatestLevel = 1_000_000

  /// The class with the given samples η_k.
  ///
  /// - Parameters:
  ///   - digits: K, 1 … ``greatestDigits``; the theorem as a whole needs K ≥ 3.
  ///   - levels: L, 1 … ``greatestLevel``.
  ///   - rows: m ≥ 1.
  ///   - columns: N > m.
  ///   - samples: R ≥ 1 vectors η_k of m − 1 entries; for (P1) every non-zero entry has magnitude ≥ 1.
  ///   - precision: The number of bits up to which comparisons are tried.
  /// - Throws: ``FamilyError/parameter(_:)`` for a parameter outside its range, λ ∈ (0, 1] and ε ∈ (0, 1/2] included, and
  ///   ``FamilyError/condition(_:)`` with the condition of the theory that is not proved.
  public init(
    problem: RecoveryProblem, digits: Int, levels: Int, rows: Int, columns: Int, samples: [[Rational]],
    transform: Transform = .none, normalisation: Normalisation = .paper,
    precision: Int = ExactReal.defaultMaximalPrecision
  ) throws(FamilyError) {
    try Self.requireRanges(problem, digits, levels, rows, columns, transform)
    guard !samples.isEmpty else { throw .parameter("samples", "none", expected: "at least one sample") }
    for (k, sample) in samples.enumerated() where sample.count != rows - 1 {
      throw .parameter(
        "samples", "\(sample.count) entries in sample \(k + 1)", expected: "m - 1 = \(rows - 1) entries")
    }
    (self.problem, self.digits, self.levels) = (problem, digits, levels)
    (rowCount, columnCount) = (rows, columns)
    (self.samples, self.transform, self.normalisation) = (samples, transform, normalisation)
    let supports = samples.map { sample in sample.count { !$0.isZero } }
    let range = (supports.min() ?? 0)...(supports.max() ?? 0)
    let exponents = digits >= 3 ? [digits, digits - 1, digits - 2] : [digits]
    let candidateCount = columns - rows + 1
    scales = exponents.map { exponent in
      Scale(
        exponent: exponent, base: normalisation.base(exponent: exponent, for: problem.kind), problem: problem,
        candidateCount: candidateCount, supportSizes: range)
    }
    left = transform.matrix(size: rows)
    do {
      try requireTheory(precision: precision)
    } catch {
      throw .condition(error)
    }
  }

  /// The class with R samples of its own choice; see ``defaultSample(_:entries:)``.
  ///
  /// - Throws: As ``init(problem:digits:levels:rows:columns:samples:transform:normalisation:precision:)``.
  public init(
    problem: RecoveryProblem, digits: Int, levels: Int, rows: Int, columns: Int, sampleCount: Int = 1,
    transform: Transform = .none, normalisation: Normalisation = .paper,
    precision: Int = ExactReal.defaultMaximalPrecision
  ) throws(FamilyError) {
    guard sampleCount >= 1 else { throw .parameter("samples", "\(sampleCount)", expected: "R ≥ 1") }
    guard rows >= 1 else { throw .parameter("rows", "\(rows)", expected: "m ≥ 1") }
    try self.init(
      problem: problem, digits: digits, levels: levels, rows: rows, columns: columns,
      samples: (0..<sampleCount).map { Self.defaultSample($0, entries: rows - 1) },
      transform: transform, normalisation: normalisation, precision: precision)
  }

  /// d = N − m + 1 ≥ 2, the number of candidate solutions.
  public var candidateCount: Int { columnCount - rowCount + 1 }

  /// R.
  public var sampleCount: Int { samples.count }

  /// Whether K ≥ 3, so that Ω₂ and Ω₃ are there and the theorem applies as a whole.
  public var hasAllScales: Bool { digits >= 3 }

  /// The scale D = K, K − 1 or K − 2.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` for any other D.
  public func scale(_ exponent: Int) throws(FamilyError) -> Scale {
    guard let scale = scales.first(where: { $0.exponent == exponent }) else {
      let known = scales.map { "\($0.exponent)" }.joined(separator: ", ")
      throw .parameter("scale", "\(exponent)", expected: "one of the scales \(known) of this class")
    }
    return scale
  }
}
