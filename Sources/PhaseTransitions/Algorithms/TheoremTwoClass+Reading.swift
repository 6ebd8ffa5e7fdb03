import ExactArithmetic
import TrainingData

/// What the algorithms for Ω(K, L) have in common: how they read a datum, and which vectors they answer.
extension TheoremTwoClass {
  /// The first row of U⁻¹A_n, up to 2^-guard in each of the d tied entries: what is left of a when the transform is
  /// undone.
  ///
  /// - Complexity: d·m multiplications.
  func firstRow(of datum: TrainingDatum, guardLevel: Int) throws -> [Rational] {
    guard let column = try transformColumn(guardLevel: guardLevel) else {
      return datum.combinationOfRows(unit(rowCount), columns: candidateCount)
    }
    return datum.combinationOfRows(column, columns: candidateCount)
  }

  /// The scale whose base is closest to the entries of `row`.
  ///
  /// At level 1 every entry is within 1/2 + τ of its base, and the bases of two scales differ by a factor of 10.
  func scale(of row: [Rational]) throws -> Scale {
    let entry = row.first ?? 0
    var best: (scale: Scale, distance: Rational)?
    for scale in scales {
      let distance = (try scale.base.enclosure(precision: 64).midpoint - entry).magnitude
      if best.map({ distance < $0.distance }) ?? true { best = (scale, distance) }
    }
    guard let best else { throw ArithmeticError.domain("a class without scales") }
    return best.scale
  }

  /// For every sample the candidate (c/g)·e_i + z* of the centre of the scale, to within 10^-(K + 3).
  func candidates(index: Int, on scale: Scale) throws -> [[Rational]] {
    try answers(on: scale) { $0.candidate(index) }
  }

  /// For every sample the centroid of the candidates of a scale, to within 10^-(K + 3).
  func centroids(on scale: Scale) throws -> [[Rational]] {
    try answers(on: scale) { $0.centroid }
  }

  /// For every sample the minimiser of a member that is a tilt, to within 10^-(K + 3).
  func minimisers(of member: Member) throws -> [[Rational]] {
    try answers(for: member) { $0.vertices[0] }
  }

  /// For every sample a point of the closed form of the centre, rounded.
  private func answers(on scale: Scale, point: (ClosedForm) -> [ExactReal]) throws -> [[Rational]] {
    try answers(for: try centre(scale: scale.exponent), point: point)
  }

  /// For every sample a point of the closed form of a member, rounded.
  private func answers(for member: Member, point: (ClosedForm) -> [ExactReal]) throws -> [[Rational]] {
    var answers: [[Rational]] = []
    for k in 0..<sampleCount {
      let form = try closedForm(member, sample: k)
      answers.append(try point(form).map { Rational(try $0.approximation(level: answerLevel)) })
    }
    return answers
  }

  /// n with N·2^-n < 10^-(K + 3).
  var answerLevel: Int { 4 * (digits + 3) + columnCount.bitWidth - columnCount.leadingZeroBitCount }

  /// The first column of the transform to within 2^-guardLevel·‖A‖, or `nil` when there is no transform.
  private func transformColumn(guardLevel: Int) throws -> [Rational]? {
    guard let left else { return nil }
    let level = guardLevel + 4 * digits + 2 * (columnCount.bitWidth - columnCount.leadingZeroBitCount) + 8
    return try left.column(0).map { Rational(try $0.approximation(level: level)) }
  }

  private func unit(_ count: Int) -> [Rational] { (0..<count).map { $0 == 0 ? 1 : 0 } }
}

extension [Rational] {
  /// The index of the largest entry, the first of several.
  var indexOfLargest: Int { indices.max { self[$0] < self[$1] || (self[$0] == self[$1] && $0 > $1) } ?? 0 }
}
