extension ExactReal {
  /// Sums and products with at most this many operands are merged into the sum or product they stand in.
  ///
  /// A longer one stays an operand, so that adding one term at a time costs a bounded amount each time.
  private static let greatestMergedCount = 8

  /// The real as coefficient·core, where the core is neither rational nor a multiple; no core for a rational number.
  var coefficientAndCore: (coefficient: Rational, core: ExactReal?) {
    switch expression {
    case .rational(let value): (value, nil)
    case .multiple(let coefficient, let core): (coefficient, core)
    default: (1, self)
    }
  }

  /// The product with a rational number.
  func multiplied(by factor: Rational) -> ExactReal {
    let (coefficient, core) = coefficientAndCore
    let product = coefficient * factor
    guard let core else { return ExactReal(product) }
    return Self.multiple(product, of: core)
  }

  /// coefficient·core; a vanishing coefficient removes the core only if that is certain to have a value.
  private static func multiple(_ coefficient: Rational, of core: ExactReal) -> ExactReal {
    if coefficient == 1 { return core }
    if coefficient.isZero, core.isCertifiedDefined { return .zero }
    return ExactReal(simplified: .multiple(coefficient, core))
  }
}

// MARK: - Sums

extension ExactReal {
  /// The sum of all terms; 0 if there are none.
  ///
  /// Rational terms are added up, and terms that differ in a rational factor only are collected.
  ///
  /// - Complexity: O(number of terms), those of short sums among them counted singly.
  public static func sum(_ terms: [ExactReal]) -> ExactReal {
    var collected = LinearCombination()
    for term in terms { collected.add(term, mergingSumsUpTo: greatestMergedCount) }
    let cores = collected.cores.indices.compactMap { index -> ExactReal? in
      let term = multiple(collected.coefficients[index], of: collected.cores[index])
      return term.rational == nil ? term : nil
    }
    if cores.isEmpty { return ExactReal(collected.constant) }
    if cores.count == 1, collected.constant.isZero { return cores[0] }
    let constant = collected.constant.isZero ? [] : [ExactReal(collected.constant)]
    return ExactReal(simplified: .sum(constant + cores))
  }

  /// constant + Σ coefficientsᵢ·coresᵢ, the cores being different expressions.
  private struct LinearCombination {
    var constant: Rational = 0
    var coefficients: [Rational] = []
    var cores: [ExactReal] = []
    /// Where a core of a given fingerprint stands; filled only when there are many.
    private var positions: [Int: [Int]] = [:]
    private static let greatestScannedCount = 16

    mutating func add(_ term: ExactReal, times factor: Rational = 1, mergingSumsUpTo count: Int) {
      let (own, core) = term.coefficientAndCore
      let coefficient = own * factor
      guard let core else {
        constant += coefficient
        return
      }
      if case .sum(let terms) = core.expression, terms.count <= count, !coefficient.isZero {
        for term in terms { add(term, times: coefficient, mergingSumsUpTo: 0) }
        return
      }
      if let position = position(of: core) {
        coefficients[position] += coefficient
      } else {
        coefficients.append(coefficient)
        cores.append(core)
        if cores.count > Self.greatestScannedCount { index() }
      }
    }

    private func position(of core: ExactReal) -> Int? {
      if positions.isEmpty { return cores.firstIndex { $0.isIdentical(to: core) } }
      return positions[core.node?.fingerprint ?? 0]?.first { cores[$0].isIdentical(to: core) }
    }

    private mutating func index() {
      let first = positions.isEmpty ? 0 : cores.count - 1
      for position in first..<cores.count {
        positions[cores[position].node?.fingerprint ?? 0, default: []].append(position)
      }
    }
  }
}

// MARK: - Products

extension ExactReal {
  /// The product of all factors; 1 if there are none.
  ///
  /// Rational factors are multiplied, equal factors become powers, roots of rationals become one root, and √x·√x becomes x
  /// when x is certified not to be negative.
  ///
  /// - Complexity: O(number of factors squared), those of short products among them counted singly.
  public static func product(_ factors: [ExactReal]) -> ExactReal {
    product(bases: factors.map { ($0, 1) })
  }

  /// The product of the powers baseᵢ^exponentᵢ, exponents ≥ 1.
  static func product(bases: [(base: ExactReal, exponent: Int)]) -> ExactReal {
    var collected = PowerProduct()
    var pending = Array(bases.reversed())
    while let (factor, exponent) = pending.popLast() {
      let (own, core) = factor.coefficientAndCore
      collected.multiply(by: own, exponent)
      guard let core else { continue }
      switch core.expression {
      case .product(let factors) where factors.count <= greatestMergedCount || exponent > 1:
        pending.append(contentsOf: factors.reversed().map { ($0, exponent) })
      case .power(let base, let inner):
        let (total, overflow) = inner.multipliedReportingOverflow(by: exponent)
        if overflow { collected.multiply(by: core, exponent) } else { pending.append((base, total)) }
      case .squareRoot(let radicand) where exponent >= 2 && radicand.isCertifiedNonnegative:
        if !exponent.isMultiple(of: 2) { pending.append((core, 1)) }
        pending.append((radicand, exponent / 2))
      case .squareRoot(let radicand) where exponent == 1 && (radicand.rational.map { $0.signum > 0 } ?? false):
        guard let radicand = radicand.rational?.numerator else { continue }
        collected.multiply(byRootOf: radicand)
      default:
        let total = collected.multiply(by: core, exponent)
        if total > exponent, case .squareRoot = core.expression, core.isCertifiedDefined {
          pending.append((core, collected.removePower(of: core)))
        }
      }
    }
    return collected.real
  }

  /// Powers of rational numbers that may have more than this number of bits are not calculated.
  public static let greatestFoldedBitWidth = 1 << 24

  /// coefficient·root·Π powers, the bases being different expressions or their exponents too large to be added.
  private struct PowerProduct {
    private var coefficient: Rational = 1
    private var root: RootOfRational?
    private var powers: [(base: ExactReal, exponent: Int)] = []

    /// Multiplies by value^exponent.
    mutating func multiply(by value: Rational, _ exponent: Int) {
      if value == 1 { return }
      let (bits, overflow) = max(value.numerator.bitWidth, value.denominator.bitWidth)
        .multipliedReportingOverflow(by: exponent)
      // The powers of 0 and -1 have one bit.
      let isFolded = exponent == 1 || value.isZero || value == -1 || (!overflow && bits <= greatestFoldedBitWidth)
      if isFolded, let power = try? value.power(exponent) {
        coefficient *= power
      } else {
        multiply(by: ExactReal(value), exponent)
      }
    }

    /// Multiplies by base^exponent; returns the exponent that the base has then.
    @discardableResult
    mutating func multiply(by base: ExactReal, _ exponent: Int) -> Int {
      if let position = powers.firstIndex(where: { $0.base.isIdentical(to: base) }) {
        let (total, overflow) = powers[position].exponent.addingReportingOverflow(exponent)
        if !overflow {
          powers[position].exponent = total
          return total
        }
      }
      powers.append((base, exponent))
      return exponent
    }

    /// Multiplies by √radicand, which has been simplified before.
    mutating func multiply(byRootOf radicand: Integer) {
      let next = RootOfRational(squareFreeOf: radicand)
      root = root.map { $0.times(next) } ?? next
    }

    /// Divides by the power of `base` that there is, and returns its exponent; 0 if there is none.
    mutating func removePower(of base: ExactReal) -> Int {
      guard let position = powers.firstIndex(where: { $0.base.isIdentical(to: base) }) else { return 0 }
      return powers.remove(at: position).exponent
    }

    /// The product as a real.
    var real: ExactReal {
      var factors = powers.map { $0.exponent == 1 ? $0.base : ExactReal(simplified: .power($0.base, $0.exponent)) }
      if let root, root.radicand != 1 {
        factors.insert(ExactReal(simplified: .squareRoot(ExactReal(root.radicand))), at: 0)
      }
      let rational = coefficient * (root?.factor ?? 1)
      guard let first = factors.first else { return ExactReal(rational) }
      return multiple(rational, of: factors.count == 1 ? first : ExactReal(simplified: .product(factors)))
    }
  }
}

/// factor·√radicand with an integer radicand ≥ 1 that has no square of a small prime as a factor.
struct RootOfRational {
  private(set) var factor: Rational
  private(set) var radicand: Integer

  /// Primes whose squares are taken out of radicands; 2, 3 and 5 come with units and decimals.
  private static let smallPrimes: [Integer] = [3, 5, 7, 11, 13]

  /// √value, value ≥ 0: √(p/q) = √(pq)/q.
  init(of value: Rational) throws(ArithmeticError) {
    radicand = value.numerator * value.denominator
    factor = try Rational(numerator: 1, denominator: value.denominator)
    if radicand.isZero {
      (factor, radicand) = (0, 1)
    } else {
      try takeOutSquares()
    }
  }

  /// √radicand, which has been simplified before.
  init(squareFreeOf radicand: Integer) {
    (factor, self.radicand) = (1, radicand)
  }

  private mutating func takeOutSquares() throws(ArithmeticError) {
    let pairs = radicand.trailingZeroBitCount / 2
    if pairs > 0 {
      radicand = radicand >> (2 * pairs)
      factor *= .powerOfTwo(pairs)
    }
    for prime in Self.smallPrimes {
      let square = prime * prime
      while true {
        let (quotient, remainder) = try radicand.quotientAndRemainder(dividingBy: square)
        guard remainder.isZero, !quotient.isZero else { break }
        radicand = quotient
        factor *= Rational(prime)
      }
    }
    let (root, remainder) = try radicand.squareRootAndRemainder()
    if remainder.isZero {
      factor *= Rational(root)
      radicand = 1
    }
  }

  /// The product: √(ga)·√(gb) = g·√(ab), where g is the greatest common divisor of the radicands.
  func times(_ other: RootOfRational) -> RootOfRational {
    let common = Integer.greatestCommonDivisor(radicand, other.radicand)
    var result = self
    result.factor *= other.factor * Rational(common)
    guard let own = try? radicand.exactQuotient(by: common), let others = try? other.radicand.exactQuotient(by: common)
    else { return result }
    result.radicand = own * others
    return result
  }

  /// The number as a real.
  var real: ExactReal {
    if radicand == 1 { return ExactReal(factor) }
    return ExactReal(simplified: .squareRoot(ExactReal(radicand))).multiplied(by: factor)
  }
}
