import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems
import TestSupport
import Testing

@Suite struct EvidenceSearchTests {
  /// What is found is verified by the enclosure, and is next to the closed form: its centroid and its vertices.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func evidenceAgreesWithTheClosedForms(kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 11)
    var compared = 0
    for _ in 0..<scaledIterations(200) {
      let input = try BlockInput(kind, using: &generator)
      // Outside the range of the closed form there is nothing to compare with.
      guard let form = try? input.closedForm() else { continue }
      compared += 1
      let (matrix, vector) = (try input.matrix(), try input.vector())
      let choices = [OptimalityEvidence.Choice.centroid] + form.maximalIndices.indices.map { .vertex($0) }
      for (number, choice) in choices.enumerated() {
        let evidence = try OptimalityEvidence.find(
          problem: input.problem, matrix: matrix, sample: vector, choice: choice, precision: 256)
        let set = try verified(evidence, input.problem, matrix, vector, precision: 256)
        #expect((set.pointDistance.upperBound ?? 1) < .powerOfTwo(-80), "\(input)")
        let expected = number == 0 ? form.centroid : form.candidate(form.maximalIndices[number - 1])
        let gap = try distance(evidence.point, expected)
        #expect((gap.upperBound ?? 1) < .powerOfTwo(-80), "\(input): \(choice)")
        let losers = input.firstRow.indices.filter { !form.maximalIndices.contains($0) }
        #expect(Set(evidence.groups.joined()).isDisjoint(with: losers), "\(input)")
      }
    }
    #expect(compared >= scaledIterations(50))
  }

  /// A left factor that is orthogonal only up to 2^-40: the minimisers move by about as much.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func nearlyOrthogonalFactors(kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 23)
    let parameter = Rational.powerOfTwo(-2)
    for _ in 0..<scaledIterations(40) {
      let size = Int.random(in: 1...4, using: &generator)
      let left = try BlockInput.reflection(size: size, using: &generator).map {
        $0 + Rational(Int.random(in: -9...9, using: &generator)) * .powerOfTwo(-45)
      }
      let row = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        Rational(Int.random(in: 4...5, using: &generator))
      }
      let sample = (1..<size).map { _ in Rational([0, 1, -2, 3][Int.random(in: 0..<4, using: &generator)]) }
      let input = try BlockInput(kind, parameter: parameter, firstRow: row, alpha: 6, sample: sample, left: left)
      let (matrix, vector) = (try input.matrix(), try input.vector())
      let evidence = try OptimalityEvidence.find(
        problem: input.problem, matrix: matrix, sample: vector, precision: 256)
      let set = try verified(evidence, input.problem, matrix, vector, precision: 256)
      #expect((set.pointDistance.upperBound ?? 1) < .powerOfTwo(-80), "\(input)")
      let gap = try distance(evidence.point, try input.closedForm().centroid)
      #expect((gap.upperBound ?? 1) < .powerOfTwo(-34), "\(input)")
    }
  }

  /// |η_i| = λ/(2α) exactly: z_i = 0 although the column is saturated.
  @Test func thresholdTies() throws {
    var generator = SeededGenerator(seed: 5)
    for (alpha, parameter) in [("3", "1"), ("7/3", "5/11"), ("1/3", "2/7"), ("2", "1/2")] {
      let (alpha, parameter) = (try Rational(parsing: alpha), try Rational(parsing: parameter))
      let threshold = try parameter / (2 * alpha)
      for left in [nil, try BlockInput.reflection(size: 4, using: &generator)] {
        let input = try BlockInput(
          .p2, parameter: parameter, firstRow: [1, 1, 2], alpha: alpha, sample: [threshold, -threshold, 3], left: left)
        let (matrix, vector) = (try input.matrix(), try input.vector())
        // Rounding decides on which side of the threshold the column falls: many precisions, many sides.
        for precision in stride(from: 200, to: 300, by: 3) {
          let evidence = try OptimalityEvidence.find(
            problem: input.problem, matrix: matrix, sample: vector, precision: precision)
          let set = try verified(evidence, input.problem, matrix, vector, precision: precision)
          #expect(Set(evidence.groups.joined()) == [2, 3, 4, 5])
          #expect((set.pointDistance.upperBound ?? 1) < .powerOfTwo(-60))
          #expect((try distance(evidence.point, try input.closedForm().centroid).upperBound ?? 1) < .powerOfTwo(-60))
        }
      }
    }
  }

  /// A precision that is called sufficient for a level places the minimisers to within 2^-level.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func sufficientPrecisionSuffices(kind: RecoveryProblem.Kind) throws {
    for level in [1, 7, 60, 500] {
      for excess in [0, level] {
        let tilted = Rational(40) + (excess == 0 ? 0 : Rational.powerOfTwo(-excess))
        let input = try BlockInput(
          kind, parameter: .powerOfTwo(-1), firstRow: [40, tilted, 40], alpha: 70, sample: [1, 0, -2])
        let precision = OptimalityEvidence.sufficientPrecision(
          problem: input.problem, right: input.right, level: level, sizeExponent: 8)
        let (matrix, vector) = (try input.matrix(), try input.vector())
        let evidence = try OptimalityEvidence.find(
          problem: input.problem, matrix: matrix, sample: vector, choice: .vertex(4), precision: precision)
        let set = try verified(evidence, input.problem, matrix, vector, precision: precision)
        #expect((set.pointDistance.upperBound ?? 1) <= .powerOfTwo(-level))
        #expect(precision < 4 * level + 300)
      }
    }
  }

  @Test func vertexNumbersAreCyclic() throws {
    let input = try BlockInput(.p3, parameter: 1, firstRow: [2, 2, 1, 2], alpha: 3, sample: [0, 1])
    let (matrix, vector) = (try input.matrix(), try input.vector())
    for (number, column) in [(0, 0), (1, 1), (2, 3), (3, 0), (-1, 3), (-3, 0), (Int.min, 1), (Int.max, 1)] {
      let evidence = try OptimalityEvidence.find(
        problem: input.problem, matrix: matrix, sample: vector, choice: .vertex(number), precision: 128)
      #expect(evidence.point.indices.filter { !evidence.point[$0].isZero } == [column, 5], "vertex \(number)")
    }
  }

  /// Columns of zeros carry nothing, and neither does anything when y = 0.
  @Test func zeros() throws {
    for kind in [RecoveryProblem.Kind.p2, .p3] {
      let problem = try RecoveryProblem(kind, parameter: 1)
      let right = try Matrix<Rational>(rows: [[3, 0, 3, 0], [0, 0, 0, 5]])
      let matrix = try FactoredMatrix<Rational>(left: nil, right: right)
      let evidence = try OptimalityEvidence.find(problem: problem, matrix: matrix, sample: [1, 2], precision: 128)
      #expect(evidence.groups == [[0, 2], [3]])
      _ = try verified(evidence, problem, matrix, [1, 2], precision: 128)

      let trivial = try OptimalityEvidence.find(problem: problem, matrix: matrix, sample: [0, 0], precision: 128)
      let set = try verified(trivial, problem, matrix, [0, 0], precision: 128)
      #expect(trivial.point.allSatisfy(\.isZero) && set.pointDistance.upperBound == 0)
    }
  }

  /// No evidence is better than a wrong one: columns far from orthogonal, dense columns twice, more columns than rows.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func undecidedFarFromOrthogonal(kind: RecoveryProblem.Kind) throws {
    let problem = try RecoveryProblem(kind, parameter: .powerOfTwo(-3))
    for rows: [[Rational]] in [
      [[1, 1], [0, .powerOfTwo(-4)]],
      [[1, 1, 1], [1, -1, 3]],
      [[2, 2, 0], [1, 1, 1]],
    ] {
      let matrix = try FactoredMatrix(left: nil, right: Matrix(rows: rows))
      #expect(throws: ArithmeticError.self) {
        _ = try OptimalityEvidence.find(problem: problem, matrix: matrix, sample: [3, 1], precision: 128)
      }
    }
  }

  /// Parallel columns that are equal but not known to be so are not told apart; the same expressions are.
  @Test func exactColumns() throws {
    let root = (ExactReal(5) + ExactReal(24).squareRoot()).squareRoot()
    let sum = ExactReal(2).squareRoot() + ExactReal(3).squareRoot()
    func instance(_ row: [ExactReal]) throws -> Instance {
      try Instance(
        problem: RecoveryProblem(.p3, parameter: 1),
        matrix: FactoredMatrix(left: nil, right: try Matrix(rows: [row + [.zero], row.map { _ in .zero } + [7]])),
        untransformedSamples: [[1, 2]])
    }
    let equal = try instance([root, root, ExactReal(2)])
    #expect(try OptimalityEvidence.find(instance: equal, sample: 0, precision: 128).groups == [[0, 1], [3]])
    #expect(throws: ArithmeticError.self) {
      _ = try OptimalityEvidence.find(instance: try instance([root, sum]), sample: 0, precision: 128)
    }
    for sample in [-1, 1, Int.max] {
      #expect(throws: ArithmeticError.self) {
        _ = try OptimalityEvidence.find(instance: equal, sample: sample, precision: 128)
      }
    }
  }

  @Test func wrongSizes() throws {
    let input = try BlockInput(.p2, parameter: 1, firstRow: [2, 2], alpha: 3, sample: [0, 1])
    for count in [0, 2, 4] {
      #expect(throws: ArithmeticError.self) {
        _ = try OptimalityEvidence.find(
          problem: input.problem, matrix: try input.matrix(), sample: Array(repeating: 1, count: count), precision: 128)
      }
    }
  }

  @Test func significantBits() throws {
    var generator = SeededGenerator(seed: 3)
    #expect(Rational(0).rounded(toSignificantBits: 5) == 0)
    for _ in 0..<scaledIterations(200) {
      let value = generator.rational(bits: 200)
      let bits = Int.random(in: 1...150, using: &generator)
      let rounded = value.rounded(toSignificantBits: bits)
      #expect((rounded - value).magnitude <= value.magnitude * .powerOfTwo(-bits))
      #expect((Dyadic(exactly: rounded)?.significand.bitWidth ?? .max) <= bits + 1)
    }
  }
}
