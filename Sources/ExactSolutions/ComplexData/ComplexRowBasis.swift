import ExactArithmetic
import ExactLinearAlgebra

/// The rows that span the others of a complex matrix, decided exactly by Gaussian elimination.
struct ComplexRowBasis {
  /// Independent rows, as many as the rank, in increasing order.
  let rows: [Int]

  /// Whether the right-hand side lies in the range of the matrix: every solution of the system's basis rows solves it
  /// all.
  let isConsistent: Bool

  /// Eliminates on [A | y]: a row that vanishes with its right-hand side is a combination of the pivot rows.
  ///
  /// - Complexity: rank·m·N operations on Gaussian rationals, whose length grows with the rank as that of minors does.
  init(_ matrix: Matrix<GaussianRational>, rightHandSide: [GaussianRational]) {
    var work = matrix.rows
    for i in work.indices { work[i].append(rightHandSide[i]) }
    var remaining = Array(work.indices)
    var basis: [Int] = []
    for column in 0..<matrix.columnCount {
      guard let place = remaining.indices.first(where: { !work[remaining[$0]][column].isZero }) else { continue }
      let pivot = remaining.remove(at: place)
      basis.append(pivot)
      guard let inverse = try? work[pivot][column].reciprocal() else { continue }
      for i in remaining where !work[i][column].isZero {
        let factor = work[i][column] * inverse
        for j in column..<work[i].count where !work[pivot][j].isZero {
          work[i][j] = work[i][j] - factor * work[pivot][j]
        }
      }
    }
    rows = basis.sorted()
    isConsistent = remaining.allSatisfy { work[$0].last?.isZero ?? true }
  }
}

extension Matrix where Element == GaussianRational {
  /// The projection of `vector` onto the orthogonal complement of the range, y − A·(A⁺y), exactly.
  ///
  /// Gram–Schmidt on the columns without normalisation.
  ///
  /// - Complexity: rank·m·N operations on Gaussian rationals.
  func projectionOntoComplement(of vector: [GaussianRational]) -> [GaussianRational] {
    var rest = vector
    var basis: [(vector: [GaussianRational], inverseSquare: Rational)] = []
    for j in 0..<columnCount where basis.count < rowCount {
      var direction = column(j)
      for element in basis { direction = direction.removing(element) }
      guard let inverse = try? Rational.sum(direction.map(\.squaredModulus)).reciprocal() else { continue }
      basis.append((direction, inverse))
      rest = rest.removing((direction, inverse))
    }
    return rest
  }
}

extension [GaussianRational] {
  /// The vector less its projection onto the line of `element`.
  fileprivate func removing(_ element: (vector: [GaussianRational], inverseSquare: Rational)) -> [GaussianRational] {
    var product = GaussianRational(0)
    for i in indices { product = product + element.vector[i].conjugate * self[i] }
    let factor = product * GaussianRational(element.inverseSquare)
    return indices.map { self[$0] - factor * element.vector[$0] }
  }
}
