import ExactArithmetic

/// The operations of ITF1788 in terms of `Interval`; the empty set, which is not an interval here, is `nil`.
enum ConformanceOperations {
  typealias Set = Interval?

  static let unary: [String: @Sendable (Interval) -> Set] = [
    "pos": { $0 },
    "neg": { -$0 },
    "abs": { $0.magnitude },
    "sqr": { $0.squared() },
    "sqrt": { $0.squareRoot() },
    "recip": { $0.reciprocal() },
    "exp": { $0.exponential() },
    "log": { $0.logarithm() },
    "sin": { $0.sine() },
    "cos": { $0.cosine() },
  ]

  static let binary: [String: @Sendable (Interval, Interval) -> Set] = [
    "add": { $0 + $1 },
    "sub": { $0 - $1 },
    "mul": { $0 * $1 },
    "div": { $0.divided(by: $1) },
    "min": { .minimum($0, $1) },
    "max": { .maximum($0, $1) },
    "intersection": { $0.intersection(with: $1) },
  ]

  static let ternary: [String: @Sendable (Interval, Interval, Interval) -> Set] = [
    "fma": { .fusedProduct($0, $1, adding: $2) }
  ]

  /// Relations of two sets that are not empty.
  static let relations: [String: @Sendable (Interval, Interval) -> Bool] = [
    "equal": { $0 == $1 },
    "subset": { $0.isSubset(of: $1) },
    "interior": { $0.isInterior(to: $1) },
    "disjoint": { $0.isDisjoint(with: $1) },
    "less": { $0.isEndpointwiseAtMost($1) },
    "precedes": { $0.isAtMost($1) == .holds },
    "strictPrecedes": { $0.isLess(than: $1) == .holds },
  ]

  static let numbers: [String: @Sendable (Interval) -> Double] = [
    "inf": { Binary64Interval(around: $0).lower },
    "sup": { Binary64Interval(around: $0).upper },
    "mid": { $0.midpoint.double() },
    "rad": { interval in
      // The least radius about the midpoint as binary64 rounds it.
      guard let lower = interval.lowerBound, let upper = interval.upperBound,
        let middle = try? Rational(exactly: interval.midpoint.double())
      else { return .infinity }
      return max(upper - middle, middle - lower).double(rounding: .up)
    },
    "wid": { $0.width?.double(rounding: .up) ?? .infinity },
    "mag": { $0.magnitudeUpperBound?.double(rounding: .up) ?? .infinity },
    "mig": { $0.magnitudeLowerBound.double(rounding: .down) },
  ]

  static let predicates: [String: @Sendable (Interval) -> Bool] = [
    "isEntire": { $0.isEntire }
  ]

  /// The operations that are not of one of the kinds above.
  static let others = ["convexHull", "pown", "cancelPlus", "cancelMinus", "isEmpty"]

  static let names = Swift.Set(
    Array(unary.keys) + Array(binary.keys) + Array(ternary.keys) + Array(relations.keys) + Array(numbers.keys)
      + Array(predicates.keys) + others)

  static func reasonToSkip(_ line: ConformanceLine) -> ConformanceTests.Reason? {
    if line.isAboutDecorations || line.operation.hasPrefix("d-") { return .decoration }
    if ["setDec", "newDec", "intervalPart", "decorationPart", "isNaI"].contains(line.operation) { return .decoration }
    if !names.contains(line.operation) { return .operation }
    // IEEE 1788 takes the largest number of the format as the midpoint of a half-line.
    if line.operation == "mid", line.results == [.number(.greatestFiniteMagnitude)] { return .overflow }
    if line.operation == "mid", line.results == [.number(-.greatestFiniteMagnitude)] { return .overflow }
    return nil
  }

  /// The value of the operation, or `nil` if the arguments are not of its kinds.
  static func evaluate(_ name: String, _ arguments: [ConformanceValue]) -> ConformanceValue? {
    let sets = arguments.compactMap { argument -> Set? in
      guard case .interval(let value) = argument else { return nil }
      return .some(value.flatMap(\.interval))
    }
    if name == "pown" {
      guard sets.count == 1, arguments.count == 2, case .number(let exponent) = arguments[1] else { return nil }
      return result(sets[0].flatMap { $0.power(Int(exponent)) })
    }
    guard sets.count == arguments.count else { return nil }
    switch sets.count {
    case 1: return evaluate(name, sets[0])
    case 2: return evaluate(name, sets[0], sets[1])
    case 3:
      guard let operation = ternary[name] else { return nil }
      guard let x = sets[0], let y = sets[1], let z = sets[2] else { return .interval(nil) }
      return result(operation(x, y, z))
    default: return nil
    }
  }

  private static func evaluate(_ name: String, _ set: Set) -> ConformanceValue? {
    if name == "isEmpty" { return .truth(set == nil) }
    if let operation = unary[name] { return result(set.flatMap(operation)) }
    if let operation = predicates[name] { return .truth(set.map(operation) ?? false) }
    guard let operation = numbers[name] else { return nil }
    if let set { return .number(operation(set)) }
    return .number(name == "inf" ? .infinity : name == "sup" ? -.infinity : .nan)
  }

  private static func evaluate(_ name: String, _ first: Set, _ second: Set) -> ConformanceValue? {
    if let operation = relations[name] {
      if let first, let second { return .truth(operation(first, second)) }
      return .truth(relationWithEmpty(name, isFirstEmpty: first == nil, isSecondEmpty: second == nil))
    }
    switch (name, first, second) {
    case ("convexHull", let first?, let second?): return result(first.hull(with: second))
    case ("convexHull", _, _): return result(first ?? second)
    case ("cancelMinus", _, _): return result(difference(first, second))
    case ("cancelPlus", _, _): return result(difference(first, second.map { -$0 }))
    default: break
    }
    guard let operation = binary[name] else { return nil }
    guard let first, let second else { return .interval(nil) }
    return result(operation(first, second))
  }

  /// IEEE 1788, table 10.3, for an empty operand.
  private static func relationWithEmpty(_ name: String, isFirstEmpty: Bool, isSecondEmpty: Bool) -> Bool {
    switch name {
    case "equal", "less": isFirstEmpty && isSecondEmpty
    case "subset", "interior": isFirstEmpty
    default: true
    }
  }

  /// IEEE 1788's cancelMinus: entire where there is no difference.
  private static func difference(_ first: Set, _ second: Set) -> Set {
    let entire = Interval.entire(precision: 53)
    guard let first else { return second.map(\.isBounded) ?? true ? nil : entire }
    guard let second else { return entire }
    return first.cancellativeDifference(second) ?? entire
  }

  private static func result(_ set: Set) -> ConformanceValue { .interval(set.map { Binary64Interval(around: $0) }) }
}
