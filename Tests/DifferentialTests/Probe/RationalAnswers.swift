import ExactArithmetic

func integerAnswer(to operation: String, _ arguments: Arguments) throws -> String? {
  switch operation {
  case "parse": return try ok(Integer(parsing: arguments.text(0)))
  case "add": return try ok(arguments.integer(0) + arguments.integer(1))
  case "sub": return try ok(arguments.integer(0) - arguments.integer(1))
  case "mul": return try ok(arguments.integer(0) * arguments.integer(1))
  case "gcd": return try ok(Integer.greatestCommonDivisor(arguments.integer(0), arguments.integer(1)))
  case "divmod":
    let (quotient, remainder) = try arguments.integer(0).quotientAndRemainder(dividingBy: arguments.integer(1))
    return ok(quotient, remainder)
  case "div":
    return try ok(arguments.integer(0).divided(by: arguments.integer(1), rounding: arguments.rounding(2)))
  case "shift": return try ok(arguments.integer(0) << arguments.int(1), arguments.integer(0) >> arguments.int(1))
  case "sqrt": return try ok(arguments.integer(0).squareRoot())
  case "compare": return try ok(order(arguments.integer(0), arguments.integer(1)))
  case "products":
    let (start, left, right) = try (arguments.integer(0), arguments.integer(1), arguments.integer(2))
    var (sum, difference) = (start, start)
    sum.addProduct(left, right)
    difference.subtractProduct(left, right)
    // Once more, on variables that share nothing any more.
    let once = (sum.description, difference.description)
    sum.addProduct(left, right)
    difference.subtractProduct(left, right)
    return ok(once.0, once.1, sum, difference, start)
  case "compound":
    // The compound operators, on a variable that shares its value and on one that does not.
    let (left, right) = try (arguments.integer(0), arguments.integer(1))
    var value = left
    value += right
    value *= left
    value -= right
    value.addProduct(left, right)
    return ok(value, left)
  default: return nil
  }
}

func rationalAnswer(to operation: String, _ arguments: Arguments) throws -> String? {
  switch operation {
  case "parse": return try ok(Rational(parsing: arguments.text(0)))
  case "add": return try ok(arguments.rational(0) + arguments.rational(1))
  case "sub": return try ok(arguments.rational(0) - arguments.rational(1))
  case "mul": return try ok(arguments.rational(0) * arguments.rational(1))
  case "div": return try ok(arguments.rational(0) / arguments.rational(1))
  case "pow": return try ok(arguments.rational(0).power(arguments.int(1)))
  case "compare": return try ok(order(arguments.rational(0), arguments.rational(1)))
  case "floor": return try ok(arguments.rational(0).floor(), arguments.rational(0).ceiling())
  case "decimal":
    return try ok(arguments.rational(0).decimal(significantDigits: arguments.int(1), rounding: arguments.rounding(2)))
  case "double":
    let value = try arguments.rational(0).double(rounding: arguments.rounding(1))
    return ok(String(value.bitPattern, radix: 16))
  case "fromDouble": return try ok(Rational(exactly: arguments.double(0)))
  case "multiple":
    let value = try arguments.rational(0)
      .rounded(toMultipleOfPowerOfTwo: arguments.int(1), rounding: arguments.rounding(2))
    return ok(value)
  case "dot": return try ok(Rational.dotProduct(arguments.rationals(0), arguments.rationals(1)))
  case "dyadicDot":
    let pairs = try zip(arguments.rationals(0), arguments.rationals(1))
      .map { (Dyadic(exactly: $0), Dyadic(exactly: $1)) }
    guard pairs.allSatisfy({ $0.0 != nil && $0.1 != nil }) else { throw NotUnderstood() }
    return ok(Dyadic.dotProduct(pairs.compactMap(\.0), pairs.compactMap(\.1)))
  case "horner": return try ok(Rational.horner(arguments.rationals(0), at: arguments.rational(1)))
  case "compound":
    let (left, right) = try (arguments.rational(0), arguments.rational(1))
    var value = left
    value += right
    value *= left
    value -= right
    value.addProduct(left, right)
    return ok(value, left)
  default: return nil
  }
}

private func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
  left < right ? -1 : (left == right ? 0 : 1)
}
