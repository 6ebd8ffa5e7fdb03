extension ExactReal {
  /// Widths below 2^-greatestExponent are refused, for lack of memory.
  private static let greatestExponent = 1 << 30

  /// An interval that contains the value, computed with endpoints of `precision` bits.
  ///
  /// Every operation is rounded outward to `precision` bits, so the width is about 2^-precision times the sizes met on the way.
  /// The result is a function of the expression and the precision alone, whatever was asked before. Precisions below
  /// ``Interval/minimalPrecision`` count as that.
  ///
  /// - Throws: ``ArithmeticError/domain(_:)`` or ``ArithmeticError/divisionByZero`` if the expression certainly has no
  ///   value, ``ArithmeticError/undecided(_:precision:)`` if this precision does not tell whether it has one.
  /// - Complexity: One interval operation for each node that has not been evaluated at this precision before.
  public func enclosure(precision: Int) throws(ArithmeticError) -> Interval {
    guard precision <= Interval.maximalPrecision else { throw .tooLarge("a precision of \(precision) bits") }
    let precision = max(precision, Interval.minimalPrecision)
    switch storage {
    case .rational(let value): return Interval(value, precision: precision)
    case .node(let node): return try Self.evaluate(node, precision: precision)
    }
  }

  /// An interval of width at most 2^-n that contains the value.
  ///
  /// The working precision is doubled until the width is reached; it starts at n + 16 bits or above.
  ///
  /// - Parameters:
  ///   - n: The wanted exponent, of any sign: `width ≤ 2^-n` holds for the result.
  ///   - maximalPrecision: The number of bits beyond which to give up.
  /// - Throws: As ``enclosure(precision:)``; ``ArithmeticError/undecided(_:precision:)`` also if the width is not reached.
  public func enclosure(
    withinPowerOfTwo n: Int, maximalPrecision: Int = defaultMaximalPrecision
  ) throws(ArithmeticError) -> Interval {
    guard n <= Self.greatestExponent else { throw .tooLarge("an enclosure of width 2^\(-n)") }
    let n = max(n, -Self.greatestExponent)
    var lastUndecided: ArithmeticError?
    for precision in Self.precisionLadder(from: max(Self.initialPrecision, n + 16), through: maximalPrecision) {
      do throws(ArithmeticError) {
        let result = try enclosure(precision: precision)
        lastUndecided = nil
        if !result.isWider(thanPowerOfTwo: -n) { return result }
      } catch {
        guard case .undecided = error else { throw error }
        lastUndecided = error
      }
    }
    throw lastUndecided
      ?? .undecided("an enclosure of width at most 2^\(-n) of \(self)", precision: maximalPrecision)
  }

  /// A dyadic number within 2^-n of the value, a multiple of 2^-(n+1).
  ///
  /// `|result − x| ≤ 2^-n`. The result depends on the expression and n alone.
  ///
  /// - Throws: As ``enclosure(withinPowerOfTwo:maximalPrecision:)``.
  public func approximation(
    level n: Int, maximalPrecision: Int = defaultMaximalPrecision
  ) throws(ArithmeticError) -> Dyadic {
    guard n < Self.greatestExponent, n > -Self.greatestExponent else {
      throw .tooLarge("an approximation within 2^-(\(n))")
    }
    if let rational { return rational.rounded(toMultipleOfPowerOfTwo: -(n + 1)) }
    // The enclosure is at most 2^-(n+2) wide and rounding moves its midpoint by at most 2^-(n+2).
    return try enclosure(withinPowerOfTwo: n + 2, maximalPrecision: maximalPrecision)
      .dyadicMidpoint.rounded(toMultipleOfPowerOfTwo: -(n + 1), rounding: .nearest)
  }

  /// The nearest double to some point of an enclosure computed with `precision` bits; a heuristic value, of no certified error.
  ///
  /// - Throws: As ``enclosure(precision:)``.
  public func double(precision: Int = 128) throws(ArithmeticError) -> Double {
    if let rational { return rational.double() }
    return try enclosure(precision: precision).dyadicMidpoint.double()
  }

  /// The precisions tried one after the other: 64 times powers of two, the first at least `start`, and `last` in the end.
  ///
  /// Few precisions are ever in use, so that the enclosures kept in the nodes are found again. There is always one.
  static func precisionLadder(from start: Int, through last: Int) -> some Sequence<Int> {
    var rung = initialPrecision
    while rung < min(start, last) { rung *= 2 }
    return sequence(first: min(rung, max(last, 2))) { current in current < last ? min(2 * current, last) : nil }
  }
}

extension ExactReal {
  /// A node whose operands are being evaluated.
  private struct Frame {
    let node: Node
    let expression: Expression
    let operands: [ExactReal]
    var nextOperand = 0

    init(_ node: Node) {
      self.node = node
      expression = node.expression
      operands = expression.operands
    }
  }

  /// The enclosure of a node, operands first, without recursion: expressions may be deep.
  fileprivate static func evaluate(_ root: Node, precision: Int) throws(ArithmeticError) -> Interval {
    if let known = root.cachedEnclosure(precision: precision) { return known }
    var frames = [Frame(root)]
    var values: [Interval] = []
    while var frame = frames.popLast() {
      var isWaiting = false
      while frame.nextOperand < frame.operands.count {
        let operand = frame.operands[frame.nextOperand]
        frame.nextOperand += 1
        switch operand.storage {
        case .rational(let value): values.append(Interval(value, precision: precision))
        case .node(let node):
          if let known = node.cachedEnclosure(precision: precision) {
            values.append(known)
          } else {
            frames.append(frame)
            frames.append(Frame(node))
            isWaiting = true
          }
        }
        if isWaiting { break }
      }
      if isWaiting { continue }
      let count = frame.operands.count
      let enclosure = try frame.expression.combine(values.suffix(count), precision: precision)
      values.removeLast(count)
      frame.node.remember(enclosure)
      if frames.isEmpty { return enclosure }
      values.append(enclosure)
    }
    return .entire(precision: precision)
  }
}

extension ExactReal.Expression {
  /// The operation applied to enclosures of the operands.
  fileprivate func combine(_ values: ArraySlice<Interval>, precision: Int) throws(ArithmeticError) -> Interval {
    switch self {
    case .rational(let value): return Interval(value, precision: precision)
    case .pi: return .pi(precision: precision)
    case .cosinePi(let angle): return .cosinePi(angle, precision: precision)
    case .sum: return values.dropFirst().reduce(into: values[values.startIndex]) { $0 += $1 }
    case .product: return values.dropFirst().reduce(into: values[values.startIndex]) { $0 *= $1 }
    case .maximum: return values.dropFirst().reduce(values[values.startIndex]) { Interval.maximum($0, $1) }
    case .minimum: return values.dropFirst().reduce(values[values.startIndex]) { Interval.minimum($0, $1) }
    case .magnitude: return values[values.startIndex].magnitude
    case .multiple(let coefficient, _):
      let value = values[values.startIndex]
      return coefficient == -1 ? -value : Interval(coefficient, precision: precision) * value
    case .power(_, let exponent):
      let base = values[values.startIndex]
      return exponent == 2 ? base.squared() : base.power(exponent) ?? .entire(precision: precision)
    case .quotient(let dividend, let divisor):
      let below = values[values.startIndex + 1]
      if !divisor.facts.isNonzero {
        switch below.isZero {
        case .holds: throw .divisionByZero
        case .undecided:
          throw .undecided("whether the divisor is zero in \(dividend) / \(divisor)", precision: precision)
        case .fails: break
        }
      }
      return values[values.startIndex].divided(by: below) ?? .entire(precision: precision)
    case .squareRoot(let radicand):
      let value = values[values.startIndex]
      if !radicand.facts.isNonnegative {
        switch value.isNonnegative {
        case .holds: break
        case .fails: throw .domain("the square root of the negative number \(radicand)")
        case .undecided:
          throw .undecided("whether \(radicand) under a square root is negative", precision: precision)
        }
      }
      return value.squareRoot() ?? .entire(precision: precision)
    }
  }
}
