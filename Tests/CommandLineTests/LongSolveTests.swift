import Foundation
import Testing

/// A solution that takes long: it says what it is doing on a terminal, and an interrupt leaves nothing behind.
@Suite struct LongSolveTests {
  private static let arguments = SmallProblems.words(
    "solve p1 --matrix A.csv --vector y.csv --epsilon 0 --exact-method --certificate c.json --vipr p.vipr")

  private func wait(_ seconds: TimeInterval, until condition: () throws -> Bool) rethrows -> Bool {
    let start = Date()
    while Date().timeIntervalSince(start) < seconds {
      if try condition() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  /// Nothing is written before all is known.
  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptLeavesNothingBehind(signal: Int32) throws {
    let directory = try TemporaryDirectory()
    try SmallProblems.writeLarge(rows: 100, to: directory)
    let run = try Executable.command.start(Self.arguments, in: directory)
    Thread.sleep(forTimeInterval: 1.5)
    #expect(run.process.isRunning)
    kill(run.process.processIdentifier, signal)
    let result = try run.result()
    #expect(!result.wasTrapped)
    #expect(result.exitCode == 130)
    #expect(result.output.isEmpty)
    #expect(result.messages == "barrierlab: interrupted\n")
    #expect(directory.names() == ["A.csv", "y.csv"])
  }

  @Test func aTerminalShowsWhatIsDoneAndForHowLong() throws {
    let directory = try TemporaryDirectory()
    try SmallProblems.writeLarge(rows: 100, to: directory)
    guard let terminal = PseudoTerminal() else { return }
    let run = try Executable.command.start(Self.arguments, in: directory, messages: terminal.terminal)
    let hasShown = wait(20) {
      terminal.update()
      return terminal.text.contains("solving 100 × 200, 2 s")
    }
    let text = terminal.text
    run.process.terminate()
    let result = try run.result()
    #expect(hasShown, "\(text)")
    #expect(text.contains("solving 100 × 200, 0 s") || text.contains("solving 100 × 200, 1 s"))
    #expect(text.hasPrefix("\r\u{1B}[K"))
    #expect(result.output.isEmpty)
  }

  @Test func aShortSolutionShowsNothing() throws {
    let directory = try SmallProblems.directory()
    let result = try Executable.command.run(
      SmallProblems.words("solve p2 --matrix I.csv --vector y12.csv --lambda 1"), in: directory)
    #expect(result.messages.isEmpty)
  }
}
