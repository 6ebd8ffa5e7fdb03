import ArgumentParser
import Certificates
import Foundation

/// `barrierlab`: one subcommand per question, no mathematics of its own.
@main
struct BarrierLabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "barrierlab",
    abstract: "An exact laboratory for the limits of computation in sparse recovery.",
    discussion: """
      Without a subcommand, theorem2 runs with K = 3, L = 2, m = 3, N = 4, (P3), lambda = 1.
      Exit codes: 0 all is certified, 1 a claim failed or is undecided, 64 usage, 65 unreadable or wrong data,
      73 an output cannot be written, 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      TheoremTwoCommand.self, BreakdownCommand.self, FamilyCommand.self, SolveCommand.self, DistanceCommand.self,
      VerifyCommand.self,
    ],
    defaultSubcommand: TheoremTwoCommand.self)

  /// Runs the command; what it throws becomes a message and an exit code.
  static func main() {
    StandardStreams.prepare()
    do {
      if let number = CertificateReport.firstArgumentThatIsNoText {
        throw CommandFailure.usage("argument \(number): expected text in UTF-8")
      }
      if let message = UnknownSubcommand.message(about: Array(CommandLine.arguments.dropFirst())) {
        throw CommandFailure.usage(message)
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the process with the message and the exit code of `error`, which may be a request for help.
  private static func end(with error: any Error) -> Never {
    var code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code == .success {
      do { try StandardOutput.write(text) } catch { code = exitCode(for: error) }
    } else if !text.isEmpty {
      // What was given on the command line may contain anything, line breaks too.
      let message = message(for: error)
      StandardError.write("\(text.replacingOccurrences(of: message, with: message.shown(1000)))\n")
    }
    Foundation.exit(code.rawValue)
  }
}
