import ExactArithmetic
import RecoveryProblems

extension CertificateCheck {
  /// The left factor is orthogonal exactly: UᵀU = I in rational arithmetic, or every entry is that of the cosine transform.
  func checkLeftFactor() throws(Rejection) {
    guard let left, let rows = certificate.instance.left else { return }
    let rationals = left.elements.compactMap(\.rational)
    if rationals.count == left.elements.count {
      try checkOrthogonality(rationals, size: left.rowCount)
    } else {
      try checkCosineTransform(rows)
    }
  }

  /// The bound on m³ times the bits of the common denominator of U.
  private static let maximalOrthogonalityCost = 1 << 32

  /// UᵀU = I for the rational entries of U, row by row.
  private func checkOrthogonality(_ entries: [Rational], size: Int) throws(Rejection) {
    let common: Integer
    do {
      common = try CommonDenominator.of(
        entries, "left", maximalSize: SolutionCertificateCheck.maximalSize)
    } catch {
      throw Rejection(.limit, "instance.left: \(error)")
    }
    let (cube, isLarge) = (size * size).multipliedReportingOverflow(by: size)
    guard !isLarge, common.bitWidth <= Self.maximalOrthogonalityCost / cube else {
      throw Rejection(
        .limit, "instance.left: \(size)³ times the \(common.bitWidth) bits of the common denominator is above 2^32")
    }
    let integers = entries.map { $0.numerator(over: common) }
    let square = common * common
    for i in 0..<size {
      for j in i..<size {
        var product: Integer = 0
        for k in 0..<size { product.addProduct(integers[k * size + i], integers[k * size + j]) }
        guard product == (i == j ? square : 0) else {
          throw Rejection(.member, "the left factor is not orthogonal: entry (\(i + 1), \(j + 1)) of UᵀU")
        }
      }
    }
  }

  /// Every entry of U is that of the orthonormal discrete cosine transform.
  private func checkCosineTransform(_ rows: [[ExpressionDocument]]) throws(Rejection) {
    let size = rows.count
    let monomials = CosineMonomials(certificate.instance.definitions, for: rows.flatMap { $0 })
    for i in 0..<size {
      for j in 0..<size {
        guard let entry = monomials.value(of: rows[i][j]), entry == CosineMonomial.cosineTransform(size: size, i, j)
        else {
          throw Rejection(
            .member,
            "the left factor is neither rational nor the discrete cosine transform: entry (\(i + 1), \(j + 1))")
        }
      }
    }
  }
}
