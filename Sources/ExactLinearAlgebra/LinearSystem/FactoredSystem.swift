import ExactArithmetic

/// A nonsingular square integer matrix, factored modulo a prime: solves systems with it exactly.
///
/// Every solution is verified, as `B · numerators == denominator · c` in integers, before it is returned.
///
/// Source: J. Dixon, *Exact solution of linear equations using p-adic expansions*, Numer. Math. 40 (1982).
public struct FactoredSystem: Sendable {
  /// The square matrix over ℤ, before it was factored.
  public let matrix: Matrix<Integer>

  /// Its factorisation modulo a prime that does not divide the determinant.
  public let factorization: ModularFactorization

  /// A bound of the determinant: `|det B| < 2^determinantBits`.
  public let determinantBits: Int

  let planes: DigitPlanes

  /// The columns' norms are below `2^bits`, for the least such `bits`.
  private let smallestColumnBits: Int

  /// The number of unknowns.
  public var size: Int { matrix.rowCount }

  /// Factors a square matrix modulo a prime of at most 62 bits. A prime that divides the determinant is replaced.
  ///
  /// - Throws: ``LinearSystemError/singular(kernelVector:)`` with a verified vector of the kernel;
  ///   ``LinearSystemError/shape(_:)`` unless the matrix is square.
  /// - Complexity: n³/3 products of words; for a singular matrix also one solution of a system of its rank.
  public init(_ matrix: Matrix<Integer>) throws(LinearSystemError) {
    try LinearSystemError.check(matrix, [])
    let size = matrix.rowCount
    guard var field = PrimeField.forDotProducts(ofLength: size) else {
      throw .shape(ShapeError(expected: "fewer than 2^24 rows", found: "\(size)"))
    }
    // A nonzero determinant has finitely many prime divisors, and a zero one ends in a vector of the kernel.
    while true {
      let factorization: ModularFactorization
      do { factorization = try ModularFactorization(matrix, modulo: field) } catch { throw .shape(error) }
      if factorization.rank == size {
        self.init(matrix, factorization)
        return
      }
      if let vector = matrix.kernelVector(guidedBy: factorization) { throw .singular(kernelVector: vector) }
      guard let next = field.next else {
        throw .shape(ShapeError(expected: "a determinant of fewer bits", found: "one that all primes divide"))
      }
      field = next
    }
  }

  /// The system of a matrix that its factorisation shows to be nonsingular.
  private init(_ matrix: Matrix<Integer>, _ factorization: ModularFactorization) {
    self.matrix = matrix
    self.factorization = factorization
    planes = DigitPlanes(matrix)
    let columnBits = (0..<matrix.columnCount).map { FactoredSystem.normBits(matrix.column($0)) }
    determinantBits = columnBits.reduce(1, +)
    smallestColumnBits = columnBits.min() ?? 0
  }

  /// The least `b` with `‖v‖² < 2^(2b)`.
  private static func normBits(_ vector: [Integer]) -> Int {
    var square: Integer = 0
    for entry in vector { square.addProduct(entry, entry) }
    return (square.bitWidth + 1) / 2
  }

  /// The product of the matrix with a vector.
  func product(with vector: [Integer]) -> [Integer] {
    if planes.planeCount > 1 || size == 0 { return matrix.times(vector) }
    return planes.words.withUnsafeBufferPointer { PackedIntegers(vector).dotProducts(rowsOf: $0) }
  }

  /// The solution of `B · x = c`, in lowest terms.
  ///
  /// - Throws: ``LinearSystemError/shape(_:)`` unless c has n entries.
  /// - Complexity: `b/60` digits of n²·(1 + ⌈entry bits/63⌉) products of words each, where b is the number of bits of
  ///   the largest numerator and the denominator together: 2·n·(entry bits) for data without structure, less if the
  ///   solution is short.
  public func solve(_ rightHandSide: [Integer]) throws(LinearSystemError) -> FractionVector {
    try solve(rightHandSide, denominatorHint: 1)
  }

  /// The solutions of `B · x = c` for several right-hand sides, each in lowest terms.
  ///
  /// The denominator of a solution shortens the computation of the next ones to about a half.
  ///
  /// - Throws: ``LinearSystemError/shape(_:)`` unless each has n entries.
  public func solve(_ rightHandSides: [[Integer]]) throws(LinearSystemError) -> [FractionVector] {
    var denominator: Integer = 1
    var solutions: [FractionVector] = []
    for right in rightHandSides {
      let solution = try solve(right, denominatorHint: denominator)
      denominator = Integer.leastCommonMultiple(denominator, solution.denominator)
      solutions.append(solution)
    }
    return solutions
  }

  /// The solution of `B · x = c`, in lowest terms; quicker if the denominator of the solution divides `denominatorHint`,
  /// as that of another right-hand side often does. The hint has no influence on the result.
  ///
  /// - Throws: ``LinearSystemError/shape(_:)`` unless c has n entries.
  public func solve(
    _ rightHandSide: [Integer], denominatorHint: Integer
  ) throws(LinearSystemError) -> FractionVector {
    try LinearSystemError.check(matrix, [rightHandSide])
    if rightHandSide.allSatisfy(\.isZero) { return FractionVector(reducing: rightHandSide, over: 1) }
    let hint = denominatorHint.isZero ? 1 : denominatorHint.magnitude
    // Cramer's rule and Hadamard's bound: a column of B is replaced by c.
    let numeratorBits =
      determinantBits - smallestColumnBits + FactoredSystem.normBits(rightHandSide)
    var search = SolutionSearch(
      system: self, rightHandSide: rightHandSide, denominatorHint: hint, numeratorBits: numeratorBits)
    if let solution = search.run() { return solution }
    // Not reached: beyond the bound the fractions are the solution. Elimination needs no such argument.
    return try FractionFreeElimination.solve(matrix, [rightHandSide])[0]
  }
}

extension Matrix where Element == Integer {
  /// The solutions of `B · x = c` for each right-hand side c, in lowest terms and verified.
  ///
  /// Up to 8 unknowns by ``FractionFreeElimination``, otherwise by a ``FactoredSystem``.
  ///
  /// - Throws: ``LinearSystemError``.
  public func solve(_ rightHandSides: [[Integer]]) throws(LinearSystemError) -> [FractionVector] {
    if rowCount <= 8 { return try FractionFreeElimination.solve(self, rightHandSides) }
    return try FactoredSystem(self).solve(rightHandSides)
  }

  /// A nonzero vector v with A·v = 0, verified: the first column without a pivot as a combination of the pivot columns,
  /// which the equations of the pivot rows determine. Nil if every column has a pivot, or if the other rows do not agree
  /// because the rank over ℚ is larger than that modulo the prime.
  ///
  /// - Complexity: one solution of a system of the size of the rank.
  func kernelVector(guidedBy factorization: ModularFactorization) -> [Integer]? {
    let (rows, columns) = (factorization.pivotRows, factorization.pivotColumns)
    guard columns.count < columnCount else { return nil }
    let free = (0..<columnCount).first { $0 >= columns.count || columns[$0] != $0 } ?? columns.count
    let block = Matrix(rows: rows.count, columns: rows.count) { i, j in self[rows[i], columns[j]] }
    // Nonsingular modulo the prime, so that this never fails.
    guard let solution = try? block.solve([rows.map { self[$0, free] }])[0] else { return nil }
    var vector = [Integer](repeating: 0, count: columnCount)
    for (column, numerator) in zip(columns, solution.numerators) { vector[column] = numerator }
    vector[free] = -solution.denominator
    return times(vector).allSatisfy(\.isZero) ? vector : nil
  }
}
