import ExactArithmetic

/// The bounds of (P2) at one multiplier ν: how far minimiser and residual of all data within an error are from x(ν) and r(ν).
///
/// With σ = σ_min(A_S) > δ_A and e′ = δ_y + δ_A‖x‖,
///
///     D = δ_A‖r‖/(σ − δ_A)² + e′/(σ − δ_A),       E = e′ + δ_A‖r‖/(σ − δ_A)
///
/// bound ‖x′ − x‖ and ‖r′ − r‖ for the solution of the normal equations on S; it is the minimiser, and the only one, if D < min |x_i| on S and
/// δ_A‖r‖ + (‖A_j‖ + δ_A)E < νw_j − |A_jᵀr| off S. (Subtract A_Sᵀ(y − A_S x) = ν(w_i s_i) of the two data:
/// A′_SᵀA′_S(x′ − x) = (A′ − A)_Sᵀr + A′_Sᵀ(y′ − y − (A′ − A)x).)
struct Envelope {
  /// ν.
  let multiplier: Interval

  /// ‖x(ν) − x‖ + D, for the minimiser x at which the problem was solved.
  let distance: Interval

  /// ‖r(ν)‖.
  let residualNorm: Interval

  /// E.
  let residualChange: Interval

  /// The bounds at the multiplier of a solution, or at one shifted from it along the slope e of its piece: x(ν + τ) = x − τe and
  /// r(ν + τ) = r + τA_S e.
  ///
  /// - Throws: `Undetermined` with the condition that is not certain.
  init(
    _ geometry: SupportGeometry, multiplier: Interval, shift: (by: Rational, slope: [Interval])?, _ error: DataError
  ) throws(Undetermined) {
    var point = geometry.support.map { geometry.point[$0] }
    var residual = geometry.residual
    var moved = geometry.number(0)
    var shifted = multiplier
    if let shift {
      let step = geometry.number(shift.by)
      shifted = multiplier + step
      moved = step.magnitude * geometry.norm(shift.slope)
      for (index, j) in geometry.support.enumerated() {
        point[index] -= step * shift.slope[index]
        for i in residual.indices { residual[i].addProduct(step * shift.slope[index], geometry.columns[j][i]) }
      }
    }
    let (matrix, vector) = (geometry.number(error.matrix), geometry.number(error.vector))
    let length = geometry.norm(residual)
    let direct = vector + matrix * geometry.norm(point)
    var inverse = geometry.number(0)
    if !geometry.support.isEmpty {
      guard let sigma = geometry.smallestSingularValue(geometry.support), sigma > error.matrix,
        let value = geometry.number(1).divided(by: geometry.number(sigma) - matrix)
      else { throw Undetermined(condition: "σ_min of the columns in the support > δ_A") }
      inverse = value
    }
    let own = matrix * length * inverse.squared() + direct * inverse
    let change = direct + matrix * length * inverse
    for (index, sign) in geometry.signs.enumerated() {
      let entry = sign > 0 ? point[index] : -point[index]
      guard own.isLess(than: entry) == .holds else {
        throw Undetermined(
          condition: "|x_\(geometry.leaders[geometry.support[index]] + 1)| is larger than what the data may change")
      }
    }
    let isInSupport = Set(geometry.support)
    for (j, column) in geometry.columns.enumerated() where !isInSupport.contains(j) {
      let reached = Interval.dotProduct(column, residual, precision: geometry.precision).magnitude
      let margin = shifted * geometry.number(geometry.weights[j]) - reached
      let needed = matrix * length + (geometry.norm(column) + matrix) * change
      guard needed.isLess(than: margin) == .holds else {
        throw Undetermined(condition: "column \(geometry.leaders[j] + 1) stays out of the support for all data")
      }
    }
    self.multiplier = shifted
    distance = moved + own
    residualNorm = length
    residualChange = change
  }
}
