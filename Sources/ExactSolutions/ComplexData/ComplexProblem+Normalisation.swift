import ExactArithmetic
import RecoveryProblems

/// A problem whose largest entries are near 1, and the powers of two that lead back.
///
/// A = 2^a·A', y = 2^b·y', w = 2^c·w' and x = 2^(b − a)·x' turn each problem into one of its kind, with
///
///     (P1)  ε' = ε/2^b            objective 2^(c+b−a)   u = 2^(c−a)·u'
///     (P2)  λ' = λ·2^(c−a−b)      objective 2^(2b)      u = 2^b·u'
///     (P3)  λ' = λ·2^(c−a)        objective 2^b         u = u'
///
/// so that floating point neither overflows nor meets units it does not expect.
struct NormalisedComplexProblem {
  let problem: ComplexProblem
  private let matrixExponent: Int
  private let sampleExponent: Int
  private let weightExponent: Int

  init(_ original: ComplexProblem) {
    let a = Self.exponent(original.matrix.elements.flatMap { [$0.real, $0.imaginary] })
    let b = Self.exponent(original.vector.flatMap { [$0.real, $0.imaginary] })
    let c = Self.exponent(original.weights)
    let shift = original.kind == .p1 ? -b : original.kind == .p2 ? c - a - b : c - a
    problem = ComplexProblem(
      kind: original.kind, parameter: original.parameter * .powerOfTwo(shift),
      validMatrix: original.matrix.map { $0.scaled(byPowerOfTwo: -a) },
      vector: original.vector.map { $0.scaled(byPowerOfTwo: -b) },
      weights: original.weights.map { $0 * .powerOfTwo(-c) })
    (matrixExponent, sampleExponent, weightExponent) = (a, b, c)
  }

  /// The enclosure of the original problem, given that of the normalised one.
  func restored(_ found: ComplexEnclosure) -> ComplexEnclosure {
    let (a, b, c) = (matrixExponent, sampleExponent, weightExponent)
    let (objectiveShift, dualShift) =
      switch problem.kind {
      case .p1: (c + b - a, c - a)
      case .p2: (2 * b, b)
      case .p3: (b, 0)
      }
    return ComplexEnclosure(
      regime: found.regime, solution: found.solution.map { $0.scaled(byPowerOfTwo: b - a) }, support: found.support,
      objective: found.objective.scaled(byPowerOfTwo: objectiveShift),
      residualNorm: found.residualNorm.scaled(byPowerOfTwo: b),
      dual: found.dual.map { $0.scaled(byPowerOfTwo: dualShift) }, precision: found.precision)
  }

  /// The e with 2^(e − 1) < largest magnitude < 2^(e + 1), 0 if all entries are 0.
  private static func exponent(_ entries: [Rational]) -> Int {
    guard let largest = entries.map(\.magnitude).max(), !largest.isZero else { return 0 }
    return largest.numerator.bitWidth - largest.denominator.bitWidth
  }
}
