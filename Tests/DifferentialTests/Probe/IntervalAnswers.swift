import ExactArithmetic

func intervalAnswer(to operation: String, _ arguments: Arguments) throws -> String? {
  switch operation {
  case "add": return try show(arguments.interval(0) + arguments.interval(3))
  case "sub": return try show(arguments.interval(0) - arguments.interval(3))
  case "mul": return try show(arguments.interval(0) * arguments.interval(3))
  case "div": return try show(arguments.interval(0).divided(by: arguments.interval(3)))
  case "addTo":
    var sum = try arguments.interval(0)
    sum += try arguments.interval(3)
    return show(sum)
  case "subFrom":
    var difference = try arguments.interval(0)
    difference -= try arguments.interval(3)
    return show(difference)
  case "mulBy":
    var product = try arguments.interval(0)
    product *= try arguments.interval(3)
    return show(product)
  case "sqr": return try show(arguments.interval(0).squared())
  case "pow": return try show(arguments.interval(0).power(arguments.int(3)))
  case "sqrt": return try show(arguments.interval(0).squareRoot())
  case "exp": return try show(arguments.interval(0).exponential())
  case "log": return try show(arguments.interval(0).logarithm())
  case "sin": return try show(arguments.interval(0).sine())
  case "cos": return try show(arguments.interval(0).cosine())
  case "pi": return try show(Interval.pi(precision: arguments.int(0)))
  case "cosPi": return try show(Interval.cosinePi(arguments.rational(0), precision: arguments.int(1)))
  case "sinPi": return try show(Interval.sinePi(arguments.rational(0), precision: arguments.int(1)))
  case "make": return try show(Interval(arguments.rational(0), precision: arguments.int(1)))
  case "round": return try show(arguments.interval(0).rounded(toPrecision: arguments.int(3)))
  case "bounds":
    let interval = try arguments.interval(0)
    return ok(interval.lowerBound?.description ?? "-inf", interval.upperBound?.description ?? "inf")
  case "decimal":
    let (lower, upper) = try arguments.interval(0).decimalBounds(significantDigits: arguments.int(3))
    return ok(lower, upper)
  default: return nil
  }
}

/// Precision and endpoints, each `-inf`, `inf` or `significand*2^exponent`; `none` for the empty set.
private func show(_ interval: Interval?) -> String {
  guard let interval else { return "none" }
  return ok(
    interval.precision, interval.lowerEndpoint?.description ?? "-inf", interval.upperEndpoint?.description ?? "inf")
}
