import Synchronization

extension ExactReal {
  /// What the form of an expression tells about its value, without evaluating it.
  ///
  /// A `true` is proved; a `false` is not known. The signs are those of the value if there is one.
  struct Facts: Sendable {
    var isDefined: Bool
    var isNonnegative: Bool
    var isNonzero: Bool

    var isPositive: Bool { isNonnegative && isNonzero }
  }

  /// What the form of this real tells about its value.
  var facts: Facts {
    switch storage {
    case .rational(let value):
      Facts(isDefined: true, isNonnegative: value.signum >= 0, isNonzero: !value.isZero)
    case .node(let node): node.facts
    }
  }

  /// A node of the expression graph, with the enclosures computed so far.
  ///
  /// A node is immutable but for its cache, which a lock guards. The enclosure at a precision is a function of the expression
  /// and the precision alone, never of what was asked before: training data made from it are the same in every run.
  final class Node: Sendable {
    /// Changed once only, by whoever holds the last reference to the node, when a long chain is taken down.
    private nonisolated(unsafe) var content: Expression
    let facts: Facts
    /// Equal for equal expressions, within one process.
    let fingerprint: Int
    /// The length of the longest chain of nodes below this one.
    let height: Int
    private let cache = Mutex<[Interval]>([])

    /// A chain longer than this is taken down by a loop instead of by recursion.
    private static let greatestRecursiveHeight = 256
    /// The number of precisions whose enclosures are kept.
    private static let cacheCapacity = 8

    init(_ expression: Expression) {
      content = expression
      facts = Facts(of: expression)
      var hasher = Hasher()
      expression.hashHead(into: &hasher)
      var height = 0
      for operand in expression.operands {
        switch operand.storage {
        case .rational(let value): hasher.combine(value)
        case .node(let node):
          hasher.combine(node.fingerprint)
          height = max(height, node.height + 1)
        }
      }
      fingerprint = hasher.finalize()
      self.height = height
    }

    var expression: Expression { content }

    /// The enclosure computed earlier at exactly this precision.
    func cachedEnclosure(precision: Int) -> Interval? {
      cache.withLock { known in known.last { $0.precision == precision } }
    }

    /// Keeps an enclosure for later; the oldest gives way when there are too many.
    func remember(_ enclosure: Interval) {
      cache.withLock { known in
        guard !known.contains(where: { $0.precision == enclosure.precision }) else { return }
        if known.count == Self.cacheCapacity { known.removeFirst() }
        known.append(enclosure)
      }
    }

    deinit {
      guard height > Self.greatestRecursiveHeight else { return }
      var pending: [Node] = []
      releaseOperands(into: &pending)
      while var node = pending.popLast() {
        // Whoever else holds the node will take it down; the sole holder may change it.
        if node.height > Self.greatestRecursiveHeight, isKnownUniquelyReferenced(&node) {
          node.releaseOperands(into: &pending)
        }
      }
    }

    private func releaseOperands(into pending: inout [Node]) {
      pending.append(contentsOf: content.operands.compactMap(\.node))
      content = .pi
    }
  }
}

extension ExactReal.Facts {
  /// The facts about an expression that follow from those about its operands.
  init(of expression: ExactReal.Expression) {
    switch expression {
    case .rational(let value):
      self.init(isDefined: true, isNonnegative: value.signum >= 0, isNonzero: !value.isZero)
    case .pi, .cosinePi:
      self.init(isDefined: true, isNonnegative: true, isNonzero: true)
    case .multiple(let coefficient, let operand):
      let facts = operand.facts
      self.init(
        isDefined: facts.isDefined,
        isNonnegative: coefficient.isZero || (coefficient.signum > 0 && facts.isNonnegative),
        isNonzero: !coefficient.isZero && facts.isNonzero)
    case .sum(let terms):
      let facts = terms.map(\.facts)
      let isNonnegative = facts.allSatisfy(\.isNonnegative)
      self.init(
        isDefined: facts.allSatisfy(\.isDefined),
        isNonnegative: isNonnegative,
        isNonzero: isNonnegative && facts.contains(where: \.isNonzero))
    case .product(let factors):
      let facts = factors.map(\.facts)
      self.init(
        isDefined: facts.allSatisfy(\.isDefined),
        isNonnegative: facts.allSatisfy(\.isNonnegative),
        isNonzero: facts.allSatisfy(\.isNonzero))
    case .power(let base, let exponent):
      let facts = base.facts
      self.init(
        isDefined: facts.isDefined,
        isNonnegative: exponent.isMultiple(of: 2) || facts.isNonnegative,
        isNonzero: facts.isNonzero)
    case .quotient(let dividend, let divisor):
      let above = dividend.facts
      let below = divisor.facts
      self.init(
        isDefined: above.isDefined && below.isDefined && below.isNonzero,
        isNonnegative: above.isNonnegative && below.isNonnegative,
        isNonzero: above.isNonzero)
    case .squareRoot(let radicand):
      let facts = radicand.facts
      self.init(
        isDefined: facts.isDefined && facts.isNonnegative, isNonnegative: true, isNonzero: facts.isNonzero)
    case .maximum(let candidates):
      let facts = candidates.map(\.facts)
      self.init(
        isDefined: facts.allSatisfy(\.isDefined),
        isNonnegative: facts.contains(where: \.isNonnegative),
        isNonzero: facts.contains(where: \.isPositive) || facts.allSatisfy(\.isNonzero))
    case .minimum(let candidates):
      let facts = candidates.map(\.facts)
      self.init(
        isDefined: facts.allSatisfy(\.isDefined),
        isNonnegative: facts.allSatisfy(\.isNonnegative),
        isNonzero: facts.allSatisfy(\.isNonzero))
    case .magnitude(let operand):
      let facts = operand.facts
      self.init(isDefined: facts.isDefined, isNonnegative: true, isNonzero: facts.isNonzero)
    }
  }
}

extension ExactReal.Expression {
  /// Hashes the operation and its parameters, without the operands.
  fileprivate func hashHead(into hasher: inout Hasher) {
    hasher.combine(operationIndex)
    switch self {
    case .rational(let value), .cosinePi(let value), .multiple(let value, _): hasher.combine(value)
    case .power(_, let exponent): hasher.combine(exponent)
    case .pi, .sum, .product, .quotient, .squareRoot, .maximum, .minimum, .magnitude: break
    }
  }

  /// Whether both are the same operation with the same parameters and number of operands.
  func hasSameHead(as other: Self) -> Bool {
    switch (self, other) {
    case (.rational(let one), .rational(let two)), (.cosinePi(let one), .cosinePi(let two)),
      (.multiple(let one, _), .multiple(let two, _)):
      one == two
    case (.power(_, let one), .power(_, let two)): one == two
    default: operationIndex == other.operationIndex && operands.count == other.operands.count
    }
  }

  private var operationIndex: Int {
    switch self {
    case .rational: 0
    case .pi: 1
    case .cosinePi: 2
    case .multiple: 3
    case .sum: 4
    case .product: 5
    case .power: 6
    case .quotient: 7
    case .squareRoot: 8
    case .maximum: 9
    case .minimum: 10
    case .magnitude: 11
    }
  }
}
