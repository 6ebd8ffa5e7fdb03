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
