import ArgumentParser
import Certificates

/// `barrierlab verify`: the same check as `barrierlab-check`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks certificates, as barrierlab-check does.",
    discussion: """
      Example: barrierlab verify certificates
      Prints VERIFIED <claim> or REJECTED <reason> for each file; exit code 0 exactly when all are verified, 1 when one is
      rejected, 65 when one cannot be read or a directory holds none.
      """)

  @Argument(help: ArgumentHelp("Certificate files, or directories of them.", valueName: "FILE|DIR"))
  var paths: [String]

  func run() throws {
    var output: (any Error)?
    let code = CertificateReport.check(paths) { line in
      guard output == nil else { return }
      do { try StandardOutput.write(line) } catch { output = error }
    } warn: {
      CommandFailure.report($0)
    }
    if let output { throw output }
    if code != 0 { throw ExitCode(code) }
  }
}
