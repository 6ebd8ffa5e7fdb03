import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems

/// An oracle that answers every query (k, n) for one instance with admissible data, in one of several ways.
///
/// The answers are functions of the query, the instance and the manner alone. The data keep the zeros and the factors
/// of the instance, so that for block matrices the approximate problem is one whose minimisers are enclosed quickly; any
/// other is solved exactly. Each x_{k,n} is verified before it is given.
public struct HonestOracle: Sendable {
  /// How the data lie in the balls that (T) allows.
  public enum Manner: Sendable, Hashable {
    /// Every entry of the factors rounded to a nearby multiple of a power of two; x_{k,n} near the centroid of the
    /// minimisers.
    case nearest
    /// Pseudo-random points of the balls.
    case random(seed: UInt64)
    /// Close to the boundary of the balls: one entry of the right factor, of the sample and of x_{k,n} is moved by 7/8 of the
    /// radius. With an orthogonal left factor A_n and y_{k,n} stay more than half of the radius away from A and y_k.
    case edge(seed: UInt64)
  }

  /// The instance whose data these are.
  public let instance: Instance

  /// The highest level of a datum: what a certificate can hold.
  public static let greatestLevel = CertificateCheck.maximalLevel

  /// How the data lie in the balls.
  public let manner: Manner

  /// The data of level n are within 2^-(n + extraBits) of A and y.
  public let extraBits: Int

  /// What has been made so far; sharing it between copies changes no answer.
  private let cache = AnswerCache()

  /// The oracle for `instance`.
  ///
  /// - Parameter extraBits: how much closer than (T) asks the data are; with one extra bit they are admissible for
  /// every
  ///   instance within 2^-n-1 of this one as well.
  public init(_ instance: Instance, manner: Manner = .nearest, extraBits: Int = 0) {
    self.instance = instance
    self.manner = manner
    self.extraBits = min(max(0, extraBits), Self.greatestLevel)
  }

  /// The datum that answers `query`.
  ///
  /// - Throws: `ArithmeticError.domain` unless 0 ≤ k < R and 1 ≤ n ≤ ``greatestLevel``, or when the approximate problem (P1) has no
  ///   feasible point; `ArithmeticError` when an entry of the instance cannot be enclosed.
  public func datum(for query: Query) throws(ArithmeticError) -> ProvedDatum {
    guard (0..<instance.sampleCount).contains(query.sample), (1...Self.greatestLevel).contains(query.level) else {
      throw .domain("the datum \(query), where 1 ≤ k ≤ \(instance.sampleCount) and 1 ≤ n ≤ \(Self.greatestLevel)")
    }
    if let answer = cache.answer(to: query) { return answer }
    let factors: FactoredMatrix<Rational>
    if let known = cache.matrix(level: query.level) {
      factors = known
    } else {
      factors = try matrix(level: query.level)
      cache.insert(factors, level: query.level)
    }
    let answer = try datum(for: query, matrix: factors)
    cache.insert(answer, for: query)
    return answer
  }

  /// A_n for all samples, from which ``datum(for:matrix:)`` makes the data.
  ///
  /// - Throws: `ArithmeticError` when an entry of the instance cannot be enclosed.
  /// - Complexity: one enclosure for each different entry of the factors.
  private func matrix(level n: Int) throws(ArithmeticError) -> FactoredMatrix<Rational> {
    let level = n + extraBits
    let frobenius = try instance.sizeExponent()
    let size = instance.matrix.rowCount.bitWidthOfCount + instance.matrix.columnCount.bitWidthOfCount
    // With ‖left‖ ≤ 2^growth rounding costs at most a quarter of the radius: an eighth for each factor.
    let growth = try leftGrowth()
    let exponent = -(level + size + 3) - growth
    let leftExponent = -(level + size + 3) - frobenius
    var noise = NoiseSource(manner, query: Query(sample: -1, level: n))
    let left = try instance.matrix.left?.map { (entry) throws(ArithmeticError) in
      try Rational(entry.approximation(level: -leftExponent))
    }
    var right = try instance.matrix.right.map { (entry) throws(ArithmeticError) in
      try entry.rational == 0 ? Rational(0) : Rational(entry.approximation(level: -exponent))
    }
    let carried = right.elements.indices.filter { !right.elements[$0].isZero }
    switch manner {
    case .nearest: break
    case .random:
      // At most 2^-level/2 in the Frobenius norm: there are at most 2^size entries.
      for index in carried {
        let (i, j) = (index / right.columnCount, index % right.columnCount)
        right[i, j] += noise.symmetricFraction() * Rational.powerOfTwo(-level - growth - 1 - (size + 1) / 2)
      }
    case .edge:
      if !carried.isEmpty {
        let index = carried[noise.next(below: carried.count)]
        right[index / right.columnCount, index % right.columnCount] +=
          noise.sign() * Rational.powerOfTwo(-level - growth - 4) * 14
      }
    }
    return try FactoredMatrix(checkedLeft: left, right: right)
  }

  /// The least e ≥ 0 for which ‖left‖ ≤ 2^e, up to a relative 2^-20, is shown; 0 for an orthogonal factor or none.
  ///
  /// - Complexity: m³ interval multiplications at 64 bits, once for each oracle.
  private func leftGrowth() throws(ArithmeticError) -> Int {
    guard let left = instance.matrix.left else { return 0 }
    if let known = cache.leftGrowth { return known }
    let enclosure = try left.map { (entry) throws(ArithmeticError) in try entry.enclosure(precision: 64) }
    let slack = 1 + Rational.powerOfTwo(-20)
    var growth = 0
    let greatest = try instance.sizeExponent()
    while growth < greatest,
      enclosure.hasOperatorNorm(atMost: slack * Rational.powerOfTwo(growth), precision: 64) != .holds
    {
      growth += 1
    }
    cache.insert(leftGrowth: growth)
    return growth
  }

  /// The datum for `query`, given A_n from ``matrix(level:)``.
  private func datum(for query: Query, matrix: FactoredMatrix<Rational>) throws(ArithmeticError) -> ProvedDatum {
    let level = query.level + extraBits
    // The radius for the sample before the left factor is 2^-ball.
    let ball = level + (try leftGrowth())
    var noise = NoiseSource(manner, query: query)
    let rows = matrix.rowCount
    var sample: [Rational] = []
    for entry in instance.untransformedSamples[query.sample] {
      if let value = entry.rational {
        sample.append(value)
      } else {
        sample.append(Rational(try entry.approximation(level: ball + rows.bitWidthOfCount + 4)))
      }
    }
    switch manner {
    case .nearest: break
    case .random:
      // A zero stays one: noise there would carry weight, and the solution of the approximate problem another number
      // of entries.
      for i in sample.indices where !sample[i].isZero {
        sample[i] += noise.symmetricFraction() * Rational.powerOfTwo(-ball - 1 - (rows.bitWidthOfCount + 1) / 2)
      }
    case .edge:
      let carried = sample.indices.filter { !sample[$0].isZero }
      if !carried.isEmpty {
        sample[carried[noise.next(below: carried.count)]] += noise.sign() * Rational.powerOfTwo(-ball - 4) * 14
      }
    }
    let vector = matrix.leftTimes(sample)

    let proved: ProvedDatum
    if instance.weights == nil, let enclosed = enclosedDatum(query, matrix, vector, noise: noise) {
      proved = enclosed
    } else {
      proved = try solvedDatum(query, matrix, vector, noise: noise)
    }
    return proved
  }

  /// The datum with x_{k,n} from the enclosure of the minimisers that nearly orthogonal and parallel columns allow; `nil`
  /// when the columns of A_n are not of this kind.
  private func enclosedDatum(
    _ query: Query, _ matrix: FactoredMatrix<Rational>, _ vector: [Rational], noise: NoiseSource
  ) -> ProvedDatum? {
    guard let sizeExponent = try? instance.sizeExponent() else { return nil }
    var noise = noise
    let precision = OptimalityEvidence.sufficientPrecision(
      problem: instance.problem, right: matrix.right, level: query.level + extraBits, sizeExponent: sizeExponent)
    let choice: OptimalityEvidence.Choice = manner == .nearest ? .centroid : .vertex(noise.next(below: 1 << 16))
    guard
      let evidence = try? OptimalityEvidence.find(
        problem: instance.problem, matrix: matrix, sample: vector, choice: choice, precision: precision),
      let set = try? SolutionSetEnclosure(
        problem: instance.problem, matrix: matrix.enclosure(precision: precision).product(precision: precision),
        sample: vector.map { Interval($0, precision: precision) }, evidence: evidence,
        columnsAreIdentical: { matrix.right.column($0) == matrix.right.column($1) }, precision: precision)
    else { return nil }
    let solution = approximation(of: evidence.point, level: query.level, noise: &noise)
    let distance = set.distanceUpperBound(of: solution.map { Interval($0, precision: precision) })
    guard let distance, distance <= Rational.powerOfTwo(-query.level) else { return nil }
    return ProvedDatum(
      datum: TrainingDatum(factors: matrix, vector: vector, solution: solution), proof: .enclosure(evidence),
      level: query.level)
  }

  /// The datum with x_{k,n} from the exact solution of the approximate problem, whatever its data.
  ///
  /// - Throws: `ArithmeticError.domain` when the approximate problem (P1) has no feasible point.
  private func solvedDatum(
    _ query: Query, _ matrix: FactoredMatrix<Rational>, _ vector: [Rational], noise: NoiseSource
  ) throws(ArithmeticError) -> ProvedDatum {
    var noise = noise
    let outcome: ExactSolver.Outcome
    do {
      let approximate = try RationalProblem(
        instance.problem.kind, parameter: instance.problem.parameter, matrix: matrix.product, vector: vector,
        weights: instance.weights)
      outcome = try ExactSolver.solve(approximate)
      // What the solver says about minimisers is no proof; this is.
      if case .solved(let pair) = outcome { _ = try SolutionPolyhedron(problem: approximate, pair: pair) }
    } catch { throw .undecided("x_{k,n} for \(query): \(error)", precision: 0) }
    guard case .solved(let pair) = outcome else {
      throw .domain("x_{k,n} for \(query): no point has ‖A_n x − y_{k,n}‖ ≤ ε")
    }
    let exponent = -(query.level + pair.point.count.bitWidthOfCount + 8)
    let point = pair.point.entries.map { Rational($0.rounded(toMultipleOfPowerOfTwo: exponent)) }
    let solution = approximation(of: point, level: query.level, noise: &noise)
    let square = (QuadraticVector(solution) - pair.point).squaredNorm
    guard square <= QuadraticNumber(Rational.powerOfTwo(-2 * query.level)) else {
      throw .undecided("x_{k,n} for \(query) within 2^-n", precision: 0)
    }
    return ProvedDatum(
      datum: TrainingDatum(factors: matrix, vector: vector, solution: solution), proof: .minimiser(pair),
      level: query.level)
  }

  /// A short rational vector near `point`, placed as the manner says.
  private func approximation(of point: [Rational], level: Int, noise: inout NoiseSource) -> [Rational] {
    let exponent = -(level + point.count.bitWidthOfCount + 4)
    var solution = point.map { Rational($0.rounded(toMultipleOfPowerOfTwo: exponent)) }
    switch manner {
    case .nearest: break
    case .random:
      for j in solution.indices {
        solution[j] +=
          Rational(
            (noise.symmetricFraction() * Rational.powerOfTwo(-level - 1 - (point.count.bitWidthOfCount + 1) / 2))
              .rounded(toMultipleOfPowerOfTwo: exponent))
      }
    case .edge: solution[noise.next(below: solution.count)] += noise.sign() * Rational.powerOfTwo(-level - 4) * 14
    }
    return solution
  }
}

extension FactoredMatrix where Element == Rational {
  /// The product of factors whose sizes are those of an instance, which has checked them.
  fileprivate init(checkedLeft left: Matrix<Rational>?, right: Matrix<Rational>) throws(ArithmeticError) {
    do { try self.init(left: left, right: right) } catch { throw .domain("factors: \(error)") }
  }
}

extension Int {
  /// The least b with self ≤ 2^b, for counts.
  var bitWidthOfCount: Int { self <= 1 ? 0 : Int.bitWidth - (self - 1).leadingZeroBitCount }
}
