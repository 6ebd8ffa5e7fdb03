import ArgumentParser
import ExactArithmetic
import Foundation
import Testing

@testable import BarrierLabCommand

@Suite struct ProblemOptionsTests {
  /// A directory with data of three rows and two columns, and others that do not fit.
  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    let files = [
      "A.csv": "1,0.1\n2,1/3\n-1,0\n", "y.csv": "1\n2\n3\n", "short.csv": "1\n2\n", "ragged.csv": "1,2\n3\n",
      "w.json": "[1, \"1/2\"]", "w3.csv": "1,2,3", "negative.csv": "1\n-2\n", "square.csv": "1,2\n3,4\n5,6\n7,8\n",
      "y4.csv": "1 2 3 4", "complex.json": "[1, 2, {\"re\": 0, \"im\": 1}]", "cw.json": "[[[1, 0], [2, 0]]]",
      "nan.csv": "1\nnan\n3",
    ]
    for (name, text) in files { try directory.write(text, to: name) }
    return directory
  }

  /// The options of `line`, with the names of files that `directory` has as paths.
  private func options(_ line: String, in directory: TemporaryDirectory) throws -> ProblemOptions {
    let names = Set(directory.names())
    return try ProblemOptions.parse(
      line.split(separator: " ").map {
        names.contains(String($0)) || $0.hasPrefix("none") ? directory.file(String($0)).path : String($0)
      })
  }

  private func input(_ line: String) throws -> ProblemInput {
    let directory = try directory()
    return try options(line, in: directory).read()
  }

  @Test func theDataAreReadExactly() throws {
    let input = try input("p3 --matrix A.csv --vector y.csv --lambda 1/10")
    let problem = try #require(try input.rationalProblem())
    #expect(problem.kind == .p3)
    #expect(problem.matrix.elements.map(\.description) == ["1", "1/10", "2", "1/3", "-1", "0"])
    #expect(problem.vector == [1, 2, 3])
    #expect(problem.parameter.description == "1/10")
    #expect(problem.weights == [1, 1])
    #expect(input.objectiveFactor == 1)
  }

  @Test func basisPursuit() throws {
    let input = try input("P1 --matrix A.csv --vector y.csv --epsilon 0 --weights 1/2,3")
    #expect(input.kind == .p1)
    #expect(input.parameter.isZero)
    #expect(input.weights.map(\.description) == ["1/2", "3"])
  }

  @Test(arguments: [
    ("p2 --lambda 0.1 --objective half", "1/5", "1/2"), ("p2 --lambda 0.1 --objective mean", "3/5", "1/6"),
    ("p2 --lambda 0.1", "1/10", "1"), ("p2 --lambda 0.1 --objective paper", "1/10", "1"),
    ("p2 --lambda 1/3 --objective MEAN", "2", "1/6"),
  ])
  func scales(line: String, paper: String, factor: String) throws {
    let input = try input("\(line) --matrix A.csv --vector y.csv")
    #expect(input.parameter.description == paper)
    #expect(input.objectiveFactor.description == factor)
    #expect(input.givenParameter == input.parameter * input.objectiveFactor)
  }

  @Test func theMeanOfTheSquareRootLassoNeedsASquare() throws {
    let input = try input("p3 --lambda 0.1 --objective mean --matrix square.csv --vector y4.csv")
    #expect(input.parameter.description == "1/5")
    #expect(input.objectiveFactor.description == "1/2")
  }

  @Test func binary64RoundsEveryTextFirst() throws {
    let input = try input("p2 --matrix A.csv --vector y.csv --lambda 0.1 --weights 0.1,2 --binary64")
    let tenth = try Rational(exactly: 0.1)
    #expect(input.matrix.realPart[0, 1] == tenth)
    #expect(input.parameter == tenth)
    #expect(input.weights == [tenth, 2])
  }

  @Test func weightsFromAFile() throws {
    let input = try input("p2 --matrix A.csv --vector y.csv --lambda 1 --weights w.json")
    #expect(input.weights.map(\.description) == ["1", "1/2"])
  }

  @Test func oneComplexPartMakesTheProblemComplex() throws {
    let input = try input("p2 --matrix A.csv --vector complex.json --lambda 1")
    #expect(try input.rationalProblem() == nil)
    #expect(input.vector == .complex(real: [1, 2, 0], imaginary: [0, 0, 1]))
    #expect(input.matrix.imaginaryPart?.elements == Array(repeating: 0, count: 6))
  }

  @Test(arguments: [
    ("p4 --lambda 1", "p4: expected p1, p2 or p3"), ("p2", "--lambda: expected a number for (P2), found none"),
    ("p1", "--epsilon: expected a number for (P1)"),
    ("p1 --lambda 1", "--lambda 1: not used by (P1), which has --epsilon"),
    ("p3 --lambda 1 --epsilon 1", "--epsilon 1: not used by (P3)"),
    ("p2 --lambda 0", "--lambda 0: expected a number > 0"),
    ("p2 --lambda -1", "--lambda -1: expected"), ("p1 --epsilon -1/2", "--epsilon -1/2: expected a number >= 0"),
    ("p2 --lambda 1e-400 --binary64", "--lambda 1e-400: expected a number > 0 in binary64"),
    ("p2 --lambda 1e400 --binary64", "--lambda 1e400: expected"), ("p2 --lambda 1/0", "--lambda 1/0"),
    ("p2 --lambda nan", "--lambda nan"),
    ("p2 --lambda 1 --objective sum", "--objective sum: expected paper, half or mean"),
    ("p1 --epsilon 1 --objective mean", "--objective mean: expected paper for (P1)"),
    ("p3 --lambda 1 --objective half", "--objective half: expected paper or mean"),
    ("p3 --lambda 1 --objective mean", "--objective mean: expected paper and lambda times the square root"),
    ("p2 --lambda 1 --weights 1,,2", "--weights"), ("p2 --lambda 1 --weights w", "--weights w"),
    ("p2 --lambda 1 --weights 1;2", "--weights 1;2"),
  ])
  func wrongUsage(line: String, words: String) throws {
    let refusal = try #require(throws: ProblemRefusal.self) { try input("\(line) --matrix A.csv --vector y.csv") }
    #expect(refusal.kind == .usage)
    #expect(refusal.message.contains(words), "\(refusal.message)")
  }

  @Test(arguments: [
    ("--matrix A.csv --vector short.csv", "expected 3 entries"),
    ("--matrix ragged.csv --vector y.csv", "line 2, row 2: expected 2 entries"),
    ("--matrix none.csv --vector y.csv", "none.csv: expected a file"),
    ("--matrix A.csv --vector A.csv", "expected a vector"),
    ("--matrix complex.json --vector y.csv", "expected a matrix"), ("--matrix none --vector y.csv", ".mtx"),
    ("--matrix A.csv --vector nan.csv", "row 2, column 1: expected a finite number, found \"nan\""),
    ("--matrix A.csv --vector y.csv --weights w3.csv", "expected 2 entries"),
    ("--matrix A.csv --vector y.csv --weights 1", "--weights 1: expected 2 entries"),
    ("--matrix A.csv --vector y.csv --weights 1,0", "entry 2: expected a number > 0, found 0"),
    ("--matrix A.csv --vector y.csv --weights negative.csv", "entry 2: expected a number > 0, found -2"),
    ("--matrix A.csv --vector y.csv --weights cw.json", "found complex"),
    ("--matrix A.csv --vector y.csv --weights none.csv", "none.csv"),
  ])
  func wrongData(line: String, words: String) throws {
    let refusal = try #require(throws: ProblemRefusal.self) { try input("p2 --lambda 1 \(line)") }
    #expect(refusal.kind == .data)
    #expect(refusal.message.contains(words), "\(refusal.message)")
    #expect(refusal.message.hasPrefix("--"))
  }

  @Test func exitCodes() throws {
    let directory = try directory()
    let usage = try options("p2 --matrix A.csv --vector y.csv", in: directory)
    #expect(throws: ExitCode(64)) { try usage.input() }
    let data = try options("p2 --matrix A.csv --vector short.csv --lambda 1", in: directory)
    #expect(throws: ExitCode(65)) { try data.input() }
  }
}
