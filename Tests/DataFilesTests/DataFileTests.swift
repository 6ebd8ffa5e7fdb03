import DataFiles
import Foundation
import Testing

@Suite struct DataFileTests {
  private func refusal(_ path: String, _ options: DataOptions = DataOptions()) throws -> DataFileError {
    do {
      _ = try DataFile.matrix(at: path, options: options)
    } catch { return error }
    struct Accepted: Error {}
    throw Accepted()
  }

  @Test func theExtensionTellsTheFormat() throws {
    let directory = try TemporaryDirectory()
    for name in ["A.csv", "A.tsv", "A.TXT", ".dat", "a.npy.dat"] {
      #expect(try DataFile.matrix(at: directory.write(Array("1 2".utf8), to: name)).realPart.texts == [["1", "2"]])
    }
    #expect(try DataFile.vector(at: directory.write(Array("[1]".utf8), to: "y.json")) == .real([1]))
    #expect(
      try DataFile.vector(at: directory.write(NumPyFile(type: "|i1", shape: "(1,)", data: [5]).bytes, to: "y.npy"))
        == .real([5]))
    let market = Array("%%MatrixMarket matrix array real general\n1 1\n1\n".utf8)
    #expect(try DataFile.vector(at: directory.write(market, to: "y.mtx")) == .real([1]))
    for name in ["A", "A.npz", "A.csv.gz", "csv", "A."] {
      let path = try directory.write([0x31], to: name)
      #expect(try refusal(path).kind == .unsupported)
      #expect(try DataFile.vector(at: path, options: DataOptions(format: .delimitedText)) == .real([1]))
    }
  }

  @Test func filesThatCannotBeReadAreNamed() throws {
    let directory = try TemporaryDirectory()
    #expect(try refusal(directory.path("none.csv")).kind == .unreadable)
    #expect(try refusal(directory.path("none.csv")).file == directory.path("none.csv"))
    try FileManager.default.createDirectory(atPath: directory.path("folder.csv"), withIntermediateDirectories: true)
    #expect(try refusal(directory.path("folder.csv")).kind == .unreadable)
    #expect(try refusal(directory.write([], to: "empty.npy")).kind == .empty)
    #expect(try refusal("/dev/null", DataOptions(format: .json)).kind == .empty)
  }

  /// What the system says, and not that there is no file.
  @Test func theReasonOfTheSystemIsGiven() throws {
    let directory = try TemporaryDirectory()
    let loop = directory.path("loop.csv")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: "loop.csv")
    let file = try directory.write([0x31], to: "one.csv")
    #expect(try refusal(directory.path("none.csv")).found == "none (No such file or directory)")
    #expect(try refusal(loop).found == "one that cannot be opened (Too many levels of symbolic links)")
    #expect(try refusal("\(file)/x.csv").found == "one that cannot be opened (Not a directory)")
    let long = directory.path(String(repeating: "a", count: 300) + ".csv")
    #expect(try refusal(long).found == "one that cannot be opened (File name too long)")
    #expect(try refusal(directory.path("") + "/.", DataOptions(format: .json)).found == "a directory")
    if getuid() != 0 {
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
      #expect(try refusal(file).found == "one that cannot be opened (Permission denied)")
    }
  }

  @Test func pipes() throws {
    let directory = try TemporaryDirectory()
    let pipe = directory.path("pipe.csv")
    try #require(mkfifo(pipe, 0o600) == 0)
    // Nobody writes.
    let start = ContinuousClock.now
    let error = try refusal(pipe, DataOptions(maximalWait: 0.2))
    #expect(error.kind == .unreadable && error.found == "nothing for 0.2 s")
    #expect(ContinuousClock.now - start < .seconds(10))
    // Somebody writes later, in parts.
    Thread.detachNewThread {
      guard let handle = FileHandle(forWritingAtPath: pipe) else { return }
      for part in ["1,2\n", "3,", "4\n"] {
        usleep(50_000)
        try? handle.write(contentsOf: Data(part.utf8))
      }
      try? handle.close()
    }
    #expect(try DataFile.matrix(at: pipe).realPart.texts == [["1", "2"], ["3", "4"]])
  }

  @Test func theLargestFileIsRead() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Array("1 2 3\n".utf8), to: "A.csv")
    #expect(try DataFile.vector(at: path, options: DataOptions(maximalSize: 6)) == .real([1, 2, 3]))
    #expect(try refusal(path, DataOptions(maximalSize: 5)).kind == .tooLarge)
    #expect(try DataFile.bytes(at: path) == Array("1 2 3\n".utf8))
    #expect(throws: DataFileError.self) { try DataFile.bytes(at: directory.path("none")) }
  }

  @Test func aLargeFileIsRefusedBeforeItIsRead() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write([0x31], to: "large.csv")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    // A file with a hole: it takes no room on the disk.
    try handle.truncate(atOffset: 1 << 40)
    try handle.close()
    #expect(try refusal(path).kind == .tooLarge)
    #expect(try refusal("/dev/zero", DataOptions(format: .delimitedText, maximalSize: 1 << 16)).kind == .tooLarge)
  }

  @Test func tenGigabytesOfHeaderWithoutDataAreRefusedAtOnce() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(NumPyFile(shape: "(36636, 36636)").bytes, to: "A.npy")
    let start = ContinuousClock.now
    #expect(try refusal(path).kind == .truncated)
    #expect(ContinuousClock.now - start < .seconds(1))
  }
}
