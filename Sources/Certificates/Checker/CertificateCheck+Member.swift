extension CertificateCheck {
  /// The instance is the member of Ω(K, L) that the claim names (THEORY §4; `Proofs/CERTIFICATE.md`, rule `member`).
  ///
  /// The first row, the zeros and the samples are those of the member as they are written; α and UᵀU agree with the definition
  /// to within 2^-⌊precision/2⌋.
  func checkMember() throws(Rejection) {
    guard let member = certificate.claim.member else { return }
    guard right.columnCount > right.rowCount else { throw Rejection(.member, "expected more columns than rows") }
    let tied = right.columnCount - right.rowCount + 1
    try checkScale(of: member, tied: tied)

    var evaluator = evaluator
    let base = try evaluator.value(of: member.base, "claim.member.base")
    guard base.enclosure.isPositive == .holds, base.enclosure.isBounded else {
      throw Rejection(.member, "the base is not certainly positive")
    }
    for j in 0..<tied {
      let entry = right[0, j]
      let isExpected: Bool
      if j + 1 == member.column, let tilt = member.tilt {
        if let one = base.rational, let sum = entry.rational {
          isExpected = one + tilt == sum
        } else {
          let tilt = try evaluator.value(of: .rational(tilt), "claim.member.tilt")
          isExpected = evaluator.isSum(entry, of: base, tilt)
        }
      } else {
        isExpected = entry.identity == base.identity
      }
      guard isExpected else {
        throw Rejection(.member, "entry (1, \(j + 1)) of the right factor is not that of the member")
      }
    }
    let firstRow = (0..<tied).map { right[0, $0].enclosure }
    let alpha = Interval.euclideanNorm(firstRow, precision: precision)
    for i in 0..<right.rowCount {
      for j in 0..<right.columnCount where i > 0 || j >= tied {
        let place = "entry (\(i + 1), \(j + 1)) of the right factor"
        if j == tied + i - 1 {
          try requireAgreement(right[i, j].enclosure, alpha, place)
        } else if right[i, j].rational != 0 {
          throw Rejection(.member, "\(place) is not written as 0")
        }
      }
    }
    try checkSamples(base: base.enclosure, tied: tied, of: member)
    try checkLeftFactor()
  }

  /// K, L, the scale, the column and τ are those of a centre or a tilt of Ω₁, Ω₂ or Ω₃.
  private func checkScale(of member: Certificate.MemberClaim, tied: Int) throws(Rejection) {
    let (digits, levels, scale) = (member.digits, member.levels, member.scale)
    guard (1...100_000).contains(digits), (1...Self.maximalLevel).contains(levels), scale >= 1, scale <= digits,
      scale == digits || (digits >= 3 && scale >= digits - 2)
    else { throw Rejection(.member, "K = \(digits), L = \(levels) and scale \(scale) do not belong together") }
    let limit: Rational = problem.kind == .p1 ? Rational.powerOfTwo(-1) : 1
    guard problem.parameter <= limit else {
      throw Rejection(.member, "the parameter \(problem.parameter) is above \(limit)")
    }
    switch (member.column, member.tilt) {
    case (nil, nil):
      guard scale == digits else { throw Rejection(.member, "the centre belongs to Ω(K, L) on scale K only") }
    case (let column?, let tilt?):
      guard (1...tied).contains(column) else { throw Rejection(.member, "column \(column): expected 1 to \(tied)") }
      if scale == digits - 2 {
        guard tilt == Rational.powerOfTwo(-levels - 1) * 3 else {
          throw Rejection(.member, "on scale K − 2 the tilt is (3/2)·2^-L")
        }
      } else {
        guard tilt.numerator == 1, let dyadic = Dyadic(exactly: tilt), dyadic.exponent <= -2 else {
          throw Rejection(.member, "on scale \(scale) the tilt is 2^-(n+1), n ≥ 1")
        }
      }
    default: throw Rejection(.member, "column and tilt go together")
    }
  }

  /// The samples are (1, η) with ‖y‖ ≤ α, the closed form is valid, and the separation of the candidates is that of the scale.
  ///
  /// α and c are those of the centre, α² = d·g²; a tilt only increases α.
  private func checkSamples(base: Interval, tied: Int, of member: Certificate.MemberClaim) throws(Rejection) {
    let one = Interval(1, precision: precision)
    let two = Interval(2, precision: precision)
    let parameter = Interval(problem.parameter, precision: precision)
    let square = base.squared()
    for (k, sample) in untransformedSamples.enumerated() {
      var entries: [Interval] = []
      var carried = 0
      for (i, entry) in sample.enumerated() {
        guard let value = entry.rational, i > 0 || value == 1 else {
          throw Rejection(.member, "sample \(k + 1) is not (1, η) with rational η")
        }
        if i > 0, !value.isZero {
          carried += 1
          if problem.kind == .p1, value.magnitude < 1 {
            throw Rejection(.member, "sample \(k + 1): (P1) needs |η_i| ≥ 1 or η_i = 0")
          }
        }
        entries.append(entry.enclosure)
      }
      let squaredNorm = entries.reduce(into: Interval(0, precision: precision)) { $0 += $1.squared() }
      guard squaredNorm.isAtMost(Interval(tied, precision: precision) * square) == .holds else {
        throw Rejection(.member, "sample \(k + 1): ‖y‖ ≤ √d·g is not certain")
      }
      // 1 + s/d = g²·ρ², with ρ² = 1/g² + s/α².
      let density =
        one + (Interval(carried, precision: precision).divided(by: Interval(tied, precision: precision)) ?? one)
      let factor: Interval?
      switch problem.kind {
      case .p3:
        guard (parameter.squared() * density).isLess(than: square) == .holds else {
          throw Rejection(.member, "sample \(k + 1): λ²(1/g² + s/α²) < 1 is not certain")
        }
        factor = one
      case .p2: factor = parameter.divided(by: two * base).map { one - $0 }
      case .p1: factor = density.squareRoot().flatMap { parameter.divided(by: $0) }.map { one - $0 }
      }
      let separation = factor.flatMap { ($0 * (two.squareRoot() ?? two)).divided(by: base) }
      let unit = Interval(Rational.powerOfTen(-member.scale), precision: precision)
      let ceiling = (unit * Interval(10, precision: precision)).squared()
      guard let separation, (two * unit).isLess(than: separation) == .holds,
        (two * separation.squared()).isAtMost(ceiling) == .holds
      else {
        throw Rejection(.member, "sample \(k + 1): 2·10^-D < κ ≤ 10^(1−D)/√2 is not certain for D = \(member.scale)")
      }
    }
  }

  /// The left factor is orthogonal, to within 2^-(precision/2) in every entry of UᵀU.
  private func checkLeftFactor() throws(Rejection) {
    guard let left else { return }
    let gram = left.rounded(toPrecision: precision / 2 + 64).gramMatrix(precision: precision / 2 + 64)
    let tolerance = Rational.powerOfTwo(-precision / 2)
    for i in 0..<gram.rowCount {
      for j in i..<gram.columnCount {
        let deviation = gram[i, j] - Interval(i == j ? 1 : 0, precision: precision)
        guard let bound = deviation.magnitudeUpperBound, bound <= tolerance else {
          throw Rejection(.member, "the left factor is not orthogonal: entry (\(i + 1), \(j + 1)) of UᵀU")
        }
      }
    }
  }

  /// The value agrees with the expected one to within 2^-⌊precision/2⌋, relative to the latter if that is above 1.
  private func requireAgreement(_ value: Interval, _ expected: Interval, _ place: String) throws(Rejection) {
    let scale = max(1, expected.magnitudeLowerBound)
    guard let bound = (value - expected).magnitudeUpperBound, bound <= Rational.powerOfTwo(-precision / 2) * scale
    else {
      throw Rejection(.member, "\(place) is not that of the member")
    }
  }
}
