import ArgumentParser
import Foundation
import PhaseTransitions
import RecoveryProblems
import Reports
import TrainingData

/// `barrierlab family`: one member of Ω(K, L), exactly, and its training data at a level.
struct FamilyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "family", abstract: "Shows one member of the class exactly, and its training data at a level.",
    discussion: """
      Example: barrierlab family -K 3 -L 2 --set 1 --index 2 --tilt-level 5 --level 10
      --set 1 without --index is the centre; set 1 and 2 have tilts 2^-(n+1) for --tilt-level n, set 3 has (3/2)*2^-L.
      """)

  @OptionGroup var classOptions: ClassOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("1, 2 or 3: which of Omega_1, Omega_2, Omega_3.", valueName: "1|2|3"),
    transform: wholeNumber)
  var set = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The candidate i = 1 ... d that the member is tilted to.", valueName: "i"),
    transform: wholeNumber)
  var index: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("n of the tilt 2^-(n+1) in sets 1 and 2; 1 if not given.", valueName: "n"),
    transform: wholeNumber)
  var tiltLevel: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Show the training data of this level.", valueName: "n"),
    transform: wholeNumber)
  var level: Int?

  @Option(help: "How the data lie in the balls: nearest, random or edge.")
  var manner = "nearest"

  @Option(parsing: .unconditional, help: "The seed of random and edge data, 0 to 2^64 - 1.")
  var seed: UInt64 = 1

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  /// The largest level of data and tilts.
  private static let greatestLevel = 100_000

  func run() throws {
    let manner = try dataManner()
    if let level { try require("--level", level, 1...Self.greatestLevel) }
    if let tiltLevel { try require("--tilt-level", tiltLevel, 1...Self.greatestLevel) }
    try require("--set", set, 1...3)
    let family = try classOptions.family()
    if set > 1, !family.hasAllScales { throw CommandFailure.usage("--set \(set): expected 1, because K < 3") }
    if let index { try require("--index", index, 1...family.candidateCount) }
    if let tiltLevel, set == 3 || (set == 1 && index == nil) {
      throw CommandFailure.usage("--tilt-level \(tiltLevel): expected --set 1 with --index, or --set 2")
    }
    do {
      let member = try member(of: family)
      let instance = try family.instance(member)
      var data: [ProvedDatum] = []
      if let level {
        let oracle = HonestOracle(instance, manner: manner)
        for k in 0..<family.sampleCount { data.append(try oracle.datum(for: Query(sample: k, level: level))) }
      }
      let document = try FamilyDocument(family: family, member: member, instance: instance, level: level, data: data)
      try StandardOutput.write(format == .json ? document.json() : document.text())
    } catch let error as FamilyError {
      throw CommandFailure.usage("there is no such member: \(error)")
    } catch let code as ExitCode {
      throw code
    } catch {
      throw CommandFailure.claim("\(error)")
    }
  }

  private func member(of family: TheoremTwoClass) throws -> Member {
    switch (set, index) {
    case (1, nil): family.centre
    case (1, let index?): try family.omega1(level: tiltLevel ?? 1, index: index - 1)
    case (2, let index): try family.omega2(level: tiltLevel ?? 1, index: (index ?? 1) - 1)
    case (_, let index): try family.omega3(index: (index ?? 1) - 1)
    }
  }

  private func dataManner() throws -> HonestOracle.Manner {
    switch manner {
    case "nearest": return .nearest
    case "random": return .random(seed: seed)
    case "edge": return .edge(seed: seed)
    default: throw CommandFailure.usage("--manner \(manner.shown): expected nearest, random or edge")
    }
  }

  private func require(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw CommandFailure.usage("\(option) \(value): expected \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
