import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import Testing
import TrainingData

@Suite struct HonestOracleTests {
  static let manners: [HonestOracle.Manner] = [.nearest, .random(seed: 7), .edge(seed: 7), .edge(seed: 8)]

  /// Enough bits for a datum of a level near 30 in these classes.
  private let precision = 420

  /// Every datum is admissible at its level, and data with extra bits are in A and y at deeper levels too.
  @Test(arguments: try Setting.all())
  func dataAreAdmissible(setting: Setting) throws {
    let instance = try setting.instance()
    for manner in Self.manners {
      for extraBits in [0, 3] {
        let oracle = HonestOracle(instance, manner: manner, extraBits: extraBits)
        for (level, k) in [(1, 0), (2, instance.sampleCount - 1), (13, 0), (29, instance.sampleCount - 1)] {
          let query = Query(sample: k, level: level)
          let answer = try oracle.datum(for: query)
          #expect(answer.level == level)
          let verdict = try Admissibility.check(answer, query, instance, precision: precision)
          #expect(verdict.verdict == .holds, "\(manner), \(extraBits) at \(query): \(verdict)")
          let deeper = try Admissibility.check(
            answer, Query(sample: k, level: level + extraBits), instance, precision: precision)
          #expect(deeper.matrix == .holds && deeper.vector == .holds, "\(manner), \(extraBits) at \(query)")
        }
      }
    }
  }

  /// Data at the edge are not admissible one level deeper; where the minimiser is unique, neither is x_{k,n}.
  @Test(arguments: try Setting.all())
  func edgeDataAreNearTheBoundary(setting: Setting) throws {
    let instance = try setting.instance()
    for seed: UInt64 in 0..<3 {
      for extraBits in [0, 2] {
        let oracle = HonestOracle(instance, manner: .edge(seed: seed), extraBits: extraBits)
        for level in [1, 6, 29] {
          let query = Query(sample: instance.sampleCount - 1, level: level)
          let answer = try oracle.datum(for: query)
          let deeper = try Admissibility.check(
            answer, Query(sample: query.sample, level: level + extraBits + 1), instance, precision: precision)
          #expect(deeper.matrix == .fails && deeper.vector == .fails, "seed \(seed), \(extraBits) at \(query)")
          if case .enclosure(let evidence) = answer.proof, evidence.groups.allSatisfy({ $0.count == 1 }) {
            let next = try Admissibility.check(
              answer, Query(sample: query.sample, level: level + 1), instance, precision: precision)
            #expect(next.solution == .fails, "seed \(seed), \(extraBits) at \(query)")
          }
        }
      }
    }
  }

  /// Data at random are neither all near the centre of the balls nor always the same.
  @Test func randomDataSpread() throws {
    let setting = Setting(kind: .p3, transform: .discreteCosine)
    let instance = try setting.instance()
    var distinct = Set<Matrix<Rational>>()
    for seed: UInt64 in 0..<8 {
      let oracle = HonestOracle(instance, manner: .random(seed: seed))
      let query = Query(sample: 0, level: 9)
      let answer = try oracle.datum(for: query)
      distinct.insert(answer.datum.matrix)
      let deeper = try Admissibility.check(
        answer, Query(sample: 0, level: query.level + 5), instance, precision: precision)
      #expect(deeper.matrix == .fails && deeper.vector == .fails)
    }
    #expect(distinct.count == 8)
  }

  /// The answers are functions of instance, manner and query: whatever was asked before, by whomever.
  @Test func answersAreFunctions() throws {
    let instance = try Setting(kind: .p1, transform: .discreteCosine).instance()
    let queries = [(0, 5), (1, 5), (0, 1), (1, 12), (0, 5)].map { Query(sample: $0.0, level: $0.1) }
    for manner in Self.manners {
      let (one, two) = (HonestOracle(instance, manner: manner), HonestOracle(instance, manner: manner))
      let copy = one
      let forward = try queries.map { try one.datum(for: $0) }
      let backward = try queries.reversed().map { try two.datum(for: $0) }
      let copied = try queries.map { try copy.datum(for: $0) }
      for (index, answer) in forward.enumerated() {
        for other in [backward[queries.count - 1 - index], copied[index]] {
          #expect(answer.factors == other.factors && answer.datum.vector == other.datum.vector)
          #expect(answer.datum.solution == other.datum.solution && answer.proof == other.proof)
        }
      }
      // One matrix for a level, whatever the sample.
      #expect(forward[0].factors == forward[1].factors)
    }
  }

  /// A left factor of norm above 1 magnifies the errors of the right one.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func leftFactorsNeedNotBeOrthogonal(kind: RecoveryProblem.Kind) throws {
    let problem = try RecoveryProblem(kind, parameter: .powerOfTwo(-2))
    for factor in [Rational(1), 5, 100, .powerOfTwo(-1)] {
      let (cosine, sine) = (try factor * 3 / 5, try factor * 4 / 5)
      let instance = try rationalInstance(
        problem, [[40, 40, 0], [0, 0, 60]], samples: [[1, 2]], left: [[cosine, -sine], [sine, cosine]])
      for manner in Self.manners {
        let oracle = HonestOracle(instance, manner: manner)
        for level in [1, 8] {
          let query = Query(sample: 0, level: level)
          let verdict = try Admissibility.check(
            try oracle.datum(for: query), query, instance, precision: precision)
          #expect(verdict.verdict == .holds, "\(factor), \(manner) at \(query): \(verdict)")
        }
      }
    }
  }

  @Test func refusals() throws {
    let oracle = HonestOracle(try Setting(kind: .p3).instance(), extraBits: -4)
    #expect(oracle.extraBits == 0)
    for (k, n) in [(-1, 1), (2, 1), (Int.max, 1), (Int.min, 3), (0, 0), (0, -1), (0, Int.max), (0, Int.min)] {
      #expect(throws: ArithmeticError.self) { _ = try oracle.datum(for: Query(sample: k, level: n)) }
    }
    #expect(Query(sample: 0, level: 4).description == "(1, 4)")
  }

  /// Columns that are neither parallel nor nearly orthogonal, and a residual that is not zero, have data all the same.
  @Test func dataBeyondTheBlockMatrices() throws {
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let instances = [
      try rationalInstance(problem, [[5, 5], [0, 1]], samples: [[1, 1]]),
      try rationalInstance(problem, [[.powerOfTwo(-2), 0], [0, .powerOfTwo(-2)]], samples: [[1, 1]]),
    ]
    for instance in instances {
      let query = Query(sample: 0, level: 3)
      let answer = try HonestOracle(instance).datum(for: query)
      #expect(try Admissibility.check(answer, query, instance, precision: 128).verdict == .holds)
    }
  }

  /// A problem without minimisers, or an instance whose entries have no value, has no data.
  @Test func noDataWithoutMinimisers() throws {
    // No x has ‖Ax − y‖ ≤ 1, nor for any approximation of A that keeps its zeros.
    let empty = try rationalInstance(RecoveryProblem(.p1, parameter: 1), [[1, 1], [0, 0]], samples: [[1, 4]])
    #expect(throws: ArithmeticError.self) { _ = try HonestOracle(empty).datum(for: Query(sample: 0, level: 3)) }
    let problem = try RecoveryProblem(.p3, parameter: 1)
    let undefined = try Instance(
      problem: problem,
      matrix: FactoredMatrix(left: nil, right: try Matrix(rows: [[ExactReal(-2).squareRoot(), ExactReal(3)]])),
      untransformedSamples: [[1]])
    #expect(throws: ArithmeticError.self) {
      _ = try HonestOracle(undefined).datum(for: Query(sample: 0, level: 3))
    }
  }

  /// 2^e bounds the factors and the samples, and is not far above the largest of them.
  @Test func sizes() throws {
    let problem = try RecoveryProblem(.p2, parameter: 1)
    for (entry, exponent) in [(Rational(3), 3), (100, 8), (.powerOfTwo(-9), 1)] {
      let instance = try rationalInstance(problem, [[entry, entry]], samples: [[1]])
      let size = try instance.sizeExponent()
      #expect(size == exponent)
    }
    #expect(try rationalInstance(problem, [[0, 1]], samples: [[1], [1000]]).sizeExponent() == 10)
    #expect(try rationalInstance(problem, [[1, 1]], samples: [[1]], left: [[33]]).sizeExponent() == 6)
    #expect(try rationalInstance(problem, [[0, 0]], samples: [[0]]).sizeExponent() == 1)
  }
}
