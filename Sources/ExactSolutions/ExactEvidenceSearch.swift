import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The search for evidence about any exact instance: a rational approximation is solved exactly, and what is found is moved a little
/// inside all constraints, so that it stays feasible for the exact data.
///
/// What it finds counts only after ``SolutionSetEnclosure`` has confirmed it. At a tie that is no identity of columns nothing is
/// confirmed at any precision.
struct ExactEvidenceSearch {
  private let instance: Instance
  private let product: Matrix<Interval>
  private let sample: [Interval]
  private let precision: Int

  /// Classes of columns that are known to be identical, with one weight.
  private let classes: [[Int]]

  /// The bits that are left to roundings.
  private static let guardBits = 40

  /// The search for the sample in the enclosure `sample` of the instance, whose matrix is in the enclosure `product`.
  init(_ instance: Instance, product: Matrix<Interval>, sample: [Interval], precision: Int) {
    self.instance = instance
    self.product = product
    self.sample = sample
    self.precision = precision
    let right = instance.matrix.right
    var classes: [[Int]] = []
    for j in 0..<right.columnCount {
      let known = classes.firstIndex { members in
        instance.weights.map { $0[members[0]] == $0[j] } ?? true
          && (0..<right.rowCount).allSatisfy { right[$0, members[0]].isIdentical(to: right[$0, j]) }
      }
      if let known { classes[known].append(j) } else { classes.append([j]) }
    }
    self.classes = classes
  }

  /// The bits to which the data are approximated.
  private var bits: Int { max(64, precision - Self.guardBits) }

  /// How much smaller than 1 feasible vectors are made.
  private var inside: Rational { 1 - .powerOfTwo(Self.guardBits - bits) }

  /// Evidence for the instance.
  ///
  /// - Throws: `ArithmeticError.undecided` when there is none at this precision.
  func evidence(_ choice: OptimalityEvidence.Choice) throws(ArithmeticError) -> OptimalityEvidence {
    let problem = try approximation()
    let pair: OptimalPair
    do {
      guard case .solved(let solved) = try ExactSolver.solve(problem) else {
        throw ArithmeticError.undecided("a feasible point of the rational approximation", precision: precision)
      }
      pair = solved
    } catch { throw .undecided("\(error)", precision: precision) }
    let dual = try self.dual(of: pair, problem)
    // Where the residual is 0 although u has norm 1, only the argument for residuals is tight.
    let isRay = problem.kind == .p3 && Rational.sum(dual.map { $0 * $0 }) > 1 - .powerOfTwo(-20)
    let saturated = saturatedClasses(dual, pair)
    var point = Array(repeating: Rational(0), count: product.columnCount)
    for (index, columns) in classes.enumerated() where !pair.point[index].isZero {
      let value = Rational(pair.point[index].rounded(toMultipleOfPowerOfTwo: -bits))
      switch choice {
      case .centroid:
        let share = value.divided(byNonzero: Rational(columns.count)).rounded(toSignificantBits: precision)
        for j in columns { point[j] = share }
      case .vertex(let number): point[columns[((number % columns.count) + columns.count) % columns.count]] = value
      }
    }
    return OptimalityEvidence(
      dual: dual, point: point, groups: saturated.map { classes[$0] },
      singularValueLowerBound: singularValue(saturated.map { classes[$0][0] }, dual: isRay ? dual : nil), isRay: isRay)
  }

  /// The problem with one column of each class, all data rounded; for (P1) with a little less room, so that its points are feasible.
  private func approximation() throws(ArithmeticError) -> RationalProblem {
    let size = product.elements.compactMap(\.leadingBitExponent).max() ?? 0
    let matrix = Matrix(rows: product.rowCount, columns: classes.count) { i, j in
      rounded(product[i, classes[j][0]], size)
    }
    let length = sample.compactMap(\.leadingBitExponent).max() ?? 0
    let parameter = instance.problem.parameter * (instance.problem.kind == .p1 ? inside : 1)
    do {
      return try RationalProblem(
        instance.problem.kind, parameter: parameter, matrix: matrix, vector: sample.map { rounded($0, length) },
        weights: instance.weights.map { weights in classes.map { weights[$0[0]] } })
    } catch { throw .domain(error.description) }
  }

  private func rounded(_ entry: Interval, _ size: Int) -> Rational {
    Rational(entry.midpoint.rounded(toMultipleOfPowerOfTwo: size - bits))
  }

  /// u, rounded and a little inside the dual polyhedron.
  private func dual(of pair: OptimalPair, _ problem: RationalProblem) throws(ArithmeticError) -> [Rational] {
    var entries = pair.dual.entries
    if problem.kind == .p1, pair.dual.isZero {
      // 0 is the minimiser with room to spare: a short vector shows it.
      let tiny = Rational.powerOfTwo(-bits)
      entries = problem.vector.map { QuadraticNumber($0 * tiny) }
      if problem.vector.allSatisfy(\.isZero) { entries[0] = QuadraticNumber(tiny) }
    }
    let scale = entries.map { $0.magnitude.rounded(toMultipleOfPowerOfTwo: -precision, rounding: .up) }.max()
    let exponent = scale.map { Rational($0) }.map { $0.numerator.bitWidth - $0.denominator.bitWidth } ?? 0
    return entries.map { entry in
      let rounded = Rational(entry.rounded(toMultipleOfPowerOfTwo: min(exponent, 0) - precision))
      return (rounded * inside).rounded(toSignificantBits: precision)
    }
  }

  /// The classes whose constraint u reaches: those that carry weight, and those that are tight all the same.
  private func saturatedClasses(_ dual: [Rational], _ pair: OptimalPair) -> [Int] {
    let margin = Rational.powerOfTwo(-bits / 2)
    return classes.indices.filter { index in
      if !pair.point[index].isZero { return true }
      let j = classes[index][0]
      let reached = Interval.dotProduct(
        product.column(j), dual.map { Interval($0, precision: precision) }, precision: precision
      ).magnitude
      let penalty = instance.problem.penalty * (instance.weights?[j] ?? 1)
      return Interval(penalty * (1 - margin), precision: precision).isLess(than: reached) == .holds
    }
  }

  /// A lower bound of the smallest singular value of these columns, with u behind them, to a factor of 2; so small that nothing is
  /// confirmed if they are not independent.
  private func singularValue(_ columns: [Int], dual: [Rational]?) -> Rational {
    let count = columns.count + (dual == nil ? 0 : 1)
    guard count > 0 else { return 1 }
    let matrix = Matrix(rows: product.rowCount, columns: count) { i, j in
      j < columns.count ? product[i, columns[j]] : Interval(dual?[i] ?? 0, precision: precision)
    }
    let lengths = (0..<count).compactMap {
      Interval.euclideanNorm(matrix.column($0), precision: 64).magnitudeLowerBound
    }
    var bound = (lengths.min() ?? 1).rounded(toSignificantBits: 16)
    for _ in 0..<min(precision, 400) {
      bound *= .powerOfTwo(-1)
      let bits = [min(128, precision), precision]
      if bits.contains(where: { matrix.hasSmallestSingularValue(exceeding: bound, precision: $0) == .holds }) {
        return bound
      }
    }
    return bound
  }
}
