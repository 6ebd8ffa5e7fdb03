import ExactArithmetic
import ExactLinearAlgebra
import Polyhedra

/// A field in which a set of minimisers is computed: the rational numbers if they are enough, else a field ℚ(√D).
protocol SolutionScalar: ExactOrderedField {
  /// The element that equals a quadratic number, if there is one.
  init?(quadratic number: QuadraticNumber)

  /// The value.
  var quadratic: QuadraticNumber { get }
}

extension Rational: SolutionScalar {
  init?(quadratic number: QuadraticNumber) {
    guard let rational = number.rational else { return nil }
    self = rational
  }

  var quadratic: QuadraticNumber { QuadraticNumber(self) }
}

extension QuadraticNumber: SolutionScalar {
  init?(quadratic number: QuadraticNumber) { self = number }

  var quadratic: QuadraticNumber { self }
}

extension Array where Element: SolutionScalar {
  /// The vector with one denominator.
  func quadraticVector() throws(PolyhedronError) -> QuadraticVector {
    if let rationals = self as? [Rational] { return QuadraticVector(rationals) }
    do { return try QuadraticVector(map(\.quadratic)) } catch { throw .verification("a vector over one field") }
  }
}
