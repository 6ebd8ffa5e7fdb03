import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension OptimalityEvidence {
  /// How a point is chosen among the minimisers when identical columns make them many.
  public enum Choice: Sendable {
    /// Equal weights on identical columns: the centroid of the set.
    case centroid
    /// All weight on the `index`-th of them, counted cyclically.
    case vertex(Int)
  }

  /// Evidence for the rational problem with `matrix` and `sample`.
  ///
  /// - Throws: `ArithmeticError.domain` unless the sample has m entries; `ArithmeticError.undecided` when no evidence is found at
  ///   this precision. What is found is not yet verified.
  public static func find(
    problem: RecoveryProblem, matrix: FactoredMatrix<Rational>, sample: [Rational], choice: Choice = .centroid,
    precision: Int
  ) throws(ArithmeticError) -> OptimalityEvidence {
    guard sample.count == matrix.rowCount else {
      throw .domain("a sample of \(sample.count) entries for \(matrix.rowCount) rows")
    }
    return try find(
      problem, matrix.enclosure(precision: precision).product(precision: precision),
      sample.map { Interval($0, precision: precision) }, ColumnBlocks(matrix.right), choice, precision)
  }

  /// Evidence for sample `k` of the exact instance: fast if columns are nearly orthogonal, else from the exact solution of a rational
  /// approximation.
  ///
  /// - Throws: `ArithmeticError.domain` unless 0 ≤ k < R; `ArithmeticError.undecided` when no evidence is found at this precision.
  ///   What is found is not yet verified.
  public static func find(
    instance: Instance, sample k: Int, choice: Choice = .centroid, precision: Int
  ) throws(ArithmeticError) -> OptimalityEvidence {
    guard (0..<instance.sampleCount).contains(k) else {
      throw .domain("sample \(k &+ 1) of \(instance.sampleCount)")
    }
    let product = try instance.matrix.enclosure(precision: precision).product(precision: precision)
    let sample = try instance.sampleEnclosure(k, precision: precision)
    if instance.weights == nil, product.hasNearlyOrthogonalColumns(upTo: instance.matrix.right) {
      let blocks = try ColumnBlocks(instance.matrix.right, precision: precision)
      let evidence = try find(instance.problem, product, sample, blocks, choice, precision)
      if instance.problem.kind != .p3 || evidence.fits(product, sample, precision: precision) { return evidence }
    }
    return try ExactEvidenceSearch(instance, product: product, sample: sample, precision: precision)
      .evidence(choice)
  }

  /// Whether the point fits the sample up to rounding and u is certainly shorter than 1, as where the minimisers of (P3) fit exactly.
  private func fits(_ matrix: Matrix<Interval>, _ sample: [Interval], precision: Int) -> Bool {
    guard Rational.sum(dual.map { $0 * $0 }) < 1 - .powerOfTwo(-20) else { return false }
    let support = point.indices.filter { !point[$0].isZero }
    let values = support.map { Interval(point[$0], precision: precision) }
    let size = sample.compactMap(\.leadingBitExponent).max() ?? 0
    return sample.indices.allSatisfy { i in
      var rest = sample[i]
      for (value, j) in zip(values, support) where !matrix[i, j].isExactlyZero { rest -= matrix[i, j] * value }
      return (rest.magnitude.upperBound ?? 1) <= .powerOfTwo(size - precision / 2)
    }
  }

  private static func find(
    _ problem: RecoveryProblem, _ product: Matrix<Interval>, _ sample: [Interval], _ blocks: ColumnBlocks,
    _ choice: Choice,
    _ precision: Int
  ) throws(ArithmeticError) -> OptimalityEvidence {
    let leaders = blocks.leaders
    let merged = product.selecting(columns: leaders.map { $0[0] })
    let solver = try NearlyOrthogonalSolver(problem: problem, matrix: merged, sample: sample, precision: precision)
    let proposal = try solver.proposal()
    let zero = Rational(0)

    var point = Array(repeating: zero, count: product.columnCount)
    for (block, value) in proposal.coefficients.enumerated() where !value.isExactlyZero {
      let columns = leaders[block]
      switch choice {
      case .centroid:
        let share = try value.midpoint / Rational(columns.count)
        let rounded = share.rounded(toSignificantBits: precision)
        for j in columns { point[j] = rounded }
      case .vertex(let index):
        point[columns[((index % columns.count) + columns.count) % columns.count]] = value.midpoint
      }
    }
    // A little inside the dual polyhedron, so that u is certainly feasible.
    let inside = Rational(1) - Rational.powerOfTwo(NearlyOrthogonalSolver.guardBits - precision)
    let dual = proposal.dual.map { ($0.midpoint * inside).rounded(toSignificantBits: precision) }
    let lengths = proposal.support.compactMap { block in
      Interval.euclideanNorm(merged.column(block), precision: 64).magnitudeLowerBound
    }
    let shortest = (lengths.min() ?? 1) * Rational.powerOfTwo(-1)
    return OptimalityEvidence(
      dual: dual, point: point, groups: proposal.support.map { leaders[$0] },
      singularValueLowerBound: shortest.rounded(toSignificantBits: 16))
  }
}

extension OptimalityEvidence {
  /// A precision at which evidence places the minimisers to within 2^-level, for nearly orthogonal data of size ≤
  /// 2^sizeExponent.
  ///
  /// The gap δ of the evidence is about 2^-precision. For (P3) the minimisers are within O(δ) of the point; for (P1)
  /// and (P2) within O(√(2^size·δ)/2^size); and a column that loses against a parallel one by 2^-level is bounded by
  /// 2^(level + size)·δ.
  public static func sufficientPrecision(
    problem: RecoveryProblem, right: Matrix<Rational>, level: Int, sizeExponent: Int
  ) -> Int {
    let leaders = ColumnBlocks(right).leaders
    let isSimple = problem.kind == .p3 && leaders.joined().count == right.columnCount
    return (isSimple ? 1 : 2) * level + sizeExponent + 160
  }
}

extension Rational {
  /// A dyadic number within a relative 2^-bits, of at most `bits` + 1 significant bits.
  public func rounded(toSignificantBits bits: Int) -> Rational {
    guard !isZero else { return self }
    let exponent = numerator.bitWidth - denominator.bitWidth
    return Rational(rounded(toMultipleOfPowerOfTwo: exponent - bits))
  }
}
