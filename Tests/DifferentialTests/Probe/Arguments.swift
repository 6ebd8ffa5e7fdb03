import ExactArithmetic

/// A question, or an argument of it, has no meaning.
struct NotUnderstood: Error {}

/// The arguments of a question, by position.
struct Arguments {
  private let fields: [String]

  init(_ fields: some Sequence<String>) {
    self.fields = Array(fields)
  }

  func text(_ position: Int) throws(NotUnderstood) -> String {
    guard fields.indices.contains(position) else { throw NotUnderstood() }
    return fields[position]
  }

  func int(_ position: Int) throws(NotUnderstood) -> Int {
    guard let value = Int(try text(position)) else { throw NotUnderstood() }
    return value
  }

  func integer(_ position: Int) throws -> Integer { try Integer(parsing: text(position)) }

  func rational(_ position: Int) throws -> Rational { try Rational(parsing: text(position)) }

  /// Rationals separated by spaces; no text is no rational.
  func rationals(_ position: Int) throws -> [Rational] {
    try text(position).split(separator: " ").map { try Rational(parsing: String($0)) }
  }

  func double(_ position: Int) throws(NotUnderstood) -> Double {
    guard let pattern = UInt64(try text(position), radix: 16) else { throw NotUnderstood() }
    return Double(bitPattern: pattern)
  }

  func rounding(_ position: Int) throws(NotUnderstood) -> RoundingDirection {
    switch try text(position) {
    case "down": .down
    case "up": .up
    case "nearest": .nearest
    case "towardZero": .towardZero
    default: throw NotUnderstood()
    }
  }

  /// The interval whose precision, lower and upper bound stand at three positions from `position` on; `-inf` and `inf`
  /// are bounds too.
  func interval(_ position: Int) throws -> Interval {
    let precision = try int(position)
    let (lower, upper) = try (text(position + 1), text(position + 2))
    switch (lower == "-inf", upper == "inf") {
    case (true, true): return .entire(precision: precision)
    case (true, false): return try .atMost(rational(position + 2), precision: precision)
    case (false, true): return try .atLeast(rational(position + 1), precision: precision)
    case (false, false):
      let (lower, upper) = try (rational(position + 1), rational(position + 2))
      guard let interval = Interval(lower: lower, upper: upper, precision: precision) else { throw NotUnderstood() }
      return interval
    }
  }
}

/// The line that answers with `results`.
func ok(_ results: Any...) -> String { "ok\t" + results.map { "\($0)" }.joined(separator: "\t") }
