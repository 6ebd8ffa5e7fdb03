/// The five questions that Theorem 2 answers about an algorithm; the columns of the lab's table.
public enum Barrier: String, Sendable, Hashable, CaseIterable {
  /// (1): K correct digits. Impossible for every algorithm.
  case digits = "K digits"
  /// (2), lower bound: K − 1 correct digits from at most M data. Impossible for every algorithm, for each M.
  case boundedData = "K-1 with M data"
  /// (2), upper bound: K − 1 correct digits from as many data as it takes. Some algorithm does it.
  case unboundedData = "K-1 unlimited"
  /// (3): K − 2 correct digits from the levels up to L. Some algorithm does it.
  case boundedLevels = "K-2 from L levels"
  /// (3), sharpness: K − 2 correct digits from the levels below L. Impossible for every algorithm.
  case fewerLevels = "K-2 from L-1 levels"

  /// Whether the theorem says that no algorithm succeeds.
  public var isImpossible: Bool {
    switch self {
    case .digits, .boundedData, .fewerLevels: true
    case .unboundedData, .boundedLevels: false
    }
  }

  /// D, the number of digits asked for: an error of at most 10^-D succeeds.
  public func digits(of family: TheoremTwoClass) -> Int {
    switch self {
    case .digits: family.digits
    case .boundedData, .unboundedData: family.digits - 1
    case .boundedLevels, .fewerLevels: family.digits - 2
    }
  }
}
