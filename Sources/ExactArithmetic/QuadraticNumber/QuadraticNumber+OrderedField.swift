/// A field is one ℚ(√D): the precondition of the operators holds for numbers that come from one vector or one problem.
extension QuadraticNumber: ExactOrderedField {
  /// Whether all numbers in `vectors` lie in one field ℚ(√D).
  public static func haveCommonField(_ vectors: [[QuadraticNumber]]) -> Bool {
    let irrational = vectors.joined().lazy.filter { !$0.isRational }
    guard let first = irrational.first else { return true }
    return irrational.allSatisfy { first.hasCommonField(with: $0) }
  }

  /// f(p) + f(q)·√D for the vector p + q·√D.
  public static func applying(
    _ map: ([Rational]) -> [Rational]?, to vector: [QuadraticNumber]
  ) -> [QuadraticNumber]? {
    guard let irrational = vector.first(where: { !$0.isRational }) else {
      return map(vector.map(\.rationalPart))?.map { QuadraticNumber($0) }
    }
    // Adding a number of the field and taking it away again writes an entry over its radicand.
    let common = vector.map {
      $0.isRational || $0.radicand == irrational.radicand ? $0 : (irrational + $0) - irrational
    }
    guard let rational = map(common.map(\.rationalPart)), let coefficients = map(common.map(\.coefficient)) else {
      return nil
    }
    return zip(rational, coefficients).map { QuadraticNumber($0, $1, irrationalRoot: irrational.radicand) }
  }
}
