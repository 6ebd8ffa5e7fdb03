import ExactArithmetic

/// An exact expression in the parameter t of a family: rationals, π, cos(πq), square roots, +, −, ×, ÷ and integer powers.
public indirect enum ParameterExpression: Hashable, Sendable {
  /// A rational number.
  case rational(Rational)
  /// t.
  case parameter
  /// π.
  case pi
  /// cos(πq).
  case cosinePi(Rational)
  /// The sum of the parts.
  case sum([ParameterExpression])
  /// The product of the parts.
  case product([ParameterExpression])
  /// The negative of a part.
  case negative(ParameterExpression)
  /// The first divided by the second.
  case quotient(ParameterExpression, ParameterExpression)
  /// The non-negative square root.
  case squareRoot(ParameterExpression)
  /// An integer power; the exponent may be negative.
  case power(ParameterExpression, Int)

  /// Whether t stands in it.
  public var dependsOnParameter: Bool {
    switch self {
    case .rational, .pi, .cosinePi: false
    case .parameter: true
    case .sum(let parts), .product(let parts): parts.contains(where: \.dependsOnParameter)
    case .negative(let part), .squareRoot(let part), .power(let part, _): part.dependsOnParameter
    case .quotient(let one, let other): one.dependsOnParameter || other.dependsOnParameter
    }
  }

  /// The real number at t = `parameter`. Equal expressions give identical numbers.
  public func value(at parameter: Rational) -> ExactReal {
    switch self {
    case .rational(let number): ExactReal(number)
    case .parameter: ExactReal(parameter)
    case .pi: .pi
    case .cosinePi(let angle): .cosinePi(angle)
    case .sum(let parts): .sum(parts.map { $0.value(at: parameter) })
    case .product(let parts): .product(parts.map { $0.value(at: parameter) })
    case .negative(let part): -part.value(at: parameter)
    case .quotient(let one, let other): one.value(at: parameter).divided(by: other.value(at: parameter))
    case .squareRoot(let part): part.value(at: parameter).squareRoot()
    case .power(let part, let exponent):
      exponent >= 0
        ? part.value(at: parameter).power(exponent)
        : ExactReal.one.divided(by: part.value(at: parameter).power(-exponent))
    }
  }

  /// The Taylor coefficients at the expansion point, or their enclosures over a range of points, that `parameter` stands for.
  ///
  /// - Throws: ``Undefined`` with the part that has no value or no derivatives there.
  func series<Scalar: SeriesScalar>(_ parameter: TaylorSeries<Scalar>) throws(Undefined) -> TaylorSeries<Scalar> {
    switch self {
    case .rational(let number): return parameter.constant(parameter.scale.number(number))
    case .parameter: return parameter
    case .pi: return parameter.constant(parameter.scale.circleConstant)
    case .cosinePi(let angle): return parameter.constant(parameter.scale.cosinePi(angle))
    case .sum(let parts):
      var sum = parameter.constant(parameter.scale.number(0))
      for part in parts { sum = sum + (try part.series(parameter)) }
      return sum
    case .product(let parts):
      var product = parameter.constant(parameter.scale.number(1))
      for part in parts { product = product * (try part.series(parameter)) }
      return product
    case .negative(let part): return -(try part.series(parameter))
    case .quotient(let one, let other):
      guard let result = try one.series(parameter).divided(by: try other.series(parameter)) else {
        throw Undefined(part: "the divisor \(other)")
      }
      return result
    case .squareRoot(let part):
      guard let result = try part.series(parameter).squareRoot() else { throw Undefined(part: "sqrt(\(part))") }
      return result
    case .power(let part, let exponent):
      let base = try part.series(parameter)
      var power = parameter.constant(parameter.scale.number(1))
      for _ in 0..<abs(exponent) { power = power * base }
      guard exponent < 0 else { return power }
      guard let result = parameter.constant(parameter.scale.number(1)).divided(by: power) else {
        throw Undefined(part: "the divisor \(part)")
      }
      return result
    }
  }

  /// A part of an expression that has no value for some t, or none that can be shown.
  struct Undefined: Error {
    let part: String
  }
}

extension ParameterExpression: CustomStringConvertible {
  /// The expression as it could be written in a file.
  public var description: String {
    switch self {
    case .rational(let number): number.signum < 0 || !number.isInteger ? "(\(number))" : "\(number)"
    case .parameter: "t"
    case .pi: "pi"
    case .cosinePi(let angle): "cos(pi*\(angle))"
    case .sum(let parts): "(\(parts.map(\.description).joined(separator: " + ")))"
    case .product(let parts): parts.map(\.description).joined(separator: "*")
    case .negative(let part): "-\(part)"
    case .quotient(let one, let other): "\(one)/\(other)"
    case .squareRoot(let part): "sqrt(\(part))"
    case .power(let part, let exponent): "\(part)^\(exponent)"
    }
  }
}
