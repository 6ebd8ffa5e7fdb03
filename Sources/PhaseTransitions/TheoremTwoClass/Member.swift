import ExactArithmetic
import RecoveryProblems

/// A matrix of the kind a class is made of, named by its place.
///
/// With g_D the base of the scale D,
///
///     centre(D)       a = g_D·1               all d columns tie: a whole simplex of minimisers,
///     tilt(D, i, τ)   a = g_D·1 + τ·eᵢ        the minimiser is the i-th candidate,
///
/// and α = ‖a‖ in both. Not every such matrix belongs to the class; see ``TheoremTwoClass/contains(_:)``.
public enum Member: Hashable, Sendable {
  /// The centre of the scale D.
  case centre(scale: Int)
  /// The tilt of the scale D towards the candidate `index`, from 0, by `tilt` = τ > 0.
  case tilted(scale: Int, index: Int, tilt: Rational)

  /// D.
  public var scale: Int {
    switch self {
    case .centre(let scale), .tilted(let scale, _, _): scale
    }
  }

  /// The index of the only solution, from 0, or `nil` for a centre.
  public var index: Int? {
    guard case .tilted(_, let index, _) = self else { return nil }
    return index
  }

  /// τ, which is 0 for a centre; a bound on the distance of the matrix from that of the centre.
  public var tilt: Rational {
    guard case .tilted(_, _, let tilt) = self else { return 0 }
    return tilt
  }

  /// The name in texts for people, with the candidates numbered from 1: `centre(3)`, `tilt(3, 1, 2^-5)`.
  public var label: String {
    switch self {
    case .centre(let scale): "centre(\(scale))"
    case .tilted(let scale, let index, let tilt): "tilt(\(scale), \(index + 1), \(Self.text(tilt)))"
    }
  }

  /// A dyadic number as `2^-5` or `3·2^-5`, any other as a quotient.
  private static func text(_ value: Rational) -> String {
    guard let dyadic = Dyadic(exactly: value), dyadic.exponent < 0 else { return value.description }
    let power = "2^\(dyadic.exponent)"
    return dyadic.significand == 1 ? power : "\(dyadic.significand)·\(power)"
  }
}

extension Member: CustomStringConvertible {
  /// The ``label``.
  public var description: String { label }
}

extension Member {
  /// The exact instance, with all samples of the class; see ``TheoremTwoClass/instance(_:)``.
  public func instance(of family: TheoremTwoClass) throws(FamilyError) -> Instance { try family.instance(self) }

  /// The minimisers at sample k; see ``TheoremTwoClass/closedForm(_:sample:precision:)``.
  public func closedForm(of family: TheoremTwoClass, sample k: Int) throws(FamilyError) -> ClosedForm {
    try family.closedForm(self, sample: k)
  }
}
