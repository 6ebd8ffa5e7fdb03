import Challenges
import ExactArithmetic
import GeneralAlgorithms

/// Theorem 2 for one class as a run: conditioning, all questions to all algorithms, and the network of Theorem 1.
public struct TheoremTwoRun: Sendable {
  /// The questions about the class.
  public let questions: TheoremTwoQuestions

  /// The conditions under which algorithms run.
  public let challenge: Challenge

  /// To whom all questions are put, in this order.
  public let algorithms: [any GeneralAlgorithm]

  /// Where certificates are written, if they are.
  public let folder: CertificateFolder?

  /// Takes a line that says what is being done.
  public let progress: @Sendable (String) -> Void

  /// The name of the file with the certificate of Theorem 1.
  public static let networkFile = "theorem1.json"

  /// The name of the network of Theorem 1 in the record of a run.
  private static let networkKey = "theorem1"

  /// The run with these parts.
  public init(
    questions: TheoremTwoQuestions, challenge: Challenge, algorithms: [any GeneralAlgorithm],
    folder: CertificateFolder? = nil, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.questions = questions
    self.challenge = challenge
    self.algorithms = algorithms
    self.folder = folder
    self.progress = progress
  }

  private var family: TheoremTwoClass { questions.family }

  /// Everything that is found. What is finished in the folder is not done again.
  ///
  /// - Throws: `CancellationError` when interrupted; other errors not for a class that exists.
  public func findings() throws -> TheoremTwoFindings {
    progress("conditioning")
    let conditioning = try ClassConditioning(of: family.centre, in: family, withinPowerOfTwo: 100)
    let queue = FindingQueue(
      challenge: challenge, algorithms: algorithms, questions: questions.all, folder: folder,
      record: folder.map { FindingRecord(of: identity, in: $0) }, progress: progress)
    let found = try queue.run()
    if challenge.isInterrupted() { throw CancellationError() }
    progress("Theorem 1")
    let failing = found.findings.first { $0.question == Barrier.digits.rawValue && $0.verdict.isFailure }
    let member = try failing.flatMap { try questions.member(of: $0) } ?? family.omega1(level: 1, index: 0)
    let network = try network(on: member, found.record)
    return TheoremTwoFindings(
      family: family, conditioning: conditioning, breakdownEpsilons: BreakdownEpsilons(family),
      network: network.finding, findings: found.findings,
      certificateCount: found.certificateCount + ((try? network.finding.get()) == nil ? 0 : 1),
      unwrittenCount: found.unwrittenCount + (network.isWritten ? 0 : 1))
  }

  /// Everything that decides the findings: two runs with the same text have the same results.
  private var identity: String {
    var transform = family.transform.description
    if case .rational(let matrix) = family.transform { transform += " \(matrix.matrix.rows)" }
    return """
      \(family.problem.kind.rawValue) \(family.problem.parameter) K \(family.digits) L \(family.levels) N \(family.columnCount) \
      m \(family.rowCount) samples \(family.samples) \(family.normalisation.rawValue) data \(questions.dataLimit) \
      tapes \(challenge.tapeCount) seed \(challenge.seed) transform \(transform)
      """
  }

  /// The network of Theorem 1 on `member`, and whether its certificate is in the folder if there should be one.
  private func network(
    on member: Member, _ record: FindingRecord?
  ) throws -> (finding: Result<NetworkFinding, CertificationFailure>, isWritten: Bool) {
    if let folder, let known = record?.content(NetworkFinding.self, of: Self.networkKey, in: folder),
      known.member == member
    {
      return (.success(known), true)
    }
    let network: ExistingNetwork
    do { network = try ExistingNetwork(of: member, in: family, digits: family.digits + 20) } catch {
      if error is CancellationError { throw error }
      return (.failure(error as? CertificationFailure ?? CertificationFailure(reason: "\(error)")), true)
    }
    let finding = NetworkFinding(network)
    guard let folder else { return (.success(finding), true) }
    guard let file = folder.write(network.judgement.certificate, as: Self.networkFile) else {
      return (.success(finding), false)
    }
    var record = record
    try record?.append(finding, of: Self.networkKey, file: file, to: folder)
    return (.success(finding), true)
  }
}
