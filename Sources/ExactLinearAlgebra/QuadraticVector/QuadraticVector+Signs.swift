import ExactArithmetic

extension QuadraticVector {
  /// Whether all entries are 0.
  public var isZero: Bool { isRational && rationalNumerators.allSatisfy(\.isZero) }

  /// The sign of entry `index`, by integers.
  public func signum(at index: Int) -> Int {
    Self.signum(rationalNumerators[index], isRational ? 0 : rootNumerators[index], radicand)
  }

  /// The indices of the entries that are not 0.
  public var support: [Int] {
    (0..<count).filter { !rationalNumerators[$0].isZero || (!isRational && !rootNumerators[$0].isZero) }
  }

  /// The sign of `self[index] − bound`, by integers.
  public func comparison(at index: Int, with bound: Rational) -> Int {
    var rational = rationalNumerators[index] * bound.denominator
    rational.subtractProduct(bound.numerator, denominator)
    return Self.signum(rational, isRational ? 0 : rootNumerators[index] * bound.denominator, radicand)
  }

  /// The sign of p + q·√D: that of p² − q²D, turned by the sign of p, where p and q have different signs.
  private static func signum(_ rational: Integer, _ root: Integer, _ radicand: Integer) -> Int {
    let (one, two) = (rational.signum, root.signum)
    if one == two || two == 0 { return one }
    if one == 0 { return two }
    return rational * rational > root * root * radicand ? one : two
  }
}
