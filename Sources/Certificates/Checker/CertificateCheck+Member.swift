import ExactArithmetic

extension CertificateCheck {
  /// The instance is the member of Ω(K, L) that the claim names (`Proofs/CERTIFICATE.md`, rule `member`).
  ///
  /// Nothing is compared within a tolerance: the first row, the zeros and the samples are those of the member as they are written, α²
  /// and UᵀU are what they have to be exactly. So two certificates about one member are about one instance.
  func checkMember() throws(Rejection) {
    guard let member = certificate.claim.member else { return }
    guard right.columnCount > right.rowCount else { throw Rejection(.member, "expected more columns than rows") }
    let tied = right.columnCount - right.rowCount + 1
    try checkScale(of: member, tied: tied)

    var evaluator = evaluator
    let base = try evaluator.value(of: member.base, "claim.member.base")
    // Below 1 the distance of the candidates of (P2) need not decrease with g, nor a tilt hold them together.
    guard Interval(1, precision: precision).isAtMost(base.enclosure) == .holds, base.enclosure.isBounded else {
      throw Rejection(.member, "the base is not certainly at least 1")
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
    for i in 0..<right.rowCount {
      for j in 0..<right.columnCount where i > 0 || j >= tied {
        if j != tied + i - 1, right[i, j].rational != 0 {
          throw Rejection(.member, "entry (\(i + 1), \(j + 1)) of the right factor is not written as 0")
        }
      }
    }
    try checkAlpha(of: member, tied: tied, evaluator)
    try checkSamples(base: base.enclosure, tied: tied, of: member)
    try checkClass(of: member, tied: tied)
    try checkLeftFactor()
  }

  /// Every α is ‖a‖ exactly: it is ≥ 0 and its square is (d − 1)g² + (g + τ)² in a field ℚ(√D), or it is written as the root of the sum
  /// of the squares of the first row.
  private func checkAlpha(
    of member: Certificate.MemberClaim, tied: Int, _ evaluator: ExpressionEvaluator
  ) throws(Rejection) {
    let rows = certificate.instance.right
    let places = (1..<max(right.rowCount, 1)).map { (row: $0, column: tied + $0 - 1) }
    var exact = ExactExpressions(
      certificate.instance.definitions, for: [member.base] + places.map { rows[$0.row][$0.column] })
    let expected = exact.value(of: member.base).flatMap { base in exact.sumOfSquares(base, tied, member.tilt) }
    let firstRow = (0..<tied).map { right[0, $0] }
    for (i, j) in places {
      if let expected, exact.square(of: rows[i][j]) == expected { continue }
      guard evaluator.isEuclideanNorm(right[i, j], of: firstRow) else {
        throw Rejection(
          .member,
          "entry (\(i + 1), \(j + 1)) of the right factor is not known to be the norm of the first row, exactly")
      }
    }
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
  /// α and c are those of the centre, α² = d·g²; a tilt only increases α. What is asked of the scale depends on a sample by the number of its
  /// entries that are not 0 alone, and is calculated once for each.
  private func checkSamples(base: Interval, tied: Int, of member: Certificate.MemberClaim) throws(Rejection) {
    let square = base.squared()
    let ceiling = Interval(tied, precision: precision) * square
    let unit = Interval(Rational.powerOfTen(-member.scale), precision: precision)
    var known: Set<Int> = []
    for (k, sample) in untransformedSamples.enumerated() {
      var squaredNorm = Interval(0, precision: precision)
      for (i, entry) in sample.enumerated() {
        guard let value = entry.rational, i > 0 || value == 1 else {
          throw Rejection(.member, "sample \(k + 1) is not (1, η) with rational η")
        }
        if i > 0, problem.kind == .p1, !value.isZero, value.magnitude < 1 {
          throw Rejection(.member, "sample \(k + 1): (P1) needs |η_i| ≥ 1 or η_i = 0")
        }
        squaredNorm += entry.enclosure.squared()
      }
      guard squaredNorm.isAtMost(ceiling) == .holds else {
        throw Rejection(.member, "sample \(k + 1): ‖y‖ ≤ √d·g is not certain")
      }
      if known.insert(carriedCount(sample)).inserted {
        do { try checkSeparation(carriedCount(sample), base, square, tied, unit, of: member) } catch {
          throw error.at("sample \(k + 1)")
        }
      }
    }
  }

  /// s, the number of entries of η that are not 0.
  private func carriedCount(_ sample: [ExpressionEvaluator.Value]) -> Int {
    sample.dropFirst().count { $0.rational?.isZero == false }
  }

  /// 1 + s/d = g²·ρ², with ρ² = 1/g² + s/α².
  private func density(_ carried: Int, tied: Int) -> Interval {
    let one = Interval(1, precision: precision)
    return one + (Interval(carried, precision: precision).divided(by: Interval(tied, precision: precision)) ?? one)
  }

  /// The closed form is valid for samples with s entries that are not 0, and the candidates are as far apart as on the scale D, 10^-D being `unit`.
  private func checkSeparation(
    _ carried: Int, _ base: Interval, _ square: Interval, _ tied: Int, _ unit: Interval,
    of member: Certificate.MemberClaim
  ) throws(Rejection) {
    let (one, two) = (Interval(1, precision: precision), Interval(2, precision: precision))
    let parameter = Interval(problem.parameter, precision: precision)
    let density = density(carried, tied: tied)
    let factor: Interval?
    switch problem.kind {
    case .p3:
      guard (parameter.squared() * density).isLess(than: square) == .holds else {
        throw Rejection(.member, "λ²(1/g² + s/α²) < 1 is not certain")
      }
      factor = one
    case .p2: factor = parameter.divided(by: two * base).map { one - $0 }
    case .p1: factor = density.squareRoot().flatMap { parameter.divided(by: $0) }.map { one - $0 }
    }
    let separation = factor.flatMap { ($0 * (two.squareRoot() ?? two)).divided(by: base) }
    let ceiling = (unit * Interval(10, precision: precision)).squared()
    guard let separation, (two * unit).isLess(than: separation) == .holds,
      (two * separation.squared()).isAtMost(ceiling) == .holds
    else { throw Rejection(.member, "2·10^-D < κ ≤ 10^(1−D)/√2 is not certain for D = \(member.scale)") }
  }

  /// There are bases on all scales of Ω(K, L), of which only one stands in the certificate: the samples and the parameter are small
  /// enough for the supremum ĝ of the bases that the least scale D′ admits, and then for those of the others.
  private func checkClass(of member: Certificate.MemberClaim, tied: Int) throws(Rejection) {
    let least = member.digits >= 3 ? member.digits - 2 : member.digits
    let (one, two) = (Interval(1, precision: precision), Interval(2, precision: precision))
    let parameter = Interval(problem.parameter, precision: precision)
    let unit = Interval(Rational.powerOfTen(least), precision: precision)
    var densities: [Int: Interval] = [:]
    for carried in Set(untransformedSamples.map(carriedCount)) { densities[carried] = density(carried, tied: tied) }
    // ĝ·√2·10^-D′: 1 for (P3), the least c for (P1), half of the larger root of x² − 2x + 2√2·λ·10^-D′ = 0 for (P2).
    let factor: Interval?
    switch problem.kind {
    case .p3: factor = one
    case .p1:
      let factors = densities.values.map { density in
        density.squareRoot().flatMap { parameter.divided(by: $0) }.map { one - $0 }
      }
      factor = factors.reduce(into: one) { least, next in
        least = next.flatMap { next in least.map { Interval.minimum($0, next) } }
      }
    case .p2:
      let shift = two.squareRoot().flatMap { (two * $0 * parameter).divided(by: unit) }
      factor = shift.flatMap { (one - $0).squareRoot() }.map { ((one + $0)).scaled(byPowerOfTwo: -1) }
    }
    guard let square = factor.map({ ($0 * unit).squared().scaled(byPowerOfTwo: -1) }) else {
      throw Rejection(.member, "no bases are certain to exist on the scale \(least)")
    }
    let place = "for any base on the scale \(least) of Ω(\(member.digits), \(member.levels))"
    if problem.kind == .p3 {
      for density in densities.values where (parameter.squared() * density).isLess(than: square) != .holds {
        throw Rejection(.member, "λ√(1 + s/d) is too large \(place)")
      }
    }
    let ceiling = Interval(tied, precision: precision) * square
    for (k, sample) in untransformedSamples.enumerated() {
      let squaredNorm = sample.reduce(into: Interval(0, precision: precision)) { $0 += $1.enclosure.squared() }
      guard squaredNorm.isLess(than: ceiling) == .holds else {
        throw Rejection(.member, "sample \(k + 1) is too large \(place)")
      }
    }
  }
}
