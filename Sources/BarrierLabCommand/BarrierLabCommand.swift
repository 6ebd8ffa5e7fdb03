import ArgumentParser
import BarrierLab

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
      TheoremTwoCommand.self, FamilyCommand.self, SolveCommand.self, DistanceCommand.self, VerifyCommand.self,
    ],
    defaultSubcommand: TheoremTwoCommand.self)
}
