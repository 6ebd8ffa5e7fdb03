import ExactArithmetic
import ExactLinearAlgebra

/// A smooth square system of real equations F(v) = 0 whose zeros are minimisers restricted to their support.
///
/// The unknowns begin with (Re z, Im z), the entries on the support.
protocol OptimalitySystem: Sendable {
  /// The number of equations and of unknowns.
  var unknownCount: Int { get }

  /// P, the columns of the support.
  var support: [Int] { get }

  /// k, the size of the support.
  var supportCount: Int { get }

  /// The number of leading unknowns on which F depends non-linearly.
  var nonlinearCount: Int { get }

  /// An enclosure of F on a box; `nil` if F is not defined on all of it.
  func value(at box: [Interval], precision: Int) -> [Interval]?

  /// An enclosure of all Jacobians of F on a box; `nil` if F is not defined on all of it.
  func jacobian(over box: [Interval], precision: Int) -> Matrix<Interval>?

  /// A magnitude for each unknown, of which a small part is a small change of F's derivative.
  func scales(at point: [Interval]) -> [Interval]
}

extension OptimalitySystem {
  /// The phases of the entries on the support.
  func phases(_ box: [Interval]) -> [Phase]? {
    var phases: [Phase] = []
    for j in 0..<supportCount {
      guard let phase = Phase(box[j], box[supportCount + j]) else { return nil }
      phases.append(phase)
    }
    return phases
  }

  /// The moduli of the entries, listed for the real and for the imaginary parts.
  func entryScales(at point: [Interval]) -> [Interval] {
    let moduli = (0..<supportCount).map { Interval.hypotenuse(point[$0], point[supportCount + $0]) }
    return moduli + moduli
  }
}
