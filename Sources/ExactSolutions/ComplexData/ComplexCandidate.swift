import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A verified solution of the optimality conditions on a support, in the units of the normalised problem.
struct ComplexCandidate {
  let support: [Int]
  let isExactFit: Bool
  /// z: real parts, then imaginary parts.
  let entries: [Interval]
  /// u, scaled so that A_jᴴu = p·w_j·z_j/|z_j| on the support: real parts, then imaginary parts.
  let dual: [Interval]
  let residualNorm: Interval

  /// Whether the dual vector is strictly feasible off the support.
  enum Strictness {
    case strict
    /// |A_jᴴu| > p·w_j, with an x_j that would restore equality if no other entry moved.
    case violated(Int, real: Double, imaginary: Double)
    /// ‖u‖ > 1 in (P3).
    case residualNeeded
    case undecided(ComplexUndecided)
  }

  /// Whether |A_jᴴu| < p·w_j off the support, and ‖u‖ < 1 for an exact fit in (P3).
  ///
  /// - Complexity: 4·m·(N − k) interval multiplications at 128 bits; again at `precision` where that does not decide.
  func strictness(_ problem: ComplexProblem, precision: Int) -> Strictness {
    if isExactFit && problem.kind == .p3 {
      let square = Interval.dotProduct(dual, dual, precision: precision)
      switch square.isLess(than: Interval(1, precision: precision)) {
      case .holds: break
      case .fails: return .residualNeeded
      case .undecided: return .undecided(.residualVanishes)
      }
    }
    let isCarried = Set(support)
    var ties: [Int] = []
    var worst: (Strictness, Rational)?
    for j in problem.weights.indices where !isCarried.contains(j) {
      var verdict = ThreeValued.undecided
      for bits in Set([min(128, precision), precision]).sorted() where verdict == .undecided {
        let matrix = RealEmbedding(
          problem.matrix, rows: Array(problem.vector.indices), columns: [j], precision: bits
        ).matrix
        let product = matrix.transposedTimes(dual, precision: bits)
        let bound = Interval(problem.penalty * problem.weights[j], precision: bits)
        let reached = Interval.hypotenuse(product[0], product[1])
        verdict = reached.isLess(than: bound)
        guard verdict == .fails, bound.isLess(than: reached) == .holds else { continue }
        let excess = (reached - bound).midpoint
        if excess > worst?.1 ?? -1 {
          let size = restoringSize(excess, matrix, precision: bits)
          let (real, imaginary) = (product[0].midpoint.double(), product[1].midpoint.double())
          let factor = size / (real * real + imaginary * imaginary).squareRoot()
          worst = (.violated(j, real: factor * real, imaginary: factor * imaginary), excess)
        }
      }
      if verdict != .holds { ties.append(j) }
    }
    if let worst { return worst.0 }
    return ties.isEmpty ? .strict : .undecided(.tie(columns: ties))
  }

  /// |x_j| such that A_jᴴ(r − A_j x_j) is shorter than A_jᴴr by the excess of A_jᴴu over its bound, roughly; something
  /// small for an exact fit. A guess.
  private func restoringSize(_ excess: Rational, _ column: Matrix<Interval>, precision: Int) -> Double {
    let dualNorm = Interval.euclideanNorm(dual, precision: precision).midpoint.double()
    let columnSquare = column.elements.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
    let ratio = residualNorm.midpoint.double() / dualNorm
    // Both columns of the embedding have the norm of A_j.
    let size = 2 * excess.double() * ratio / columnSquare.midpoint.double()
    let largest = entries.compactMap(\.magnitudeUpperBound).max()?.double() ?? 1
    return size > 0 && size.isFinite ? size : largest * 0x1p-20
  }

  /// The enclosure of the minimiser, once strictness is known.
  func enclosure(_ problem: ComplexProblem, precision: Int) -> ComplexEnclosure {
    let zero = Interval(0, precision: precision)
    var solution = problem.weights.map { _ in ComplexInterval(zero, zero) }
    var norm = zero
    for (place, entry) in ComplexInterval.pairing(entries).enumerated() {
      solution[support[place]] = entry
      norm += Interval(problem.weights[support[place]], precision: precision) * entry.modulus
    }
    let penalised = Interval(problem.penalty, precision: precision) * norm
    let objective =
      switch problem.kind {
      case .p1: norm
      case .p2: penalised + residualNorm.squared()
      case .p3: penalised + residualNorm
      }
    return ComplexEnclosure(
      regime: isExactFit ? .exactFit : .residual, solution: solution, support: support, objective: objective,
      residualNorm: residualNorm, dual: ComplexInterval.pairing(dual), precision: precision)
  }
}

extension ResidualSystem {
  /// What a box of (z, μ) says; `nil` if μ > 0 is not certain.
  func candidate(_ box: [Interval], precision: Int) -> ComplexCandidate? {
    let parameter = Interval(problem.parameter, precision: precision)
    let multiplier = multiplier(box, precision: precision)
    guard multiplier.isPositive == .holds else { return nil }
    let residual = residual(box, precision: precision).residual
    // u = r·p/μ: 2r, r/μ and λr/μ.
    guard let scale = Interval(problem.penalty, precision: precision).divided(by: multiplier) else { return nil }
    let norm: Interval? =
      switch problem.kind {
      case .p1: parameter
      case .p2: Interval.euclideanNorm(residual, precision: precision)
      case .p3: multiplier.divided(by: parameter)
      }
    guard let norm else { return nil }
    return ComplexCandidate(
      support: support, isExactFit: false, entries: Array(box.prefix(2 * supportCount)),
      dual: residual.map { $0 * scale }, residualNorm: norm)
  }
}

extension ExactFitSystem {
  /// What a box of (z, u_I) says.
  func candidate(_ box: [Interval], precision: Int) -> ComplexCandidate? {
    let height = problem.vector.count
    var dual = RealEmbedding.vector([GaussianRational](repeating: 0, count: height), precision: precision)
    for (place, i) in rows.enumerated() {
      dual[i] = box[2 * supportCount + place]
      dual[height + i] = box[2 * supportCount + rows.count + place]
    }
    for (place, i) in fixedRows.enumerated() {
      dual[i] = Interval(fixedDual[place].real, precision: precision)
      dual[height + i] = Interval(fixedDual[place].imaginary, precision: precision)
    }
    return ComplexCandidate(
      support: support, isExactFit: true, entries: Array(box.prefix(2 * supportCount)), dual: dual,
      residualNorm: Interval(0, precision: precision))
  }
}
