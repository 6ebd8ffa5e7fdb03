import GeneralAlgorithms
import PhaseTransitions

/// The built-in algorithms by name.
public enum AlgorithmCatalogue {
  /// The algorithms that `theorem2` runs unless told otherwise, for the class `family`.
  public static func standard(for family: TheoremTwoClass) -> [any GeneralAlgorithm] {
    [
      BoundedLevelsAlgorithm(), UnboundedDataAlgorithm(), CentroidAlgorithm(),
      ArgMaxAlgorithm(level: max(1, family.levels - 1)),
      ArgMaxAlgorithm(level: 10_000), NetworkAlgorithm(level: max(1, family.levels - 1)), CoinFlipAlgorithm(),
      HedgingAlgorithm(),
      EndlessAlgorithm(), ScatteredAlgorithm(),
    ]
  }

  /// What ``algorithm(named:)`` accepts, for messages.
  public static let names = [
    "reference-3", "reference-2", "centroid", "arg-max-LEVEL", "network-LEVEL", "coin-flip", "hedge", "endless",
    "scattered",
  ]

  /// The algorithm of this name, or `nil`; `arg-max-5` and `network-5` read level 5.
  public static func algorithm(named name: String) -> (any GeneralAlgorithm)? {
    let plain: [any GeneralAlgorithm] = [
      BoundedLevelsAlgorithm(), UnboundedDataAlgorithm(), CentroidAlgorithm(), CoinFlipAlgorithm(), HedgingAlgorithm(),
      EndlessAlgorithm(), ScatteredAlgorithm(),
    ]
    if let match = plain.first(where: { $0.name == name }) { return match }
    guard let dash = name.lastIndex(of: "-"), let level = Int(name[name.index(after: dash)...]),
      (1...100_000).contains(level)
    else {
      return nil
    }
    switch name[..<dash] {
    case "arg-max": return ArgMaxAlgorithm(level: level)
    case "network": return NetworkAlgorithm(level: level)
    default: return nil
    }
  }
}
