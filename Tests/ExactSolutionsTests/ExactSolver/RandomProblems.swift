import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// Random problems, half of them degenerate on purpose.
struct RandomProblems {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below `bound`.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func small() -> Rational { Rational(below(3) - 1) }

  private mutating func general() -> Rational {
    (try? Rational(numerator: Integer(below(201) - 100), denominator: Integer(1 + below(20)))) ?? 0
  }

  /// The next problem of the kind.
  mutating func next(_ kind: RecoveryProblem.Kind) throws -> RationalProblem {
    let isDegenerate = below(2) == 0
    let (m, n) = (1 + below(5), 1 + below(8))
    var matrix = Matrix<Rational>(rows: m, columns: n) { _, _ in 0 }
    for i in 0..<m {
      for j in 0..<n { matrix[i, j] = isDegenerate ? small() : general() }
    }
    var vector = (0..<m).map { _ in isDegenerate ? Rational(below(7) - 3) : general() }
    var weights = [Rational](repeating: 1, count: n)
    if isDegenerate {
      for _ in 0..<below(4) where n > 1 {
        let (from, to, sign) = (below(n), below(n), Rational(below(3) - 1))
        for i in 0..<m { matrix[i, to] = sign * matrix[i, from] }
      }
      if below(2) == 0 {
        // In the span of some columns, and often on a breakpoint.
        let combination = (0..<n).map { _ in small() }
        vector = (0..<m).map { i in (0..<n).reduce(0) { $0 + matrix[i, $1] * combination[$1] } }
      }
    }
    if below(3) == 0 { weights = weights.indices.map { _ in Rational(1 + below(3)) } }
    let parameters: [Rational] = try [
      1, 2, 3, Rational(numerator: 1, denominator: 2), Rational(numerator: 1, denominator: 3),
      Rational(numerator: 1, denominator: 10), Rational(numerator: 3, denominator: 5),
    ]
    var parameter = parameters[below(parameters.count)]
    if kind == .p1, below(3) == 0 { parameter = 0 }
    return try RationalProblem(kind, parameter: parameter, matrix: matrix, vector: vector, weights: weights)
  }
}
