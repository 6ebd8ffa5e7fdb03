extension ExactReal: CustomStringConvertible {
  /// The expression as a formula; parts nested more than six deep are written "…".
  public var description: String { formula(depth: 6) }

  private func formula(depth: Int) -> String {
    guard depth > 0 || rational != nil else { return "…" }
    func inner(_ operand: ExactReal) -> String { operand.formula(depth: depth - 1) }
    func list(_ operands: [ExactReal], _ separator: String) -> String {
      let shown = operands.prefix(8).map(inner)
      return (operands.count > 8 ? shown + ["…"] : shown).joined(separator: separator)
    }
    switch expression {
    case .rational(let value): return value.description
    case .pi: return "π"
    case .cosinePi(let angle): return "cos(π·\(angle))"
    case .multiple(let coefficient, let operand): return "\(coefficient)·\(inner(operand))"
    case .sum(let terms): return "(" + list(terms, " + ") + ")"
    case .product(let factors): return list(factors, "·")
    case .power(let base, let exponent): return "(\(inner(base)))^\(exponent)"
    case .quotient(let dividend, let divisor): return "(\(inner(dividend)))/(\(inner(divisor)))"
    case .squareRoot(let radicand): return "√(\(inner(radicand)))"
    case .maximum(let operands): return "max(" + list(operands, ", ") + ")"
    case .minimum(let operands): return "min(" + list(operands, ", ") + ")"
    case .magnitude(let operand): return "|\(inner(operand))|"
    }
  }
}
