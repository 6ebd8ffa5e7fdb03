import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems

/// The verdict on the three conditions (T) for one datum at one level.
public struct Admissibility: Sendable, Equatable {
  /// ‖A_n − A‖ ≤ 2^-n.
  public let matrix: ThreeValued

  /// ‖y_{k,n} − y_k‖ ≤ 2^-n.
  public let vector: ThreeValued

  /// dist(x_{k,n}, Ξ(A_n, y_{k,n})) ≤ 2^-n.
  public let solution: ThreeValued

  /// All three conditions.
  public var verdict: ThreeValued { matrix.and(vector).and(solution) }
}

extension Admissibility {
  /// Checks a datum against an instance, independently of who made it.
  ///
  /// `holds` and `fails` are proved. `undecided` means that the precision was too low, or that the datum lies on the
  /// boundary of a ball about A or y; the distance to the minimisers of (A_n, y_{k,n}) is decided exactly.
  ///
  /// - Parameters:
  ///   - datum: (A_n, y_{k,n}, x_{k,n}).
  ///   - query: k and n.
  ///   - precision: the working precision in bits.
  /// - Throws: `ArithmeticError` when the instance itself cannot be enclosed, `ShapeError` when the sizes do not fit.
  public static func check(
    matrix: FactoredMatrix<Rational>, vector: [Rational], solution: [Rational], query: Query, instance: Instance,
    precision: Int
  ) throws -> Admissibility {
    guard matrix.rowCount == instance.matrix.rowCount, matrix.columnCount == instance.matrix.columnCount,
      vector.count == matrix.rowCount, solution.count == matrix.columnCount,
      (0..<instance.sampleCount).contains(query.sample), query.level >= 1
    else {
      throw ShapeError(
        expected:
          "a datum for sample 1 to \(instance.sampleCount) of a \(instance.matrix.rowCount) × \(instance.matrix.columnCount) matrix",
        found: "\(query) with \(matrix.rowCount) × \(matrix.columnCount), \(vector.count) and \(solution.count) entries"
      )
    }
    let tolerance = Rational.powerOfTwo(-query.level)
    let exact = try instance.matrix.enclosure(precision: precision).product(precision: precision)
    let given = matrix.enclosure(precision: precision).product(precision: precision)
    let difference = Matrix(rows: exact.rowCount, columns: exact.columnCount) { i, j in given[i, j] - exact[i, j] }
    let sample = try instance.sampleEnclosure(query.sample, precision: precision)
    let offset = zip(vector, sample).map { Interval($0, precision: precision) - $1 }
    return Admissibility(
      matrix: difference.hasOperatorNorm(atMost: tolerance, precision: min(precision, 192)),
      vector: Interval.euclideanNorm(offset, precision: precision).isAtMost(Interval(tolerance, precision: precision)),
      solution: solutionVerdict(instance, matrix, given, vector, solution, tolerance, precision))
  }

  private static func solutionVerdict(
    _ instance: Instance, _ matrix: FactoredMatrix<Rational>, _ product: Matrix<Interval>, _ vector: [Rational],
    _ solution: [Rational], _ tolerance: Rational, _ precision: Int
  ) -> ThreeValued {
    let enclosed =
      instance.weights == nil
      ? enclosedVerdict(instance.problem, matrix, product, vector, solution, tolerance, precision) : .undecided
    return enclosed == .undecided ? exactVerdict(instance, matrix, vector, solution, tolerance) : enclosed
  }

  /// The verdict by the exact distance to all minimisers of the approximate problem, whatever its data.
  private static func exactVerdict(
    _ instance: Instance, _ matrix: FactoredMatrix<Rational>, _ vector: [Rational], _ solution: [Rational],
    _ tolerance: Rational
  ) -> ThreeValued {
    guard
      let approximate = try? RationalProblem(
        instance.problem.kind, parameter: instance.problem.parameter, matrix: matrix.product, vector: vector,
        weights: instance.weights),
      let outcome = try? ExactSolver.solve(approximate)
    else { return .undecided }
    // Without a feasible point there is no minimiser, and the distance to the empty set is infinite.
    guard case .solved(let pair) = outcome else { return .fails }
    guard let polyhedron = try? SolutionPolyhedron(problem: approximate, pair: pair),
      let square = try? SolutionSet(polyhedron).squaredDistance(to: solution)
    else { return .undecided }
    return square <= QuadraticNumber(tolerance * tolerance) ? .holds : .fails
  }

  /// The verdict from the enclosure of the minimisers that nearly orthogonal and parallel columns allow.
  private static func enclosedVerdict(
    _ problem: RecoveryProblem, _ matrix: FactoredMatrix<Rational>, _ product: Matrix<Interval>, _ vector: [Rational],
    _ solution: [Rational], _ tolerance: Rational, _ precision: Int
  ) -> ThreeValued {
    let candidate = solution.map { Interval($0, precision: precision) }
    guard
      let evidence = try? OptimalityEvidence.find(
        problem: problem, matrix: matrix, sample: vector, precision: precision),
      let set = try? SolutionSetEnclosure(
        problem: problem, matrix: product, sample: vector.map { Interval($0, precision: precision) },
        evidence: evidence.redistributed(towards: solution),
        columnsAreIdentical: { matrix.right.column($0) == matrix.right.column($1) }, precision: precision)
    else { return .undecided }
    if let upper = set.distanceUpperBound(of: candidate), upper <= tolerance { return .holds }
    let functional = zip(solution, set.point).map { $0 - $1 }
    if let lower = set.distanceLowerBound(of: candidate, functional: functional), lower > tolerance { return .fails }
    return .undecided
  }
}
