import ExactArithmetic

/// A vector over ℚ(√D) with one denominator: the entries `(rationalNumerators[i] + rootNumerators[i]·√radicand) / denominator`.
///
/// Sums and products of such vectors are integer operations without a greatest common divisor, which is what exact verification lives
/// on. The numerators are not reduced; equality is that of the real vectors all the same.
public struct QuadraticVector: Sendable {
  /// The numerators of the rational parts, one for each entry.
  public private(set) var rationalNumerators: [Integer]

  /// The numerators of the multiples of √radicand, one for each entry; empty if the vector is rational.
  public private(set) var rootNumerators: [Integer]

  /// The common denominator, positive.
  public private(set) var denominator: Integer

  /// D: no perfect square; 0 if the vector is rational.
  public private(set) var radicand: Integer

  /// The vector with the given numerators. A radicand that is a perfect square, or root numerators that are all 0, give a rational vector.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``, or ``ArithmeticError/domain(_:)`` if the radicand is negative or the numbers of
  ///   numerators differ (no root numerators at all are allowed).
  public init(
    rationalNumerators: [Integer], rootNumerators: [Integer] = [], denominator: Integer = 1, radicand: Integer = 0
  ) throws(ArithmeticError) {
    guard rootNumerators.isEmpty || rootNumerators.count == rationalNumerators.count else {
      throw .domain("a vector of \(rationalNumerators.count) rational and \(rootNumerators.count) root numerators")
    }
    if denominator.isZero { throw .divisionByZero }
    let root = try radicand.squareRoot()
    let isSquare = root * root == radicand
    let negative = denominator.signum < 0
    var rational = negative ? rationalNumerators.map { -$0 } : rationalNumerators
    let roots = negative ? rootNumerators.map { -$0 } : rootNumerators
    if isSquare { for i in roots.indices { rational[i].addProduct(roots[i], root) } }
    self.init(
      rationalNumerators: rational, irrationalRootNumerators: isSquare ? [] : roots, denominator: denominator.magnitude,
      radicand: radicand)
  }

  /// The vector with a positive denominator and a radicand that is no perfect square, unless the root numerators are all 0.
  init(
    rationalNumerators: [Integer], irrationalRootNumerators roots: [Integer], denominator: Integer, radicand: Integer
  ) {
    let isRational = roots.allSatisfy(\.isZero)
    self.rationalNumerators = rationalNumerators
    self.denominator = denominator
    rootNumerators = isRational ? [] : roots
    self.radicand = isRational ? 0 : radicand
  }

  /// The rational vector with these entries, over their least common denominator.
  public init(_ entries: [Rational]) {
    let denominator = Integer.commonDenominator(of: entries)
    self.init(
      rationalNumerators: entries.map { $0.numerator(over: denominator) }, irrationalRootNumerators: [],
      denominator: denominator, radicand: 0)
  }

  /// The vector with these entries, over their least common denominator.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` if the entries do not lie in one field ℚ(√D).
  @_disfavoredOverload
  public init(_ entries: [QuadraticNumber]) throws(ArithmeticError) {
    guard let irrational = entries.first(where: { !$0.isRational }) else {
      self.init(entries.map(\.rationalPart))
      return
    }
    let radicand = irrational.radicand
    // Adding a number of the field and taking it away again writes an entry over its radicand.
    var common: [QuadraticNumber] = []
    for entry in entries {
      guard irrational.hasCommonField(with: entry) else { throw .domain("entries of two fields ℚ(√D)") }
      common.append(entry.radicand == radicand || entry.isRational ? entry : (irrational + entry) - irrational)
    }
    let denominator = Integer.commonDenominator(of: common.map(\.rationalPart) + common.map(\.coefficient))
    self.init(
      rationalNumerators: common.map { $0.rationalPart.numerator(over: denominator) },
      irrationalRootNumerators: common.map { $0.coefficient.numerator(over: denominator) }, denominator: denominator,
      radicand: radicand)
  }

  /// The zero vector of `count` entries.
  public init(zeros count: Int) {
    self.init(
      rationalNumerators: Array(repeating: 0, count: max(0, count)), irrationalRootNumerators: [], denominator: 1,
      radicand: 0)
  }

  /// The number of entries.
  public var count: Int { rationalNumerators.count }

  /// Whether all entries are rational.
  public var isRational: Bool { rootNumerators.isEmpty }

  /// Entry `index`.
  public subscript(index: Int) -> QuadraticNumber {
    number(rationalNumerators[index], isRational ? 0 : rootNumerators[index])
  }

  /// All entries in order.
  public var entries: [QuadraticNumber] { (0..<count).map { self[$0] } }

  /// The entries, if all are rational.
  public var rationals: [Rational]? {
    isRational ? rationalNumerators.map { Rational(numerator: $0, positiveDenominator: denominator) } : nil
  }

  /// The vector of the entries named by `indices`, in that order.
  public func selecting(_ indices: [Int]) -> QuadraticVector {
    QuadraticVector(
      rationalNumerators: indices.map { rationalNumerators[$0] },
      irrationalRootNumerators: isRational ? [] : indices.map { rootNumerators[$0] }, denominator: denominator,
      radicand: radicand)
  }

  /// (rational + root·√D)/denominator.
  private func number(_ rational: Integer, _ root: Integer) -> QuadraticNumber {
    QuadraticNumber(
      Rational(numerator: rational, positiveDenominator: denominator),
      Rational(numerator: root, positiveDenominator: denominator), irrationalRoot: radicand)
  }

  /// The same vector without a common divisor of its numerators and its denominator.
  ///
  /// - Complexity: one greatest common divisor for each entry, until it is 1.
  public var reduced: QuadraticVector {
    var divisor = denominator
    for numerator in rationalNumerators + rootNumerators where divisor != 1 {
      divisor = .greatestCommonDivisor(divisor, numerator)
    }
    guard divisor != 1 else { return self }
    let quotient = { (numerator: Integer) in (try? numerator.exactQuotient(by: divisor)) ?? 0 }
    return QuadraticVector(
      rationalNumerators: rationalNumerators.map(quotient), irrationalRootNumerators: rootNumerators.map(quotient),
      denominator: quotient(denominator), radicand: radicand)
  }
}

extension QuadraticVector: Hashable {
  /// Whether the two are the same real vector.
  public static func == (left: QuadraticVector, right: QuadraticVector) -> Bool {
    guard left.count == right.count, left.isRational == right.isRational else { return false }
    guard left.radicand == right.radicand else { return left.entries == right.entries }
    func agree(_ one: [Integer], _ two: [Integer]) -> Bool {
      left.denominator == right.denominator
        ? one == two : zip(one, two).allSatisfy { $0 * right.denominator == $1 * left.denominator }
    }
    return agree(left.rationalNumerators, right.rationalNumerators) && agree(left.rootNumerators, right.rootNumerators)
  }

  /// Feeds the signs of the vector into `hasher`; equal vectors feed the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rationalNumerators.map(\.signum))
    hasher.combine(rootNumerators.map(\.signum))
  }
}

extension QuadraticVector: CustomStringConvertible {
  /// The entries in parentheses.
  public var description: String { "(\(entries.map(\.description).joined(separator: ", ")))" }
}
