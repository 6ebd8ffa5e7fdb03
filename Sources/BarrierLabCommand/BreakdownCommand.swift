import ArgumentParser
import Challenges
import GeneralAlgorithms
import Reports

/// `barrierlab breakdown`: certifies how small no algorithm's error can be on a family that somebody wrote.
struct BreakdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakdown",
    abstract: "Certifies the barrier of a family in a file, level by level and for all levels.",
    discussion: """
      Example: barrierlab breakdown matlab-lasso.yml --level 1-60 --certificates certificates
      The file is JSON or YAML: problem, parameter, a centre, and branches whose entries are expressions in t.
      A name that is no file is that of an example: \(FamilyExamples.names.joined(separator: ", ")).
      Algorithms: \(FamilyCatalogue.names.joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The family file, or the name of an example.", valueName: "FILE"))
  var file: String

  @Option(
    name: .customLong("level"),
    help: ArgumentHelp("A level n, or levels like 1-60; may be given several times.", valueName: "n"))
  var levels: [String] = []

  @Option(
    name: .customLong("algorithm"),
    help: ArgumentHelp("An algorithm by name; may be given several times.", valueName: "NAME"))
  var algorithms: [String] = []

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The number of tapes of a randomised algorithm.", valueName: "T"),
    transform: wholeNumber)
  var tapes = 100

  @Option(parsing: .unconditional, help: "The seed of tapes, 0 to 2^64 - 1.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Write every certificate into this directory; the same command goes on where an interrupted one stopped.",
      valueName: "DIR"))
  var certificates: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  /// The levels unless told otherwise; 52 is that of binary64 near 1.
  private static let standardLevels = [1, 2, 5, 10, 20, 52]

  private static let greatestLevel = 10_000

  func validate() throws {
    guard (1...100_000).contains(tapes) else { throw ValidationError("--tapes \(tapes): expected 1 to 100000") }
    _ = try chosenLevels()
  }

  func run() throws {
    let family: WrittenFamily
    do { family = try FamilyExamples.family(file) ?? WrittenFamily(path: file) } catch {
      throw CommandFailure.data("\(file.shownPath): \(error)")
    }
    let selected = try selectedAlgorithms(for: family)
    let levels = try chosenLevels()
    let folder = try folder(selected, levels)
    Interruption.install()
    let progress = Progress()
    defer { progress.finish() }
    do {
      var record = folder.map { FindingRecord(of: "breakdown \(tapes) \(seed)\n\(family.identity)", in: $0) }
      let stored = record
      let breakdown = try Breakdown(
        of: family, levels: levels,
        known: { level in folder.flatMap { stored?.certificate(of: Self.name(level), in: $0) } },
        isInterrupted: { Interruption.isRequested }, progress: { progress.show("level \($0)") },
        finished: { barrier in
          let name = Self.name(barrier.level)
          guard let folder, folder.file(name) == nil, let file = folder.write(barrier.certificate, as: name) else {
            return
          }
          try record?.append(barrier.level, of: name, file: file, to: folder)
        })
      let queue = FindingQueue(
        challenge: Challenge(tapeCount: tapes, seed: seed, isInterrupted: { Interruption.isRequested }),
        algorithms: selected, questions: [breakdown.question], folder: folder, record: record,
        progress: { progress.show($0) })
      let found = try queue.run()
      progress.finish()
      switch format {
      case .text: try StandardOutput.write(BreakdownText(breakdown, found, folder: folder).text)
      case .json:
        try StandardOutput.write(
          try BreakdownDocument(breakdown, found, folder: folder, nameOfLevel: Self.name).json())
      }
      if folder?.hasFailed == true { throw ExitCode(73) }
    } catch let refusal as FamilyRefusal {
      throw CommandFailure.data("\(file.shownPath): \(refusal)")
    } catch is CancellationError {
      let kept = folder.map {
        "; the certificates in \($0.path.shownPath) are whole, and the same command goes on from them"
      }
      throw CommandFailure.exit(ExitCode(130), "interrupted\(kept ?? "")")
    } catch let code as ExitCode {
      throw code
    } catch {
      throw CommandFailure.claim("\(file.shownPath): \(error)")
    }
  }

  /// The name of the file with the certificate of a level.
  static func name(_ level: Int) -> String { "level-\(level).json" }

  private func folder(_ selected: [any GeneralAlgorithm], _ levels: [Int]) throws -> CertificateFolder? {
    guard let certificates else { return nil }
    return try CertificateFolder(
      option: certificates, selected.map { ($0.name, "barrier") }, others: levels.map(Self.name),
      distinctFrom: NamedFile("FILE", file))
  }

  private func selectedAlgorithms(for family: WrittenFamily) throws -> [any GeneralAlgorithm] {
    if algorithms.isEmpty { return FamilyCatalogue.standard(for: family) }
    var selected: [any GeneralAlgorithm] = []
    for name in algorithms where !selected.contains(where: { $0.name == name }) {
      guard let algorithm = FamilyCatalogue.algorithm(named: name, for: family) else {
        throw CommandFailure.usage(
          "--algorithm \(name.shown): expected \(FamilyCatalogue.names.joined(separator: ", ")), with J at most \(family.branchCount)"
        )
      }
      selected.append(algorithm)
    }
    return selected
  }

  /// The levels asked for, ascending and each once.
  private func chosenLevels() throws -> [Int] {
    if levels.isEmpty { return Self.standardLevels }
    var chosen: Set<Int> = []
    for text in levels {
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], 1 <= first,
        first <= last, last <= Self.greatestLevel
      else {
        throw ValidationError(
          "--level \(text.shown): expected a level from 1 to \(Self.greatestLevel), or two like 1-60")
      }
      chosen.formUnion(first...last)
    }
    return chosen.sorted()
  }
}
