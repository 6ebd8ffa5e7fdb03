/// The verdict on a statement about reals of which only enclosures are known: Kleene's strong three-valued logic.
///
/// ``holds`` and ``fails`` are proofs; ``undecided`` means that the information at hand is consistent with both.
public enum ThreeValued: Hashable, Sendable, CaseIterable {
  /// The statement is proved.
  case holds
  /// The negation of the statement is proved.
  case fails
  /// Neither is proved.
  case undecided

  /// The verdict on a statement that is decided: ``holds`` if `truth`, else ``fails``.
  @inlinable
  public init(_ truth: Bool) {
    self = truth ? .holds : .fails
  }

  /// The verdict on the negation.
  @inlinable
  public var not: ThreeValued {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .undecided: .undecided
    }
  }

  /// The verdict on the conjunction: ``fails`` as soon as one side fails, ``holds`` if both hold.
  @inlinable
  public func and(_ other: ThreeValued) -> ThreeValued {
    if self == .fails || other == .fails { return .fails }
    return self == .holds && other == .holds ? .holds : .undecided
  }

  /// The verdict on the disjunction: ``holds`` as soon as one side holds, ``fails`` if both fail.
  @inlinable
  public func or(_ other: ThreeValued) -> ThreeValued {
    if self == .holds || other == .holds { return .holds }
    return self == .fails && other == .fails ? .fails : .undecided
  }
}

extension ThreeValued: CustomStringConvertible {
  /// `holds`, `fails` or `undecided`.
  public var description: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .undecided: "undecided"
    }
  }
}
