import ExactArithmetic
import ExactLinearAlgebra
import PhaseTransitions
import RecoveryProblems
import Testing
import TrainingData

/// The check of conditions (T) against data whose distances are known exactly.
@Suite struct AdmissibilityTests {
  /// A member with rational entries, and data around it at known distances.
  private struct Case {
    let instance: Instance
    let problem: RecoveryProblem
    let left: Matrix<Rational>?
    let firstRow: [Rational]
    let alpha: Rational
    let sample: [Rational]
    let level: Int
  }

  /// What a distance of `factor` times the radius has to give.
  private func allowed(_ factor: Rational) -> Set<ThreeValued> {
    factor < 1 ? [.holds] : factor > 1 ? [.fails] : [.holds, .undecided]
  }

  private func cases() throws -> [Case] {
    var cases: [Case] = []
    for kind in RecoveryProblem.Kind.allCases {
      for (number, level) in [1, 5, 40].enumerated() {
        let problem = try RecoveryProblem(kind, parameter: .powerOfTwo(-1 - number))
        let firstRow: [Rational] = number == 1 ? [47, 47 + .powerOfTwo(-3), 47] : [47, 47]
        let (alpha, sample): (Rational, [Rational]) = (try Rational(201) / 3, number == 2 ? [0, 1] : [2, -1])
        let third = try Rational(1) / 3
        let left: Matrix<Rational>? =
          number == 0
          ? nil
          : try Matrix<Rational>(rows: [[2, -2, 1], [1, 2, 2], [2, 1, -2]]).map { $0 * third }
        let right = block(firstRow, alpha, sample.count)
        let instance = try rationalInstance(problem, right.rows, samples: [[1] + sample], left: left?.rows)
        cases.append(
          Case(
            instance: instance, problem: problem, left: left, firstRow: firstRow, alpha: alpha, sample: sample,
            level: level))
      }
    }
    return cases
  }

  private func block(_ firstRow: [Rational], _ alpha: Rational, _ tail: Int) -> Matrix<Rational> {
    Matrix(rows: tail + 1, columns: firstRow.count + tail) { i, j in
      if i == 0 { return j < firstRow.count ? firstRow[j] : 0 }
      return j == firstRow.count + i - 1 ? alpha : 0
    }
  }

  /// A rational point of Ξ(A, U(1, η)), exactly for (P2) and (P3), and to within 2^-200 for (P1).
  private func point(_ form: ClosedForm, _ index: Int) throws -> [Rational] {
    try form.candidate(form.maximalIndices[index]).map { try $0.rational ?? Rational($0.approximation(level: 210)) }
  }

  private func check(
    _ c: Case, right: Matrix<Rational>? = nil, vector: [Rational]? = nil, solution: [Rational]? = nil
  ) throws -> Admissibility {
    let right = right ?? block(c.firstRow, c.alpha, c.sample.count)
    let factors = try FactoredMatrix(left: c.left, right: right)
    let form = try ClosedForm(
      problem: c.problem, firstRow: c.firstRow.map { ExactReal($0) }, alpha: ExactReal(c.alpha), sample: c.sample)
    return try Admissibility.check(
      matrix: factors, vector: vector ?? factors.leftTimes([1] + c.sample), solution: try solution ?? point(form, 0),
      query: Query(sample: 0, level: c.level), instance: c.instance, precision: 512)
  }

  static let factors = ["0", "1/2", "999/1000", "1", "1001/1000", "3/2", "100"]

  /// ‖A_n − A‖ = max(‖a' − a‖, |α' − α|) for blocks behind an orthogonal factor.
  @Test(arguments: factors)
  func matrices(factor: String) throws {
    let factor = try Rational(parsing: factor)
    for c in try cases() {
      let radius = Rational.powerOfTwo(-c.level) * factor
      // (3/5, 4/5) has norm 1.
      var turned = c.firstRow
      turned[0] += try radius * 3 / 5
      turned[1] -= try radius * 4 / 5
      for (row, alpha) in [(turned, c.alpha), (c.firstRow, c.alpha - radius), (turned, c.alpha + radius)] {
        let verdict = try check(c, right: block(row, alpha, c.sample.count)).matrix
        #expect(allowed(factor).contains(verdict), "\(c.problem), level \(c.level): \(verdict)")
      }
    }
  }

  @Test(arguments: factors)
  func vectors(factor: String) throws {
    let factor = try Rational(parsing: factor)
    for c in try cases() {
      let radius = Rational.powerOfTwo(-c.level) * factor
      let moved = [1 + (try radius * 4 / 5), c.sample[0], c.sample[1] - (try radius * 3 / 5)]
      let vector = try FactoredMatrix(left: c.left, right: block(c.firstRow, c.alpha, 2)).leftTimes(moved)
      let verdict = try check(c, vector: vector).vector
      #expect(allowed(factor).contains(verdict), "\(c.problem), level \(c.level): \(verdict)")
    }
  }

  /// The distance of x from Ξ(A_n, y_{k,n}), the simplex of the closed form of (A_n, y_{k,n}), is known when x leaves it at a
  /// right angle: in the tail, outwards from a vertex, or off the hyperplane of the simplex.
  @Test(arguments: factors)
  func solutions(factor: String) throws {
    let factor = try Rational(parsing: factor)
    for c in try cases() {
      // The approximate problem counts: another one than the exact one, with more ties.
      let row = c.firstRow.map { _ in c.firstRow[0] + .powerOfTwo(-c.level - 2) }
      let (alpha, eta) = (c.alpha - .powerOfTwo(-c.level - 3), c.sample.map { $0 * (1 + .powerOfTwo(-c.level - 2)) })
      let form = try ClosedForm(
        problem: c.problem, firstRow: row.map { ExactReal($0) }, alpha: ExactReal(alpha), sample: eta)
      let right = block(row, alpha, eta.count)
      let vector = try FactoredMatrix(left: c.left, right: right).leftTimes([1] + eta)
      let radius = Rational.powerOfTwo(-c.level) * factor
      let d = row.count
      var points: [[Rational]] = []
      // In the tail.
      var moved = try point(form, 0)
      moved[d] -= radius
      if factor != 1 || c.problem.kind != .p1 { points.append(moved) }
      // From the first vertex along the first edge, outwards: (1, −1)/√2, with 70/99 below 1/√2 by 5e-5.
      if factor != 1 {
        moved = try point(form, 0)
        moved[0] += try radius * 70 / 99
        moved[1] -= try radius * 70 / 99
        points.append(moved)
      }
      // From the centroid along 1 = (1, …, 1), for d = 2 and 3: 70/99·√2 and 56/97·√3 are close to 1.
      if factor != 1 {
        moved = try form.centroid.map { Rational(try $0.approximation(level: 210)) }
        for j in 0..<d { moved[j] += try radius * (d == 2 ? Rational(70) / 99 : Rational(56) / 97) }
        points.append(moved)
      }
      for (number, solution) in points.enumerated() {
        let verdict = try check(c, right: right, vector: vector, solution: solution)
        #expect(allowed(factor).contains(verdict.solution), "\(c.problem), level \(c.level), \(number): \(verdict)")
        #expect(verdict.vector == .holds)
      }
    }
  }

  /// Every point of the simplex is a solution, and none of them is one of the tilted problem.
  @Test func simplices() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let instance = try rationalInstance(problem, [[4, 4, 4]], samples: [[1]])
    let quarter = Rational.powerOfTwo(-2)
    let points: [[Rational]] = [[quarter, 0, 0], [0, quarter, 0], [.powerOfTwo(-3), 0, .powerOfTwo(-3)]]
    for point in points {
      for (tilt, expected) in [
        (Rational(0), ThreeValued.holds), (.powerOfTwo(-20), point[0] == quarter ? .holds : .fails),
      ] {
        let verdict = try Admissibility.check(
          matrix: FactoredMatrix(left: nil, right: Matrix(rows: [[4 + tilt, 4, 4]])), vector: [1], solution: point,
          query: Query(sample: 0, level: 12), instance: instance, precision: 300)
        #expect(verdict.solution == expected && verdict.matrix == .holds && verdict.vector == .holds)
      }
    }
  }

  /// Too little precision about A and y: undecided, never a wrong verdict. The distance to the minimisers is decided exactly.
  @Test func undecided() throws {
    let setting = Setting(kind: .p3, transform: .discreteCosine, normalisation: .paper)
    let instance = try setting.instance()
    let query = Query(sample: 0, level: 200)
    let answer = try HonestOracle(instance, manner: .edge(seed: 1)).datum(for: query)
    let coarse = try Admissibility.check(answer, query, instance, precision: 64)
    #expect([coarse.matrix, coarse.vector, coarse.solution] == [.undecided, .undecided, .holds])
    #expect(coarse.verdict == .undecided)
    #expect(try Admissibility.check(answer, query, instance, precision: 900).verdict == .holds)

    let problem = try RecoveryProblem(.p3, parameter: 1)
    let skew = try rationalInstance(problem, [[5, 5], [0, 1]], samples: [[1, 1]])
    let verdict = try Admissibility.check(
      matrix: FactoredMatrix(left: nil, right: Matrix(rows: [[5, 5], [0, 1]])), vector: [1, 1], solution: [0, 0],
      query: Query(sample: 0, level: 3), instance: skew, precision: 256)
    // min |x_1| + |x_2| + ‖Ax − y‖: x = (1/5, 0) has 1/5 + 1, and 0 has √2, so 0 is no minimiser, nor near one.
    #expect(verdict.matrix == .holds && verdict.vector == .holds && verdict.solution == .fails)
    #expect(verdict.verdict == .fails)
  }

  /// One failing condition makes the datum inadmissible, whatever the others are.
  @Test func verdictsCombine() throws {
    let c = try cases()[0]
    let far = try check(c, vector: [7, 7, 7])
    #expect(far.matrix == .holds && far.vector == .fails && far.verdict == .fails)
  }

  @Test func wrongShapesThrow() throws {
    let instance = try Setting(kind: .p3).instance()
    let answer = try HonestOracle(instance).datum(for: Query(sample: 0, level: 3))
    let (matrix, vector, solution) = (answer.factors, answer.datum.vector, answer.datum.solution)
    func check(
      _ matrix: FactoredMatrix<Rational>, _ vector: [Rational], _ solution: [Rational], _ k: Int, _ n: Int
    ) throws {
      _ = try Admissibility.check(
        matrix: matrix, vector: vector, solution: solution, query: Query(sample: k, level: n), instance: instance,
        precision: 200)
    }
    try check(matrix, vector, solution, 0, 3)
    let small = try FactoredMatrix<Rational>(left: nil, right: Matrix(rows: [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]]))
    let narrow = try FactoredMatrix<Rational>(left: nil, right: matrix.right.selecting(columns: [0, 1, 2, 3]))
    for (m, v, s, k, n) in [
      (small, vector, solution, 0, 3), (narrow, vector, solution, 0, 3), (matrix, [1], solution, 0, 3),
      (matrix, vector + [0], solution, 0, 3), (matrix, vector, [], 0, 3), (matrix, vector, solution + [1], 0, 3),
      (matrix, vector, solution, 2, 3), (matrix, vector, solution, -1, 3), (matrix, vector, solution, Int.max, 3),
      (matrix, vector, solution, 0, 0), (matrix, vector, solution, 0, Int.min),
    ] {
      #expect(throws: ShapeError.self) { try check(m, v, s, k, n) }
    }
  }
}
