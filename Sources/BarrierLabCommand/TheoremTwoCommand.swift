import ArgumentParser
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Solvers

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
    let folder = try folder(of: family, selected)
    Interruption.install()
    let progress = Progress()
    do {
      let experiment = try TheoremTwoExperiment(
        family: family, dataLimit: data, tapeCount: tapes, seed: seed, timeLimit: time,
        isInterrupted: { Interruption.isRequested })
      let report = try findings(experiment, selected, folder, progress)
      progress.finish()
      switch format {
      case .text: try StandardOutput.write(TheoremTwoText(report: report, dataLimit: data, folder: folder).text)
      case .json: try StandardOutput.write(try TheoremTwoDocument(report: report, folder: folder).json())
      }
      if case .failure(let error) = report.network { throw CommandFailure.claim(error.reason) }
      switch report.outcome {
      case .certified: if folder?.hasFailed == true { throw ExitCode(73) }
      case .refuted: throw CommandFailure.claim("a cell contradicts the theorem")
      case .undecided: throw CommandFailure.claim("a cell is undecided")
      }
    } catch is CancellationError {
      progress.finish()
      var kept = folder.map { "; the certificates in \($0.path.shownPath) are whole" }
      if folder?.hasFailed == false { kept? += ", and the same command goes on from them" }
      throw CommandFailure.exit(ExitCode(130), "interrupted\(kept ?? "")")
    } catch let code as ExitCode {
      progress.finish()
      throw code
    } catch {
      progress.finish()
      throw CommandFailure.claim("\(error)")
    }
  }

  /// The directory of the certificates, if one is asked for.
  ///
  /// - Throws: `ExitCode` 64 or 73 after a message when they cannot be written there.
  private func folder(of family: TheoremTwoClass, _ selected: [any GeneralAlgorithm]) throws -> CertificateFolder? {
    guard let certificates else { return nil }
    let cells = selected.flatMap { algorithm in
      TheoremTwoExperiment.barriers(of: family).map { (algorithm.name, $0) }
    }
    try CertificateFolder.expectDistinct(certificates, from: classOptions.transformFile, cells)
    let folder = try CertificateFolder(certificates)
    try folder.expectReplaceable(cells)
    return folder
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
  private func findings(
    _ experiment: TheoremTwoExperiment, _ selected: [any GeneralAlgorithm], _ folder: CertificateFolder?,
    _ progress: Progress
  ) throws -> TheoremTwoFindings {
    let family = experiment.family
    progress.show("conditioning")
    let conditioning = try Conditioning(of: family.centre, in: family, withinPowerOfTwo: 100)
    let epsilons = BreakdownEpsilons(family)
    let barriers = TheoremTwoExperiment.barriers(of: family)
    let queue = CellQueue(
      experiment: experiment, algorithms: selected, barriers: barriers, folder: folder,
      record: folder.map { ResumeRecord(of: identity(of: family), in: $0) }, progress: progress)
    let found = try queue.run()
    try Interruption.check()
    progress.show("Theorem 1")
    let failing = found.cells.first { $0.barrier == .digits && $0.verdict.isFailure && $0.member != nil }?.member
    let network = try network(
      on: try failing ?? family.omega1(level: 1, index: 0), of: family, folder, found.record)
    return TheoremTwoFindings(
      family: family, conditioning: conditioning, breakdownEpsilons: epsilons, network: network.finding,
      cells: found.cells, certificateCount: found.certificateCount + ((try? network.finding.get()) == nil ? 0 : 1),
      unwrittenCount: found.unwrittenCount + (network.isWritten ? 0 : 1))
  }

  /// The network of Theorem 1 on `member`, and whether its certificate is in `folder` if there should be one.
  private func network(
    on member: Member, of family: TheoremTwoClass, _ folder: CertificateFolder?, _ record: ResumeRecord?
  ) throws -> (finding: Result<NetworkFinding, Uncertified>, isWritten: Bool) {
    if let folder, let known = record?.network(on: member, in: folder) { return (.success(known), true) }
    let network: ExistingNetwork
    do { network = try ExistingNetwork(of: member, in: family, digits: family.digits + 20) } catch {
      if error is CancellationError { throw error }
      return (.failure(Uncertified(reason: "\(error)")), true)
    }
    let finding = NetworkFinding(network)
    guard let folder else { return (.success(finding), true) }
    guard let file = folder.write(network) else { return (.success(finding), false) }
    var record = record
    try record?.append(finding, file: file, to: folder)
    return (.success(finding), true)
  }
}
