import ArgumentParser
import Certificates
import Foundation
import Reports

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
    try NamedFile.expectDistinct(
      outputs: [NamedFile("--certificate", output.certificate), NamedFile("--vipr", vipr)], inputs: problem.files)
    let certificate = try OutputFile("--certificate", output.certificate)
    let program = try OutputFile("--vipr", vipr)
    let input = try problem.input()
    if program != nil, !input.canBeLinearProgram { throw CommandFailure.usage(noLinearProgram) }
    Interruption.installExit()
    let progress = Progress()
    defer { progress.finish() }
    guard let rational = try SolutionRun.rationalProblem(of: input) else {
      return try solveComplex(input, progress)
    }
    let run = try SolutionRun.solving(rational, method: exactMethod ? .exact : .automatic, progress)
    var document: SolveDocument
    var files = KeptFiles()
    switch run.outcome {
    case .infeasible(let witness):
      document = SolveDocument(
        infeasible: input.stated, rational, witness: witness, bits: output.bits, isExact: output.exact,
        seconds: run.seconds)
      document.certificate = try files.keep(certificate) { () throws(Unkept) in
        try SolutionOptions.bytes { try SolutionCertificate(ofInfeasibilityOf: rational, functional: witness) }
      }
      document.vipr = try files.keep(program) { () throws(Unkept) in
        try bytes(LinearProgramCertificate(ofInfeasibilityOf: rational, functional: witness))
      }
    case .solved(let set):
      progress.show("listing the vertices")
      let list = try SolutionRun.vertices(of: set, limit: vertices)
      document = SolveDocument(
        input.stated, set, vertices: list, bits: output.bits, isExact: output.exact, seconds: run.seconds)
      progress.show("checking the certificate")
      document.certificate = try files.keep(certificate) { () throws(Unkept) in
        try SolutionOptions.bytes {
          try SolutionCertificate(
            of: set.polyhedron, face: set.face, statedAs: input.objective, precision: output.bits)
        }
      }
      document.vipr = try files.keep(program) { () throws(Unkept) in
        try bytes(LinearProgramCertificate(set.polyhedron))
      }
    }
    progress.finish()
    try files.finish(printing: output.format == .json ? document.json() : document.text())
  }

  private func bytes(_ program: LinearProgramCertificate?) throws(Unkept) -> Data {
    guard let program else { throw Unkept(code: ExitCode(65), message: noLinearProgram) }
    return Data(program.text.utf8)
  }

  private var noLinearProgram: String {
    "--vipr \((vipr ?? "").shownPath): expected a linear program: (P1) with epsilon = 0, or (P3) where Ax = y and ‖u‖ < 1"
  }

  private func solveComplex(_ input: ProblemInput, _ progress: Progress) throws {
    for (option, value) in [("--certificate", output.certificate), ("--vipr", vipr)] {
      if let value {
        throw CommandFailure.usage("\(option) \(value.shownPath): expected real data, found complex ones")
      }
    }
    progress.show("enclosing the minimiser")
    let (outcome, seconds) = try SolutionRun.complexOutcome(of: input, bits: output.bits)
    let document = ComplexSolveDocument(input.stated, outcome, bits: output.bits, seconds: seconds)
    progress.finish()
    try StandardOutput.write(output.format == .json ? document.json() : document.text())
    if case .undecided = outcome { throw ExitCode(1) }
  }
}
