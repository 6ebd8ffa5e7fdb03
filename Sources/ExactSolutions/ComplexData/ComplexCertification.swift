import ExactArithmetic
import RecoveryProblems

/// One attempt to prove that the minimiser of a ``ComplexProblem`` is supported on given columns.
///
/// A zero z of the optimality conditions on the support P that ``KrawczykTest`` proves, together with strict inequality
/// |A_jᴴu| < p·w_j off P (and ‖u‖ < 1 where the residual vanishes in (P3)), is *the* minimiser:
///
/// - The dual vector u proves that x = (z, 0) is a minimiser, by weak duality with equality.
/// - Let x' be a minimiser too. Equality in weak duality forces x'_j = 0 where |A_jᴴu| < p·w_j, and x'_j to be a
///   nonnegative multiple of z_j/|z_j| on P. It also forces the residual r' = r in (P1), (P2) and with an exact fit, and
///   r' = t·u, t ≥ 0, in (P3). So d = x' − x is real multiples of the phases on P, along which z/|z| does not change,
///   and A_P d = −τu with τ = 0, or t − ‖r‖ in (P3).
/// - Then (d, 0), or (d, λτ) in (P3), lies in the kernel of the Jacobian of the conditions at z, which is regular. Hence
///   d = 0.
struct ComplexCertification {
  /// The outcome of an attempt.
  enum Result {
    /// All conditions hold, and enclose the minimiser.
    case proved(ComplexEnclosure)
    /// Not proved, with what may lead to a proof on another support.
    case failed(ComplexUndecided, repair: Repair?)
  }

  /// What the attempt suggests to change.
  enum Repair {
    /// An entry ran towards 0: leave out this member of the support, by its place.
    case removing(Int)
    /// |A_jᴴu| > p·w_j is certain for this column: take it in, near this x_j.
    case adding(Int, real: Double, imaginary: Double)
    /// The residual does not vanish: y is not in the range of A_P.
    case withResidual
  }

  let normalised: NormalisedComplexProblem
  let bits: Int
  let maximalPrecision: Int

  var problem: ComplexProblem { normalised.problem }

  /// Tries the support and the regime of a proposal.
  func attempt(_ proposal: ComplexProposal) -> Result {
    guard !proposal.support.isEmpty else { return .failed(.noProposal, repair: nil) }
    let entries = Self.points(proposal.entries.map(\.real) + proposal.entries.map(\.imaginary))
    guard proposal.isExactFit else {
      var start = entries
      if problem.kind != .p2 {
        let parameter = problem.parameter.double()
        start += Self.points([
          problem.kind == .p1 ? parameter / proposal.dualNorm : parameter * proposal.residualNorm
        ])
      }
      let system = ResidualSystem(problem, support: proposal.support, precision: 128)
      return attempt(system, from: start) { box, precision in
        system.candidate(box, precision: precision)
      }
    }
    let height = problem.vector.count
    let all = Array(0..<height)
    if proposal.support.count >= height {
      let result = attemptExactFit(proposal, rows: all, entries: entries)
      if case .proved = result { return result }
      let basis = ComplexRowBasis(problem.matrix.selecting(columns: proposal.support), rightHandSide: problem.vector)
      if basis.rows.count == height || !basis.isConsistent { return result }
      return attemptExactFit(proposal, rows: basis.rows, entries: entries)
    }
    let basis = ComplexRowBasis(problem.matrix.selecting(columns: proposal.support), rightHandSide: problem.vector)
    guard basis.isConsistent else {
      return .failed(.residualVanishes, repair: problem.kind == .p3 ? .withResidual : nil)
    }
    return attemptExactFit(proposal, rows: basis.rows, entries: entries)
  }

  /// Tries an exact fit, with these independent rows of A_P.
  private func attemptExactFit(_ proposal: ComplexProposal, rows: [Int], entries: [Interval]) -> Result {
    let height = problem.vector.count
    var fixed: [Int: GaussianRational] = [:]
    for i in 0..<height {
      guard let real = try? Rational(exactly: proposal.dual[i]),
        let imaginary = try? Rational(exactly: proposal.dual[height + i])
      else { return .failed(.noProposal, repair: nil) }
      fixed[i] = GaussianRational(real, imaginary)
    }
    let system = ExactFitSystem(problem, support: proposal.support, rows: rows, fixedDual: fixed)
    let dual = rows.map { proposal.dual[$0] } + rows.map { proposal.dual[height + $0] }
    return attempt(system, from: entries + Self.points(dual)) { box, precision in
      system.candidate(box, precision: precision)
    }
  }

  /// The points of floating-point numbers.
  private static func points(_ values: [Double]) -> [Interval] {
    values.map { value in
      (try? Dyadic(exactly: value)).map { Interval($0, precision: 64) } ?? Interval(0, precision: 64)
    }
  }
}
