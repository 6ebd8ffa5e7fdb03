import ArgumentParser
import BarrierLab
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

  /// Writes the certificate if one is asked for, after the checker has verified its very bytes.
  func writeCertificate(_ make: () throws -> SolutionCertificate) throws {
    guard let certificate else { return }
    let bytes: Data
    do {
      bytes = try CertificateFile.bytes(of: try make())
      _ = try CertificateFile.statement(provedBy: bytes)
    } catch { throw CommandFailure.claim("--certificate \(certificate.shown): \(error)") }
    try OutputFile.write(bytes, to: certificate, option: "--certificate")
  }
}

/// Files that the command writes: beside their place, then renamed, so that a file that is there is whole.
enum OutputFile {
  /// Writes `data` to `path`.
  ///
  /// - Throws: `ExitCode` 73 after a message that names the option.
  static func write(_ data: Data, to path: String, option: String) throws {
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure.output("\(option) \(path.shown): cannot be written: \(error.localizedDescription)")
    }
  }
}
