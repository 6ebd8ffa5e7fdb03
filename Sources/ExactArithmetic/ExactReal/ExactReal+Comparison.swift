extension ExactReal {
  /// Whether both reals are known to be the same by their form: equal rationals, or the same expression.
  ///
  /// `true` implies that the values are equal, if there are any; `false` implies nothing. Terms and factors in another order
  /// make another expression.
  ///
  /// - Complexity: O(1) when both are the same object or, with near certainty, when they are different; otherwise the
  ///   number of distinct pairs of nodes, each compared once.
  public func isIdentical(to other: ExactReal) -> Bool {
    struct Pair: Hashable {
      let one: ObjectIdentifier
      let two: ObjectIdentifier
    }
    var pending = [(self, other)]
    var compared: Set<Pair> = []
    while let (left, right) = pending.popLast() {
      switch (left.storage, right.storage) {
      case (.rational(let one), .rational(let two)):
        guard one == two else { return false }
      case (.node(let one), .node(let two)):
        if one === two { continue }
        guard one.fingerprint == two.fingerprint, one.expression.hasSameHead(as: two.expression) else { return false }
        guard compared.insert(Pair(one: ObjectIdentifier(one), two: ObjectIdentifier(two))).inserted else { continue }
        pending.append(contentsOf: zip(one.expression.operands, two.expression.operands))
      default: return false
      }
    }
    return true
  }

  /// Whether `self < other`, told by enclosures of at most `precision` bits.
  ///
  /// `.undecided` when no precision up to `precision` tells them apart, which is always so for equal reals that are neither
  /// rational nor identical, and when one of them has no value.
  public func isLess(than other: ExactReal, precision: Int = defaultMaximalPrecision) -> ThreeValued {
    if let one = rational, let two = other.rational { return one < two ? .holds : .fails }
    let difference = other - self
    if let gap = difference.rational { return gap.signum > 0 ? .holds : .fails }
    switch difference.certifiedSign(maximalPrecision: precision) {
    case .positive: return .holds
    case .negative: return .fails
    case .notPositive: return .fails
    case .notNegative, .unknown: return .undecided
    }
  }

  /// Whether `self ≤ other`, told by enclosures of at most `precision` bits.
  public func isAtMost(_ other: ExactReal, precision: Int = defaultMaximalPrecision) -> ThreeValued {
    other.isLess(than: self, precision: precision).not
  }

  /// Whether `self = other`: `.holds` only by rational values or by form, `.fails` by separate enclosures.
  ///
  /// `.undecided` when no precision up to `precision` tells them apart, and when one of them has no value.
  public func isEqual(to other: ExactReal, precision: Int = defaultMaximalPrecision) -> ThreeValued {
    if let one = rational, let two = other.rational { return one == two ? .holds : .fails }
    let difference = other - self
    if let gap = difference.rational { return gap.isZero ? .holds : .fails }
    switch difference.certifiedSign(maximalPrecision: precision) {
    case .positive, .negative: return .fails
    case .notPositive, .notNegative, .unknown: return .undecided
    }
  }

  /// What enclosures told about a sign.
  enum CertifiedSign {
    case negative
    case notPositive
    case notNegative
    case positive
    case unknown
  }

  /// The sign as far as enclosures of at most `maximalPrecision` bits tell it; `.unknown` also when there is no value.
  func certifiedSign(maximalPrecision: Int) -> CertifiedSign {
    var best = CertifiedSign.unknown
    for precision in Self.precisionLadder(from: Self.initialPrecision, through: maximalPrecision) {
      do throws(ArithmeticError) {
        let enclosure = try enclosure(precision: precision)
        if enclosure.isPositive == .holds { return .positive }
        if (-enclosure).isPositive == .holds { return .negative }
        if enclosure.isNonnegative == .holds { best = .notNegative }
        if (-enclosure).isNonnegative == .holds { best = .notPositive }
      } catch {
        guard case .undecided = error else { return .unknown }
      }
    }
    return best
  }

  /// Whether the real is certified to have a value, by its form or by one enclosure.
  var isCertifiedDefined: Bool {
    if facts.isDefined { return true }
    return certifyingEnclosure != nil
  }

  /// Whether the real is certified to have a value and not to be zero.
  var isCertifiedNonzero: Bool {
    if facts.isDefined, facts.isNonzero { return true }
    guard let enclosure = certifyingEnclosure else { return false }
    return facts.isNonzero || enclosure.isZero == .fails
  }

  /// Whether the real is certified to have a value that is not negative.
  var isCertifiedNonnegative: Bool {
    if facts.isDefined, facts.isNonnegative { return true }
    guard let enclosure = certifyingEnclosure else { return false }
    return facts.isNonnegative || enclosure.isNonnegative == .holds
  }

  private var certifyingEnclosure: Interval? {
    try? enclosure(precision: Self.certifyingPrecision)
  }
}
