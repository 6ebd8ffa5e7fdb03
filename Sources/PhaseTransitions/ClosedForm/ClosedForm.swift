import ExactArithmetic
import RecoveryProblems

/// The exact set of minimisers of a block matrix at a sample (1, η), for weights 1.
///
///     A = [ a₁ … a_d |   0   ],      Ξ(A, (1, η)) = { (ξ, z*) : ξ ∈ (c/a_max)·conv{eᵢ : aᵢ = a_max} }.
///         [    0     | α·I   ]
///
/// With s the number of non-zero ηᵢ and ρ² = 1/a_max² + s/α²,
///
/// | | valid when | c | z*ᵢ | u |
/// |---|---|---|---|---|
/// | (P3) | λ²(1/a_max² + s/α²) < 1 | 1 | ηᵢ/α | λ(1/a_max, sgn(η)/α) |
/// | (P2) | λ < 2a_max | 1 − λ/(2a_max) | soft(ηᵢ, λ/(2α))/α | 2(y − Ax*) |
/// | (P1) | ε² < 1 + s·a_max²/α², and ε² ≤ ηᵢ²(α²/a_max² + s) where ηᵢ ≠ 0 | 1 − ε/(a_max ρ) | (ηᵢ − ε·sgn(ηᵢ)/(αρ))/α | (1/a_max, sgn(η)/α) |
///
/// The conditions are those under which the proof by duality goes through; ε ≤ 1/2 and |ηᵢ| ≥ 1 suffice for the last one. All
/// columns satisfy |A_jᵀu| ≤ λ (≤ 1 for (P1)), and the minimisers live on the columns that attain it, the saturated ones.
public struct ClosedForm: Sendable {
  /// Which of the three formulas holds, and its parameter.
  public let problem: RecoveryProblem

  /// a, the d entries of the first row; all positive.
  public let firstRow: [ExactReal]

  /// α > 0, the entry on the diagonal of the second block.
  public let alpha: ExactReal

  /// η, m − 1 entries; the sample is (1, η).
  public let sample: [Rational]

  /// The indices i, from 0, with aᵢ = a_max: the saturated ones of the first d columns, in increasing order.
  public let maximalIndices: [Int]

  /// a_max.
  public let maximalEntry: ExactReal

  /// c = Σ aᵢξᵢ for every minimiser (ξ, z); 0 < c ≤ 1.
  public let fit: ExactReal

  /// z*, the last m − 1 coordinates of every minimiser.
  public let tail: [ExactReal]

  /// u, the solution of the dual problem in the table, before the transform; m entries.
  public let dual: [ExactReal]

  /// Which of the last m − 1 columns attain the bound on |A_jᵀu|.
  ///
  /// For (P2) this is |ηᵢ| ≥ λ/(2α), which is undecided when equality holds but cannot be told; the minimisers are the same
  /// in both cases.
  public let saturation: [ThreeValued]

  /// The minimisers, after a proof that the closed form is valid.
  ///
  /// - Parameters:
  ///   - firstRow: a, at least one entry.
  ///   - precision: The number of bits up to which comparisons are tried.
  /// - Throws: ``ClassDoesNotExist`` with the first condition that is not proved: positive entries, the place of the largest
  ///   entry, or the condition in the table.
  public init(
    problem: RecoveryProblem, firstRow: [ExactReal], alpha: ExactReal, sample: [Rational],
    precision: Int = ExactReal.defaultMaximalPrecision
  ) throws(ClassDoesNotExist) {
    for (index, entry) in firstRow.enumerated() where index == 0 || !entry.isIdentical(to: firstRow[index - 1]) {
      let verdict = ExactReal.zero.isLess(than: entry, precision: precision)
      try ClassDoesNotExist.require(verdict, "a_i > 0", "i = \(index + 1), a_i = \(entry.shown)")
    }
    try ClassDoesNotExist.require(
      ExactReal.zero.isLess(than: alpha, precision: precision), "alpha > 0", "alpha = \(alpha.shown)")
    let (indices, largest) = try Self.maximum(of: firstRow, precision: precision)
    let setting = Setting(problem: problem, largestEntry: largest, alpha: alpha, sample: sample, precision: precision)
    try setting.requireValidity()
    let saturation = setting.saturation
    let parts = ClosedFormParts(
      problem, largestEntry: largest, alpha: alpha, sample: sample, saturation: saturation)
    (self.problem, self.firstRow, self.alpha, self.sample) = (problem, firstRow, alpha, sample)
    (maximalIndices, maximalEntry, self.saturation) = (indices, largest, saturation)
    (fit, tail, dual) = (parts.fit, parts.tail, parts.dual)
  }

  /// d, the number of columns of the first block.
  public var candidateCount: Int { firstRow.count }

  /// N = d + m − 1, the number of coordinates of a minimiser.
  public var columnCount: Int { firstRow.count + sample.count }

  /// r = c/a_max: every minimiser (ξ, z) has ξ ≥ 0 and Σ ξᵢ = r.
  public var radius: ExactReal { fit.divided(by: maximalEntry) }

  /// The point (r·eᵢ, z*), i from 0; a minimiser if i is one of ``maximalIndices``.
  public func candidate(_ index: Int) -> [ExactReal] {
    var point = [ExactReal](repeating: .zero, count: firstRow.count) + tail
    point[index] = radius
    return point
  }

  /// The vertices of the set of minimisers, N coordinates each, in the order of ``maximalIndices``.
  public var vertices: [[ExactReal]] { maximalIndices.map(candidate) }

  /// The mean of the vertices: the minimiser, when there is only one.
  public var centroid: [ExactReal] {
    var point = [ExactReal](repeating: .zero, count: firstRow.count) + tail
    let share = radius.divided(by: ExactReal(maximalIndices.count))
    for index in maximalIndices { point[index] = share }
    return point
  }

  /// The indices of the largest entries, and their value.
  private static func maximum(
    of entries: [ExactReal], precision: Int
  ) throws(ClassDoesNotExist) -> (indices: [Int], value: ExactReal) {
    guard var largest = entries.first else {
      throw ClassDoesNotExist(condition: "d ≥ 1", values: "d = 0", verdict: .fails)
    }
    var indices = [0]
    for (index, entry) in entries.enumerated().dropFirst() {
      if entry.isIdentical(to: largest) {
        indices.append(index)
      } else if largest.isEqual(to: entry, precision: ExactReal.initialPrecision) == .holds {
        indices.append(index)
      } else {
        switch largest.isLess(than: entry, precision: precision) {
        case .holds: (indices, largest) = ([index], entry)
        case .fails: break
        case .undecided:
          throw ClassDoesNotExist(
            condition: "a_\(indices[0] + 1) ≠ a_\(index + 1), or both known to be equal",
            values: "a_\(indices[0] + 1) = \(largest.shown), a_\(index + 1) = \(entry.shown)", verdict: .undecided)
        }
      }
    }
    return (indices, largest)
  }
}
