import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TestSupport

/// Complex instances whose minimisers are rational and known.
enum ComplexInput {
  /// Phases of modulus 1 with rational parts.
  static let phases: [GaussianRational] = {
    let fifth = Rational(1, over: 5)
    let thirteenth = Rational(1, over: 13)
    return [
      1, -1, GaussianRational(0, 1), GaussianRational(0, -1), GaussianRational(3 * fifth, 4 * fifth),
      GaussianRational(-4 * fifth, 3 * fifth), GaussianRational(5 * thirteenth, -12 * thirteenth),
      GaussianRational(-12 * thirteenth, -5 * thirteenth),
    ]
  }()

  static func entry(_ generator: inout SeededGenerator, size: Int = 16, denominator: Int = 8) -> GaussianRational {
    GaussianRational(
      Rational(Int.random(in: -size...size, using: &generator), over: denominator),
      Rational(Int.random(in: -size...size, using: &generator), over: denominator))
  }

  static func matrix(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> Matrix<GaussianRational> {
    Matrix(rows: rows, columns: columns) { _, _ in entry(&generator) }
  }

  /// An instance with a known minimiser.
  struct Planted {
    var problem: ComplexProblem
    let solution: [GaussianRational]
    let dual: [GaussianRational]
    let objective: Rational
    /// The column that is nearest to a tie, and reaches |A_jᴴu| = p·w_j exactly on demand.
    let spare: Int?
  }

  /// A problem with the minimiser z on its first `carried` columns and a dual vector u of rational norm, by construction:
  ///
  /// A_jᴴu = p·w_j·phase_j is forced on those columns by adding a multiple of u to each; the weights off the support are
  /// `slack` times what a tie would ask for, up to rounding (exactly in the first of them, whose A_jᴴu is made rational).
  static func planted(
    _ kind: RecoveryProblem.Kind, isExactFit: Bool, rows: Int, columns: Int, carried: Int, slack: Rational,
    generator: inout SeededGenerator
  ) throws -> Planted {
    let penalty: Rational = kind == .p1 ? 1 : Rational(3, over: 4)
    var matrix = matrix(rows, columns, &generator)
    // Entries 3/5, 4/5 (or less) and phases: the norm is `length`, rational.
    let length: Rational = kind == .p3 && isExactFit ? Rational(1, over: 2) : kind == .p3 ? 1 : 2
    var dual = [GaussianRational](repeating: 0, count: rows)
    for (i, part) in zip([0, 1], [Rational(3, over: 5), Rational(4, over: 5)]) {
      dual[i] = GaussianRational(part * length) * (phases.randomElement(using: &generator) ?? 1)
    }
    var weights = (0..<columns).map { _ in Rational(Int.random(in: 4...12, using: &generator), over: 8) }
    let inverse = try (length * length).reciprocal()
    var solution = [GaussianRational](repeating: 0, count: columns)
    func steer(_ j: Int, to target: GaussianRational) {
      let change = (target - matrix.selecting(columns: [j]).adjointTimes(dual)[0]).conjugate
      for i in 0..<rows { matrix[i, j] = matrix[i, j] + dual[i] * change * GaussianRational(inverse) }
    }
    for j in 0..<carried {
      let phase = phases.randomElement(using: &generator) ?? 1
      steer(j, to: phase * GaussianRational(penalty * weights[j]))
      solution[j] = phase * GaussianRational(Rational(Int.random(in: 2...20, using: &generator), over: 4))
    }
    if carried < columns {
      steer(carried, to: (phases.randomElement(using: &generator) ?? 1) * GaussianRational(penalty * weights[carried]))
      weights[carried] *= slack
    }
    for j in carried + 1..<max(columns, carried + 1) {
      let product = matrix.selecting(columns: [j]).adjointTimes(dual)[0]
      // |a| + |b| ≥ |a + ib|.
      weights[j] = (product.real.magnitude + product.imaginary.magnitude + 1) * slack * (try penalty.reciprocal())
    }
    let residualNorm: Rational = isExactFit ? 0 : kind == .p2 ? length * .powerOfTwo(-1) : Rational(5, over: 4)
    let scale = GaussianRational(residualNorm * (try length.reciprocal()))
    let image = matrix.times(solution)
    let sample = image.indices.map { image[$0] + dual[$0] * scale }
    let norm = Rational.sum(
      (0..<carried).map { weights[$0] * (solution[$0] * (phase(of: solution[$0])).conjugate).real })
    let parameter = kind == .p1 ? residualNorm : penalty
    let objective =
      kind == .p1 ? norm : penalty * norm + (kind == .p2 ? residualNorm * residualNorm : residualNorm)
    let problem = try ComplexProblem(kind, parameter: parameter, matrix: matrix, vector: sample, weights: weights)
    return Planted(
      problem: problem, solution: solution, dual: dual, objective: objective, spare: carried < columns ? carried : nil)
  }

  /// The phase among ``phases`` that z has.
  private static func phase(of value: GaussianRational) -> GaussianRational {
    phases.first { phase in
      let quotient = value * phase.conjugate
      return quotient.imaginary.isZero && quotient.real.signum > 0
    } ?? 1
  }
}

extension Rational {
  init(_ numerator: Int, over denominator: Int) {
    self = (try? Rational(numerator) / Rational(denominator)) ?? 0
  }
}
