import GeneralAlgorithms

/// The built-in algorithms for Ω(K, L) by name.
public enum AlgorithmCatalogue {
  /// The algorithms that `theorem2` runs unless told otherwise, for the class `family`.
  public static func standard(for family: TheoremTwoClass) -> [any GeneralAlgorithm] {
    let low = max(1, family.levels - 1)
    return [
      BoundedLevelsAlgorithm(for: family), UnboundedDataAlgorithm(for: family), CentroidAlgorithm(for: family),
      ArgMaxAlgorithm(level: low, for: family), ArgMaxAlgorithm(level: 10_000, for: family),
      NetworkAlgorithm(level: low), CoinFlipAlgorithm(for: family), HedgingAlgorithm(for: family), EndlessAlgorithm(),
      ScatteredAlgorithm(for: family),
    ]
  }

  /// What ``algorithm(named:for:)`` accepts, for messages.
  public static let names = [
    "reference-3", "reference-2", "centroid", "arg-max-LEVEL", "network-LEVEL", "coin-flip", "hedge", "endless",
    "scattered",
  ]

  /// Whether there is an algorithm of this name.
  public static func has(_ name: String) -> Bool {
    names.contains { $0 == name && !$0.hasSuffix("LEVEL") }
      || level(of: "arg-max-LEVEL", in: name) != nil || level(of: "network-LEVEL", in: name) != nil
  }

  /// The algorithm of this name, or `nil`; `arg-max-5` and `network-5` read level 5.
  public static func algorithm(named name: String, for family: TheoremTwoClass) -> (any GeneralAlgorithm)? {
    if let level = level(of: "arg-max-LEVEL", in: name) { return ArgMaxAlgorithm(level: level, for: family) }
    if let level = level(of: "network-LEVEL", in: name) { return NetworkAlgorithm(level: level) }
    let plain: [any GeneralAlgorithm] = [
      BoundedLevelsAlgorithm(for: family), UnboundedDataAlgorithm(for: family), CentroidAlgorithm(for: family),
      CoinFlipAlgorithm(for: family), HedgingAlgorithm(for: family), EndlessAlgorithm(),
      ScatteredAlgorithm(for: family),
    ]
    return plain.first { $0.name == name }
  }

  /// The level in a name like `pattern`, which ends in `LEVEL`.
  private static func level(of pattern: String, in name: String) -> Int? {
    let stem = pattern.dropLast("LEVEL".count)
    guard pattern.hasSuffix("LEVEL"), name.hasPrefix(stem), let level = Int(name.dropFirst(stem.count)),
      (1...100_000).contains(level)
    else { return nil }
    return level
  }
}
