import ArgumentParser
import BarrierLab
import Foundation

/// `barrierlab solve`: the exact solution of (P1), (P2) or (P3) for data from files.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solves (P1), (P2) or (P3) exactly: all minimisers, for any rational data.",
    discussion: """
      Example: barrierlab solve p2 --matrix A.csv --vector y.csv --lambda 1/10 --certificate solution.json
      Complex data are enclosed, or reported as undecided. Dual vector and multiplier are those of the paper's scale.
      Exit codes: 0 solved, or proved infeasible; 1 undecided; 64 usage; 65 wrong data; 73 an output cannot be written;
      130 interrupted.
      """)

  @OptionGroup var problem: ProblemOptions
  @OptionGroup var output: SolutionOptions

  @Flag(help: "Take no floating-point guess: the exact method from an empty support.")
  var exactMethod = false

  @Option(
    parsing: .unconditional, help: "List the vertices of the set of minimisers if there are at most so many.",
    transform: wholeNumber)
  var vertices = 64

  @Option(help: ArgumentHelp("Write a VIPR 1.0 certificate where the problem is a linear program.", valueName: "FILE"))
  var vipr: String?

  func run() throws {
    try output.validateRanges()
    guard (0...100_000).contains(vertices) else {
      throw CommandFailure.usage("--vertices \(vertices): expected 0 to 100000")
    }
    let files = (
      certificate: try OutputFile("--certificate", output.certificate), vipr: try OutputFile("--vipr", vipr)
    )
    if let vipr, vipr == output.certificate {
      throw CommandFailure.usage("--vipr \(vipr.shown): expected another file than that of --certificate")
    }
    let input = try problem.input()
    Interruption.installExit()
    let progress = Progress()
    defer { progress.finish() }
    guard let rational = try SolutionRun.rationalProblem(of: input) else {
      return try solveComplex(input, progress)
    }
    let run = try SolutionRun.solving(rational, method: exactMethod ? .exact : .automatic, progress)
    var document: SolveDocument
    var contents: [(file: OutputFile, data: Data)] = []
    switch run.outcome {
    case .infeasible(let witness):
      if let file = files.certificate {
        let make = { try SolutionCertificate(ofInfeasibilityOf: rational, functional: witness) }
        contents.append((file, try SolutionOptions.bytes(of: make)))
      }
      if let file = files.vipr {
        contents.append((file, try bytes(LinearProgramCertificate(ofInfeasibilityOf: rational, functional: witness))))
      }
      document = SolveDocument(
        infeasible: input, rational, witness: witness, bits: output.bits, isExact: output.exact, seconds: run.seconds)
    case .solved(let set):
      progress.show("listing the vertices")
      let list = try SolutionRun.vertices(of: set, limit: vertices)
      if let file = files.certificate {
        progress.show("checking the certificate")
        let make = { try SolutionCertificate(of: set.polyhedron, face: set.face, precision: output.bits) }
        contents.append((file, try SolutionOptions.bytes(of: make)))
      }
      if let file = files.vipr { contents.append((file, try bytes(LinearProgramCertificate(set.polyhedron)))) }
      document = SolveDocument(
        input, set, vertices: list, bits: output.bits, isExact: output.exact, seconds: run.seconds)
    }
    try OutputFile.write(contents)
    document.certificate = output.certificate
    document.vipr = vipr
    progress.finish()
    try StandardOutput.write(output.format == .json ? document.json() : document.text())
  }

  private func bytes(_ program: LinearProgramCertificate?) throws -> Data {
    guard let program else {
      throw CommandFailure.data(
        "--vipr \((vipr ?? "").shown): expected a linear program: (P1) with epsilon = 0, or (P3) where Ax = y and ‖u‖ < 1"
      )
    }
    return Data(program.text.utf8)
  }

  private func solveComplex(_ input: ProblemInput, _ progress: Progress) throws {
    for (option, value) in [("--certificate", output.certificate), ("--vipr", vipr)] {
      if let value { throw CommandFailure.usage("\(option) \(value.shown): expected real data, found complex ones") }
    }
    let start = Date()
    progress.show("enclosing the minimiser")
    let outcome = try SolutionRun.complexOutcome(of: input, bits: output.bits)
    let document = ComplexSolveDocument(
      input, outcome, bits: output.bits, seconds: Date().timeIntervalSince(start))
    progress.finish()
    try StandardOutput.write(output.format == .json ? document.json() : document.text())
    if case .undecided = outcome { throw ExitCode(1) }
  }
}
