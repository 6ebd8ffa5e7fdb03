import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems
import TestSupport
import Testing

/// Evidence for instances of any kind: dense, weighted, with residuals in (P3), with ties.
@Suite struct ExactEvidenceTests {
  fileprivate func enclosure(_ instance: Instance, precision: Int) throws -> SolutionSetEnclosure {
    let evidence = try OptimalityEvidence.find(instance: instance, sample: 0, precision: precision)
    let right = instance.matrix.right
    return try SolutionSetEnclosure(
      problem: instance.problem, weights: instance.weights,
      matrix: try instance.matrix.enclosure(precision: precision).product(precision: precision),
      sample: try instance.sampleEnclosure(0, precision: precision), evidence: evidence,
      columnsAreIdentical: { i, j in
        (0..<right.rowCount).allSatisfy { right[$0, i].isIdentical(to: right[$0, j]) }
      }, precision: precision)
  }

  private func instance(_ problem: RationalProblem) throws -> Instance? {
    guard !problem.parameter.isZero else { return nil }
    return try Instance(
      problem: RecoveryProblem(problem.kind, parameter: problem.parameter),
      matrix: FactoredMatrix(left: nil, right: problem.matrix.map { ExactReal($0) }),
      untransformedSamples: [problem.vector.map { ExactReal($0) }], weights: problem.weights)
  }

  /// For rational instances the set encloses what exact arithmetic finds: every vertex is within it, and a unique minimiser to 2^-60.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func rationalInstancesAgreeWithTheExactSolution(kind: RecoveryProblem.Kind) throws {
    var problems = RandomProblems(seed: 97)
    var (unique, enclosed) = (0, 0)
    for _ in 0..<scaledIterations(150) {
      let problem = try problems.next(kind)
      guard let instance = try instance(problem), case .solved(let pair) = try ExactSolver.solve(problem) else {
        continue
      }
      let exact = try SolutionSet(SolutionPolyhedron(problem: problem, pair: pair))
      if exact.isSinglePoint { unique += 1 }
      guard let set = try? enclosure(instance, precision: 320) else { continue }
      enclosed += 1
      let point = exact.point.entries.map { $0.enclosure(precision: 320) }
      // An upper bound of the distance of a minimiser from the set is no contradiction; a positive lower bound would be.
      let functional = zip(point, set.point).map { $0.midpoint - $1 }
      if let lower = set.distanceLowerBound(of: point, functional: functional) { #expect(lower <= 0, "\(problem)") }
      if exact.isSinglePoint {
        let upper = try #require(set.distanceUpperBound(of: point))
        #expect(upper <= .powerOfTwo(-60), "\(problem): \(upper.double())")
      }
    }
    // Weakly active columns and dependent supports stay undecided; most instances are not of that kind.
    #expect(unique > 0 && enclosed * 2 >= unique, "\(enclosed) of \(unique)")
  }

  /// Identical irrational columns tie: the minimisers are all ways to share, and the search says so.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func identicalIrrationalColumns(kind: RecoveryProblem.Kind) throws {
    let (two, three) = (ExactReal(2).squareRoot(), ExactReal(3).squareRoot())
    let right = try Matrix(rows: [[two, 1, two], [three, -1, three], [1, 2, 1]])
    let instance = try Instance(
      problem: RecoveryProblem(kind, parameter: kind == .p1 ? .powerOfTwo(-1) : .powerOfTwo(-2)),
      matrix: FactoredMatrix(left: nil, right: right), untransformedSamples: [[2, 3, 1]])
    let set = try enclosure(instance, precision: 300)
    #expect(set.groups.contains([0, 2]))
    let total = set.point[0] + set.point[2]
    for share in [[total, set.point[1], 0], [0, set.point[1], total]] {
      let upper = try #require(
        set.distanceUpperBound(of: share.map { Interval($0, precision: 300) }).map { _ in
          let evidence = set.evidence.redistributed(towards: share)
          return zip(evidence.point, share).map { ($0 - $1).magnitude }.max() ?? 1
        })
      #expect(upper <= .powerOfTwo(-100))
    }
  }

  /// A tie of different irrational columns is decided at no precision, and never wrongly.
  @Test func differentColumnsThatTieStayUndecided() throws {
    // Columns of norm √3 with the same product with y: (√2, 1)·(1, 1) = (1, √2)·(1, 1).
    let root = ExactReal(2).squareRoot()
    let right = try Matrix(rows: [[root, 1], [1, root]])
    let instance = try Instance(
      problem: RecoveryProblem(.p2, parameter: 1), matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[1, 1]])
    // Both are in the support, with equal weights: that is decided.
    let set = try enclosure(instance, precision: 200)
    #expect((set.point[0] - set.point[1]).magnitude <= .powerOfTwo(-100))
    // Three columns in the plane with one product: no support is certain.
    let wide = try Matrix(rows: [[root, 1, (root + 1).divided(by: 2)], [1, root, (root + 1).divided(by: 2)]])
    let tied = try Instance(
      problem: RecoveryProblem(.p2, parameter: 1), matrix: FactoredMatrix(left: nil, right: wide),
      untransformedSamples: [[1, 1]])
    for precision in [200, 400, 800] {
      #expect(throws: (any Error).self) { _ = try enclosure(tied, precision: precision) }
    }
  }

  /// x = 0 is the minimiser: nothing is in the support.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func zero(kind: RecoveryProblem.Kind) throws {
    let right: Matrix<ExactReal> = try Matrix(rows: [[1, ExactReal(2).squareRoot()], [1, 0]])
    let instance = try Instance(
      problem: RecoveryProblem(kind, parameter: kind == .p1 ? 10 : 100),
      matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[1, 2]])
    let set = try enclosure(instance, precision: 200)
    #expect(set.point == [0, 0])
    #expect((set.distanceUpperBound(of: [0, 0].map { Interval($0, precision: 200) }) ?? 1) <= .powerOfTwo(-100))
  }
}

extension ExactEvidenceTests {
  /// Columns that are far beyond binary64 are recognised as orthogonal, and enclosed as tightly as the precision allows.
  @Test func entriesBeyondBinary64() throws {
    let large = Rational.powerOfTen(400)
    let right = try Matrix(rows: [[ExactReal(large), ExactReal(large), 0], [0, 0, ExactReal(large)]])
    let instance = try Instance(
      problem: RecoveryProblem(.p3, parameter: 1), matrix: FactoredMatrix(left: nil, right: right),
      untransformedSamples: [[1, 1]])
    let set = try enclosure(instance, precision: 3200)
    let share = Rational(1).divided(byNonzero: 2 * large)
    let upper = try #require(
      set.distanceUpperBound(of: [share, share, 2 * share].map { Interval($0, precision: 3200) }))
    #expect(upper <= .powerOfTen(-420))
  }
}
