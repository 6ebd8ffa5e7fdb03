import GeneralAlgorithms

/// The built-in algorithms for any family by name.
public enum FamilyCatalogue {
  /// What ``algorithm(named:for:)`` accepts, for messages.
  public static let names = ["central", "branch-J", "coin-flip", "trusting-LEVEL", "network-LEVEL", "endless"]

  /// The algorithms that `breakdown` runs unless told otherwise.
  public static func standard(for family: any IndistinguishableFamily) -> [any GeneralAlgorithm] {
    let branches = (0..<min(family.branchCount, 3)).map { BranchAlgorithm($0, of: family) }
    return [CentralAlgorithm(for: family)] + branches
      + [
        RandomBranchAlgorithm(for: family), ShownSolutionAlgorithm(level: 10), ShownSolutionAlgorithm(level: 52),
        NetworkAlgorithm(level: 10), EndlessAlgorithm(),
      ]
  }

  /// The algorithm of this name, or `nil`; `trusting-52` reads level 52, `branch-2` answers for the second branch.
  public static func algorithm(named name: String, for family: any IndistinguishableFamily) -> (any GeneralAlgorithm)? {
    switch name {
    case "central": return CentralAlgorithm(for: family)
    case "coin-flip": return RandomBranchAlgorithm(for: family)
    case "endless": return EndlessAlgorithm()
    default: break
    }
    guard let dash = name.lastIndex(of: "-"), let number = Int(name[name.index(after: dash)...]), number >= 1,
      number <= 100_000
    else { return nil }
    switch name[..<dash] {
    case "branch": return number <= family.branchCount ? BranchAlgorithm(number - 1, of: family) : nil
    case "trusting": return ShownSolutionAlgorithm(level: number)
    case "network": return NetworkAlgorithm(level: number)
    default: return nil
    }
  }
}
