import RecoveryProblems

/// The dual of a ``ComplexProblem`` in floating point, with its logarithmic barrier.
///
/// In units in which ‖y‖ = 1 and the columns a_j = A_j/(α·w_j) have norm at most 1, the dual problem of all three is
///
///     maximise ⟨θ, y⟩ − ψ(θ)  subject to |a_jᴴθ| ≤ 1,      θ = α·u/p,
///
/// with ψ = ε'‖θ‖ for (P1), c·‖θ‖² for (P2), and the constraint ‖θ‖ ≤ α/λ for (P3). The barrier function of level τ,
///
///     Φ(θ) = −τ⟨θ, y⟩ + R_τ(θ) − Σ_j log(1 − |a_jᴴθ|²),
///
/// is self-concordant and θ = 0 is always strictly feasible. At its minimum y = r + Σ_j x_j·a_j holds with
/// x_j = (2/τ)·a_jᴴθ/(1 − |a_jᴴθ|²) and r = ∇R_τ/τ: an almost optimal point with an almost optimal dual vector. Complex
/// vectors are stored as their real parts followed by their imaginary parts.
struct ComplexBarrier {
  let problem: ComplexProblem
  /// The real vectors b_j of 2m entries with a_jᴴθ = ⟨b_j, θ⟩ + i⟨b'_j, θ⟩, where b'_j is b_j times i.
  let columns: [[Double]]
  let sample: [Double]
  /// The norm of y.
  let sampleNorm: Double
  /// α, the norm of the longest column.
  let columnNorm: Double
  /// ε', c or α/λ.
  let level: Double
  private let weights: [Double]

  /// - Returns: `nil` if the data leave the range of floating point.
  init?(_ problem: ComplexProblem) {
    self.problem = problem
    weights = problem.weights.map { $0.double() }
    var columns: [[Double]] = []
    for j in problem.weights.indices {
      guard let inverse = try? problem.weights[j].reciprocal() else { return nil }
      let column = problem.matrix.column(j)
      columns.append(column.map { ($0.real * inverse).double() } + column.map { ($0.imaginary * inverse).double() })
    }
    let largest = columns.map(Self.norm).max() ?? 0
    let sample = problem.vector.map { $0.real.double() } + problem.vector.map { $0.imaginary.double() }
    let length = Self.norm(sample)
    guard largest > 0, largest.isFinite, length > 0, length.isFinite else { return nil }
    self.columns = columns.map { $0.map { $0 / largest } }
    self.sample = sample.map { $0 / length }
    (columnNorm, sampleNorm) = (largest, length)
    let parameter = problem.parameter.double()
    level =
      switch problem.kind {
      case .p1: parameter / length
      case .p2: parameter / (largest * length) / 4
      case .p3: largest / parameter
      }
    guard level.isFinite else { return nil }
  }

  /// The number of entries of θ, 2m.
  var size: Int { sample.count }

  /// a_jᴴθ.
  func product(_ j: Int, _ theta: [Double]) -> (real: Double, imaginary: Double) {
    let (column, half) = (columns[j], size / 2)
    var (real, imaginary) = (0.0, 0.0)
    for i in 0..<half {
      real += column[i] * theta[i] + column[half + i] * theta[half + i]
      imaginary += column[i] * theta[half + i] - column[half + i] * theta[i]
    }
    return (real, imaginary)
  }

  /// x_j in the units of the problem, from its value in those of the barrier.
  func restoredEntry(_ value: Double, _ j: Int) -> Double { value * sampleNorm / (columnNorm * weights[j]) }

  /// u in the units of the problem.
  func restoredDual(_ theta: [Double]) -> [Double] {
    let factor = problem.penalty.double() / columnNorm
    return theta.map { $0 * factor }
  }

  static func norm(_ vector: [Double]) -> Double {
    let largest = vector.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return 0 }
    return largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  static func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for i in first.indices { sum += first[i] * second[i] }
    return sum
  }
}
