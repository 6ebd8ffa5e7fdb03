import ArgumentParser
import Challenges
import Foundation
import GeneralAlgorithms
import PhaseTransitions
import Reports

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
    for name in algorithms where !AlgorithmCatalogue.has(name) {
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
      let run = TheoremTwoRun(
        questions: try TheoremTwoQuestions(about: family, dataLimit: data, seed: seed),
        challenge: Challenge(
          tapeCount: tapes, seed: seed, timeLimit: time, isInterrupted: { Interruption.isRequested }),
        algorithms: selected, folder: folder, progress: { progress.show($0) })
      let findings = try run.findings()
      progress.finish()
      switch format {
      case .text: try StandardOutput.write(TheoremTwoText(findings, dataLimit: data, folder: folder).text)
      case .json: try StandardOutput.write(try TheoremTwoDocument(findings, folder: folder).json())
      }
      try conclude(findings, folder)
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

  /// Ends the command as the findings are.
  ///
  /// - Throws: `ExitCode` 1 after a message unless all is as the theorem says, 73 if a certificate could not be written.
  private func conclude(_ findings: TheoremTwoFindings, _ folder: CertificateFolder?) throws {
    if case .failure(let error) = findings.network { throw CommandFailure.claim(error.reason) }
    switch findings.outcome {
    case .certified: if folder?.hasFailed == true { throw ExitCode(73) }
    case .refuted: throw CommandFailure.claim("a cell contradicts the theorem")
    case .undecided: throw CommandFailure.claim("a cell is undecided")
    }
  }

  /// The directory of the certificates, if one is asked for.
  ///
  /// - Throws: `ExitCode` 64 or 73 after a message when they cannot be written there.
  private func folder(of family: TheoremTwoClass, _ selected: [any GeneralAlgorithm]) throws -> CertificateFolder? {
    guard let certificates else { return nil }
    let findings = selected.flatMap { algorithm in
      TheoremTwoQuestions.barriers(of: family).map { (algorithm: algorithm.name, question: $0.rawValue) }
    }
    return try CertificateFolder(
      option: certificates, findings, others: [TheoremTwoRun.networkFile], distinctFrom: classOptions.transformFile)
  }

  /// The algorithms asked for, each once.
  private func selectedAlgorithms(for family: TheoremTwoClass) -> [any GeneralAlgorithm] {
    if algorithms.isEmpty { return AlgorithmCatalogue.standard(for: family) }
    var seen: Set<String> = []
    return algorithms.compactMap { AlgorithmCatalogue.algorithm(named: $0, for: family) }
      .filter { seen.insert($0.name).inserted }
  }
}
