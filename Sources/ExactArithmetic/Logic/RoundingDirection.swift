/// Where a value goes that lies strictly between two representable ones.
public enum RoundingDirection: Hashable, Sendable, CaseIterable {
  /// To the smaller neighbour, towards −∞.
  case down
  /// To the larger neighbour, towards +∞.
  case up
  /// To the nearer neighbour; a tie goes to the one whose last digit is even.
  case nearest
  /// To the neighbour of smaller magnitude.
  case towardZero

  /// The direction that rounds `-x` to the negative of what this one makes of `x`.
  @inlinable
  public var mirrored: RoundingDirection {
    switch self {
    case .down: .up
    case .up: .down
    case .nearest: .nearest
    case .towardZero: .towardZero
    }
  }
}
