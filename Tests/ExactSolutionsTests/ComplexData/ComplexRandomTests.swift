import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TestSupport
import Testing

@testable import ExactSolutions

/// Instances that nobody tuned, confirmed by weak duality in code of the tests.
@Suite struct ComplexRandomTests {
  @Test(arguments: RecoveryProblem.Kind.allCases) func randomInstancesAreConfirmed(_ kind: RecoveryProblem.Kind) throws
  {
    var generator = SeededGenerator(seed: 51)
    var decided = 0
    let rounds = scaledIterations(10)
    for round in 0..<rounds {
      let rows = Int.random(in: 1...6, using: &generator)
      let columns = Int.random(in: 1...12, using: &generator)
      // Entries of 21 bits: columns of equal norm, which tie, do not occur by chance.
      let matrix = Matrix(rows: rows, columns: columns) { _, _ in
        ComplexInput.entry(&generator, size: 1 << 20, denominator: 1 << 19)
      }
      let sample = (0..<rows).map { _ in ComplexInput.entry(&generator) }
      // ε = 0 now and then; λ over several magnitudes.
      let parameter: Rational =
        kind == .p1 && round % 3 == 0 ? 0 : Rational(Int.random(in: 1...30, using: &generator), over: 1 << (round % 7))
      let problem = try ComplexProblem(kind, parameter: parameter, matrix: matrix, vector: sample)
      switch problem.enclosure(bits: 80) {
      case .enclosed(let found):
        decided += 1
        #expect(ComplexDualityGap(problem).objection(to: found, bits: 80) == nil, "\(kind), round \(round)")
      case .infeasible(let separator):
        decided += 1
        #expect(kind == .p1 && matrix.adjointTimes(separator).allSatisfy(\.isZero))
        let square = Rational.sum(separator.map(\.squaredModulus))
        #expect(square > parameter * parameter)
        let pairing = zip(separator, sample).map { ($0.conjugate * $1).real }
        #expect(Rational.sum(pairing) == square)
      case .undecided(let reason):
        // Generic data have no ties.
        Issue.record("\(kind), round \(round), \(rows) × \(columns), \(parameter): \(reason)")
      }
    }
    #expect(decided == rounds)
  }

  /// Some rows of a discrete Fourier matrix with entries rounded to 2^-20, and a sparse signal.
  @Test(arguments: RecoveryProblem.Kind.allCases) func fourierRowsAreConfirmed(_ kind: RecoveryProblem.Kind) throws {
    let (size, rows) = (16, [0, 1, 3, 6, 7, 11, 12])
    let matrix = try Matrix(rows: rows.count, columns: size) { i, j in
      try FourierEntry.rounded(numerator: rows[i] * j, of: size)
    }
    var signal = [GaussianRational](repeating: 0, count: size)
    signal[2] = GaussianRational(1, 1)
    signal[9] = GaussianRational(-2, Rational(1, over: 2))
    let sample = matrix.times(signal)
    let problem = try ComplexProblem(
      kind, parameter: Rational(1, over: kind == .p1 ? 8 : 4), matrix: matrix, vector: sample)
    guard case .enclosed(let found) = problem.enclosure(bits: 120) else {
      Issue.record("\(kind): \(problem.enclosure(bits: 120))")
      return
    }
    #expect(ComplexDualityGap(problem).objection(to: found, bits: 120) == nil)
    #expect(Set(found.support).isSuperset(of: [2, 9]))
    // (P3) with a small λ fits exactly: the signal itself comes back.
    if kind == .p3 { #expect(found.regime == .exactFit && zip(found.solution, signal).allSatisfy { $0.contains($1) }) }
  }

  /// The oracle of this suite can say no: a shifted solution, or a dual vector of another problem.
  @Test func aWrongEnclosureIsRejected() throws {
    var generator = SeededGenerator(seed: 52)
    let matrix = ComplexInput.matrix(4, 8, &generator)
    let sample = (0..<4).map { _ in ComplexInput.entry(&generator) }
    let problem = try ComplexProblem(.p2, parameter: 1, matrix: matrix, vector: sample)
    guard case .enclosed(let found) = problem.enclosure(bits: 60) else {
      Issue.record("undecided")
      return
    }
    let gap = ComplexDualityGap(problem)
    #expect(gap.objection(to: found, bits: 60) == nil)
    var shifted = found.solution
    shifted[found.support[0]] = ComplexInterval(
      shifted[found.support[0]].real + Interval(Rational.powerOfTwo(-10), precision: 80),
      shifted[found.support[0]].imaginary)
    let wrong = ComplexEnclosure(
      regime: found.regime, solution: shifted, support: found.support, objective: found.objective,
      residualNorm: found.residualNorm, dual: found.dual, precision: found.precision)
    #expect(gap.objection(to: wrong, bits: 40) != nil)
  }
}

/// exp(−2πi·numerator/size), rounded.
enum FourierEntry {
  static func rounded(numerator: Int, of size: Int) throws -> GaussianRational {
    // e^{−2πi/16} by repeated halving of angles: exact quarter turns, then √ of phases.
    var phase = ComplexInterval(GaussianRational(0, -1), precision: 80)
    var steps = 4
    while steps < size {
      let half = Rational(1, over: 2)
      let cosine = ((Interval(1, precision: 80) + phase.real) * Interval(half, precision: 80)).squareRoot()
      let sine = ((Interval(1, precision: 80) - phase.real) * Interval(half, precision: 80)).squareRoot()
      phase = ComplexInterval(cosine ?? phase.real, -(sine ?? phase.imaginary))
      steps *= 2
    }
    var value = GaussianRational(1)
    for _ in 0..<(numerator % size) { value = value * phase.midpoint }
    return GaussianRational(
      Rational(value.real.rounded(toMultipleOfPowerOfTwo: -20)),
      Rational(value.imaginary.rounded(toMultipleOfPowerOfTwo: -20)))
  }
}
