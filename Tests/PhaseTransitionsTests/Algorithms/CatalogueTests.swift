import GeneralAlgorithms
import PhaseTransitions
import Testing

@Suite struct CatalogueTests {
  @Test func namesFindTheirAlgorithms() throws {
    for levels in [1, 2, 7] {
      let family = try ClassInput(levels: levels).family()
      let standard = AlgorithmCatalogue.standard(for: family)
      for algorithm in standard {
        let found = try #require(AlgorithmCatalogue.algorithm(named: algorithm.name, for: family))
        #expect(found.name == algorithm.name && found.summary == algorithm.summary)
        #expect(type(of: found) == type(of: algorithm))
        #expect(found.isRandomised == (found is CoinFlipAlgorithm))
      }
      #expect(Set(standard.map(\.name)).count == standard.count)
      #expect(Set(standard.map(\.summary)).count == standard.count)
    }
    let family = try ClassInput().family()
    for pattern in AlgorithmCatalogue.names {
      let name = pattern.replacing("LEVEL", with: "17")
      #expect(AlgorithmCatalogue.algorithm(named: name, for: family)?.name == name && AlgorithmCatalogue.has(name))
    }
  }

  @Test func levelsInNames() throws {
    let family = try ClassInput().family()
    #expect((AlgorithmCatalogue.algorithm(named: "arg-max-12", for: family) as? ArgMaxAlgorithm)?.level == 12)
    #expect((AlgorithmCatalogue.algorithm(named: "network-100000", for: family) as? NetworkAlgorithm)?.level == 100_000)
    #expect(ArgMaxAlgorithm(level: -5, for: family).level == 1 && NetworkAlgorithm(level: 0).level == 1)
  }

  @Test(arguments: [
    "", "-", "arg-max", "arg-max-", "arg-max-0", "arg-max--3", "arg-max-100001", "arg-max-x", "arg-max-5 ", "network",
    "other-5", "centroid-5", "Centroid", "arg-max-99999999999999999999",
  ])
  func unknownNames(name: String) throws {
    let family = try ClassInput().family()
    #expect(AlgorithmCatalogue.algorithm(named: name, for: family) == nil && !AlgorithmCatalogue.has(name))
  }

  @Test func whatIsOvercome() throws {
    for algorithm in AlgorithmCatalogue.standard(for: try ClassInput().family()) {
      let expected: [Barrier] =
        switch algorithm.name {
        case "reference-2": [.unboundedData]
        case "reference-3": [.boundedLevels]
        default: []
        }
      #expect(algorithm.overcomes == expected.map(\.rawValue))
    }
  }
}
