import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A ``QuadraticVector`` in a file; the radicand stands elsewhere, once for all vectors.
public struct QuadraticVectorDocument: Sendable, Equatable, Codable {
  /// The common denominator, a positive integer.
  public var denominator: Rational

  /// The integers that are the numerators of the rational parts.
  public var rational: [Rational]

  /// The integers that are the numerators of the multiples of the root; absent if the vector is rational.
  public var root: [Rational]?

  /// The document of `vector`.
  public init(_ vector: QuadraticVector) {
    denominator = Rational(vector.denominator)
    rational = vector.rationalNumerators.map { Rational($0) }
    root = vector.isRational ? nil : vector.rootNumerators.map { Rational($0) }
  }

  /// The vector that it documents.
  ///
  /// - Throws: `Rejection` of rule `field` if a number is no integer, the denominator is not positive, or there is a root and no radicand; of `shape` if
  ///   there are not as many numerators of the root as of the rational parts.
  public func vector(radicand: Radicand, _ place: String) throws(Rejection) -> QuadraticVector {
    guard denominator.signum > 0, (rational + [denominator] + (root ?? [])).allSatisfy(\.isInteger) else {
      throw Rejection(.field, "\(place): expected integers and a positive denominator")
    }
    guard root == nil || radicand.value != nil else { throw Rejection(.field, "\(place): a root without a radicand") }
    guard root == nil || root?.count == rational.count else {
      throw Rejection(.shape, "\(place): expected as many numerators of the root as others")
    }
    do {
      return try QuadraticVector(
        rationalNumerators: rational.map(\.numerator), rootNumerators: (root ?? []).map(\.numerator),
        denominator: denominator.numerator, radicand: radicand.value ?? 0)
    } catch { throw Rejection(.field, "\(place): \(error)") }
  }

  /// Bounds what a product with the matrix takes: as many numerators as the longer side has entries, each about as long as the longest
  /// integer of this vector.
  ///
  /// - Throws: `Rejection` of rule `limit` if they have more than ``SolutionCertificateCheck/maximalSize`` bits.
  func checkSize(for problem: RationalProblem, _ place: String) throws(Rejection) {
    let longest = (rational + (root ?? [])).reduce(denominator.numerator.bitWidth) { max($0, $1.numerator.bitWidth) }
    // Signs of numbers with a root take squares of both parts.
    let bits = root == nil ? longest : 2 * longest
    let side = max(problem.rowCount, problem.columnCount)
    guard bits <= SolutionCertificateCheck.maximalSize / side else {
      throw Rejection(
        .limit, "\(place): integers of \(bits) bits for a matrix with a side of \(side): their product is above 2^29")
    }
  }

  /// The radicand of a file that has been found to be none or an integer ≥ 2 that is no square.
  public struct Radicand: Sendable {
    /// The integer.
    let value: Integer?

    /// - Throws: `Rejection` of rule `field` for any other number.
    public init(_ number: Rational?) throws(Rejection) {
      guard let number else {
        value = nil
        return
      }
      let integer = number.numerator
      guard number.isInteger, integer.signum > 0, let root = try? integer.squareRoot(), root * root != integer else {
        throw Rejection(.field, "radicand: expected an integer above 1 that is no perfect square")
      }
      value = integer
    }

    /// The one radicand of all vectors that are irrational.
    ///
    /// - Throws: `Rejection` of rule `field` if there are two.
    init(of vectors: [QuadraticVector]) throws(Rejection) {
      let irrational = vectors.filter { !$0.isRational }
      guard irrational.allSatisfy({ $0.radicand == irrational[0].radicand }) else {
        throw Rejection(.field, "the vectors have more than one radicand")
      }
      value = irrational.first?.radicand
    }

    /// The number in the file.
    var number: Rational? { value.map { Rational($0) } }
  }
}

extension QuadraticVector {
  /// - Throws: `Rejection` of rule `limit` if the entries over one denominator take more than ``SolutionCertificateCheck/maximalSize`` bits.
  static func checkSize(of entries: [Rational]) throws(Rejection) {
    do {
      _ = try CommonDenominator.of(
        entries, "vector", maximalSize: SolutionCertificateCheck.maximalSize)
    } catch { throw Rejection(.limit, "\(error)") }
  }
}

extension RationalProblem {
  /// The problem of a file.
  ///
  /// - Throws: `Rejection` of the rules `shape`, `field` or `limit`.
  init(
    checked kind: RecoveryProblem.Kind, parameter: Rational, matrix: Matrix<Rational>, vector: [Rational],
    weights: [Rational]?
  ) throws(Rejection) {
    guard vector.count == matrix.rowCount, weights.map({ $0.count == matrix.columnCount }) ?? true else {
      throw Rejection(
        .shape, "a vector of \(matrix.rowCount) and, if any, weights of \(matrix.columnCount) entries expected")
    }
    let lists = [matrix.elements, vector, weights ?? []]
    for entries in lists { try QuadraticVector.checkSize(of: entries) }
    do {
      try self.init(kind, parameter: parameter, matrix: matrix, vector: vector, weights: weights)
    } catch { throw Rejection(.field, "\(error)") }
    try checkSize(of: parameter, "parameter")
  }

  /// Bounds what one number costs that is compared or multiplied with every entry of a vector.
  ///
  /// - Throws: `Rejection` of rule `limit` if its numerator and denominator, once for each entry of the longer side of the matrix, have more
  ///   than ``SolutionCertificateCheck/maximalSize`` bits.
  func checkSize(of number: Rational?, _ place: String) throws(Rejection) {
    guard let number else { return }
    let bits = number.numerator.bitWidth + (number.isInteger ? 0 : number.denominator.bitWidth)
    let side = max(rowCount, columnCount)
    guard bits <= SolutionCertificateCheck.maximalSize / side else {
      throw Rejection(
        .limit, "\(place): a number of \(bits) bits for a matrix with a side of \(side): their product is above 2^29")
    }
  }
}

extension Certificate {
  /// An ``OptimalPair`` in a file: a minimiser, exactly.
  public struct MinimiserProof: Sendable, Equatable, Codable {
    /// D, an integer ≥ 2 that is no square; absent if both vectors are rational.
    public var radicand: Rational?

    /// x.
    public var point: QuadraticVectorDocument

    /// u.
    public var dual: QuadraticVectorDocument

    /// The document of `pair`.
    ///
    /// - Throws: `Rejection` of rule `field` if the two vectors have different radicands.
    public init(_ pair: OptimalPair) throws(Rejection) {
      radicand = try QuadraticVectorDocument.Radicand(of: [pair.point, pair.dual]).number
      point = QuadraticVectorDocument(pair.point)
      dual = QuadraticVectorDocument(pair.dual)
    }

    /// The pair that it documents.
    ///
    /// - Throws: `Rejection` of the rules `field` or `shape`.
    public func pair() throws(Rejection) -> OptimalPair {
      let radicand = try QuadraticVectorDocument.Radicand(radicand)
      return OptimalPair(
        point: try point.vector(radicand: radicand, "point"), dual: try dual.vector(radicand: radicand, "dual"))
    }
  }
}
