import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

extension TheoremTwoClass {
  /// a, the d entries of the first row of a member; equal entries are the same expression.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale or candidate, or unless τ > 0.
  public func firstRow(of member: Member) throws(FamilyError) -> [ExactReal] {
    try checked(member)
    let base = try scale(member.scale).base
    var row = [ExactReal](repeating: base, count: candidateCount)
    if let index = member.index { row[index] = base + ExactReal(member.tilt) }
    return row
  }

  /// α = ‖a‖ for a member; α² is computed exactly in the field of the base.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale or candidate, or unless τ > 0.
  public func alpha(of member: Member) throws(FamilyError) -> ExactReal {
    try checked(member)
    return ExactReal(alphaSquared(of: member)).squareRoot()
  }

  /// Σ aᵢ² in ℚ(√2) or ℚ.
  func alphaSquared(of member: Member) -> QuadraticNumber {
    let base = normalisation.number(exponent: member.scale, for: problem.kind)
    let largest = base + QuadraticNumber(member.tilt)
    return base * base * QuadraticNumber(Rational(candidateCount - 1)) + largest * largest
  }

  /// The exact instance of a member: U·[a, 0; 0, α·I] and the samples U·(1, η_k).
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale or candidate, or unless τ > 0.
  /// - Complexity: m·N entries, all but d + 1 expressions of which are shared with the class.
  public func instance(_ member: Member) throws(FamilyError) -> Instance {
    let firstRow = try firstRow(of: member)
    let alpha = try alpha(of: member)
    let d = candidateCount
    let right = Matrix(rows: rowCount, columns: columnCount) { i, j in
      if i == 0 { return j < d ? firstRow[j] : .zero }
      return j == d + i - 1 ? alpha : .zero
    }
    let untransformed = samples.map { sample in [.one] + sample.map { ExactReal($0) } }
    do {
      let matrix = try FactoredMatrix(left: left, right: right)
      return try Instance(problem: problem, matrix: matrix, untransformedSamples: untransformed)
    } catch {
      throw .shape(error)
    }
  }

  /// The exact set of minimisers of a member at sample k = 0 … R − 1, with the dual vector.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if there is no such member or sample, ``FamilyError/condition(_:)`` if enclosures of
  ///   `precision` bits at most do not prove the validity of the closed form.
  public func closedForm(
    _ member: Member, sample k: Int, precision: Int = ExactReal.defaultMaximalPrecision
  ) throws(FamilyError) -> ClosedForm {
    guard samples.indices.contains(k) else {
      throw .parameter("sample", "\(k + 1)", expected: "1 ≤ k ≤ R = \(sampleCount)")
    }
    let firstRow = try firstRow(of: member)
    let alpha = try alpha(of: member)
    do {
      return try ClosedForm(
        problem: problem, firstRow: firstRow, alpha: alpha, sample: samples[k], precision: precision)
    } catch {
      throw .condition(error)
    }
  }

  /// A minimiser of a member at sample k: the only one of a tilt, the centroid of the simplex for a centre.
  public func solution(_ member: Member, sample k: Int) throws(FamilyError) -> [ExactReal] {
    try closedForm(member, sample: k).centroid
  }

  /// The dual vector U·u of a member at sample k, in the coordinates of the instance.
  public func transformedDual(_ member: Member, sample k: Int) throws(FamilyError) -> [ExactReal] {
    let dual = try closedForm(member, sample: k).dual
    guard let left else { return dual }
    return (0..<rowCount).map { ExactReal.dotProduct(left.row($0), dual) }
  }
}
