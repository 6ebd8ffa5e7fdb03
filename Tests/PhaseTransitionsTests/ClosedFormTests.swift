import ExactArithmetic
import PhaseTransitions
import RecoveryProblems
import TestSupport
import Testing

/// Optimality is checked by subgradients and duality alone; no test here repeats a formula of the closed forms, except where a
/// refusal is asked to be sharp.
@Suite struct ClosedFormTests {
  /// Weak duality for (P3): λ‖x‖₁ + ‖Ax − y‖ ≥ ⟨u, y⟩ whenever ‖u‖ ≤ 1 and |A_jᵀu| ≤ λ; with ‖u‖ < 1 only x with Ax = y attain it.
  @Test func squareRootLASSO() throws {
    var generator = SeededGenerator(seed: 301)
    var accepted = 0
    for _ in 0..<scaledIterations(400) {
      let block = try BlockProblem(.p3, using: &generator)
      let lambda = block.problem.parameter
      let squaredNorm =
        lambda.squared * (try block.largest.squared.reciprocal() + block.supportSize / block.alpha.squared)
      guard squaredNorm < 1 else {
        let refusal = #expect(throws: ClassDoesNotExist.self, "\(block)") { _ = try block.closedForm() }
        #expect(refusal?.condition == "lambda²·(1/a_max² + s/alpha²) < 1")
        #expect(refusal?.verdict == .fails)
        continue
      }
      accepted += 1
      let form = try block.closedForm()
      let dual = try #require(rationals(form.dual))
      #expect(Rational.dotProduct(dual, dual) < 1, "\(block)")
      for point in try convexCombinations(form.vertices, using: &generator) + [form.centroid] {
        let x = try #require(rationals(point))
        #expect(block.matrix.times(x) == block.right, "\(block)")
        let objective = lambda * x.reduce(0) { $0 + $1.magnitude }
        #expect(objective == Rational.dotProduct(dual, block.right), "\(block)")
      }
      try expectCompleteness(form, block, dual: dual, bound: lambda)
    }
    #expect(accepted > scaledIterations(400) / 4)
  }

  /// Subgradients for (P2): 2Aᵀ(y − Ax) ∈ λ∂‖x‖₁; all minimisers have the same Ax.
  @Test func lasso() throws {
    var generator = SeededGenerator(seed: 302)
    var (accepted, thresholds) = (0, 0)
    for _ in 0..<scaledIterations(400) {
      let block = try BlockProblem(.p2, using: &generator)
      let lambda = block.problem.parameter
      guard lambda < 2 * block.largest else {
        let refusal = #expect(throws: ClassDoesNotExist.self, "\(block)") { _ = try block.closedForm() }
        #expect(refusal?.condition == "lambda < 2·a_max")
        continue
      }
      accepted += 1
      let form = try block.closedForm()
      let dual = try #require(rationals(form.dual))
      for point in try convexCombinations(form.vertices, using: &generator) + [form.centroid] {
        let x = try #require(rationals(point))
        let fit = block.matrix.times(x)
        #expect(dual == zip(block.right, fit).map { 2 * ($0 - $1) }, "\(block)")
        let correlations = block.matrix.transposed.times(dual)
        for (entry, correlation) in zip(x, correlations) {
          #expect(correlation.magnitude <= lambda, "\(block)")
          if !entry.isZero { #expect(correlation == lambda * Rational(entry.signum), "\(block)") }
        }
      }
      let threshold = try lambda / (2 * block.alpha)
      for (entry, verdict) in zip(block.sample, form.saturation) where entry.magnitude == threshold {
        thresholds += 1
        #expect(verdict == .holds)
      }
      try expectCompleteness(form, block, dual: dual, bound: lambda)
    }
    #expect(accepted > scaledIterations(400) / 4)
    #expect(thresholds > 20)
  }

  /// Weak duality for (P1): ‖x‖₁ ≥ ⟨u, y⟩ − ε‖u‖ whenever |A_jᵀu| ≤ 1 and ‖Ax − y‖ ≤ ε.
  @Test func basisPursuit() throws {
    var generator = SeededGenerator(seed: 303)
    var accepted = 0
    for _ in 0..<scaledIterations(300) {
      let block = try BlockProblem(.p1, using: &generator)
      let epsilon = block.problem.parameter
      let ratio = try block.alpha.squared / block.largest.squared
      let isFirstValid = epsilon.squared < 1 + (try block.supportSize / ratio)
      let isSecondValid = block.sample.allSatisfy {
        $0.isZero || epsilon.squared <= $0.squared * (ratio + block.supportSize)
      }
      guard isFirstValid, isSecondValid else {
        let refusal = #expect(throws: ClassDoesNotExist.self, "\(block)") { _ = try block.closedForm() }
        #expect(
          refusal?.condition
            == (isFirstValid ? "epsilon² ≤ eta_i²·(alpha²/a_max² + s)" : "epsilon² < 1 + s·a_max²/alpha²"))
        continue
      }
      accepted += 1
      let form = try block.closedForm()
      try expectOptimality(form, block, epsilon: epsilon, using: &generator)
      try expectCompleteness(form, block, dual: try #require(rationals(form.dual)), bound: 1)
    }
    #expect(accepted > scaledIterations(300) / 4)
  }

  /// 1/a² + s/α² = 3² + 4² is a square, so that all is rational, and |η| may be on the threshold ε/(αρ), where z* vanishes.
  @Test func basisPursuitOnTheThreshold() throws {
    var generator = SeededGenerator(seed: 304)
    let third = try Rational(1) / 3
    let quarter = try Rational(1) / 4
    let problem = try RecoveryProblem(.p1, parameter: quarter)
    let threshold = try quarter / (Rational(5) / 4)
    for factor in [Rational(1), -1, 2, -7] {
      let block = BlockProblem(problem, firstRow: [third, third], alpha: quarter, sample: [0, threshold * factor])
      let form = try block.closedForm()
      let tail = try #require(rationals(form.tail))
      #expect(tail[0].isZero)
      #expect(tail[1].signum == (factor.magnitude == 1 ? 0 : factor.signum))
      #expect(form.fit.rational == 1 - quarter * 3 * (try Rational(5).reciprocal()))
      try expectOptimality(form, block, epsilon: quarter, using: &generator)
    }
    let below = BlockProblem(
      problem, firstRow: [third], alpha: quarter, sample: [threshold * (try Rational(99) / 100)])
    let refusal = #expect(throws: ClassDoesNotExist.self) { _ = try below.closedForm() }
    #expect(refusal?.condition == "epsilon² ≤ eta_i²·(alpha²/a_max² + s)")
    #expect(refusal?.description.contains("eta_i = 99/500") == true)
  }

  @Test func largestEntriesAreFoundAmongIrrationalOnes() throws {
    let root = ExactReal(2).squareRoot()
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let form = try ClosedForm(
      problem: problem, firstRow: [root, root + ExactReal(Rational.powerOfTwo(-500)), root, 1], alpha: 3, sample: [])
    #expect(form.maximalIndices == [1])
    let ties = try ClosedForm(problem: problem, firstRow: [1, root, 1, root], alpha: 3, sample: [])
    #expect(ties.maximalIndices == [1, 3])
    // (√2 + 1)² and 3 + 2√2 are equal, which enclosures cannot tell.
    let (one, two) = ((root + 1).squared(), root * 2 + 3)
    let refusal = #expect(throws: ClassDoesNotExist.self) {
      _ = try ClosedForm(problem: problem, firstRow: [one, two], alpha: 3, sample: [], precision: 256)
    }
    #expect(refusal?.verdict == .undecided)
  }

  @Test func entriesMustBePositive() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let entry = #expect(throws: ClassDoesNotExist.self) {
      _ = try ClosedForm(problem: problem, firstRow: [4, -1], alpha: 3, sample: [])
    }
    #expect(entry?.condition == "a_i > 0")
    #expect(entry?.values == "i = 2, a_i = -1")
    let alpha = #expect(throws: ClassDoesNotExist.self) {
      _ = try ClosedForm(problem: problem, firstRow: [4], alpha: 0, sample: [])
    }
    #expect(alpha?.condition == "alpha > 0")
    #expect(throws: ClassDoesNotExist.self) {
      _ = try ClosedForm(problem: problem, firstRow: [], alpha: 1, sample: [])
    }
  }
}

/// That there are no other minimisers: they live on the columns with |A_jᵀu| = bound, with the signs of A_jᵀu, and share Ax.
///
/// Then z is determined by the last rows, and ξ ≥ 0 on the saturated columns of the first block by Σ aᵢξᵢ = c: exactly the simplex.
private func expectCompleteness(
  _ form: ClosedForm, _ block: BlockProblem, dual: [Rational], bound: Rational
) throws {
  let d = block.firstRow.count
  let correlations = block.matrix.transposed.times(dual)
  #expect(correlations.allSatisfy { $0.magnitude <= bound }, "\(block)")
  #expect((0..<d).filter { correlations[$0] == bound } == form.maximalIndices, "\(block)")
  #expect(correlations[d...].map { ThreeValued($0.magnitude == bound) } == form.saturation, "\(block)")
  for vertex in form.vertices {
    let reached = zip(block.firstRow, vertex).reduce(ExactReal.zero) { $0 + ExactReal($1.0) * $1.1 }
    let gap = try (reached - form.fit).enclosure(withinPowerOfTwo: 100)
    #expect(gap.contains(0), "\(block)")
  }
}

/// Feasibility and the duality gap of (P1) at points of the closed form.
private func expectOptimality(
  _ form: ClosedForm, _ block: BlockProblem, epsilon: Rational, using generator: inout SeededGenerator
) throws {
  let dual = try #require(rationals(form.dual))
  let dualNorm = ExactReal(Rational.dotProduct(dual, dual)).squareRoot()
  let dualValue = ExactReal(Rational.dotProduct(dual, block.right)) - dualNorm * ExactReal(epsilon)
  let matrix = block.matrix.map { ExactReal($0) }
  for point in try convexCombinations(form.vertices, using: &generator) + [form.centroid] {
    var squaredResidual = ExactReal.zero
    for i in 0..<matrix.rowCount {
      squaredResidual += (ExactReal.dotProduct(matrix.row(i), point) - ExactReal(block.right[i])).squared()
    }
    let residualGap = try (squaredResidual - ExactReal(epsilon.squared)).enclosure(withinPowerOfTwo: 100)
    #expect(residualGap.contains(0), "\(block)")
    let norm = point.reduce(ExactReal.zero) { $0 + $1.magnitude }
    let dualityGap = try (norm - dualValue).enclosure(withinPowerOfTwo: 100)
    #expect(dualityGap.contains(0), "\(block)")
  }
}
