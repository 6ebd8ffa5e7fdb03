/// Which ways an exact solution is found; every way proves what it finds.
public enum SolutionMethod: String, Sendable, CaseIterable {
  /// The fast way, and the sure way where its guess is refuted.
  case automatic
  /// The sure way from an empty guess: no floating point has any influence.
  case exact
}
