import ArgumentParser
import Certificates
import Foundation

/// The options of how a solution is shown and kept.
struct SolutionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "Numbers that are not shown exactly are enclosed to within 2^-bits.",
    transform: wholeNumber)
  var bits = 64

  @Flag(help: "Show every rational number exactly, however long it is.")
  var exact = false

  @Option(help: ArgumentHelp("Write a certificate that barrierlab-check checks.", valueName: "FILE"))
  var certificate: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  /// Refuses numbers out of range.
  func validateRanges() throws {
    guard (1...1_000_000).contains(bits) else {
      throw CommandFailure.usage("--bits \(bits): expected 1 to 1000000")
    }
  }

  /// The bytes of the certificate, after the checker has verified them.
  static func bytes(of make: () throws -> SolutionCertificate) throws(Unkept) -> Data {
    do {
      let bytes = try CertificateFile.bytes(of: try make())
      _ = try CertificateFile.statement(provedBy: bytes)
      return bytes
    } catch { throw Unkept(code: ExitCode(1), message: "--certificate: \(error)") }
  }
}
