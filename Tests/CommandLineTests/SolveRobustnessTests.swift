import Foundation
import Testing

/// Wrong input to `solve` and `distance`: a message that names what is wrong and where, no output, no file.
@Suite struct SolveRobustnessTests {
  private static let problem = "--matrix I.csv --vector y12.csv"

  private func directory() throws -> TemporaryDirectory {
    let directory = try SmallProblems.directory()
    for (name, text) in [
      "ragged.csv": "1,2\n3\n", "slash.csv": "1,2\n3,1/0\n", "empty.csv": "", "word.csv": "1,2\nx,4\n",
      "nan.csv": "1,2\n3,nan\n", "broken.json": "[[1,2],[3",
      "broken.mtx": "%%MatrixMarket matrix array real general\n2",
    ] { try directory.write(text, to: name) }
    try FileManager.default.createDirectory(at: directory.file("folder.csv"), withIntermediateDirectories: false)
    let rows: [[Double]] = [[1, 2, 3], [4, 5, 6.5]]
    let files = [
      "rows.npy": NumPyFile(rows), "fortran.npy": NumPyFile(rows, isFortranOrder: true),
      "big.npy": NumPyFile(rows, isBigEndian: true), "nan.npy": NumPyFile([[1, 2], [3, .nan]]),
      "infinite.npy": NumPyFile([[1, -.infinity], [3, 4]]), "short.npy": NumPyFile(shape: "(100, 125)"),
      "huge.npy": NumPyFile(shape: "(100000, 12500)"), "overflow.npy": NumPyFile(shape: "(9223372036854775807, 4)"),
    ]
    for (name, file) in files { try file.bytes.write(to: directory.file(name)) }
    return directory
  }

  private func expectRefusal(_ line: String, _ exitCode: Int32, _ words: [String]) throws {
    let directory = try directory()
    let before = directory.names()
    let result = try Executable.command.run(SmallProblems.words(line), in: directory)
    #expect(!result.wasTrapped)
    #expect(result.exitCode == exitCode)
    #expect(result.output.isEmpty)
    for word in words { #expect(result.messages.contains(word), "\(word) in \(result.messages)") }
    #expect(directory.names() == before)
  }

  @Test(arguments: [
    ("ragged.csv", ["line 2, row 2", "expected 2 entries", "found 1"]),
    ("slash.csv", ["line 2, row 2, column 2", "\"1/0\""]), ("empty.csv", ["found an empty file"]),
    ("word.csv", ["row 2, column 1", "\"x\""]), ("nan.csv", ["row 2, column 2", "nan"]),
    ("nan.npy", ["row 2, column 2", "expected a finite number, found nan"]),
    ("infinite.npy", ["row 1, column 2", "found -inf"]), ("broken.json", ["expected"]), ("broken.mtx", ["expected"]),
    ("short.npy", ["expected 100000 bytes", "found 0"]), ("huge.npy", ["expected 10000000000 bytes", "found 0"]),
    ("overflow.npy", ["expected"]), ("folder.csv", ["expected a file"]), (".", ["expected", ".mtx"]),
    ("none.npy", ["expected a file"]), ("none.txt", ["expected a file"]), ("row.csv", ["y12.csv", "expected 1 entry"]),
  ])
  func matrices(file: String, words: [String]) throws {
    let start = Date()
    try expectRefusal("solve p2 --matrix \(file) --vector y12.csv --lambda 1", 65, words + [file])
    #expect(Date().timeIntervalSince(start) < 30)
  }

  @Test(arguments: [
    ("solve p2 \(problem) --lambda 0", 64, "--lambda 0: expected a number > 0"),
    ("solve p2 \(problem) --lambda -1/2", 64, "--lambda -1/2"),
    ("solve p2 \(problem) --lambda 1/0", 64, "--lambda 1/0"),
    ("solve p1 \(problem) --epsilon -1", 64, "--epsilon -1"), ("solve p2 \(problem)", 64, "--lambda: expected"),
    ("solve p2 \(problem) --lambda 1 --epsilon 1", 64, "--epsilon 1: not used"),
    ("solve p1 \(problem) --lambda 1", 64, "--lambda 1: not used"), ("solve p4 \(problem) --lambda 1", 64, "p4"),
    ("solve \(problem) --lambda 1", 64, "p1|p2|p3"), ("solve p2 --vector y12.csv --lambda 1", 64, "--matrix"),
    ("solve p2 \(problem) --lambda 1 --bits 0", 64, "--bits 0"), ("solve p2 \(problem) --lambda 1 --bits x", 64, "'x'"),
    ("solve p2 \(problem) --lambda 1 --bits 1000001", 64, "--bits 1000001"),
    ("solve p2 \(problem) --lambda 1 --vertices -1", 64, "--vertices -1"),
    ("solve p2 \(problem) --lambda 1 --format xml", 64, "xml"),
    ("solve p2 \(problem) --lambda 1 --objective sum", 64, "--objective sum"),
    ("solve p2 \(problem) --lambda 1 --weights 1,-1", 65, "entry 2: expected a number > 0, found -1"),
    ("solve p2 \(problem) --lambda 1 --weights 1", 65, "--weights 1: expected 2 entries"),
    ("solve p2 \(problem) --lambda 1 --certificate c --vipr c", 64, "--vipr c: expected another file"),
    ("distance p2 \(problem) --lambda 1", 64, "--point"),
    ("distance p2 \(problem) --lambda 1 --point one.csv", 65, "--point one.csv: expected 2 entries"),
    ("distance p2 \(problem) --lambda 1 --point none.npy", 65, "--point none.npy"),
    ("distance p2 \(problem) --lambda 1 --point nan.npy", 65, "nan.npy"),
  ])
  func options(line: String, exitCode: Int32, words: String) throws {
    try expectRefusal(line, exitCode, [words])
  }

  /// Nothing is left when one of the outputs cannot be written or does not exist.
  @Test(arguments: [
    ("solve p2 \(problem) --lambda 1 --certificate none/c.json", 73, "none"),
    ("solve p2 \(problem) --lambda 1 --certificate folder.csv", 73, "found a directory"),
    ("solve p2 \(problem) --lambda 1 --certificate /dev/full", 73, "expected a file"),
    (
      "solve p2 \(problem) --lambda 1 --certificate out/", 73,
      "--certificate out/: cannot be written: expected a file name"
    ),
    ("distance p2 \(problem) --lambda 1 --point y12.csv --certificate none/c.json", 73, "none"),
    ("solve p1 \(problem) --epsilon 0 --certificate c.json --vipr none/p.vipr", 73, "--vipr none/p.vipr"),
    (
      "solve p2 \(problem) --lambda 1 --certificate c.json --vipr p.vipr", 64,
      "--vipr p.vipr: expected a linear program"
    ),
    ("solve p1 \(problem) --epsilon 1/2 --certificate c.json --vipr p.vipr", 64, "expected a linear program"),
    (
      "solve p1 --matrix column10.csv --vector y11.csv --epsilon 1/2 --certificate c.json --vipr p.vipr", 64,
      "expected a linear program"
    ),
  ])
  func outputs(line: String, exitCode: Int32, words: String) throws {
    try expectRefusal(line, exitCode, [words])
  }

  @Test func aFullStandardOutputIsNoSuccess() throws {
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    let directory = try directory()
    let before = directory.names()
    let run = try Executable.command.start(
      SmallProblems.words("solve p2 \(Self.problem) --lambda 1"), in: directory, output: full)
    let result = try run.result()
    #expect(directory.names() == before)
    #expect(result.exitCode == 73)
    #expect(result.messages.contains("standard output"))
  }

  @Test(arguments: ["rows.npy", "fortran.npy", "big.npy"])
  func theOrderOfBytesAndEntriesDoesNotMatter(file: String) throws {
    let output = try SolutionOutput.of(
      SmallProblems.words("p2 --matrix \(file) --vector y12.csv --lambda 1/10"), in: try directory())
    #expect(output.exactSolution == ["0", "0", "319/1025"])
    #expect(output.objective?.exact == "739/20500")
  }
}

/// A `.npy` file of version 1, made here byte by byte.
struct NumPyFile {
  let bytes: Data

  /// A matrix of doubles.
  init(_ rows: [[Double]], isFortranOrder: Bool = false, isBigEndian: Bool = false) {
    let columns = rows.first?.count ?? 0
    let entries = isFortranOrder ? (0..<columns).flatMap { j in rows.map { $0[j] } } : rows.flatMap { $0 }
    var data = Data()
    for entry in entries {
      let pattern = isBigEndian ? entry.bitPattern.bigEndian : entry.bitPattern.littleEndian
      withUnsafeBytes(of: pattern) { data.append(contentsOf: $0) }
    }
    bytes =
      Self.header(
        type: isBigEndian ? ">f8" : "<f8", isFortranOrder: isFortranOrder, shape: "(\(rows.count), \(columns))") + data
  }

  /// A header with nothing behind it.
  init(shape: String) { bytes = Self.header(type: "<f8", isFortranOrder: false, shape: shape) }

  private static func header(type: String, isFortranOrder: Bool, shape: String) -> Data {
    var text = "{'descr': '\(type)', 'fortran_order': \(isFortranOrder ? "True" : "False"), 'shape': \(shape), }"
    text += String(repeating: " ", count: 117 - text.utf8.count) + "\n"
    return Data([0x93]) + Data("NUMPY\u{1}\u{0}".utf8) + Data([UInt8(text.utf8.count), 0]) + Data(text.utf8)
  }
}
