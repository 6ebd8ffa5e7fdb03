extension [Definition] {
  /// The definitions that `expressions` refer to, directly or through others, in the order of the file, so that each refers to
  /// earlier ones only. No recursion follows a reference: a chain of them may be as long as the file.
  ///
  /// - Complexity: linear in the definitions and the expressions.
  func needed(for expressions: [ExpressionDocument]) -> [Definition] {
    var names = Set<String>()
    for expression in expressions { expression.collectReferences(in: &names) }
    var result: [Definition] = []
    for definition in reversed() where names.contains(definition.name) {
      definition.value.collectReferences(in: &names)
      result.append(definition)
    }
    return result.reversed()
  }
}

extension ExpressionDocument {
  /// Puts the names to which this expression refers into `names`; those in the definitions that they name are not followed.
  fileprivate func collectReferences(in names: inout Set<String>) {
    switch self {
    case .rational, .pi, .cosinePi: break
    case .reference(let name): names.insert(name)
    case .sum(let parts), .product(let parts): for part in parts { part.collectReferences(in: &names) }
    case .quotient(let dividend, let divisor):
      dividend.collectReferences(in: &names)
      divisor.collectReferences(in: &names)
    case .squareRoot(let operand): operand.collectReferences(in: &names)
    }
  }
}
