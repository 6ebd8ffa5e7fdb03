import Foundation
import Testing

@Suite struct GoldenOutputTests {
  @Test func textOfTheDefaultRun() throws {
    let directory = try TemporaryDirectory()
    let result = try Executable.command.run(["theorem2"], in: directory)
    #expect(result.exitCode == 0)
    #expect(result.messages.isEmpty)
    let expected = """
      Omega(K, L), K = 3, L = 2: (P3), lambda = 1, m = 3, N = 4, d = 2 candidates, R = 1 sample

      Conditioning, certified for every member of the class:
        Cond(AA*) = 1 exactly
        C_FP      <= 1
        Cond(Xi)  <= 3.55757e-6

      Scales: distance kappa of the candidates and circumradius of their simplex
        10^-3: kappa in [0.0029999999, 0.0030000001], circumradius in [0.0014999999, 0.0015000001]
        10^-2: kappa in [0.029999999, 0.030000001], circumradius in [0.014999999, 0.015000001]
        10^-1: kappa in [0.29999999, 0.30000001], circumradius in [0.14999999, 0.15000001]
      Breakdown epsilons: strong, of Omega_1, in [0.0014999999, 0.0015000001]
                          weak, of Omega_2, in [0.014999999, 0.015000001]
      """
    #expect(result.output.hasPrefix(expected))
    let table = """
      algorithm      K digits                K-1 with 16 data        K-1 unlimited           K-2 from L levels       K-2 from L-1 levels
      reference-3    fails: > 0.00149920     fails: > 0.0149211      fails: > 0.0149211      reaches: <= 0.0150000   needs a level > 1
      reference-2    fails: > 0.00149920     no output from 16 data  reaches: <= 0.00149991  needs a level > 2       needs a level > 1
      centroid       fails: > 0.00149920     fails: > 0.0149211      fails: > 0.0149211      fails: > 0.139508       fails: > 0.139508
      arg-max-1      fails: > 0.00299920     fails: > 0.0299210      fails: > 0.0299210      fails: > 0.289217       fails: > 0.289217
      arg-max-10000  fails: > 0.00300000     fails: > 0.0300000      fails: > 0.0300000      needs a level > 2       needs a level > 1
      network-1      fails: > 0.00259692     fails: > 0.0154294      fails: > 0.0154294      fails: > 0.139900       fails: > 0.139900
      coin-flip      fails 101 of 200 tapes  fails 101 of 200 tapes  fails 101 of 200 tapes  fails 101 of 200 tapes  fails 101 of 200 tapes
      hedge          fails: > 0.00299920     fails: > 0.0299210      fails: > 0.0299210      fails: > 0.289217       fails: > 0.289217
      endless        no output from 64 data  no output from 16 data  no output from 64 data  needs a level > 2       needs a level > 1
      scattered      fails: > 0.00300000     fails: > 0.0300000      fails: > 0.0300000      needs a level > 2       needs a level > 1
      """
    #expect(result.output.contains("\n\n\(table)\n\n"))
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("Theorem 1: on tilt(3, 1, 2^-2) a network with 0 hidden units exists;") })
    #expect(lines.last == "Theorem 2 for this class: certified.")
  }

  @Test func withoutASubcommandItIsTheoremTwo() throws {
    let directory = try TemporaryDirectory()
    let plain = try Executable.command.run([], in: directory)
    let named = try Executable.command.run(["theorem2"], in: directory)
    #expect(plain.exitCode == 0)
    #expect(plain.output == named.output)
  }

  @Test func aMemberIsShownExactly() throws {
    let directory = try TemporaryDirectory()
    let result = try Executable.command.run(
      ["family", "--set", "1", "--index", "2", "--tilt-level", "5", "--normalisation", "rational"], in: directory)
    #expect(result.exitCode == 0)
    #expect(
      result.output == """
        tilt(3, 2, 2^-6), (P3), parameter 1, transform none

        A before the transform:
          [3300/7, 211207/448, 0, 0]
          [0, 0, 1/448·√(89213836849), 0]
          [0, 0, 0, 1/448·√(89213836849)]
        y_1 before the transform: [1, 1, 0]
        sample 1: the minimiser
          [0, 448/211207, 448/89213836849·√(89213836849), 0]

        """)
  }

  @Test(arguments: [[], ["theorem2"], ["family"], ["solve"], ["distance"], ["verify"]])
  func helpHasAnExample(subcommand: [String]) throws {
    let directory = try TemporaryDirectory()
    let result = try Executable.command.run(subcommand + ["--help"], in: directory)
    #expect(result.exitCode == 0)
    #expect(subcommand.isEmpty || result.output.contains("Example: barrierlab \(subcommand[0])"))
    #expect(result.output.contains("USAGE: barrierlab"))
  }
}
