import ArgumentParser
import Certificates
import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Foundation
import Reports

/// `barrierlab distance`: how far a vector is from the minimisers.
struct DistanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance", abstract: "The certified distance of a vector to the set of all minimisers.",
    discussion: """
      Example: barrierlab distance p2 --matrix A.npy --vector y.npy --lambda 1/10 --objective mean --point x.npy
      The vector is read exactly: a binary file holds the doubles themselves.
      Exit codes: 0 bounds proved; 1 there is no minimiser; 64 usage; 65 wrong data; 73 an output cannot be written;
      130 interrupted.
      """)

  @OptionGroup var problem: ProblemOptions
  @OptionGroup var output: SolutionOptions

  @Option(
    help: ArgumentHelp("The vector: one column, one row or a one-dimensional array of N numbers.", valueName: "FILE"))
  var point: String

  func run() throws {
    try output.validateRanges()
    try NamedFile.expectDistinct(
      outputs: [NamedFile("--certificate", output.certificate)],
      inputs: problem.files + [NamedFile("--point", point)])
    let certificate = try OutputFile("--certificate", output.certificate)
    let input = try problem.input()
    Interruption.installExit()
    let progress = Progress()
    defer { progress.finish() }
    guard let rational = try SolutionRun.rationalProblem(of: input) else {
      throw CommandFailure.data(
        "--matrix \(problem.matrix.shownPath), --vector \(problem.vector.shownPath): expected real data, found complex ones"
      )
    }
    let vector = try vector(count: rational.columnCount)
    let run = try SolutionRun.solving(rational, method: .automatic, progress)
    guard case .solved(let set) = run.outcome else {
      throw CommandFailure.claim("there is no minimiser: no x has ‖Ax − y‖ ≤ ε (barrierlab solve p1 shows the proof)")
    }
    progress.show("looking for the nearest minimiser")
    let evidence: DistanceEvidence
    do { evidence = try set.nearestPoint(to: vector) } catch { throw CommandFailure.claim("undecided: \(error)") }
    var document = DistanceDocument(
      input.stated, set, vector: vector, evidence: evidence, bits: output.bits, isExact: output.exact)
    var files = KeptFiles()
    document.certificate = try files.keep(certificate) { () throws(Unkept) in
      try SolutionOptions.bytes {
        try SolutionCertificate(
          ofDistanceFrom: vector, to: set.polyhedron, provedBy: evidence, statedAs: input.objective,
          precision: output.bits)
      }
    }
    progress.finish()
    try files.finish(printing: output.format == .json ? document.json() : document.text())
  }

  private func vector(count: Int) throws -> [Rational] {
    let option = "--point \(point.shownPath)"
    let read: RealOrComplex<[Rational]>
    do {
      read = try DataFile.vector(
        at: point, options: DataOptions(textNumbers: problem.isBinary64 ? .binary64 : .exact))
    } catch { throw CommandFailure.data("--point \(error)") }
    guard case .real(let vector) = read else {
      throw CommandFailure.data("\(option): expected real numbers, found complex ones")
    }
    guard vector.count == count else {
      throw CommandFailure.data(
        "\(option): expected \(counted(count, "entry", "entries")), one for each column, found \(vector.count)")
    }
    return vector
  }
}
