import ExactArithmetic

/// The number ±√square·cos(π·angle), in a form that is the same for the same expression of the cosine transform however it is written.
///
/// The angle is in [0, 1/2) and none of 1/6, 1/4, 1/3, whose cosines are roots of rational numbers; zero has the square 0. Two
/// numbers with the same form are equal; that is the only use (`Proofs/CERTIFICATE.md`, rule `member`).
struct CosineMonomial: Equatable {
  private let isNegative: Bool
  private let square: Rational
  private let angle: Rational

  /// Numbers longer than this do not occur in a cosine transform.
  private static let maximalBits = 1 << 12

  private init?(isNegative: Bool, square: Rational, angle: Rational) {
    guard square.numerator.bitWidth + square.denominator.bitWidth <= Self.maximalBits else { return nil }
    self.isNegative = isNegative && !square.isZero
    self.square = square
    self.angle = square.isZero ? 0 : angle
  }

  /// The rational number `value`, unless it is very long.
  init?(_ value: Rational) {
    guard value.numerator.bitWidth + value.denominator.bitWidth <= Self.maximalBits else { return nil }
    self.init(isNegative: value.signum < 0, square: value * value, angle: 0)
  }

  /// cos(πq), unless q is very long.
  init?(cosinePi q: Rational) {
    guard q.numerator.bitWidth + q.denominator.bitWidth <= Self.maximalBits else { return nil }
    let half = Rational.powerOfTwo(-1)
    // q modulo 2, in [0, 2), then by cos(π(2 − q)) = cos(πq) in [0, 1], then by cos(π(1 − q)) = −cos(πq) in [0, 1/2].
    var angle = q - 2 * Rational((q * half).floor())
    if angle > 1 { angle = 2 - angle }
    let isNegative = angle > half
    if isNegative { angle = 1 - angle }
    let (square, rest): (Rational, Rational) =
      switch (angle.numerator, angle.denominator) {
      case (1, 2): (0, 0)
      case (1, 3): (Rational.powerOfTwo(-2), 0)
      case (1, 4): (half, 0)
      case (1, 6): (3 * Rational.powerOfTwo(-2), 0)
      default: (1, angle)
      }
    self.init(isNegative: isNegative, square: square, angle: rest)
  }

  /// Entry (i, j) from 0 of the orthonormal discrete cosine transform of size m ≥ 1: √(1/m) for i = 0, else √(2/m)·cos(π(2j+1)i/(2m)).
  static func cosineTransform(size m: Int, _ i: Int, _ j: Int) -> CosineMonomial? {
    guard let scale = try? Rational(i == 0 ? 1 : 2) / Rational(m),
      let angle = try? Rational((2 * j + 1) * i) / Rational(2 * m)
    else { return nil }
    let root = CosineMonomial(isNegative: false, square: scale, angle: 0)
    return root.flatMap { root in CosineMonomial(cosinePi: angle).flatMap { root.times($0) } }
  }

  /// The product; nil if both have a cosine.
  func times(_ other: CosineMonomial) -> CosineMonomial? {
    guard angle.isZero || other.angle.isZero else { return nil }
    return CosineMonomial(
      isNegative: isNegative != other.isNegative, square: square * other.square, angle: angle + other.angle)
  }

  /// The quotient; nil if the divisor is 0 or has a cosine.
  func divided(by other: CosineMonomial) -> CosineMonomial? {
    guard other.angle.isZero, let square = try? square / other.square else { return nil }
    return CosineMonomial(isNegative: isNegative != other.isNegative, square: square, angle: angle)
  }

  /// The root, if this is a rational number ≥ 0.
  var squareRoot: CosineMonomial? {
    guard angle.isZero, !isNegative, let root = try? QuadraticNumber.squareRoot(of: square).rational else { return nil }
    return CosineMonomial(isNegative: false, square: root, angle: 0)
  }
}

/// The expressions of a file that are cosine monomials.
struct CosineMonomials {
  private var values: [String: CosineMonomial] = [:]

  /// What is needed for the expressions `needed`, given the definitions of the file.
  init(_ definitions: [Definition], for needed: [ExpressionDocument]) {
    for definition in definitions.needed(for: needed) { values[definition.name] = value(of: definition.value) }
  }

  /// The monomial that is written as `expression`, if it is one.
  func value(of expression: ExpressionDocument) -> CosineMonomial? {
    switch expression {
    case .rational(let number): return CosineMonomial(number)
    case .reference(let name): return values[name]
    case .pi: return nil
    case .cosinePi(let q): return CosineMonomial(cosinePi: q)
    case .sum(let terms): return terms.count == 1 ? value(of: terms[0]) : nil
    case .product(let factors):
      var total = CosineMonomial(1)
      for factor in factors { total = total.flatMap { total in value(of: factor).flatMap { total.times($0) } } }
      return total
    case .quotient(let dividend, let divisor):
      return value(of: dividend).flatMap { dividend in value(of: divisor).flatMap { dividend.divided(by: $0) } }
    case .squareRoot(let operand): return value(of: operand)?.squareRoot
    }
  }
}
