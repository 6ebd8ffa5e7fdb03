import ArgumentParser
import BarrierLab
import Foundation

/// `barrierlab theorem2`: builds Ω(K, L), lets algorithms loose on it, and certifies the three barriers.
struct TheoremTwoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theorem2", abstract: "Runs Theorem 2 for one class and certifies every verdict.",
    discussion: """
      Example: barrierlab theorem2 -K 4 -L 3 -N 6 -m 4 --problem p1 --epsilon 1/4 --certificates certificates
      Algorithms: \(AlgorithmCatalogue.names.joined(separator: ", ")).
      Exit code 0 exactly when every cell that the theorem speaks about came out certified as it says.
      """)

  @OptionGroup var classOptions: ClassOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("M, the number of data allowed for \"K-1 with M data\".", valueName: "M"), transform: wholeNumber
  )
  var data = 16

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The number of tapes of a randomised algorithm.", valueName: "T"),
    transform: wholeNumber)
  var tapes = 200

  @Option(
    name: .customLong("algorithm"),
    help: ArgumentHelp("An algorithm by name; may be given several times.", valueName: "NAME"))
  var algorithms: [String] = []

  @Option(parsing: .unconditional, help: "The seed of tapes and of noisy data, 0 to 2^64 - 1.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seconds of wall-clock time allowed for one run of an algorithm.", valueName: "seconds"))
  var time = RunRecord.defaultTimeLimit

  @Option(
    help: ArgumentHelp(
      "Write every certificate into this directory; the same command goes on where an interrupted one stopped.",
      valueName: "DIR"))
  var certificates: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard (1...100_000).contains(data) else { throw ValidationError("--data \(data): expected 1 to 100000") }
    guard (1...100_000).contains(tapes) else { throw ValidationError("--tapes \(tapes): expected 1 to 100000") }
    guard time > 0, time.isFinite else {
      throw ValidationError("--time \(time): expected a positive number of seconds")
    }
    for name in algorithms where AlgorithmCatalogue.algorithm(named: name) == nil {
      throw ValidationError("--algorithm \(name.shown): expected \(AlgorithmCatalogue.names.joined(separator: ", "))")
    }
  }

  func run() throws {
    let family = try classOptions.family()
    let selected = selectedAlgorithms(for: family)
    let folder = try certificates.map { try CertificateFolder($0) }
    Interruption.install()
    let progress = Progress()
    do {
      let experiment = try TheoremTwoExperiment(
        family: family, dataLimit: data, tapeCount: tapes, seed: seed, timeLimit: time,
        isInterrupted: { Interruption.isRequested })
      let report = try self.report(experiment, selected, folder, progress)
      progress.finish()
      switch format {
      case .text: try StandardOutput.write(TheoremTwoText(report: report, dataLimit: data, folder: folder).text)
      case .json: try StandardOutput.write(try TheoremTwoDocument(report: report, folder: folder).json())
      }
      switch report.outcome {
      case .certified: return
      case .refuted: throw CommandFailure.claim("a cell contradicts the theorem")
      case .undecided: throw CommandFailure.claim("a cell is undecided")
      }
    } catch is CancellationError {
      progress.finish()
      let kept = folder.map {
        "; the certificates in \($0.path.shown) are complete, and the same command goes on from them"
      }
      throw CommandFailure.exit(ExitCode(130), "interrupted\(kept ?? "")")
    } catch let code as ExitCode {
      progress.finish()
      throw code
    } catch {
      progress.finish()
      throw CommandFailure.claim("\(error)")
    }
  }

  /// The algorithms asked for, each once.
  private func selectedAlgorithms(for family: TheoremTwoClass) -> [any GeneralAlgorithm] {
    if algorithms.isEmpty { return AlgorithmCatalogue.standard(for: family) }
    var seen: Set<String> = []
    return algorithms.compactMap { AlgorithmCatalogue.algorithm(named: $0) }.filter { seen.insert($0.name).inserted }
  }

  /// Everything that decides the cells: two runs with the same text have the same results.
  private func identity(of family: TheoremTwoClass) -> String {
    var transform = family.transform.description
    if case .rational(let matrix) = family.transform { transform += " \(matrix.matrix.rows)" }
    return """
      \(family.problem.kind.rawValue) \(family.problem.parameter) K \(family.digits) L \(family.levels) N \(family.columnCount) \
      m \(family.rowCount) samples \(family.samples) \(family.normalisation.rawValue) data \(data) tapes \(tapes) seed \(seed) \
      transform \(transform)
      """
  }

  /// Runs every algorithm against every barrier, writing certificates as they come; what is finished in `folder` is not run again.
  private func report(
    _ experiment: TheoremTwoExperiment, _ selected: [any GeneralAlgorithm], _ folder: CertificateFolder?,
    _ progress: Progress
  ) throws -> TheoremTwoReport {
    let family = experiment.family
    progress.show("conditioning")
    let conditioning = try Conditioning(of: family.centre, in: family, withinPowerOfTwo: 100)
    let epsilons = BreakdownEpsilons(family)
    let barriers = TheoremTwoExperiment.barriers(of: family)
    let queue = CellQueue(
      experiment: experiment, algorithms: selected, barriers: barriers, folder: folder,
      record: folder.map { ResumeRecord(of: identity(of: family), in: $0) }, progress: progress)
    let (cells, cellCertificates) = try queue.run()
    try Interruption.check()
    progress.show("Theorem 1")
    let failing = cells.first { $0.barrier == .digits && $0.verdict.isFailure && $0.member != nil }?.member
    let network = try ExistingNetwork(
      of: try failing ?? family.omega1(level: 1, index: 0), in: family, digits: family.digits + 20)
    try folder?.write(network)
    return TheoremTwoReport(
      family: family, conditioning: conditioning, breakdownEpsilons: epsilons, existingNetwork: network, cells: cells,
      certificateCount: cellCertificates + 1)
  }
}
