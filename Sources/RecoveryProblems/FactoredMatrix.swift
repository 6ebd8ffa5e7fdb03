import ExactArithmetic
import ExactLinearAlgebra

/// A matrix A = left·right, or A = right when there is no left factor.
///
/// The instances of the lab are block matrices behind a common transform. Two columns of A are known to be equal, with no
/// appeal to approximations, when the two columns of `right` are the same, entry by entry.
public struct FactoredMatrix<Element: Sendable>: Sendable {
  /// The left factor, m × m, or `nil` for the identity.
  public let left: Matrix<Element>?

  /// The right factor, m × N.
  public let right: Matrix<Element>

  /// The product of the two factors.
  ///
  /// - Throws: `ShapeError` unless `left` is m × m, where m is the number of rows of `right`.
  public init(left: Matrix<Element>?, right: Matrix<Element>) throws(ShapeError) {
    if let left, left.rowCount != right.rowCount || left.columnCount != right.rowCount {
      throw ShapeError(
        expected: "a left factor of \(right.rowCount) × \(right.rowCount) entries",
        found: "\(left.rowCount) × \(left.columnCount)")
    }
    self.left = left
    self.right = right
  }

  /// The number of rows, m.
  public var rowCount: Int { right.rowCount }

  /// The number of columns, N.
  public var columnCount: Int { right.columnCount }
}

extension FactoredMatrix: Equatable where Element: Equatable {}
extension FactoredMatrix: Hashable where Element: Hashable {}

extension FactoredMatrix where Element == Rational {
  /// The product, exactly.
  public var product: Matrix<Rational> { left.map { $0.times(right) } ?? right }

  /// The product left·v, exactly; v itself when there is no left factor.
  public func leftTimes(_ v: [Rational]) -> [Rational] { left.map { $0.times(v) } ?? v }

  /// Both factors, enclosed at `precision` bits.
  public func enclosure(precision: Int) -> FactoredMatrix<Interval> {
    FactoredMatrix<Interval>(
      unchecked: left?.intervals(precision: precision), right.intervals(precision: precision))
  }
}

extension FactoredMatrix where Element == ExactReal {
  /// Both factors, enclosed at the working precision `precision`.
  ///
  /// - Throws: `ArithmeticError` when an entry is undefined or cannot be enclosed at this precision.
  public func enclosure(precision: Int) throws(ArithmeticError) -> FactoredMatrix<Interval> {
    let left = try left?.map { (entry) throws(ArithmeticError) in try entry.enclosure(precision: precision) }
    let right = try right.map { (entry) throws(ArithmeticError) in try entry.enclosure(precision: precision) }
    return FactoredMatrix<Interval>(unchecked: left, right)
  }
}

extension FactoredMatrix {
  /// The product of two factors whose sizes are known to fit.
  fileprivate init(unchecked left: Matrix<Element>?, _ right: Matrix<Element>) {
    self.left = left
    self.right = right
  }
}

extension FactoredMatrix where Element == Interval {
  /// An enclosure of the product.
  public func product(precision: Int) -> Matrix<Interval> {
    left.map { $0.times(right, precision: precision) } ?? right
  }

  /// An enclosure of left·v.
  public func leftTimes(_ v: [Interval], precision: Int) -> [Interval] {
    left.map { $0.times(v, precision: precision) } ?? v
  }

  /// An enclosure of A·x.
  public func times(_ x: [Interval], precision: Int) -> [Interval] {
    leftTimes(right.times(x, precision: precision), precision: precision)
  }

  /// An enclosure of Aᵀ·u.
  public func transposedTimes(_ u: [Interval], precision: Int) -> [Interval] {
    let transformed = left.map { $0.transposedTimes(u, precision: precision) } ?? u
    return right.transposedTimes(transformed, precision: precision)
  }
}
