import Certificates
import ExactArithmetic
import GeneralAlgorithms
import PhaseTransitions
import Probability
import RecoveryProblems
import Testing
import TrainingData

@Suite struct AlgorithmTests {
  static let manners: [HonestOracle.Manner] = [.nearest, .random(seed: 2), .edge(seed: 2), .edge(seed: 3)]

  /// 2^-n below 10^-(K + 2).
  private func bits(_ family: TheoremTwoClass) -> Int { 3 * (family.digits + 2) + (family.digits + 2) / 3 + 1 }

  /// Members of all three parts.
  private func members(_ family: TheoremTwoClass) throws -> [Member] {
    [
      family.centre, try family.omega1(level: 1, index: 1), try family.omega1(level: 20, index: 2),
      try family.omega2(level: 1, index: 2), try family.omega2(level: 9, index: 0), try family.omega3(index: 1),
    ]
  }

  @Test(arguments: ClassInput.all)
  func centroid(input: ClassInput) throws {
    let family = try input.family()
    for member in try members(family) {
      for manner in Self.manners {
        let run = try CentroidAlgorithm(for: family).run(on: member, of: family, manner: manner)
        let centre = try family.centre(scale: member.scale)
        #expect(try areNear(run.vectors(), family, centre, withinPowerOfTwo: bits(family)) { $0.centroid })
        #expect(run.queries == [[0, 1]])
      }
    }
  }

  @Test(arguments: ClassInput.all)
  func hedge(input: ClassInput) throws {
    for sampleCount in [1, 2, 3, 5] {
      var input = input
      input.sampleCount = sampleCount
      let family = try input.family()
      let run = try HedgingAlgorithm(for: family).run(on: family.omega2(level: 3, index: 0), of: family)
      let vectors = try run.vectors()
      #expect(run.queries == [[0, 1]])
      for k in 0..<sampleCount {
        let expected = try family.closedForm(family.centre(scale: family.digits - 1), sample: k).candidate(k % 3)
        let gaps = try zip(vectors[k], expected).map { try (ExactReal($0) - $1).enclosure(precision: 256) }
        #expect(gaps.allSatisfy { ($0.magnitudeUpperBound ?? 1) < .powerOfTwo(-bits(family)) })
      }
    }
  }

  @Test(arguments: ClassInput.all)
  func coinFlip(input: ClassInput) throws {
    let family = try input.family()
    var seen = Set<Int>()
    for seed: UInt64 in 0..<12 {
      var tape = RandomTape(seed: seed)
      let run = try CoinFlipAlgorithm(for: family).run(on: family.omega1(level: 4, index: 0), of: family, tape: tape)
      let index = try tape.next(below: family.candidateCount)
      seen.insert(index)
      #expect(try areNear(run.vectors(), family, family.centre, withinPowerOfTwo: bits(family)) { $0.candidate(index) })
    }
    #expect(seen == [0, 1, 2])
  }

  /// With a level beyond that of the tilt the largest entry is the right one; at lower levels it is what it is.
  @Test(arguments: ClassInput.all)
  func argMax(input: ClassInput) throws {
    let family = try input.family()
    for (member, level) in [
      (try family.omega1(level: 7, index: 2), 11), (try family.omega2(level: 1, index: 1), 6),
      (try family.omega3(index: 0), family.levels + 3), (try family.omega3(index: 2), 40),
    ] {
      for manner in Self.manners {
        let run = try ArgMaxAlgorithm(level: level, for: family).run(on: member, of: family, manner: manner)
        #expect(run.queries == [[0, level]])
        let centre = try family.centre(scale: member.scale)
        #expect(
          try areNear(run.vectors(), family, centre, withinPowerOfTwo: bits(family)) { $0.candidate(member.index ?? 0) }
        )
      }
    }
  }

  @Test func endless() throws {
    let family = try ClassInput().family()
    let run = try EndlessAlgorithm().run(on: family.centre, of: family, rule: AccessRule(dataLimit: 4))
    #expect(run.queries == [[0, 1], [1, 2], [0, 3], [1, 4]] && run.output == nil)
    guard case .refused(.dataLimit(let query, limit: 4)) = run.ending else { Issue.record("\(run.ending)"); return }
    #expect(query == Query(sample: 0, level: 5))
  }

  @Test(arguments: ClassInput.all)
  func scattered(input: ClassInput) throws {
    let family = try input.family()
    for member in [try family.omega1(level: 60, index: 2), try family.omega2(level: 2, index: 1)] {
      let run = try ScatteredAlgorithm(for: family).run(on: member, of: family)
      #expect(run.queries == [[0, 30], [1, 3], [0, 77], [1, 1], [0, 3], [1, 150], [0, 12]])
      let centre = try family.centre(scale: member.scale)
      #expect(
        try areNear(run.vectors(), family, centre, withinPowerOfTwo: bits(family)) { $0.candidate(member.index ?? 0) })
    }
    // Where the entries are tied, the solutions shown decide.
    let tied = try ScatteredAlgorithm(for: family).run(on: family.centre, of: family)
    #expect(
      try (0..<3).contains { index in
        try areNear(tied.vectors(), family, family.centre, withinPowerOfTwo: bits(family)) { $0.candidate(index) }
      })
  }

  /// The network passes through the data that it was trained on.
  @Test(arguments: ClassInput.all)
  func network(input: ClassInput) throws {
    let family = try input.family()
    for manner in Self.manners {
      let run = try NetworkAlgorithm(level: 6).run(on: family.omega2(level: 3, index: 1), of: family, manner: manner)
      #expect(run.queries == [[0, 6], [1, 6]])
      guard case .network(let network)? = run.output else { Issue.record("\(run.ending)"); continue }
      for entry in run.transcript.entries {
        let datum = entry.answer.datum
        let value = try network.value(at: datum.vector.map { ExactReal($0) }).compactMap(\.rational)
        let isFirst = run.transcript.entries.first { $0.answer.datum.vector == datum.vector }?.query == entry.query
        #expect(!isFirst || value == datum.solution)
      }
    }
  }

  /// (3): levels 1 and L, at most L data; the minimiser on scale K − 2, the centroid on the others.
  @Test(arguments: ClassInput.all)
  func boundedLevels(input: ClassInput) throws {
    let family = try input.family()
    for index in 0..<3 {
      for manner in Self.manners {
        let member = try family.omega3(index: index)
        let run = try BoundedLevelsAlgorithm(for: family).run(on: member, of: family, manner: manner)
        #expect(try areNear(run.vectors(), family, member, withinPowerOfTwo: bits(family)) { $0.vertices[0] })
        #expect(run.transcript.dataRead <= family.levels && run.transcript.highestLevel == family.levels)
      }
    }
    for member in try members(family) where member.scale != family.digits - 2 {
      let run = try BoundedLevelsAlgorithm(for: family).run(on: member, of: family)
      let centre = try family.centre(scale: member.scale)
      #expect(try areNear(run.vectors(), family, centre, withinPowerOfTwo: bits(family)) { $0.centroid })
    }
  }

  /// (2): on scale K − 1 it reads as deep as the tilt is small, and never halts on the centre.
  @Test(arguments: ClassInput.all)
  func unboundedData(input: ClassInput) throws {
    let family = try input.family()
    for (level, index) in [(1, 0), (4, 2), (17, 1)] {
      for manner in Self.manners {
        let member = try family.omega2(level: level, index: index)
        let run = try UnboundedDataAlgorithm(for: family).run(on: member, of: family, manner: manner)
        #expect(try areNear(run.vectors(), family, member, withinPowerOfTwo: bits(family)) { $0.vertices[0] })
        // The entry exceeds the others by τ = 2^-n-1 up to noise of √2·2^-n', which has to be above 2·2^-n': from n' = n + 3 on.
        let levels = Set(run.queries.map { $0[1] })
        #expect(levels.isSuperset(of: 1...level) && run.transcript.dataRead <= level + 6)
      }
    }
    for scale in [family.digits, family.digits - 2] {
      let member = scale == family.digits ? family.centre : try family.omega3(index: 0)
      let one = try UnboundedDataAlgorithm(for: family).run(on: member, of: family).vectors()
      #expect(try one == BoundedLevelsAlgorithm(for: family).run(on: member, of: family).vectors())
    }
    let stuck = try UnboundedDataAlgorithm(for: family).run(
      on: family.centre(scale: family.digits - 1), of: family, manner: .nearest, rule: AccessRule(dataLimit: 60))
    #expect(stuck.output == nil && stuck.transcript.dataRead == 60)
  }

  /// The same answers and the same tape lead to the same queries and the same output.
  @Test(arguments: ClassInput.all)
  func repeatedRuns(input: ClassInput) throws {
    let family = try input.family()
    for algorithm in AlgorithmCatalogue.standard(for: family) where algorithm.name != "arg-max-10000" {
      for (number, member) in [try family.omega1(level: 3, index: 1), try family.omega2(level: 2, index: 0)]
        .enumerated()
      {
        let runs = try (0..<2).map { _ in
          try algorithm.run(
            on: member, of: family, manner: .random(seed: 7), rule: AccessRule(dataLimit: 30),
            tape: RandomTape(seed: UInt64(number)))
        }
        #expect(runs[0].queries == runs[1].queries && !runs[0].queries.isEmpty, "\(algorithm.name)")
        switch (runs[0].output, runs[1].output) {
        case (.vectors(let one)?, .vectors(let two)?): #expect(one == two, "\(algorithm.name)")
        case (.network(let one)?, .network(let two)?):
          var writer = ExpressionWriter()
          #expect(try NetworkDocument(one, writer: &writer) == NetworkDocument(two, writer: &writer))
        case (nil, nil): #expect(runs.allSatisfy { $0.excess?.limit == .data(30) }, "\(algorithm.name)")
        default: Issue.record("\(algorithm.name): \(runs[0].ending), \(runs[1].ending)")
        }
      }
    }
  }

  /// For K = 1 and 2 there is one scale, and the reference algorithms answer its centroid.
  @Test(arguments: [1, 2])
  func smallClasses(digits: Int) throws {
    let family = try ClassInput(digits: digits).family()
    let references: [any GeneralAlgorithm] = [
      BoundedLevelsAlgorithm(for: family), UnboundedDataAlgorithm(for: family), CentroidAlgorithm(for: family),
    ]
    for algorithm in references {
      let run = try algorithm.run(on: family.omega1(level: 2, index: 0), of: family)
      #expect(try areNear(run.vectors(), family, family.centre, withinPowerOfTwo: bits(family)) { $0.centroid })
    }
  }
}
